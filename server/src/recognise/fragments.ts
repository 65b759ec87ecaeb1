import type { Host } from "../model/hosts.ts";
import type { Value } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import type { Things } from "../resolve/things.ts";

/** A text while it is put together from literals of several places: pieces that still know the value behind a hole. */
export type Fragment = Written | Spliced;

export interface Written extends Span {
  readonly kind: "verbatim" | "escape";
  readonly text: string;
  readonly host: Host;
  readonly home: Things;
}

export interface Spliced extends Span {
  readonly kind: "hole";
  readonly host: Host;
  readonly home: Things;
  /** What is spliced in; null where a template names a variable that nobody is seen to fill. */
  readonly value: Value | null;
  /** The file that `value` stands in: a template may be filled from another one. */
  readonly valueHome: Things;
  readonly name: string;
  readonly fallback: string | null;
  readonly filter: string | null;
}

/** What fills the places of a template: by name, or by position. */
export interface Filling {
  named(path: string): Value | null;
  positional(index: number): Value | null;
  readonly home: Things;
  /** Every name that is given, where it is written; left out where only values are known. */
  readonly names?: readonly (Span & { readonly name: string })[];
  /** Something that nobody can see into may give more names. */
  readonly open?: boolean;
}

const NAME_LENGTH = 80;

/** The source of an expression on one line, for people. */
export function shown(home: Things, span: Span, length: number = NAME_LENGTH): string {
  const source = home.origin.text
    .slice(span.start, Math.min(span.end, span.start + 4 * length))
    .replace(/\s+/g, " ")
    .trim();
  return source.length <= length ? source : `${source.slice(0, length - 1)}…`;
}

/** `a.b.c` for names and members, else the expression's source. */
export function nameOf(value: Value, home: Things): string {
  const path: string[] = [];
  let at = value;
  while (at.kind === "member" && path.length < 8 && /^[A-Za-z_$]/.test(at.key)) {
    path.unshift(at.key);
    at = at.object;
  }
  return at.kind === "name" && [at.name, ...path].join(".").length <= NAME_LENGTH ? [at.name, ...path].join(".") : shown(home, value);
}

export function spliced(
  value: Value,
  home: Things,
  at: Span,
  host: Host,
  more: Partial<Pick<Spliced, "fallback" | "filter" | "name">> = {},
): Spliced {
  return {
    kind: "hole",
    start: at.start,
    end: at.end,
    host,
    home,
    value,
    valueHome: home,
    name: nameOf(value, home),
    fallback: null,
    filter: null,
    ...more,
  };
}

/** Places in `"{name}".format(...)` and in templates with single braces; a doubled brace is a brace. */
const BRACES = /\{\{|\}\}|\{([\w.[\]]{0,80})(![rsa])?(?:,-?\d{1,4})?(:[^{}\n]{0,40})?\}/g;
/** Places in `"%s" % x`, `String.format("%1$s", x)`, `fmt.Sprintf("%v", x)`; `%%` is a percent sign. */
const PERCENT = /%%|%(?:\(([\w.]{1,80})\)|(\d{1,2})\$)?[-#0 +,]{0,4}\d{0,6}(?:\.\d{1,6})?[sdrifgeGExXcvqtbS]/g;
/** Places in templates with double braces: Jinja, Mustache, Handlebars. */
const DOUBLE = /\{\{-?\s{0,8}([\w.[\]$]{1,80})[^{}\n]{0,80}\}\}/g;

/** How text is written that the template's own reader will read once more. */
const LAYERS: { readonly [Name in Notation]: string } = { braces: "+fstring", percent: "+percent", "double-braces": "+jinja" };

export type Notation = "braces" | "percent" | "double-braces";

/** Cuts a template at its places. Only text as written counts: an escape cannot hold a place. */
export function fill(fragments: readonly Fragment[], notation: Notation, filling: Filling): Fragment[] {
  let position = 0;
  return fragments.flatMap((original): readonly Fragment[] => {
    if (original.kind !== "verbatim") return [original];
    const fragment = { ...original, host: original.host + LAYERS[notation] };
    const result: Fragment[] = [];
    let cursor = 0;
    const upTo = (end: number): void => {
      if (end > cursor)
        result.push({ ...fragment, text: fragment.text.slice(cursor, end), start: fragment.start + cursor, end: fragment.start + end });
    };
    for (const match of fragment.text.matchAll(notation === "percent" ? PERCENT : notation === "braces" ? BRACES : DOUBLE)) {
      const { index } = match;
      const [whole, written = "", more] = match;
      // Places that are counted from one say so with a dollar sign.
      const name = notation === "percent" && more !== undefined ? String(Number(more) - 1) : written;
      const filter = notation === "braces" ? (more ?? null) : null;
      const at = { start: fragment.start + index, end: fragment.start + index + whole.length };
      upTo(index);
      cursor = index + whole.length;
      if (notation !== "double-braces" && (whole === "{{" || whole === "}}" || whole === "%%")) {
        result.push({ ...fragment, kind: "escape", text: whole.slice(1), ...at });
        continue;
      }
      const [, number, deeper = ""] = /^(\d*)((?:[.[].*)?)$/.exec(name) ?? [];
      const byPosition = number !== undefined;
      const value = byPosition ? filling.positional(number === "" ? position++ : Number(number)) : filling.named(name);
      const shownName = value ? nameOf(value, filling.home) + (byPosition ? deeper : "") : byPosition ? whole : name;
      result.push({
        kind: "hole",
        ...at,
        host: fragment.host,
        home: fragment.home,
        value,
        valueHome: filling.home,
        name: shownName,
        fallback: null,
        filter,
      });
    }
    upTo(fragment.text.length);
    return result;
  });
}

/** `.replace("{x}", value)`: every occurrence of a constant becomes a hole. */
export function substitute(fragments: readonly Fragment[], pattern: string, value: Value, home: Things): Fragment[] {
  if (pattern === "") return [...fragments];
  return fragments.flatMap((fragment): readonly Fragment[] => {
    if (fragment.kind !== "verbatim" || !fragment.text.includes(pattern)) return [fragment];
    const result: Fragment[] = [];
    let cursor = 0;
    for (let at = fragment.text.indexOf(pattern); at >= 0; at = fragment.text.indexOf(pattern, cursor)) {
      if (at > cursor)
        result.push({ ...fragment, text: fragment.text.slice(cursor, at), start: fragment.start + cursor, end: fragment.start + at });
      cursor = at + pattern.length;
      const span = { start: fragment.start + at, end: fragment.start + cursor };
      result.push({
        kind: "hole",
        ...span,
        host: fragment.host,
        home: fragment.home,
        value,
        valueHome: home,
        name: nameOf(value, home),
        fallback: null,
        filter: null,
      });
    }
    if (cursor < fragment.text.length)
      result.push({ ...fragment, text: fragment.text.slice(cursor), start: fragment.start + cursor, end: fragment.end });
    return result;
  });
}
