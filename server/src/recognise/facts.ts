import type { Catalogue } from "../catalogue/index.ts";
import type { Call, CommentStyle, Document, Hop, Problem, Prompt, Retrieval, Tool } from "../model/document.ts";
import type { Func, Program, Call as ProgramCall } from "../model/program.ts";
import { plainText } from "../model/prompt-text.ts";
import type { SourceFile } from "../model/source-file.ts";
import { contains } from "../model/text.ts";
import { Bindings } from "../resolve/bindings.ts";
import { Constants } from "../resolve/constants.ts";
import type { TextFiles } from "../resolve/text-files.ts";
import type { Origin, Outside } from "../resolve/thing.ts";
import { Things } from "../resolve/things.ts";
import { contextOf } from "./context.ts";
import { embeddingUses } from "./embeddings.ts";
import { flowsInto } from "./flows-into.ts";
import { shown } from "./fragments.ts";
import { globalsOf } from "./globals.ts";
import { ModelReader, type ModelReading } from "./model-id.ts";
import { outputSchemaOf } from "./output-schema.ts";
import { type HoleValue, promptsOf, promptsThrough } from "./prompts.ts";
import type { Site } from "./site.ts";
import { recognise } from "./sites.ts";
import { insertionOf, slotsOf } from "./slot-values.ts";
import { SlotReader } from "./slots.ts";
import { textOf } from "./texts.ts";
import { toolsOf } from "./tools.ts";
import { type Target, Wrappers } from "./wrappers.ts";
import { writeText } from "./write.ts";

/** The row of the language table that a file was lowered by. */
export interface CodeLanguage {
  /** `python`, `typescript`, `javascript`, `go`. */
  readonly id: string;
  readonly comment: CommentStyle | null;
}

/** Everything known about one file from its own text. `document` is plain data; the rest stays with the program it points into. */
export interface CodeFacts {
  readonly path: string;
  readonly document: Document;
  readonly program: Program;
  readonly bindings: Bindings;
  readonly things: Things;
  readonly constants: Constants;
  readonly slots: SlotReader;
  readonly sites: readonly Site[];
  /** The site of a call or retrieval of the document. */
  siteOf(id: string): Site | null;
  /** The value behind a hole of a prompt, and the file it stands in. */
  valueOf(prompt: string, hole: number): HoleValue | null;
  /** Where the model's id was read: for the inventory. */
  modelOf(call: string): ModelReading | null;
}

/** What of the project a file can reach. */
export interface Around {
  /** Finds what other files of the project export. */
  readonly outside?: Outside;
  readonly files?: TextFiles;
}

/** Who writes string literals how: the first part of a host's name. */
const HOSTS: { readonly [language: string]: string } = { javascript: "typescript" };

/** Reads calls, retrievals, prompts and tools of one source file. */
export function codeFacts(
  file: SourceFile,
  program: Program,
  catalogue: Catalogue,
  language: CodeLanguage,
  { outside, files }: Around = {},
): CodeFacts {
  const { uri, path, text } = file;
  const origin: Origin = { uri, path, text, host: HOSTS[language.id] ?? language.id, ...(files ? { files } : {}) };
  const bindings = new Bindings(program);
  const things = new Things(bindings, catalogue, outside, origin);
  const constants = new Constants(bindings, things);
  const slots = new SlotReader(things);
  const own = recognise(bindings, things, slots, catalogue, globalsOf(program, bindings, things, catalogue));
  const wrappers = new Wrappers(catalogue);
  const through = outside ? wrappers.of(things, own) : [];
  const all =
    through.length === 0
      ? own
      : [...own, ...through.map((it) => it.site)].sort((a, b) => a.call.start - b.call.start || a.call.end - b.call.end);
  const reaches = flowsInto(all, things);
  const sites = all.filter((it) => !it.gated || (reaches.has(it.call) && !continued(it.call, all)));
  const reader = new FactsReader(file, {
    things,
    constants,
    slots,
    sites,
    reaches,
    wrappers,
    targets: new Map(through.map((it) => [it.site, it.targets])),
  });
  const embeddings = sites.length === 0 ? [] : embeddingUses(program, things, constants, slots);
  const document: Document = {
    uri: file.uri,
    path: file.path,
    format: language.id,
    kind: "code",
    context: contextOf(file.path, program),
    comment: language.comment,
    loading: null,
    ...reader.read(),
    datasets: [],
    ...(embeddings.length === 0 ? {} : { embeddings }),
    problems: problemsOf(program, things),
  };
  return {
    path: file.path,
    document,
    program,
    bindings,
    things,
    constants,
    slots,
    sites,
    siteOf: (id) => reader.siteOf.get(id) ?? null,
    valueOf: (prompt, hole) => reader.values.get(prompt)?.[hole] ?? null,
    modelOf: (call) => reader.models.get(call) ?? null,
  };
}

/** One query is a chain of calls: of several links that could stand for it the last one does. */
function continued(call: ProgramCall, sites: readonly Site[]): boolean {
  return sites.some((it) => it.call !== call && it.gated && it.settings.some((setting) => setting.call === call));
}

function problemsOf(program: Program, things: Things): Problem[] {
  const problems: Problem[] = program.problems.map((span) => ({
    code: "parse",
    severity: "info",
    message: "This part cannot be parsed; calls in it are read as far as they go",
    span: { start: span.start, end: span.end },
  }));
  if (things.ranOut > 0)
    problems.push({
      code: "budget",
      severity: "info",
      message: `${things.ranOut} names were too entangled to resolve; they count as unknown`,
      span: null,
    });
  return problems;
}

interface Resolved {
  readonly things: Things;
  readonly constants: Constants;
  readonly slots: SlotReader;
  readonly sites: readonly Site[];
  readonly reaches: ReadonlyMap<ProgramCall, ProgramCall>;
  readonly wrappers: Wrappers;
  readonly targets: ReadonlyMap<Site, readonly Target[]>;
}

class FactsReader {
  readonly siteOf = new Map<string, Site>();
  readonly values = new Map<string, readonly HoleValue[]>();
  readonly models = new Map<string, ModelReading>();
  private readonly prompts: Prompt[] = [];
  private readonly tools: Tool[] = [];
  private readonly toolAt = new Map<string, string>();
  private readonly ordinals = new Map<string, number>();
  private readonly model: ModelReader;
  private readonly file: SourceFile;
  private readonly resolved: Resolved;

  constructor(file: SourceFile, resolved: Resolved) {
    this.file = file;
    this.resolved = resolved;
    this.model = new ModelReader(resolved.things, resolved.constants, resolved.slots);
  }

  read(): Pick<Document, "prompts" | "calls" | "retrievals" | "tools"> {
    const { sites, reaches, things, constants } = this.resolved;
    const ids = sites.map((it) => this.id(it.kind, it.func));
    const idOf = new Map(sites.flatMap((it, i) => (it.kind === "call" ? [[it.call, ids[i] ?? ""] as const] : [])));
    const calls: Call[] = [];
    const retrievals: Retrieval[] = [];
    for (const [i, site] of sites.entries()) {
      const id = ids[i] ?? "";
      this.siteOf.set(id, site);
      const base = { id, ...this.site(site) };
      const reading = this.model.of(site);
      this.models.set(id, reading);
      if (site.kind === "retrieval") {
        const into = reaches.get(site.call);
        retrievals.push({
          kind: "retrieval",
          ...base,
          api: site.api,
          sql: this.sql(site),
          flowsInto: into ? (idOf.get(into) ?? null) : null,
        });
        continue;
      }
      const tools = this.toolsFor(site);
      const vendor = this.model.vendor(site);
      const output = outputSchemaOf(site, vendor, things, constants);
      calls.push({
        kind: "call",
        ...base,
        api: site.api,
        vendor,
        model: reading.mention,
        ...(output ? { output } : {}),
        prompts: this.promptsFor(site, id, tools),
        tools,
      });
    }
    return { prompts: this.prompts, calls, retrievals, tools: this.tools };
  }

  private site(site: Site) {
    const { things, constants } = this.resolved;
    const { call, func } = site;
    return {
      start: call.start,
      end: call.end,
      via: site.via,
      sdk: site.sdk,
      callee: site.callee,
      calleeSpan: { start: call.callee.start, end: call.callee.end },
      confidence: site.confidence,
      slots: slotsOf(site, things, constants),
      function: qualified(func),
      insert: insertionOf(call, things),
      awaited: call.awaited,
      inAsync: func.async,
      loops: site.loops.length,
      hops: this.hops(site),
    };
  }

  private hops(site: Site): Hop[] {
    const { things } = this.resolved;
    return site.settings
      .filter((it) => it.call !== site.call)
      .map(({ call }, i) => ({
        start: call.start,
        end: call.end,
        message: `${i === 0 ? "made" : "configured"} by ${shown(things, call.callee)}`,
      }));
  }

  private promptsFor(site: Site, call: string, tools: readonly string[]): string[] {
    const { things, wrappers, targets } = this.resolved;
    const through = targets.get(site);
    return (through ? promptsThrough(site, through, wrappers, things) : promptsOf(site, things)).map(({ prompt, values }) => {
      const id = this.id("prompt", site.func);
      this.prompts.push({ ...prompt, id, call, tools, schema: this.schema(site) });
      this.values.set(id, values);
      return id;
    });
  }

  /** The response schema, where it is written as a record. */
  private schema(site: Site): Prompt["schema"] {
    const slot = site.slot("format");
    const value = slot.state === "set" && slot.values.length === 1 ? slot.values[0] : undefined;
    return value?.kind === "record" ? plainText(this.file.text, value) : null;
  }

  private toolsFor(site: Site): string[] {
    const { things, constants } = this.resolved;
    const slot = site.slot("tools");
    if (slot.state !== "set") return [];
    const scope = { home: things, frame: null };
    return slot.values.flatMap((it) =>
      toolsOf(it, scope, constants, (value, at) => {
        const text = textOf(value, at);
        return text && writeText(text, things);
      }).map((tool) => {
        // Two calls may be given one tool.
        const place = `${tool.start}-${tool.end}`;
        const id = this.toolAt.get(place) ?? this.id("tool", site.func);
        if (!this.toolAt.has(place)) this.tools.push({ id, ...tool });
        this.toolAt.set(place, id);
        return id;
      }),
    );
  }

  private sql(site: Site): Retrieval["sql"] {
    const first = site.call.args[0]?.value;
    if (site.sdk !== "sql" || first === undefined) return null;
    const { things } = this.resolved;
    // `text("...")` and `sql.SQL("...")` wrap the statement.
    const statement = first.kind === "call" && first.args[0] ? first.args[0].value : first;
    const text = textOf(first, { home: things, frame: null }) ?? textOf(statement, { home: things, frame: null });
    return text && writeText(text, things);
  }

  /** Path, qualified name, slot and ordinal: no line, so that it survives edits above. */
  private id(slot: string, func: Func): string {
    const stem = `${this.file.path}#${qualified(func)}/${slot}`;
    const ordinal = this.ordinals.get(stem) ?? 0;
    this.ordinals.set(stem, ordinal + 1);
    return `${stem}/${ordinal}`;
  }
}

/** `Bot.ask`, `outer.inner`; empty for the module. */
export function qualified(func: Func): string {
  const names: string[] = [];
  for (let at: Func | null = func; at !== null; at = at.parent) {
    if (at.parent === null && at.name === "<module>") break;
    names.unshift(at.class && !names.includes(at.class.name) && contains(at.class, at) ? `${at.class.name}.${at.name}` : at.name);
  }
  return names.join(".");
}
