import type { Projection, RecordOrigin } from "../analysis/services.ts";
import type { Prompt } from "../model/document.ts";
import type { ReportFix } from "./rule.ts";

const MOST_NAMED = 4;

/** Fields that a text speaks of and that are nobody's; where it names none, all that are nobody's. */
export function fieldsFor({ others }: RecordOrigin, text: string): readonly string[] {
  const words = ` ${text} `.toLowerCase();
  const said = others.filter((it) => words.includes(` ${spaced(it)}`) || words.includes(`${spaced(it)} `));
  return said.length > 0 ? said : others;
}

export const wordsOf = (prompt: Prompt): string => prompt.messages.map((it) => it.text.value).join(" ");

/** `renewalDate` is spoken of as "renewal date". */
function spaced(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}

/** Sends only these fields. Unsafe: the model reads another text. */
export function projectionFix({ projection }: RecordOrigin, fields: readonly string[]): ReportFix[] {
  if (projection === null || fields.length === 0 || fields.some((it) => !/^[\w$]+$/.test(it))) return [];
  const { uri, span } = projection;
  const named = fields.slice(0, MOST_NAMED).join(", ");
  const title = `Send only ${named}${fields.length > MOST_NAMED ? ` and ${fields.length - MOST_NAMED} more` : ""}`;
  return [{ title, safety: "unsafe", edits: [{ uri, span, text: written(projection, fields) }] }];
}

function written({ form, host, expression, keyed, before, quote }: Projection, fields: readonly string[]): string {
  const read = (of: string, name: string) => (keyed ? `${of}[${quote}${name}${quote}]` : `${of}.${name}`);
  const record = (of: string) => {
    const entries = fields
      .map((it) => (host === "python" ? `${quote}${it}${quote}: ${read(of, it)}` : `${it}: ${read(of, it)}`))
      .join(", ");
    return host === "python" ? `{${entries}}` : `{ ${entries} }`;
  };
  switch (form) {
    case "include":
      return `include={${fields.map((it) => `${quote}${it}${quote}`).join(", ")}}`;
    case "record":
      return before + record(expression);
    case "each":
      return host === "python" ? `[${record("one")} for one in ${expression}]` : `${expression}.map((one) => (${record("one")}))`;
    case "places":
      return fields.map((it) => `${spaced(it)}: {${read(expression, it)}}`).join(", ");
    case "columns":
      return fields.join(", ");
    case "select":
      return `${before}select: { ${fields.map((it) => `${it}: true`).join(", ")} }`;
  }
}

/** The two worst personal fields, at most 28 units. */
export function worstOf({ personal }: RecordOrigin): string {
  return personal
    .slice(0, 2)
    .map((it) => short(it, 13))
    .join(", ");
}

export const short = (name: string, most: number): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
