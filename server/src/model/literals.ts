import type { Surroundings } from "./hosts.ts";

// String literals of Java and C#: how new text is written into one so that reading it again gives just that text.

/** A span in one literal: what the literal says before and after it. */
function inLiteral({ before, after, edgeBefore, edgeAfter }: Surroundings): { readonly before: string; readonly after: string } {
  return { before: edgeBefore ?? before, after: edgeAfter ?? after };
}

const LONE_RETURN = /\r(?!\n)/;
const LETTERS: { readonly [character: string]: string } = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" };

/** With a backslash for whatever one line between quotes cannot hold. */
function escaped(text: string): string {
  return coded(text.replace(/[\n\r\t"\\]/g, (it) => LETTERS[it] ?? it));
}

/** Control characters, and what C# takes for the end of a line: no literal holds them as they are. */
function isUnwritable(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code < 0x20 && !"\t\n\r".includes(character)) || code === 0x7f || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** With codes for what cannot be written as it is. */
function coded(text: string): string {
  return [...text].some(isUnwritable) ? [...text].map((it) => (isUnwritable(it) ? byCode(it) : it)).join("") : text;
}

function byCode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** An escape of variable length may stand before the new text, and a digit would become part of it (`\0` and `1`, `\x1` and `a`). */
function lengthens(text: string, before: string): boolean {
  return /^[0-9a-fA-F]/.test(text) && isUnwritable(before.at(-1) ?? "");
}

/** `opening`: `"`, or `"""` and the indentation that the lines of a text block share. */
export function encodeJava(text: string, around: Surroundings, opening: string): string | null {
  const { before, after } = inLiteral(around);
  if (lengthens(text, before)) return null;
  return opening.startsWith('"""') ? textBlock(text, { before, after, old: around.old }, opening.slice(3)) : escaped(text);
}

/**
 * Lines of a text block lose the indentation that all of them have, and the blanks at their ends: one line without further
 * indentation must be left, and blanks at an end are written as escapes (Java Language Specification 21, section 3.10.6).
 */
function textBlock(
  text: string,
  { before, after, old }: { readonly before: string; readonly after: string; readonly old: string },
  indentation: string,
): string | null {
  const whole = before + text + after;
  if (!/^[^\s]/m.test(whole) || fillsEmptyLine(text, before, after, old)) return null;
  const atEnd = after === "" || after.startsWith("\n");
  // A blank that becomes the last of its line stands in text that is not written anew.
  if (/[ \t]$/.test(before) && (text.startsWith("\n") || (text === "" && atEnd && old !== ""))) return null;
  const body = coded(text.replaceAll("\\", "\\\\").replaceAll("\r", "\\r"));
  const ended = body.replace(/[ \t](?=\n)/g, blank);
  const closed = atEnd ? ended.replace(/[ \t]$/, blank) : ended;
  const lines = closed.replace(/\n(?!\n)/g, `\n${indentation}`);
  return quotesApart(lines, before, after);
}

/** The line of an empty one lacks the indentation that text needs. */
function fillsEmptyLine(text: string, before: string, after: string, old: string): boolean {
  const wasEmpty = (before === "" || before.endsWith("\n")) && /^(?:\r?\n|$)/.test(old + after);
  return wasEmpty && !/^(?:\r?\n|$)/.test(text + after);
}

function blank(character: string): string {
  return character === "\t" ? "\\t" : "\\s";
}

/** A quote beside another, or at the end where the block may close, could make three of them. */
function quotesApart(text: string, before: string, after: string): string {
  return text.replace(/"/g, (quote, at: number) => {
    const previous = at > 0 ? text[at - 1] : before.at(-1);
    const next = at + 1 < text.length ? text[at + 1] : (after[0] ?? quote);
    return previous === quote || next === quote || at === text.length - 1 ? `\\${quote}` : quote;
  });
}

/**
 * `opening`: any of `"`, `@"`, `$"`, `$@"`, `"""`, `$$"""`; a raw string over several lines has a bar behind its quotes and
 * then the blanks in front of its lines.
 */
export function encodeCSharp(text: string, around: Surroundings, opening: string): string | null {
  const { before, after } = inLiteral(around);
  const quotes = /"+/.exec(opening)?.[0].length ?? 1;
  const marks = opening.split("$").length - 1;
  if (quotes > 2) return rawString(text, { before, after, old: around.old }, { quotes, marks, indentation: opening.split("|")[1] ?? null });
  if (marks > 0 && touchesHole(before, text, after)) return null;
  const braced = marks > 0 ? text.replace(/[{}]/g, "$&$&") : text;
  if (opening.includes("@")) return isPlain(text) ? braced.replaceAll('"', '""') : null;
  return lengthens(text, before) ? null : escaped(braced);
}

/** Nothing is escaped in a raw string: what would end it or open a hole cannot be written. */
function rawString(
  text: string,
  { before, after, old }: { readonly before: string; readonly after: string; readonly old: string },
  { quotes, marks, indentation }: { readonly quotes: number; readonly marks: number; readonly indentation: string | null },
): string | null {
  const whole = before + text + after;
  if (!isPlain(text) || whole.includes('"'.repeat(quotes))) return null;
  if (marks > 0 && opensHole(before, text, after, marks)) return null;
  if (indentation !== null)
    return whole === "" || fillsEmptyLine(text, before, after, old) ? null : text.replace(/\n(?!\r?\n)/g, `\n${indentation}`);
  return /[\r\n]/.test(text) || whole === "" || whole.startsWith('"') || whole.endsWith('"') ? null : text;
}

/** As many braces as there are marks in front of the quotes open a hole, also together with those around. */
function opensHole(before: string, text: string, after: string, marks: number): boolean {
  const window = before.slice(-marks) + text + after.slice(0, marks);
  return new RegExp(`[{}]{${marks}}`).test(window) || touchesHole(before, text, after);
}

/** `{{{x}` and `{x}}}`: which brace belongs to the hole is read in different ways. */
function touchesHole(before: string, text: string, after: string): boolean {
  return /[{}]\uFFFC|\uFFFC[{}]/.test(before.slice(-1) + text + after.slice(0, 1));
}

function isPlain(text: string): boolean {
  return !LONE_RETURN.test(text) && ![...text].some(isUnwritable);
}
