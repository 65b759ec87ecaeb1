import type { PromptText } from "../model/prompt-text.ts";
import type { Span } from "../model/text.ts";

/** How far back the heading of a section, and the line of a value, is looked for. */
const SECTION = 4_096;
const LINE = 160;

const CONTACT = /^#{1,6} .*\b(?:contacts?|maintainers?|authors?|owners?|support|team|security|credits|licen[cs]e|reporting)\b/i;
/** A notice or a field that names who made something. What may follow is a name, so no sentence ends between it and the value. */
const NOTICE =
  /(?:\bcopyright\b|©|\(c\) ?(?=(?:19|20)\d\d)|^[\s#/*>"'-]{0,8}(?:created|developed|maintained|written) by\b|@author\b|(?:^|[^\w@])(?:authors?|maintainers?|contributors?|co-authored-by|signed-off-by)["'*_`]{0,3}[ \t]{0,2}[:=])(?:(?![.!?] )[^:\n]){0,120}$/i;

/** The value stands where people put their own name to be found: a line of a notice, or an author's field. */
export function isNotice({ value }: PromptText, { start }: Span): boolean {
  const before = value.slice(Math.max(0, start - LINE), start);
  return NOTICE.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** The section that holds the value is about whom to write to. */
export function isContactSection({ value }: PromptText, { start }: Span): boolean {
  const heading = value
    .slice(Math.max(0, start - SECTION), start)
    .split("\n")
    .findLast((line) => line.startsWith("#"));
  return heading !== undefined && CONTACT.test(heading);
}
