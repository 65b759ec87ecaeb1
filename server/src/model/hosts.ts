import { encodeCSharp, encodeJava } from "./literals.ts";

/**
 * What a text stands in, and how new text is written into it. A name, not a function, so that it crosses workers:
 * an outer host and layers over it, `<outer>+<layer>+<layer>`; text is encoded by the last layer first.
 *
 * Outer: `plain` or `plain:crlf`, `json`, `python:<opening quote with prefix>`, `typescript:<opening quote>`, `java:` and `csharp:` with
 * the opening quotes and what lines are indented by (see `literals.ts`), `xml`,
 * `indented:<spaces>:<closing>` (lines share an indentation that is no text, both ends are trimmed, up to the closing mark),
 * `yaml:plain` or `yaml:plain:flow`, `yaml:'`, `yaml:"`, `yaml:block:<indentation>` with `:explicit` (an indentation
 * indicator) and `:crlf`, `yaml:folded:<indentation>`, and `fixed` (cannot be written: a final line break, an alias).
 *
 * Layers, each the name of a syntax that reads the decoded text: `jinja`, `liquid`, `go`, `ejs`, `handlebars`, `mustache`, `fstring`, `percent`,
 * `braces`, `dollar`, `arguments`, `semantic-kernel`, `expressions` (holes), `turns` (lines that start a message), `detect` (the language of holes was guessed), `comments` (block HTML comments are dropped),
 * `trim` (both ends are trimmed), `marked:<text>` (a text that would end the part).
 */
export type Host = string;

/** Where the new text goes. `before` and `after` are what the model reads around it, holes as one unit each. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
  /** The text that is replaced. */
  readonly old: string;
  /** What stands between the new text and something that was dropped or that trims; null when there is only text. */
  readonly edgeBefore: string | null;
  readonly edgeAfter: string | null;
  /** The next unit comes from a line break that its host folds. */
  readonly foldBefore: boolean;
  readonly foldAfter: boolean;
}

const HOLE = "\uFFFC";
const NOWHERE: Surroundings = { before: "", after: "", old: "", edgeBefore: null, edgeAfter: null, foldBefore: false, foldAfter: false };

type Encoder = (text: string, around: Surroundings, detail: string) => string | null;

const ENCODERS: { readonly [name: string]: Encoder } = {
  plain: (text, _, detail) => (detail === "crlf" ? text.replace(/\r?\n/g, "\r\n") : text),
  fixed: () => null,
  json: (text) => JSON.stringify(text).slice(1, -1),
  python: encodePython,
  typescript: encodeTypeScript,
  java: encodeJava,
  csharp: encodeCSharp,
  xml: (text, around) =>
    (endsHold(text, around) ? text : null)?.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") ?? null,
  indented: encodeIndented,
  yaml: encodeYaml,
};

const LAYERS: { readonly [name: string]: Encoder } = {
  jinja: (text, around) => (tagsHold(text, around, ["{{", "{%", "{#"], ["}}", "%}", "#}"]) && edgesHold(text, around) ? text : null),
  liquid: (text, around) => (tagsHold(text, around, ["{{", "{%"], ["}}", "%}"]) && edgesHold(text, around) ? text : null),
  go: (text, around) => (tagsHold(text, around, ["{{"], ["}}"]) && edgesHold(text, around) ? text : null),
  ejs: (text, around) => (tagsHold(text, around, ["<%"], ["%>"]) && edgesHold(text, around) ? text : null),
  expressions: (text, around) => (tagsHold(text, around, ["{{"], ["}}"]) ? text : null),
  "semantic-kernel": (text, around) => (tagsHold(text, around, ["{{"], ["}}"]) ? text : null),
  handlebars: encodeMustache,
  mustache: encodeMustache,
  fstring: (text) => text.replace(/[{}]/g, "$&$&"),
  percent: (text) => text.replaceAll("%", "%%"),
  braces: (text, around) => (/\{[A-Za-z_][\w.-]{0,63}\}/.test(joint(text, around, 66)) ? null : text),
  dollar: (text, around) => (/\$\{(?:input:)?[A-Za-z][^}\n]{0,370}\}/.test(joint(text, around, 380)) ? null : text),
  arguments: encodeBesideArguments,
  detect: encodeDetected,
  turns: encodeTurns,
  comments: encodeBesideComments,
  trim: (text, around) => (endsHold(text, around) ? text : null),
  marked: (text, around, mark) => (joint(text, around, mark.length - 1).includes(mark) ? null : text),
};

/** The text as its host spells it, or null when the host cannot hold it there without changing what stands around. */
export function encode(host: Host, text: string, around: Surroundings = NOWHERE): string | null {
  const [outer, ...layers] = host.split("+");
  let encoded: string | null = text;
  for (const layer of layers.reverse()) {
    encoded = encoded === null ? null : apply(LAYERS, layer, encoded, around);
  }
  return encoded === null || outer === undefined ? null : apply(ENCODERS, outer, encoded, around);
}

function apply(table: { readonly [name: string]: Encoder }, host: string, text: string, around: Surroundings): string | null {
  const colon = host.indexOf(":");
  const [name, detail] = colon < 0 ? [host, ""] : [host.slice(0, colon), host.slice(colon + 1)];
  return table[name]?.(text, around, detail) ?? null;
}

/** The new text with as many units of its neighbours as could complete a delimiter. */
function joint(text: string, { before, after }: Surroundings, reach: number): string {
  return (reach > 0 ? before.slice(-reach) : "") + text + after.slice(0, reach);
}

/** No tag begins in the new text, none that was never closed ends there, and no brace is put before one. */
function tagsHold(text: string, around: Surroundings, opens: readonly string[], closes: readonly string[]): boolean {
  const window = joint(text, around, 1);
  if (opens.some((it) => window.includes(it))) return false;
  const before = around.before + text;
  if (before.endsWith(opens[0]?.[0] ?? "") && (around.after.startsWith(HOLE) || around.edgeAfter === "")) return false;
  if (!opens.some((it) => before.includes(it))) return true;
  const besideTag = around.before.endsWith(HOLE) || around.edgeBefore === "";
  return !closes.some((it) => window.includes(it)) && !(besideTag && (text + around.after).startsWith(closes[0]?.at(-1) ?? "}"));
}

function encodeBesideArguments(text: string, around: Surroundings): string | null {
  if (around.before.endsWith(HOLE) && /^(?:\w|[.,]\d|\[)/.test(text + around.after)) return null;
  return /\$ARGUMENTS|\$\d(?!\w|[.,]\d)|!`[^`\n]{1,300}`/.test(joint(text, around, 310)) ? null : text;
}

/** The language was guessed from the text: nothing that the guess rests on may come or go. */
function encodeDetected(text: string, around: Surroundings): string | null {
  if (/[{}]/.test(text + around.old) || /[{}]\s{0,9}$/.test(around.before.slice(-10))) return null;
  if (around.after.startsWith(HOLE) && /[\w$\\{}]$/.test((around.before + text).slice(-1))) return null;
  return /\{[{%#]|\{\w{1,64}\}/.test(joint(text, around, 66)) ? null : text;
}

const SPACE_AT_START = /^\s/;
const SPACE_AT_END = /\s$/;

/** Beside a tag that may trim, text must begin or end with something that no trimming takes. */
function edgesHold(text: string, { edgeBefore, edgeAfter }: Surroundings): boolean {
  if (edgeBefore !== null && edgeBefore.trim() === "" && (text === "" || SPACE_AT_START.test(text))) return false;
  return !(edgeAfter !== null && edgeAfter.trim() === "" && (text === "" || SPACE_AT_END.test(text)));
}

/** The whole text stays what it is when both ends are trimmed. */
function endsHold(text: string, around: Surroundings): boolean {
  const whole = around.before + text + around.after;
  return whole !== "" && !SPACE_AT_START.test(whole) && !SPACE_AT_END.test(whole) && edgesHold(text, around);
}

/** A tag alone on its line takes the line with it: the line of a tag must not change. */
function encodeMustache(text: string, around: Surroundings): string | null {
  if (!tagsHold(text, around, ["{{"], ["}}"])) return null;
  const start = around.before + text;
  if (start.endsWith("\\") && (around.after.startsWith(HOLE) || around.edgeAfter !== null)) return null;
  const { edgeBefore, edgeAfter } = around;
  if (edgeBefore !== null && edgeBefore.trim() === "" && !edgeBefore.includes("\n")) return null;
  return edgeAfter !== null && edgeAfter.trim() === "" && !edgeAfter.includes("\n") ? null : text;
}

/** A line that holds only a role and a colon starts a message. */
export const TURN_LINE =
  /^[ \t]{0,8}#{0,3}[ \t]{0,8}(system|user|assistant|developer|function|tool)(?:\[[^\]\n]{0,200}\])?[ \t]{0,8}:[ \t]{0,8}\r?$/i;

function encodeTurns(text: string, around: Surroundings): string | null {
  const lineStart = around.before.lastIndexOf("\n") + 1;
  const lineEnd = around.after.indexOf("\n");
  const lines = around.before.slice(lineStart) + text + (lineEnd < 0 ? around.after : around.after.slice(0, lineEnd));
  return lines.split("\n").some((it) => TURN_LINE.test(it)) ? null : text;
}

/** A comment stays a comment while it stands alone on its lines and outside code fences. */
function encodeBesideComments(text: string, around: Surroundings): string | null {
  const { before, after, old } = around;
  // What looks like a comment in the text is one that something on its line keeps from being one; so with fences.
  const lineEnd = after.indexOf("\n");
  const lines = before.slice(before.lastIndexOf("\n") + 1) + text + (lineEnd < 0 ? after : after.slice(0, lineEnd));
  if (/<!--|-->|```|~~~/.test(lines) || /<!--|-->|```|~~~/.test(joint(old, around, 3))) return null;
  const { edgeBefore, edgeAfter } = around;
  if (edgeBefore !== null && edgeBefore.trim() === "" && !edgeBefore.includes("\n")) return null;
  return edgeAfter !== null && edgeAfter.trim() === "" && !edgeAfter.includes("\n") ? null : text;
}

/** The least indented line decides what all lines lose: one without further indentation must be left. */
function encodeIndented(text: string, around: Surroundings, detail: string): string | null {
  const colon = detail.indexOf(":");
  const [indentation, closing] = [" ".repeat(Number(detail.slice(0, colon))), detail.slice(colon + 1)];
  if (joint(text, around, closing.length).includes(closing) || !endsHold(text, around)) return null;
  const whole = around.before + text + around.after;
  if (!/^\S/m.test(whole) || /\r|\t/.test(text) || (indentation !== "" && /^[ \t]+$/m.test(whole))) return null;
  return text.replaceAll("\n", `\n${indentation}`);
}

function encodePython(text: string, around: Surroundings, opening: string): string | null {
  const quote = opening.replace(/^[a-zA-Z]*/, "");
  const prefix = opening.slice(0, opening.length - quote.length).toLowerCase();
  if (prefix.includes("b") && /[^\0-\x7f]/.test(text)) return null;
  const braced = prefix.includes("f") || prefix.includes("t") ? text.replace(/[{}]/g, "$&$&") : text;
  if (prefix.includes("r")) {
    const unwritable =
      braced.includes(quote[0] ?? quote) || braced.includes("\0") || braced.includes("\r") || (quote.length === 1 && braced.includes("\n"));
    return unwritable || (around.before + text).endsWith("\\") ? null : braced;
  }
  const escaped = escapeControl(braced.replaceAll("\\", "\\\\"), quote.length === 3);
  return quote.length === 3 ? escapeRuns(escaped, quote[0] ?? quote, around) : escaped.replaceAll(quote, `\\${quote}`);
}

/** A quote beside another, or at the end where the literal may close, could make three of them. */
function escapeRuns(text: string, quote: string, { before, after }: Surroundings): string {
  let result = "";
  for (let at = 0; at < text.length; at++) {
    const next = at + 1 < text.length ? text[at + 1] : (after[0] ?? quote);
    const previous = at > 0 ? text[at - 1] : before.at(-1);
    const last = at === text.length - 1;
    result += text[at] === quote && (last || next === quote || previous === quote) ? `\\${quote}` : (text[at] ?? "");
  }
  return result;
}

function encodeTypeScript(text: string, { before, after }: Surroundings, quote: string): string | null {
  const escaped = escapeControl(text.replaceAll("\\", "\\\\"), quote === "`").replaceAll(quote, `\\${quote}`);
  if (quote !== "`") return escaped;
  if (text === "") return before.endsWith("$") && /^[{\uFFFC]/.test(after) ? null : "";
  const opened = escaped.replaceAll("${", "\\${");
  const ended = opened.endsWith("$") && /^[{\uFFFC]/.test(after) ? `${opened.slice(0, -1)}\\$` : opened;
  return ended.startsWith("{") && before.endsWith("$") ? `\\${ended}` : ended;
}

function escapeControl(text: string, linesAllowed: boolean): string {
  // A carriage return in a literal over lines would be read as a line feed by the language.
  const plain = text.replaceAll("\0", "\\x00").replaceAll("\r", "\\r");
  return linesAllowed ? plain : plain.replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** What YAML reads as a line break, or refuses outright, wherever it stands unescaped; half a surrogate pair too. */
function isUnprintable(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20 ? code !== 0x09 && code !== 0x0a : code >= 0x7f && code < 0xa0) return true;
    if (code === 0x2028 || code === 0x2029 || code === 0xfeff || (code >= 0xd800 && code < 0xe000) || code === 0xfffe || code === 0xffff)
      return true;
  }
  return false;
}

function encodeYaml(text: string, around: Surroundings, detail: string): string | null {
  const [style = "", indentation = "", ...flags] = detail.split(":");
  if (style !== '"' && isUnprintable(text)) return null;
  if (style === "block") return encodeLiteralBlock(text, around, " ".repeat(Number(indentation)), flags);
  if (!foldsHold(text, around)) return null;
  switch (style) {
    case '"':
      return JSON.stringify(text)
        .slice(1, -1)
        .replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`);
    case "'":
      return /[\n\t]/.test(text) ? null : text.replaceAll("'", "''");
    case "plain":
      return isPlainScalar(around.before + text + around.after, text, indentation === "flow") ? text : null;
    case "folded":
      return /[\n\t]/.test(text + around.old) || (around.before + text).trim() === "" || (text + around.after).trim() === "" ? null : text;
    default:
      return null;
  }
}

/** Around a folded line break spaces vanish, and a line that becomes empty changes the number of breaks. */
function foldsHold(text: string, { before, after, old, foldBefore, foldAfter }: Surroundings): boolean {
  const spaced = (unit: string | undefined) => unit === undefined || unit === "" || /\s/.test(unit);
  // A line that begins with a space is not folded: it must neither become one nor cease to be one.
  if (foldBefore && (spaced((text + after)[0]) || spaced((old + after)[0]))) return false;
  return !(foldAfter && (spaced((before + text).at(-1)) || spaced((before + old).at(-1))));
}

const PLAIN_INDICATORS = /^[-?:,[\]{}#&*!|>'"%@`\s\uFFFC=~.]/;
const NOT_TEXT = /^(?:null|true|false|yes|no|on|off|[-+]?[\d.][\d_.eExXoO+:a-fA-F-]*)$/i;

function isPlainScalar(whole: string, text: string, inFlow: boolean): boolean {
  if (whole === "" || /[\n\t]/.test(text) || whole !== whole.trim() || PLAIN_INDICATORS.test(whole) || NOT_TEXT.test(whole)) return false;
  return !/: |:$|:\n| #|\n#/.test(whole) && !(inFlow && /[,[\]{}]|:/.test(text));
}

/**
 * The first line decides the indentation of the block, so without an indicator it must not begin with a space; the first
 * line of the text continues one that is indented already.
 */
function encodeLiteralBlock(
  text: string,
  { before, after, old }: Surroundings,
  indentation: string,
  flags: readonly string[],
): string | null {
  const whole = before + text + after;
  if (whole.trim() === "" || /^\n/.test(whole)) return null;
  if (!flags.includes("explicit") && /^[ \t]/.test(whole)) return null;
  // A last line of spaces alone would be taken for one of the breaks at the end.
  if (
    /\n[ \t]+\n*$/.test(whole) ||
    (text !== "" && /\n$/.test(text) && after.trim() === "") ||
    (text === "" && /\n$/.test(before) && after.trim() === "")
  )
    return null;
  // The line of an empty one may lack the indentation that text needs.
  if ((old + after).startsWith("\n") && (before === "" || before.endsWith("\n")) && !(text + after).startsWith("\n")) return null;
  const lines = text.split("\n").join(`\n${indentation}`);
  return flags.includes("crlf") ? lines.replaceAll("\n", "\r\n") : lines;
}
