import type { Tool, ToolParameter } from "../model/document.ts";
import type { Call, Func, Record, Value } from "../model/program.ts";
import { type PromptText, plainText } from "../model/prompt-text.ts";
import type { Constants } from "../resolve/constants.ts";
import type { Things } from "../resolve/things.ts";
import { reach, type Scope } from "./scope.ts";
import { elementsOf, textOf } from "./texts.ts";

const MAX_TOOLS = 200;

/** A tool before it has an id. */
export type ToolDraft = Omit<Tool, "id">;

/** Definitions of tools that a slot gives: records of any vendor's shape, tool objects, functions that are made tools. */
export function toolsOf(
  value: Value,
  scope: Scope,
  constants: Constants,
  write: (value: Value, scope: Scope) => PromptText | null,
): ToolDraft[] {
  const result: ToolDraft[] = [];
  const add = (at: Value, inner: Scope, name: string | null): void => {
    if (result.length >= MAX_TOOLS) return;
    const reached = reach(at, inner);
    if (reached.kind !== "value" || reached.scope.home !== scope.home) return;
    if (reached.value.kind === "record") result.push(...fromRecord(reached.value, reached.scope, constants, write, name));
    else if (reached.value.kind === "call") result.push(...fromCall(reached.value, reached.scope, constants, write, name));
    const made = scope.home.of(reached.value).find((it) => it.kind === "callable");
    if (made?.kind === "callable") result.push(fromFunction(made.func, scope.home, write, reached.scope));
  };
  const elements = elementsOf(value, scope);
  if (elements) for (const it of elements) if (!it.spread) add(it.value, it.scope, null);
  if (elements === null) {
    // `{ weather: tool({...}) }`: the key is the name.
    const reached = reach(value, scope);
    if (reached.kind === "value" && reached.value.kind === "record")
      for (const it of reached.value.entries) if (it.key !== null) add(it.value, reached.scope, it.key);
  }
  return result;
}

function entry(record: Record, ...keys: readonly string[]): Value | undefined {
  return keys.flatMap((key) => record.entries.findLast((it) => it.key === key)?.value ?? []).at(0);
}

function fromRecord(
  record: Record,
  scope: Scope,
  constants: Constants,
  write: (value: Value, scope: Scope) => PromptText | null,
  key: string | null,
): ToolDraft[] {
  const declared = entry(record, "functionDeclarations", "function_declarations");
  if (declared) {
    const elements = elementsOf(declared, scope) ?? [];
    return elements.flatMap((it) => (it.value.kind === "record" ? fromRecord(it.value, it.scope, constants, write, null) : []));
  }
  const wrapped = entry(record, "function", "toolSpec");
  const inner = wrapped ? reach(wrapped, scope) : null;
  const at = inner?.kind === "value" && inner.value.kind === "record" ? inner.value : record;
  const named = entry(at, "name");
  const name = named ? constants.of(named) : key;
  const description = entry(at, "description");
  if (named === undefined && key === null) return [];
  const schema = entry(at, "parameters", "input_schema", "inputSchema", "parametersJsonSchema");
  const deferred = [record, at].some((it) => {
    const defers = entry(it, "defer_loading", "deferLoading");
    return defers !== undefined && constants.of(defers) === true;
  });
  return [
    {
      ...(deferred ? { deferred: true as const } : {}),
      start: record.start,
      end: record.end,
      name: typeof name === "string" ? name : null,
      description: description ? write(description, scope) : null,
      parameters: schema ? parametersOf(schema, scope, constants) : [],
      definition: plainText(scope.home.origin.text, record),
    },
  ];
}

/** `tool({ description, inputSchema })`, `Tool(name=..., description=...)`, `FunctionDeclaration(...)`. */
function fromCall(
  call: Call,
  scope: Scope,
  constants: Constants,
  write: (value: Value, scope: Scope) => PromptText | null,
  key: string | null,
): ToolDraft[] {
  const record = call.args.find((it) => it.name === null && it.value.kind === "record")?.value;
  const get = (...names: readonly string[]): Value | undefined =>
    call.args.find((it) => it.name !== null && names.includes(it.name))?.value ??
    (record?.kind === "record" ? entry(record, ...names) : undefined);
  const named = get("name", "id");
  const name = named ? constants.of(named) : key;
  const description = get("description");
  if (description === undefined && typeof name !== "string") return [];
  const schema = get("parameters", "inputSchema", "input_schema", "args_schema");
  return [
    {
      start: call.start,
      end: call.end,
      name: typeof name === "string" ? name : null,
      description: description ? write(description, scope) : null,
      parameters: schema ? parametersOf(schema, scope, constants) : [],
      definition: plainText(scope.home.origin.text, record ?? call),
    },
  ];
}

/** A function whose head and documentation are what the model reads. */
function fromFunction(func: Func, home: Things, write: (value: Value, scope: Scope) => PromptText | null, scope: Scope): ToolDraft {
  const parameters = func.parameters.filter((it) => it.name !== "" && it.name !== func.receiver && it.rest === null);
  const head = { start: func.start, end: Math.max(func.start, Math.min(func.end, func.doc?.end ?? func.body[0]?.start ?? func.end)) };
  return {
    start: func.start,
    end: func.end,
    name: func.name.startsWith("<") ? null : func.name,
    description: func.doc ? write(func.doc, scope) : null,
    parameters: parameters.map(({ name, type, start, end }) => ({ name, type: type?.names[0] ?? null, description: null, start, end })),
    definition: plainText(home.origin.text, head),
  };
}

/** The properties of a JSON schema written as a record. */
function parametersOf(schema: Value, scope: Scope, constants: Constants): ToolParameter[] {
  const reached = reach(schema, scope);
  if (reached.kind !== "value") return [];
  const outer = reached.value.kind === "record" ? reached.value : reached.value.kind === "call" ? reached.value.args[0]?.value : undefined;
  if (outer?.kind !== "record") return [];
  const json = entry(outer, "json");
  const record = json?.kind === "record" ? json : outer;
  const properties = entry(record, "properties");
  // `z.object({ city: z.string() })` has no `properties`: its record is the list of them.
  const list = properties?.kind === "record" ? properties : reached.value.kind === "call" ? record : undefined;
  return (list?.entries ?? []).flatMap((it): ToolParameter[] => {
    if (it.key === null) return [];
    const described = it.value.kind === "record" ? entry(it.value, "description") : describedBy(it.value);
    const type = it.value.kind === "record" ? entry(it.value, "type") : undefined;
    const words = described && textOf(described, reached.scope);
    const typeName = type ? constants.of(type) : undefined;
    return [
      {
        name: it.key,
        description: words ? words.map((w) => (w.kind === "hole" ? "" : w.text)).join("") : null,
        type: typeof typeName === "string" ? typeName : null,
        start: it.start,
        end: it.end,
      },
    ];
  });
}

/** `z.string().describe("...")`: the last call of the chain that says what the field is. */
function describedBy(value: Value): Value | undefined {
  for (let at: Value = value, steps = 0; at.kind === "call" && steps < 10; steps++) {
    if (at.callee.kind !== "member") return undefined;
    if (at.callee.key === "describe") return at.args[0]?.value;
    at = at.callee.object;
  }
  return undefined;
}
