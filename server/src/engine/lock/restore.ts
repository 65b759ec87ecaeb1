import type { Message, Prompt } from "../../model/document.ts";
import { replace } from "../../model/prompt-text.ts";
import type { Edit } from "../../model/text.ts";
import { normalised, writtenWith } from "./entries.ts";
import type { LockedPrompt } from "./schema.ts";

export type Restoring = readonly (Edit & { readonly uri?: string })[];

/**
 * The edits that put the locked text back: of each message only the part that differs. Null where that cannot be done to the
 * letter: messages were added or removed, a hole would be touched, something in the locked text is starred.
 */
export function restoring(prompt: Prompt, { messages, masked }: LockedPrompt): Restoring | null {
  if (messages === undefined || masked || messages.length !== prompt.messages.length) return null;
  const edits: (Edit & { readonly uri?: string })[] = [];
  for (const [index, message] of prompt.messages.entries()) {
    const [role, text] = messages[index] ?? ["", ""];
    if (role !== message.role) return null;
    const edit = back(message, prompt, text);
    if (edit === null) return null;
    if (edit !== "same") edits.push(edit);
  }
  return edits.length === 0 ? null : edits;
}

function back(message: Message, prompt: Prompt, locked: string): (Edit & { readonly uri?: string }) | null | "same" {
  const { text, offsets } = writtenWith(message, prompt);
  // Space at the ends of lines is not in the lock, so nothing says where it was.
  if (normalised(text) !== text.trimEnd()) return null;
  const now = text.trimEnd();
  if (now === locked) return "same";
  let start = 0;
  while (start < now.length && start < locked.length && now[start] === locked[start]) start++;
  let tail = 0;
  while (tail < now.length - start && tail < locked.length - start && now[now.length - 1 - tail] === locked[locked.length - 1 - tail])
    tail++;
  const words = locked.slice(start, locked.length - tail);
  const [from, to] = [offsets[start], offsets[now.length - tail]];
  if (from === undefined || to === undefined || words.includes("{{") || words.includes("}}")) return null;
  return replace(message.text, { start: from, end: to }, words);
}
