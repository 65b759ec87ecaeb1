import type { Hole } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";

/** A loop of a template: the names it brings, each for an element, and what it goes over. */
export interface TemplateLoop {
  readonly names: readonly (Span & { readonly name: string })[];
  readonly over: string;
  /** With its tag. */
  readonly scope: Span;
}

/** `{% for a, b in … %}`; `{{#each …}}`, with `as |item|` or without a name. `source` is the file's text. */
export function loopsIn(source: string, holes: readonly Hole[]): TemplateLoop[] {
  return holes.flatMap((hole) => {
    if (hole.role !== "loop" || hole.uri !== undefined || hole.body === undefined) return [];
    const tag = source.slice(hole.start, Math.min(hole.end, hole.start + 400));
    const part = /^\{%[-+]?\s{0,20}for\s{1,20}([^{}%]{1,200}?)\s{1,20}in\s/d.exec(tag) ?? /\bas\s{1,20}\|([^|{}]{1,200})\|/d.exec(tag);
    const [from] = part?.indices?.[1] ?? [];
    const names =
      part?.[1] === undefined || from === undefined
        ? []
        : [...part[1].matchAll(/[A-Za-z_]\w*/g)].map((it) => {
            const start = hole.start + from + it.index;
            return { name: it[0], start, end: start + it[0].length };
          });
    return [{ names, over: hole.name, scope: { start: hole.start, end: hole.body.end } }];
  });
}
