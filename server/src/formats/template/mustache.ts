import { NOTHING, quoted, roleOf, short, splitOutside, type Tag } from "./tag.ts";

/** Tags of Mustache, Handlebars and Dotprompt: a sigil, then a path or a helper with arguments. */
export function readMustache(inside: string, open: string): Tag {
  if (open === "{{{{") return inside.startsWith("/") ? NOTHING : { does: "raw", end: `/${inside.trim()}`, dropped: false };
  const sigil = inside[0] ?? "";
  const rest = inside.slice(1).trim();
  switch (sigil) {
    case "#":
    case "^":
      return readBlock(rest.replace(/^[>*]\s*/, ""), sigil === "^");
    case "/":
      return { does: "close", block: rest };
    case ">":
      return { does: "print", name: short(words(rest)[0] ?? rest), filter: null, fallback: null, role: "include" };
    case "=":
      return NOTHING;
    case "&":
      return readValue(rest);
    default:
      return readValue(inside.trim());
  }
}

function readBlock(inside: string, inverted: boolean): Tag {
  const [helper = "", ...rest] = words(inside);
  const args = rest.slice(0, rest.indexOf("as") < 0 ? rest.length : rest.indexOf("as"));
  if (inside === "" && inverted) return { does: "turn", name: null };
  switch (helper) {
    case "each":
    case "list":
      return { does: "open", block: helper, role: "loop", name: short(args.join(" ")) };
    case "with":
      return { does: "open", block: helper, role: null, name: short(args.join(" ")) };
    case "message": {
      const role = args.map((it) => /^role=["']?(\w+)/.exec(it)?.[1]).find((it) => it !== undefined);
      return { does: "open", block: helper, role: null, name: "", message: roleOf(role ?? "") };
    }
    default:
      return { does: "open", block: helper, role: "condition", name: short(args.length === 0 ? helper : args.join(" ")) };
  }
}

function readValue(inside: string): Tag {
  const [first = "", ...args] = words(inside);
  if (first === "") return NOTHING;
  if (first === "else") return { does: "turn", name: args.length === 0 ? null : short(args.slice(1).join(" ")) };
  if (first === "role" && args.length === 1) return { does: "message", role: roleOf(quoted(args[0] ?? "") ?? "") };
  if (first === "section" || first === "break") return NOTHING;
  const literal = quoted(inside);
  if (literal !== null) return { does: "write", text: literal };
  if (args.length === 0) return { does: "print", name: short(first), filter: null, fallback: null, role: "value" };
  const value =
    args.find((it) => quoted(it) === null && !it.includes("=")) ??
    args.map((it) => /^(?:url|value|data)=(.+)$/.exec(it)?.[1]).find((it) => it !== undefined);
  return { does: "print", name: short(value ?? inside), filter: first, fallback: null, role: "value" };
}

function words(text: string): string[] {
  return splitOutside(text.replace(/\s+/g, " ").trim(), " ").filter((it) => it !== "");
}
