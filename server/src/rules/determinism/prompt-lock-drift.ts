import { z } from "zod";
import type { LockDrift, Services } from "../../analysis/services.ts";
import type { Prompt } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";
import { placeOf } from "../place.ts";
import { defineRule } from "../rule.ts";

const MOST_QUOTED = 34;

export default defineRule({
  id: "determinism/prompt-lock-drift",
  summary: "A prompt is not what the prompt lock says",
  profile: "recommended",
  grades: { text: "warning", settings: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "prompt",
  *check(prompt, { services }) {
    const drift = services.drift(prompt);
    if (drift === null) return;
    const isText = drift.what === "text";
    yield {
      grade: isText ? "text" : "settings",
      ...(isText ? textPlace(prompt, drift, services) : { span: placeOf(prompt, services.callOf(prompt), services.source(prompt)) }),
      message: messageOf(drift),
      data: { revision: drift.revision, changed: drift.what, words: drift.words },
      // Never safe: the model is sent other words.
      fixes: drift.restore ? [{ title: `Restore the text of lock ${drift.revision}`, safety: "unsafe", edits: drift.restore }] : [],
    };
  },
});

/** The words that changed, where they can be told; else the first line of the first message. */
function textPlace(
  { messages, ...prompt }: Prompt,
  { restore }: LockDrift,
  { source }: Services,
): { readonly span: Span; readonly uri?: string } {
  const [edit] = restore ?? [];
  if (edit && edit.span.end > edit.span.start) return { span: edit.span, ...(edit.uri === undefined ? {} : { uri: edit.uri }) };
  const { start, end } = messages[0] ?? prompt;
  const text = source({ start, end });
  const line = text.search(/\S[^\n]*/);
  const length = text.slice(Math.max(0, line)).search(/\n|$/);
  return { span: { start: start + Math.max(0, line), end: start + Math.max(0, line) + length } };
}

function messageOf({ what, revision, words, added, removed, from, to }: LockDrift): string {
  const lock = `lock ${revision}`;
  if (what === "tools") return `Tools or schema differ from ${lock}: test them, then update the lock`;
  if (what !== "text") return `${what} is ${short(to)} and was ${short(from)} in ${lock}: test it, then update the lock`;
  const quoted = added.length > 0 ? `+${quote(added)}` : removed.length > 0 ? `-${quote(removed)}` : "line breaks";
  const many = words === null ? "" : words === 0 ? " (line breaks)" : ` by ${words} ${words === 1 ? "word" : "words"} (${quoted})`;
  return `Differs from ${lock}${many}: test it and update the lock, or restore`;
}

function short(value: string | null): string {
  return value === null ? "absent" : value.slice(0, 24);
}

/** Masked, and without a line's end. */
function quote(words: readonly string[]): string {
  const text = words.join(" ");
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED - 1)}…` : text;
}
