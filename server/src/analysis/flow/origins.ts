import { SEEDS } from "../../catalogue/flow.ts";
import type { Related } from "../../model/finding.ts";
import type { Value } from "../../model/program.ts";
import type { FieldKind } from "../../model/records.ts";
import { fieldsOfRow } from "../../resolve/records/loaded.ts";
import type { Things } from "../../resolve/things.ts";
import type { FieldCategory } from "../personal-data/fields.ts";
import { markerOf } from "../personal-data/markers.ts";
import type { Origin, OriginCategory, RecordOrigin } from "../services.ts";
import { calleeName } from "./callees.ts";
import { grainOf } from "./grain.ts";
import { ALL, type LabelSet, maskOf } from "./labels.ts";
import { mendOf } from "./mending/mend.ts";
import { columnsOf, projectionOf } from "./projection.ts";
import { type FlowHop, type Reached, Search, type SearchContext } from "./search.ts";
import type { WholeRecord } from "./whole-records.ts";

const LONGEST_QUOTE = 40;

/**
 * Where the value of a hole comes from, one origin per label and name, shortest way first.
 * @param textOf the text of a file, for what hops say
 * @param spelled whoever takes the value writes out its fields
 */
export function originsOf(
  value: Value,
  home: Things,
  context: SearchContext,
  textOf: (uri: string) => string,
  { labels = ALL, spelled = false }: { readonly labels?: LabelSet; readonly spelled?: boolean } = {},
): readonly Origin[] {
  const search = new Search(context);
  const seen = new Set<string>();
  return search.run(value, home, labels, spelled).flatMap((it): Origin[] => {
    if ((it.source.label.personal || it.source.label.records) && isAnswer(it, context)) return [];
    const key = `${it.source.label.id}:${it.source.name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const { label, name, field } = it.source;
    const category = field && categoryFor(field);
    return [
      {
        label: label.id,
        name,
        category,
        key: label.personal ? keyBeside(it) : null,
        at: { uri: it.home.origin.uri, span: { start: it.at.start, end: it.at.end } },
        redacted: it.source.redacted ?? null,
        record: it.source.record ? recordOf(it, it.source.record) : null,
        path: it.hops.map((hop) => spoken(hop, name, textOf)),
        mend: mendOf(it),
        weakened: it.weakened,
        confidence: confidenceOf(it),
        sortedBy: it.sortedBy?.field ?? null,
        moment: momentOf(it),
        grain: label.id === "clock" ? grainAt(it, textOf) : null,
        seeded: label.id === "random" && isSeeded(it),
      },
    ];
  });
}

/** `customer.id` beside `customer.email`, where the record has such a field. */
function keyBeside({ at, home }: Reached): string | null {
  if (at.kind !== "member") return null;
  const { text } = home.origin;
  const names = home.records.rowsOf(at.object).flatMap(({ record }) => record.fields.map((it) => it.name));
  const key = names.find((it) => /^(?:id|uuid|public_?id|external_?id)$/i.test(it));
  const receiver = text.slice(at.object.start, at.object.end);
  return key !== undefined && text.slice(at.object.end, at.end) === `.${at.key}` ? `${receiver}.${key}` : null;
}

function recordOf(reached: Reached, { row, query, personal }: WholeRecord): RecordOrigin {
  const fields = row === null ? [] : fieldsOfRow(row);
  const worst = personal.map((it) => it.name);
  const others = fields.filter((it) => PLAIN.has(it.kind) && !worst.some((name) => name === it.name || name.startsWith(`${it.name}.`)));
  return {
    table: query?.table ?? null,
    // Of what an SDK gives the catalogue knows the fields that are somebody's.
    size: row === null || row.record.uri === "" ? null : fields.length,
    personal: worst,
    categories: personal.map((it) => categoryFor(it.field)),
    others: others.map((it) => it.name),
    projection: row === null || row.record.uri === "" ? null : query === null ? projectionOf(reached) : columnsOf(reached, query),
  };
}

const categoryFor = ({ category, title, level, gdpr }: FieldCategory): OriginCategory => ({
  id: category,
  title,
  gdpr,
  grave: level === 4,
  marker: markerOf(category),
});

/** Kinds of field that are sent as they are. */
const PLAIN: ReadonlySet<FieldKind> = new Set(["text", "number", "flag", "time", "choice", "unknown"]);

const ANSWERS = maskOf((it) => it.results === "call");

/** A field of what a model wrote is the model's, whatever it is called. */
function isAnswer({ at, home }: Reached, context: SearchContext): boolean {
  const record = at.kind === "member" ? at.object : at;
  return isValue(record) && new Search(context).run(record, home, ANSWERS).length > 0;
}

function isValue(at: Reached["at"]): at is Value {
  return !["value", "change", "element", "parameter", "receiver"].includes(at.kind);
}

/** A call that nobody can look into may have dropped what went in. */
function confidenceOf({ source, weakened, unknownCalls }: Reached): Origin["confidence"] {
  if (unknownCalls > 0 && !weakened) return "low";
  return weakened ? lower(source.confidence) : source.confidence;
}

const lower = (it: Origin["confidence"]): Origin["confidence"] => (it === "high" ? "medium" : "low");

/** At the top of a file, in a class body or in a default argument: once for all calls. */
function momentOf({ at, home }: Reached): Origin["moment"] {
  const site = home.bindings.sites.find(({ call }) => call === at);
  if (site === undefined) return "call";
  const { func } = site;
  const isDefault = func.parameters.some(({ fallback }) => fallback !== null && fallback.start <= at.start && at.end <= fallback.end);
  return func.parent === null || isDefault ? "load" : "call";
}

function grainAt({ source, at, home, hops }: Reached, textOf: (uri: string) => string): Origin["grain"] {
  const behind = (uri: string, end: number) =>
    textOf(uri)
      .slice(end, end + 48)
      .split("\n", 1)[0] ?? "";
  const places = hops.filter((it) => it.what !== "source");
  return grainOf(
    source.name,
    behind(home.origin.uri, at.end),
    places.map(({ uri, start, end }) => ({ own: textOf(uri).slice(start, Math.min(end, start + 200)), after: behind(uri, end) })),
  );
}

function isSeeded({ home }: Reached): boolean {
  return home.bindings.sites.some(({ call }) => SEEDS.has(calleeName(call, home).path ?? ""));
}

const WORDS: { readonly [What in FlowHop["what"]]: string } = {
  source: "comes from",
  assigned: "assigned to",
  changed: "put in by",
  element: "taken as",
  argument: "passed as",
  value: "used in",
};

function spoken({ uri, start, end, what }: FlowHop, name: string, textOf: (uri: string) => string): Related {
  const source = textOf(uri)
    .slice(start, Math.min(end, start + 200))
    .replace(/\s+/g, " ")
    .trim();
  const quote = source.length > LONGEST_QUOTE ? `${source.slice(0, LONGEST_QUOTE - 1)}…` : source;
  return { uri, span: { start, end }, message: what === "source" ? `${name} ${WORDS.source} here` : `${WORDS[what]} \`${quote}\`` };
}
