import { NOTHING, quoted, short, splitOutside, type Tag } from "./tag.ts";

/** `{{$name}}`, `{{'text'}}`, `{{plugin.function $argument}}`. */
export function readSemanticKernel(inside: string): Tag {
  const text = inside.trim();
  if (text === "") return NOTHING;
  const literal = quoted(text);
  if (literal !== null) return { does: "write", text: literal };
  const [first = "", ...args] = splitOutside(text.replace(/\s+/g, " "), " ");
  if (first.startsWith("$")) return { does: "print", name: short(first.slice(1)), filter: null, fallback: null, role: "value" };
  const value = args.map((it) => /\$([\w.]+)/.exec(it)?.[1]).find((it) => it !== undefined);
  return { does: "print", name: short(value ?? text), filter: short(first), fallback: null, role: "value" };
}

/** A bare expression. */
export function readExpression(inside: string): Tag {
  return inside === "" ? NOTHING : { does: "print", name: short(inside), filter: null, fallback: null, role: "value" };
}
