/**
 * What a text stands in, and how new text is written into it. A name, not a function, so that it crosses workers:
 * `plain`, `json`, `python:<opening quote with prefix>`, `typescript:<opening quote>`, `yaml:plain`, `yaml:'`, `yaml:"`,
 * `yaml:block:<spaces of indentation>`, `template` (a prompt file whose holes are written with braces).
 */
export type Host = string;

type Encoder = (text: string, detail: string) => string | null;

const ENCODERS: { readonly [name: string]: Encoder } = {
  plain: (text) => text,
  // Text that would be read as a hole cannot be written without knowing the template's language.
  template: (text) => (/\{\{|\{%|\{#/.test(text) ? null : text),
  json: (text) => JSON.stringify(text).slice(1, -1),
  python: encodePython,
  typescript: encodeTypeScript,
  yaml: encodeYaml,
};

/** The text as its host spells it, or null when the host cannot hold it. */
export function encode(host: Host, text: string): string | null {
  const colon = host.indexOf(":");
  const [name, detail] = colon < 0 ? [host, ""] : [host.slice(0, colon), host.slice(colon + 1)];
  return ENCODERS[name]?.(text, detail) ?? null;
}

function encodePython(text: string, opening: string): string | null {
  const quote = opening.replace(/^[a-zA-Z]*/, "");
  const prefix = opening.slice(0, opening.length - quote.length).toLowerCase();
  const braced = prefix.includes("f") || prefix.includes("t") ? text.replace(/[{}]/g, "$&$&") : text;
  if (prefix.includes("r")) return braced.includes(quote) || /\\$/.test(braced) || (quote.length === 1 && /[\r\n]/.test(braced)) ? null : braced;
  const escaped = escapeControl(braced.replaceAll("\\", "\\\\"), quote.length === 3);
  return quote.length === 3 ? escaped.replaceAll(quote, `\\${quote}`).replace(new RegExp(`${quote[0]}$`), `\\${quote[0]}`) : escaped.replaceAll(quote, `\\${quote}`);
}

function encodeTypeScript(text: string, quote: string): string {
  const escaped = escapeControl(text.replaceAll("\\", "\\\\"), quote === "`").replaceAll(quote, `\\${quote}`);
  return quote === "`" ? escaped.replaceAll("${", "\\${") : escaped;
}

function escapeControl(text: string, linesAllowed: boolean): string {
  return linesAllowed ? text.replaceAll("\0", "\\0") : text.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t").replaceAll("\0", "\\0");
}

function encodeYaml(text: string, detail: string): string | null {
  if (detail === '"') return JSON.stringify(text).slice(1, -1);
  if (detail === "'") return /[\r\n]/.test(text) ? null : text.replaceAll("'", "''");
  if (detail === "plain") return /^[A-Za-z0-9](?:[^\r\n:#\\{}[\],&*!|>'"%@`]|:(?! |$)|(?<! )#)*$/.test(text) && text.trim() === text ? text : null;
  const indentation = /^block:(\d+)$/.exec(detail)?.[1];
  // The first line continues one that is indented already; an empty line needs no spaces.
  return indentation === undefined ? null : text.replace(/\n(?!\n|$)/g, `\n${" ".repeat(Number(indentation))}`);
}
