import type { Origin, Services } from "../../server/src/analysis/services.ts";
import type { Document } from "../../server/src/model/document.ts";

/** Longest text that a hop quotes. */
const QUOTED = 200;

/** Every way that is known into the prompts and queries of a document. */
export function originsIn(document: Document, services: Services): readonly Origin[] {
  return [
    ...document.prompts.flatMap((prompt) => [
      ...services.orders(prompt),
      ...prompt.holes.flatMap((hole) => services.origins(prompt, hole)),
    ]),
    ...document.retrievals.flatMap((it) => services.queryOrigins(it)),
  ];
}

/**
 * What keeps a reader from walking a way: a hop that lies in no file, cuts a word, holds nothing or something else than it quotes; a
 * beginning that holds no word of the source's name. `textOf`: null where there is no such file.
 */
export function faultsOf({ name, path }: Origin, textOf: (uri: string) => string | null): readonly string[] {
  const faults: string[] = [];
  if (path.length === 0) faults.push(`${name}: no way`);
  for (const [i, { uri, span, message }] of path.entries()) {
    const text = textOf(uri);
    const place = `${uri}:${span.start}-${span.end} ${message}`;
    if (text === null || span.end > text.length || span.start >= span.end) {
      faults.push(`${place}: lies in no file`);
      continue;
    }
    const source = text.slice(span.start, span.end);
    if (source.trim() !== source) faults.push(`${place}: begins or ends with a blank`);
    if (cutsWord(text, span.start) || cutsWord(text, span.end)) faults.push(`${place}: cuts a word`);
    const [, quoted] = /`(.*)`$/s.exec(message) ?? [];
    const written = source.slice(0, QUOTED).replace(/\s+/g, " ").trim();
    if (quoted !== undefined && i > 0 && !(quoted.endsWith("…") ? written.startsWith(quoted.slice(0, -1)) : written === quoted))
      faults.push(`${place}: holds ${written.slice(0, 40)}`);
    // Sets have no name of their own.
    if (i === 0 && name !== "a set" && !wordsOf(name).some((it) => wordsOf(source).includes(it)))
      faults.push(`${place}: ${name} is not in ${written.slice(0, 40)}`);
  }
  return faults;
}

function cutsWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}_]/u.test(text.charAt(at - 1)) && /[\p{L}\p{N}_]/u.test(text.charAt(at));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}
