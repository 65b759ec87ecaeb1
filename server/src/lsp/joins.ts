import { type DocumentLink, type Hover, type Location, MarkupKind } from "vscode-languageserver";
import type { FillOfCode, JoinsOfCode } from "../engine/joins.ts";
import { nameOf } from "../engine/uri.ts";
import type { Location as Place, Span } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import { code, plural } from "./figures.ts";
import type { Session } from "./session.ts";

interface At {
  readonly fill: FillOfCode;
  readonly name: string;
  readonly span: Span;
}

function holds({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}

/** The names under the cursor that fill variables: one call may fill several templates. */
function givenAt({ fills }: JoinsOfCode, at: number): At[] {
  return fills.flatMap((fill) => fill.given.flatMap(({ name, ...span }) => (holds(span, at) ? [{ fill, name, span }] : [])));
}

/** From an argument to the variables that it fills, and from a path to the file it names. */
export async function definitionInCode(joins: JoinsOfCode, at: number, session: Session): Promise<Location[]> {
  const places = givenAt(joins, at).flatMap(({ fill, name }): Place[] =>
    fill.variables.flatMap((it) => (it.name === name ? it.uses.map((span) => ({ uri: fill.template, span })) : [])),
  );
  const files = joins.mentions.flatMap((it): Place[] => (holds(it, at) ? [{ uri: it.uri, span: { start: 0, end: 0 } }] : []));
  return locations(places.length > 0 ? places : files, session);
}

export function linksInCode(joins: JoinsOfCode, { places, within }: Analysis, session: Session): DocumentLink[] {
  return joins.mentions
    .filter((it) => within.start <= it.start && it.end <= within.end)
    .map(({ uri, ...span }) => ({ range: places.range(span), target: session.files.spelling(uri) }));
}

/** What an argument fills; what the template that a path names still wants. */
export async function hoverInCode(joins: JoinsOfCode, { places }: Analysis, at: number): Promise<Hover | null> {
  const [given] = givenAt(joins, at);
  if (given !== undefined) {
    const { fill, name, span } = given;
    const uses = fill.variables.filter((it) => it.name === name).flatMap((it) => it.uses);
    const what = uses.length > 0 ? `fills ${plural(uses.length, "place")}` : "no place of this name";
    return shown(`${code(name)}: ${what} in ${code(nameOf(fill.template))}`, places.range(span));
  }
  const mention = joins.mentions.find((it) => holds(it, at));
  if (mention === undefined) return null;
  const lines = joins.fills.filter((it) => it.template === mention.uri).map((it) => aboutFill(it, places.line(it.call.start) + 1));
  return shown(
    [`**Prompt file** ${code(nameOf(mention.uri))}`, lines.join("\n")].filter((it) => it !== "").join("\n\n"),
    places.range(mention),
  );
}

function aboutFill({ variables, given, complete }: FillOfCode, line: number): string {
  const wanted = variables.filter(({ name }) => !given.some((it) => it.name === name)).map((it) => it.name);
  const unused = given.filter(({ name }) => !variables.some((it) => it.name === name)).map((it) => it.name);
  const facts = [
    wanted.length > 0 && complete ? `without a value: ${list(wanted)}` : null,
    unused.length > 0 ? `given and not used: ${list([...new Set(unused)])}` : null,
  ].filter((it) => it !== null);
  return `- line ${line}: ${facts.length === 0 ? "every variable has a value" : facts.join("; ")}`;
}

function list(names: readonly string[]): string {
  return `${names.slice(0, 8).map(code).join(", ")}${names.length > 8 ? ", …" : ""}`;
}

function shown(value: string, range: Hover["range"]): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, ...(range ? { range } : {}) };
}

export async function locations(places: readonly Place[], session: Session): Promise<Location[]> {
  const found: Location[] = [];
  for (const place of places) {
    const location = await session.place(place);
    if (location !== null) found.push({ uri: location.uri, range: location.range });
  }
  return found;
}
