import type { Name } from "../../../model/program.ts";
import type { Span } from "../../../model/text.ts";
import type { ValueDefinition } from "../../../resolve/definitions.ts";
import type { Things } from "../../../resolve/things.ts";
import type { Mend } from "../../services.ts";
import type { Reached } from "../search.ts";

interface Form {
  /** What a constant becomes up to its value. */
  readonly builder: (name: string) => string;
  /** The constant again, for whoever else reads it; null where nobody can. */
  readonly again: (name: string, builder: string, exported: boolean) => string | null;
  readonly nameOf: (constant: string) => string;
  /** What stands before the name, at the beginning of its line. */
  readonly before: RegExp;
}

const FORMS: { readonly [host: string]: Form } = {
  python: {
    builder: (name) => `def ${name}():\n    return `,
    // Whatever has no underscore may be imported.
    again: (name, builder) => (name.startsWith("_") ? null : `\n\n\n${name} = ${builder}()`),
    nameOf: (constant) => `${constant.startsWith("_") ? "_" : ""}build_${constant.replace(/^_+/, "").toLowerCase()}`,
    before: /^$/,
  },
  typescript: {
    builder: (name) => `${name} = () => `,
    again: (name, builder, exported) => (exported ? `;\nexport const ${name} = ${builder}()` : null),
    nameOf: (constant) =>
      `build${constant
        .replace(/^_+/, "")
        .split("_")
        .map((it) => it.charAt(0).toUpperCase() + (it === it.toUpperCase() ? it.slice(1).toLowerCase() : it.slice(1)))
        .join("")}`,
    before: /^(?:export )?const $/,
  },
};

/** Constants that are made of one another, at most. */
const MOST_CONSTANTS = 4;

/**
 * A clock that is read as the module loads: the constants that hold it become functions, which functions call. Other files that read
 * a constant still find it.
 */
export function building({ at, home }: Reached): Mend | null {
  const form = FORMS[home.origin.host];
  const turned = form === undefined ? null : constantsAround(at, form, home);
  if (form === undefined || turned === null) return null;
  const { uri, text } = home.origin;
  const edits: { uri: string; span: Span; text: string }[] = [];
  for (const [constant, builder] of turned) {
    const name = text.slice(constant.start, constant.end);
    const again = form.again(name, builder, isExported(constant, text));
    const edit = turn(constant, again, builder, form, home);
    if (edit === null) return null;
    edits.push(...edit.map((it) => ({ uri, ...it })));
    const isTurned = (use: Name) => [...turned.keys()].some((it) => contains(it.value, use));
    const calls = home.bindings.usesOf(constant).filter((it) => it.func.parent !== null || isTurned(it.name));
    // Where the constant goes, nothing may name it that is not replaced: a list of exports, a type.
    if (calls.length === 0 || (again === null && countOf(name, text) !== calls.length + 1)) return null;
    edits.push(...calls.map((it) => ({ uri, span: { start: it.name.start, end: it.name.end }, text: `${builder}()` })));
  }
  return { title: `Build it in each call, with \`${[...turned.values()].at(-1)}()\``, edits };
}

/** The constant that holds a value, and those that are made of it, with the names of the functions that they become. */
function constantsAround(source: Span, form: Form, { bindings, origin }: Things): ReadonlyMap<ValueDefinition, string> | null {
  const turned = new Map<ValueDefinition, string>();
  const holder = (place: Span) => bindings.constants().find((it) => contains(it.value, place));
  const first = holder(source);
  const waiting = first === undefined ? [] : [first];
  for (const it of waiting) {
    const name = origin.text.slice(it.start, it.end);
    const builder = form.nameOf(name);
    if (turned.size === MOST_CONSTANTS || origin.text.includes(builder) || bindings.topLevel(name).length !== 1) return null;
    // An agent that is made of the text would be made anew for each call.
    if (it !== first && !["text", "operation", "name"].includes(it.value.kind)) return null;
    turned.set(it, builder);
    for (const use of bindings.usesOf(it)) {
      const other = use.func.parent === null ? holder(use.name) : undefined;
      if (other !== undefined && !waiting.includes(other)) waiting.push(other);
    }
  }
  return turned.size === 0 ? null : turned;
}

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const isExported = ({ start }: ValueDefinition, text: string): boolean =>
  text.slice(text.lastIndexOf("\n", start - 1) + 1, start).startsWith("export");

function countOf(name: string, text: string): number {
  return [...text.matchAll(/\w+/g)].filter((it) => it[0] === name).length;
}

/** One constant, one statement on lines of its own. */
function turn(constant: ValueDefinition, again: string | null, builder: string, form: Form, { origin }: Things) {
  const { text } = origin;
  const { start, end, value } = constant;
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const before = text.slice(line, start);
  const assigned = /^(?:\s{0,4}:[^=\n]{1,80})?\s{0,4}=\s{0,4}/.exec(text.slice(end, value.start))?.[0];
  const closing = /^(?:\s{0,80}\))*/.exec(text.slice(value.end, value.end + 400))?.[0] ?? "";
  const stop = value.end + closing.length;
  if (!form.before.test(before) || assigned === undefined || ["record", "class", "function"].includes(value.kind)) return null;
  if (!/^[ \t]*;?[ \t]*(?:\r?\n|$)/.test(text.slice(stop, stop + 200))) return null;
  return [
    { span: { start, end: end + assigned.length }, text: form.builder(builder) },
    ...(again === null ? [] : [{ span: { start: stop, end: stop }, text: again }]),
  ];
}
