import type { Piece, Value } from "../../model/program.ts";
import { decodeEscape } from "../escapes.ts";
import type { Lowering } from "../lowering.ts";
import { opaque, spanOf } from "../nodes.ts";
import { child, childrenOf, named, type Syntax } from "../syntax.ts";

/** A string or a template. */
export function string(lower: Lowering, node: Syntax): Value {
  return { kind: "text", pieces: pieces(lower, node, lower.source[node.start] ?? ""), ...spanOf(node) };
}

function pieces(lower: Lowering, node: Syntax, quote: string): Piece[] {
  return named(node).map((part): Piece => {
    const at = spanOf(part);
    if (part.type === "template_substitution") return { kind: "hole", value: lower.value(named(part)[0], part), ...at };
    const text = lower.text(part);
    return part.type === "escape_sequence"
      ? { kind: "escape", text: decodeEscape(text, false), quote, ...at }
      : { kind: "verbatim", text, quote, ...at };
  });
}

const ENTITIES: { readonly [name: string]: string } = {
  "&nbsp;": "\u00a0",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};

/** An element is opaque: its attributes' values, then what stands between its tags as one text with holes. */
export function element(lower: Lowering, node: Syntax): Value {
  const tag = child(node, "open_tag") ?? node;
  const attributes = childrenOf(tag, "attribute").flatMap((it) => {
    const value = it.type === "jsx_attribute" ? named(it)[1] : it;
    return value === undefined ? [] : [attributeValue(lower, value)];
  });
  const content: Piece[] = [];
  for (const part of node.children) {
    const at = spanOf(part);
    if (part.type === "jsx_text") content.push({ kind: "verbatim", text: lower.text(part), quote: "jsx", ...at });
    else if (part.type === "html_character_reference")
      content.push({ kind: "escape", text: ENTITIES[lower.text(part)] ?? lower.text(part), quote: "jsx", ...at });
    else if (part.type === "jsx_expression") {
      const inner = named(part)[0];
      if (inner !== undefined) content.push({ kind: "hole", value: lower.value(inner, part), ...at });
    } else if (part.named && part.field === null && part.type !== "comment")
      content.push({ kind: "hole", value: lower.value(part, part), ...at });
  }
  const [first, last] = [content[0], content.at(-1)];
  const text: Value[] = first && last ? [{ kind: "text", pieces: content, start: first.start, end: last.end }] : [];
  return { ...opaque(node, [...attributes, ...text]), kind: "opaque", what: "jsx" } as Value;
}

function attributeValue(lower: Lowering, node: Syntax): Value {
  if (node.type === "string") return { kind: "text", pieces: pieces(lower, node, "jsx"), ...spanOf(node) };
  const inner = named(node)[0];
  return lower.value(inner?.type === "spread_element" ? named(inner)[0] : inner, node);
}
