import type { Prompt, Tool } from "../../model/document.ts";
import { type Piece, type PromptText, plainText } from "../../model/prompt-text.ts";
import type { Count } from "./model.ts";

/** Tokens of a request that are the same at every call. */
export interface Prefix {
  /** From its start, with the tools, which are sent first, up to the first place that changes. */
  readonly before: number;
  /** Behind that place, up to the next one: what a cache could hold too if the first stood behind it. */
  readonly behind: number;
}

/**
 * What is the same before and behind a hole, in the order of sending. Null where something before the hole changes too: then it is not
 * this one that ends the prefix. Without a hole: up to whatever changes first.
 */
export function prefixOf(prompt: Prompt, hole: number | null, tools: readonly Tool[], count: (text: PromptText) => Count): Prefix | null {
  const { messages, arms = [] } = prompt;
  const sizes = { before: tools.reduce((sum, it) => sum + (it.definition === null ? 0 : count(it.definition).tokens), 0), behind: 0 };
  let at: keyof typeof sizes = "before";
  const changes = (piece: Piece): boolean =>
    piece.kind === "hole" ? piece.hole !== hole || at === "behind" : arms.some((it) => piece.start >= it.start && piece.start < it.end);
  for (const { text, conditional, repeated } of messages) {
    let open = "";
    const close = () => {
      if (open !== "") sizes[at] += count(plainText(open, { start: 0, end: open.length })).tokens;
      open = "";
    };
    const stop = conditional || repeated ? 0 : text.pieces.findIndex((it) => changes(it));
    const same = stop < 0 ? text.pieces : text.pieces.slice(0, stop);
    for (const piece of same) {
      if (piece.kind === "hole") {
        close();
        at = "behind";
      } else open += text.value.slice(piece.at, piece.at + piece.length);
    }
    close();
    if (stop >= 0) break;
  }
  return hole !== null && at === "before" ? null : sizes;
}
