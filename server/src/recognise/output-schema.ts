import { STRICT_OUTPUTS } from "../catalogue/strict-outputs.ts";
import type { OutputField, OutputSchema } from "../model/document.ts";
import type { Class, Entry, Record, Value } from "../model/program.ts";
import type { Constants } from "../resolve/constants.ts";
import type { Things } from "../resolve/things.ts";
import { reach, type Scope } from "./scope.ts";
import type { Site } from "./site.ts";

const MOST_FIELDS = 200;
const MOST_LINKS = 12;

/** The schema that a call's answer is bound to; null where none is, or where it cannot be seen whether one binds. */
export function outputSchemaOf(site: Site, vendor: string | null, home: Things, constants: Constants): OutputSchema | null {
  const slot = site.slot("format");
  const [value, ...others] = slot.state === "set" ? slot.values : [];
  const known = STRICT_OUTPUTS[site.sdk];
  if (value === undefined || others.length > 0 || known === undefined || site.confidence !== "resolved") return null;
  if (known.vendors !== null && (vendor === null || !known.vendors.includes(vendor))) return null;
  const given = slot.state === "set" ? slot.given[0]?.home : undefined;
  const scope = { home: given ?? home, frame: null };
  const place = given === undefined ? { start: value.start, end: value.end } : { start: site.call.start, end: site.call.end };
  const declared = classOf(value, scope.home);
  if (declared) return known.classes ? { ...place, fields: fieldsOfClass(declared.class, declared.home) } : null;
  const reached = reach(value, scope);
  if (reached.kind !== "value") return null;
  if (reached.value.kind === "call") {
    // A function of this name that somebody wrote here may do anything.
    const isImported = reached.scope.home.of(reached.value.callee).some((it) => it.kind === "path");
    const schema =
      isImported && known.helpers.includes(lastName(reached.value.callee))
        ? reached.value.args[0]?.value
        : known.classes
          ? reached.value
          : undefined;
    const inner = schema === undefined ? null : reach(schema, reached.scope);
    const fields = inner?.kind === "value" ? fieldsOfCall(inner.value, inner.scope, constants) : null;
    return fields && { ...place, fields };
  }
  if (reached.value.kind !== "record") return null;
  const inside = schemaIn(reached.value, reached.scope, constants);
  return inside !== null && (known.record === "always" || inside.flagged) ? { ...place, fields: inside.fields } : null;
}

/** Pydantic model, dataclass, typed dictionary: whatever class is given as the schema. */
function classOf(value: Value, home: Things): { readonly class: Class; readonly home: Things } | null {
  const found = home.of(value).flatMap((it) => {
    if (it.kind === "class") return [{ class: it.class, home }];
    return it.kind === "foreign" && it.thing.kind === "class" ? [{ class: it.thing.class, home: it.home }] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function fieldsOfClass({ fields }: Class, { origin }: Things): OutputField[] {
  return fields
    .filter((it) => it.type !== null)
    .slice(0, MOST_FIELDS)
    .map(({ name, type }) => ({
      name,
      // A closed list stands in the annotation itself: Literal["a", "b"].
      values: type?.names.some((it) => /(?:^|\.)Literal$/.test(it))
        ? [...origin.text.slice(type.start, type.end).matchAll(/["']([^"'\n]{1,80})["']/g)].map((it) => it[1] ?? "")
        : null,
    }));
}

/** `z.object({ label: z.enum(["a", "b"]) })`, methods behind it included. */
function fieldsOfCall(value: Value, scope: Scope, constants: Constants): OutputField[] | null {
  for (let at: Value = value, steps = 0; at.kind === "call" && steps < MOST_LINKS; steps++) {
    const [first] = at.args;
    if (/^(?:object|strictObject)$/.test(lastName(at.callee)) && first?.value.kind === "record")
      return first.value.entries
        .slice(0, MOST_FIELDS)
        .flatMap(({ key, value: type }) => (key === null ? [] : [{ name: key, values: enumIn(type, scope, constants) }]));
    if (at.callee.kind !== "member") return null;
    at = at.callee.object;
  }
  return null;
}

function enumIn(type: Value, scope: Scope, constants: Constants): readonly string[] | null {
  for (let at: Value = type, steps = 0; at.kind === "call" && steps < MOST_LINKS; steps++) {
    const [first] = at.args;
    const reached = first && lastName(at.callee) === "enum" ? reach(first.value, scope) : null;
    if (reached?.kind === "value") return strings(constants.json(reached.value)?.value);
    if (at.callee.kind !== "member") return null;
    at = at.callee.object;
  }
  return null;
}

/** `{type: "json_schema", json_schema: {strict: true, schema: {...}}}`, `{type: "json_schema", strict, schema}`, or the schema itself. */
function schemaIn(
  record: Record,
  scope: Scope,
  constants: Constants,
): { readonly flagged: boolean; readonly fields: OutputField[] } | null {
  const inner = recordAt(record, "json_schema", scope) ?? record;
  const flagged = entryOf(inner, "strict");
  const schema = recordAt(inner, "schema", scope) ?? inner;
  const properties = recordAt(schema, "properties", scope);
  if (properties === null) return null;
  const fields = properties.entries.slice(0, MOST_FIELDS).flatMap(({ key, value }): OutputField[] => {
    const list = value.kind === "record" ? entryOf(value, "enum") : undefined;
    return key === null ? [] : [{ name: key, values: list ? strings(constants.json(list.value)?.value) : null }];
  });
  return { flagged: flagged !== undefined && constants.of(flagged.value) === true, fields };
}

function recordAt(record: Record, key: string, scope: Scope): Record | null {
  const entry = entryOf(record, key);
  const reached = entry ? reach(entry.value, scope) : null;
  return reached?.kind === "value" && reached.value.kind === "record" ? reached.value : null;
}

function entryOf(record: Record, key: string): Entry | undefined {
  return record.entries.findLast((it) => it.key === key);
}

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((it) => typeof it === "string") ? value : null;
}

function lastName(callee: Value): string {
  return callee.kind === "member"
    ? callee.key
    : callee.kind === "name"
      ? callee.name
      : callee.kind === "imported"
        ? (callee.member ?? "")
        : "";
}
