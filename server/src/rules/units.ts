import type { Unit } from "../analysis/instructions/model.ts";
import type { Prompt } from "../model/document.ts";
import type { Related } from "../model/finding.ts";
import { replace, toSource } from "../model/prompt-text.ts";
import type { Location, Span } from "../model/text.ts";
import type { ReportFix } from "./rule.ts";

type Place = Span & { readonly message: number };

/** Where something of a prompt lies in its file; null where it has no place there. */
export function placeOf(prompt: Prompt, { message, start, end }: Place): (Span & { readonly uri?: string }) | null {
  const text = prompt.messages[message]?.text;
  return text ? toSource(text, { start, end }) : null;
}

/** The same as a finding's own place. */
export function shownAt(place: Span & { readonly uri?: string }): { readonly span: Span; readonly uri?: string } {
  const { start, end, uri } = place;
  return { span: { start, end }, ...(uri === undefined ? {} : { uri }) };
}

export function relatedTo(prompt: Prompt, places: readonly Place[], message: string): Related[] {
  return places.flatMap((it) => {
    const place = placeOf(prompt, it);
    return place ? [{ ...locationOf(place), message }] : [];
  });
}

function locationOf({ start, end, uri }: Span & { readonly uri?: string }): Location {
  return { uri: uri ?? "", span: { start, end } };
}

/**
 * Deletes units with all that is left of their lines. None where one of them cannot be cut exactly (a hole in it, two literals): it is
 * left to the author whole.
 */
export function deletion(prompt: Prompt, units: readonly Pick<Unit, "message" | "deletion">[], title: string): ReportFix[] {
  const edits = prompt.messages.flatMap(({ text }, index) =>
    merged(units.filter((it) => it.message === index).map((it) => it.deletion)).map((it) => replace(text, it, "")),
  );
  const all = edits.filter((it) => it !== null);
  return all.length === edits.length && all.length > 0 ? [{ title, safety: "unsafe", edits: all }] : [];
}

/** Writes something else in the place of a span; an empty one is an insertion. */
export function rewriting(prompt: Prompt, { message, start, end }: Place, words: string, title: string): ReportFix[] {
  const text = prompt.messages[message]?.text;
  const edit = text ? replace(text, { start, end }, words) : null;
  return edit ? [{ title, safety: "unsafe", edits: [edit] }] : [];
}

/** Writes the words of one unit in the place of another, and deletes the one they came from. */
export function merging(prompt: Prompt, into: Unit, from: Unit, title: string): ReportFix[] {
  const words = prompt.messages[from.message]?.text.value.slice(from.start, from.end) ?? "";
  const [written, deleted] = [rewriting(prompt, into, words, title), deletion(prompt, [from], title)];
  const edits = [...written, ...deleted].flatMap((it) => it.edits);
  return written.length > 0 && deleted.length > 0 ? [{ title, safety: "unsafe", edits }] : [];
}

/** A word at the start of a sentence keeps its capital; an alarm sign goes, of exclamation marks one stays. */
export function calmed(prompt: Prompt, { message, start, end }: Place): ReportFix["edits"][number] | null {
  const text = prompt.messages[message]?.text;
  if (text === undefined) return null;
  const { value } = text;
  const word = value.slice(start, end);
  if (word.startsWith("!")) return replace(text, { start, end }, "!");
  if (!/\p{L}/u.test(word)) return replace(text, { start, end: value[end] === " " ? end + 1 : end }, "");
  const opens = /(?:^|[.!?:\n])[\s*_"'“(+•\d.)-]*(?:\p{So}\uFE0F?\s*)?$/u.test(value.slice(Math.max(0, start - 40), start));
  const plain = word.toLowerCase();
  return replace(text, { start, end }, opens ? (plain[0]?.toUpperCase() ?? "") + plain.slice(1) : plain);
}

const LONGEST_PATH = 36;

/** The end of a path, as far as a message holds it. */
export function shortened(path: string): string {
  return path.length <= LONGEST_PATH ? path : `…${path.slice(1 - LONGEST_PATH)}`;
}

/** Neighbouring lines share a line end. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const it of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && it.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, it.end) };
    else result.push({ start: it.start, end: it.end });
  }
  return result;
}
