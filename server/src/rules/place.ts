import type { Call, Prompt } from "../model/document.ts";
import type { Span } from "../model/text.ts";

/** Where a finding about a whole prompt is shown: the call, the model a file names, or the prompt's first line. */
export function placeOf(prompt: Prompt, call: Call | null, source: string): Span {
  if (call !== null) return call.calleeSpan;
  if (prompt.model !== null && prompt.model.uri === undefined) return prompt.model;
  const start = Math.max(0, source.search(/\S/));
  const line = source.indexOf("\n", start);
  return { start: prompt.start + start, end: prompt.start + (line < 0 ? source.length : line) };
}
