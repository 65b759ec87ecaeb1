import { NOTHING, quoted, roleOf, short, splitOutside, type Tag } from "./tag.ts";

/** Tags of the languages that write statements as `keyword expression` and values as `expression | filter`. */

const BLOCKS = new Set([
  "macro",
  "block",
  "call",
  "filter",
  "with",
  "autoescape",
  "trans",
  "capture",
  "chat",
  "completion",
  "tablerow",
  "form",
  "generation",
]);

export function readJinja(inside: string, open: string): Tag {
  return open === "{{" ? readValue(inside, "default") : readStatement(inside);
}

export function readLiquid(inside: string, open: string): Tag {
  return open === "{{" ? readValue(inside, "default") : readStatement(inside);
}

function readValue(inside: string, fallbackFilter: string): Tag {
  const [expression = "", ...filters] = splitOutside(inside, "|");
  const literal = quoted(expression);
  if (literal !== null && filters.length === 0) return { does: "write", text: literal };
  if (expression === "") return NOTHING;
  const message = /^_\.(?:role|chat)\(\s*(?:role\s*=\s*)?["'](\w+)["']/.exec(expression);
  if (message?.[1] !== undefined) return { does: "message", role: roleOf(message[1]) };
  const [name = expression, alternative] = splitOutside(expression, " or ");
  let fallback = alternative === undefined ? null : quoted(alternative);
  for (const filter of filters) {
    const given = new RegExp(`^(?:${fallbackFilter}|d)\\s*[(:]\\s*(.*?)\\)?$`, "s").exec(filter)?.[1];
    if (given !== undefined) fallback = quoted(splitOutside(given, ",")[0] ?? "") ?? fallback;
  }
  return { does: "print", name: short(name), filter: filters.length === 0 ? null : short(filters.join(" | ")), fallback, role: "value" };
}

function readStatement(inside: string): Tag {
  const keyword = /^\w+/.exec(inside)?.[0] ?? "";
  const rest = inside.slice(keyword.length).trim();
  switch (keyword) {
    case "if":
    case "unless":
    case "case":
    case "ifchanged":
      return { does: "open", block: keyword, role: "condition", name: short(rest) };
    case "for":
      return { does: "open", block: keyword, role: "loop", name: short(splitOutside(rest, " in ")[1] ?? rest) };
    case "elif":
    case "elsif":
    case "when":
      return { does: "turn", name: short(rest) };
    case "else":
      return { does: "turn", name: null };
    case "include":
    case "render": {
      const target = splitOutside(splitOutside(rest, " ")[0] ?? "", ",")[0] ?? "";
      return { does: "print", name: short(quoted(target) ?? target), filter: null, fallback: null, role: "include" };
    }
    case "raw":
    case "verbatim":
      return { does: "raw", end: `end${keyword}`, dropped: false };
    case "comment":
      return { does: "raw", end: "endcomment", dropped: true };
    case "set":
      return rest.includes("=") ? NOTHING : { does: "open", block: "set", role: null, name: "" };
    default:
      if (keyword.startsWith("end")) return { does: "close", block: keyword.slice(3) };
      if (!BLOCKS.has(keyword)) return NOTHING;
      if (keyword === "chat" && /\brole\s*=\s*["']/.test(rest)) {
        return { does: "open", block: keyword, role: null, name: "", message: roleOf(/\brole\s*=\s*["'](\w+)/.exec(rest)?.[1] ?? "") };
      }
      return { does: "open", block: keyword, role: null, name: "" };
  }
}

export function readGo(inside: string): Tag {
  if (inside.startsWith("/*")) return NOTHING;
  const keyword = /^\w+/.exec(inside)?.[0] ?? "";
  const rest = inside.slice(keyword.length).trim();
  switch (keyword) {
    case "if":
    case "with":
      return { does: "open", block: "", role: "condition", name: short(rest) };
    case "range":
      return { does: "open", block: "", role: "loop", name: short(splitOutside(rest, ":=")[1] ?? rest) };
    case "define":
    case "block":
      return { does: "open", block: "", role: null, name: "" };
    case "else":
      return { does: "turn", name: rest === "" ? null : short(rest.replace(/^if\s+/, "")) };
    case "end":
      return { does: "close", block: null };
    case "template":
    case "include":
      return {
        does: "print",
        name: short(quoted(splitOutside(rest, " ")[0] ?? "") ?? rest),
        filter: null,
        fallback: null,
        role: "include",
      };
    case "break":
    case "continue":
      return NOTHING;
    default: {
      if (/^\$\w+\s*:?=/.test(inside)) return NOTHING;
      const literal = quoted(inside);
      if (literal !== null) return { does: "write", text: literal };
      const [value = "", ...filters] = splitOutside(inside, "|");
      return {
        does: "print",
        name: short(value.replace(/^\.(?=.)/, "")),
        filter: filters.length === 0 ? null : short(filters.join(" | ")),
        fallback: null,
        role: "value",
      };
    }
  }
}

/** JavaScript between the marks: only a value and an include can be told without running it. */
export function readEjs(inside: string, open: string): Tag {
  if (open === "<%%") return { does: "write", text: "<%" };
  if (open === "<%") return NOTHING;
  const expression = inside.trim();
  const include = /^include\(\s*["']([^"']{1,200})["']/.exec(expression)?.[1];
  if (include !== undefined) return { does: "print", name: short(include), filter: null, fallback: null, role: "include" };
  return { does: "print", name: short(expression), filter: null, fallback: null, role: "value" };
}
