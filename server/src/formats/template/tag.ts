import type { Role } from "../../model/document.ts";

/** What one tag of a template does. */
export type Tag =
  /** Text is put in its place. */
  | {
      readonly does: "print";
      readonly name: string;
      readonly filter: string | null;
      readonly fallback: string | null;
      readonly role: "value" | "include";
    }
  /** Stands for a literal text. */
  | { readonly does: "write"; readonly text: string }
  /** Begins a region; `block` names what ends it. With `role` it decides what is sent, with `message` it is a message. */
  | {
      readonly does: "open";
      readonly block: string;
      readonly role: "condition" | "loop" | null;
      readonly name: string;
      readonly message?: Role;
    }
  /** The next arm of the innermost region: `else`, `elif`; `name` is null without a condition. */
  | { readonly does: "turn"; readonly name: string | null }
  | { readonly does: "close"; readonly block: string | null }
  /** What follows belongs to a message of this role. */
  | { readonly does: "message"; readonly role: Role }
  /** Everything up to the end tag is text, or a comment. */
  | { readonly does: "raw"; readonly end: string; readonly dropped: boolean }
  /** Prints nothing: an assignment, an import. */
  | { readonly does: "nothing" };

export const NOTHING: Tag = { does: "nothing" };

/** Splits at a separator outside of quotes and brackets. One pass. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [depth, from, quote] = [0, 0, ""];
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] as string;
    if (quote !== "") {
      if (unit === "\\") at++;
      else if (unit === quote) quote = "";
    } else if (unit === '"' || unit === "'") quote = unit;
    else if ("([{".includes(unit)) depth++;
    else if (")]}".includes(unit)) depth--;
    else if (depth <= 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      from = at + separator.length;
      at = from - 1;
    }
  }
  parts.push(text.slice(from));
  return parts.map((it) => it.trim());
}

/** The text of a literal in quotes, or null for anything else. */
export function quoted(text: string): string | null {
  const quote = text[0];
  if ((quote !== '"' && quote !== "'") || text.length < 2 || text.at(-1) !== quote) return null;
  const inner = text.slice(1, -1);
  return inner.includes(quote) || inner.includes("\\") ? null : inner;
}

/** A name as people see it: at most 80 units. */
export function short(text: string): string {
  const folded = text.trim().replace(/\s+/g, " ");
  return folded.length > 80 ? `${folded.slice(0, 79)}…` : folded;
}

export function roleOf(name: string): Role {
  switch (name.toLowerCase()) {
    case "system":
    case "developer":
      return "system";
    case "user":
    case "human":
      return "user";
    case "assistant":
    case "model":
    case "ai":
    case "bot":
    case "gpt":
    case "chatbot":
      return "assistant";
    case "tool":
    case "function":
    case "observation":
      return "tool";
    default:
      return "unknown";
  }
}
