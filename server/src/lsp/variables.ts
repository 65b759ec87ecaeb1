import { type CompletionItem, CompletionItemKind, type Location } from "vscode-languageserver";
import type { Filler } from "../engine/joins.ts";
import type { Completion, PromptInside, ShownVariable } from "../engine/prompt-file.ts";
import type { Location as Place, Span } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import { code, plural } from "./figures.ts";
import { locations } from "./joins.ts";
import type { Places } from "./places.ts";
import type { Session } from "./session.ts";

interface Found extends Span {
  readonly variable: ShownVariable;
}

function holds({ start, end }: Span, at: number): boolean {
  return start <= at && at <= end;
}

/** The variable under the cursor: its name where it is declared or used, then the tag around its only name. */
export function variableAt({ variables }: PromptInside, at: number, inTag: boolean): Found | null {
  for (const variable of variables) {
    const name = [...variable.declarations.filter((it) => it.uri === undefined), ...variable.uses].find((it) => holds(it, at));
    if (name !== undefined) return { variable, start: name.start, end: name.end };
  }
  if (!inTag) return null;
  const tags = variables.flatMap((variable) => variable.uses.filter((it) => holds(it.tag, at)).map((it) => ({ variable, ...it.tag })));
  return tags.length === 1 ? (tags[0] ?? null) : null;
}

/** What is known of a variable: filter and default of this place, where it is declared, where else it is used. */
export function aboutVariable({ variable, start, end }: Found, places: Places, fillers: readonly Filler[]): string {
  const { name, declarations, uses } = variable;
  const here = uses.find((it) => it.start <= end && start <= it.end) ?? uses.find((it) => it.tag.start === start);
  const lines: string[] = [];
  if (here?.hole.filter) lines.push(`- filter: ${code(here.hole.filter)}`);
  if (here?.hole.fallback != null) lines.push(`- default: ${here.hole.fallback === "" ? "empty" : code(here.hole.fallback)}`);
  for (const { kind, uri, description, ...span } of declarations.slice(0, 5)) {
    const place = uri === undefined ? `line ${places.line(span.start) + 1}` : uri.slice(uri.lastIndexOf("/") + 1);
    lines.push(`- ${kind}: ${place}${description === null ? "" : `, ${code(description.slice(0, 200))}`}`);
  }
  const filled = fillers.filter((it) => it.name === name);
  for (const { path, gives } of unique(filled).slice(0, 5))
    lines.push(`- ${gives ? "filled by" : "left without a value by"} ${code(path)}`);
  if (declarations.length === 0 && filled.length === 0) lines.push("- not declared in this file: code fills it");
  const on = [...new Set(uses.map((it) => places.line(it.start) + 1))];
  const shown = `${on.slice(0, 8).join(", ")}${on.length > 8 ? ", …" : ""}`;
  lines.push(
    uses.length === 0
      ? "- used nowhere in this file"
      : `- used ${plural(uses.length, "time")}: ${on.length === 1 ? "line" : "lines"} ${shown}`,
  );
  return [`**Variable** ${code(name)}`, lines.join("\n")].join("\n\n");
}

function unique(fillers: readonly Filler[]): Filler[] {
  return fillers.filter((it, at) => fillers.findIndex((other) => other.path === it.path && other.gives === it.gives) === at);
}

function givenBy(fillers: readonly Filler[], name: string | undefined): Place[] {
  return fillers.flatMap((it) => (it.gives && it.name === name ? [{ uri: it.uri, span: { start: it.start, end: it.end } }] : []));
}

/** Where a variable is declared and where code fills it, or the file that a tag pulls in. */
export function definitionOf(
  inside: PromptInside,
  analysis: Analysis,
  at: number,
  fillers: readonly Filler[],
  session: Session,
): Promise<Location[]> {
  const link = inside.links.find((it) => holds(it, at));
  if (link !== undefined) return locations([{ uri: link.uri, span: { start: 0, end: 0 } }], session);
  const variable = variableAt(inside, at, false)?.variable;
  const declared = (variable?.declarations ?? []).map(({ uri = analysis.uri, start, end }): Place => ({ uri, span: { start, end } }));
  return locations([...declared, ...givenBy(fillers, variable?.name)], session);
}

export function referencesOf(
  inside: PromptInside,
  analysis: Analysis,
  at: number,
  declared: boolean,
  fillers: readonly Filler[],
  session: Session,
): Promise<Location[]> {
  const variable = variableAt(inside, at, false)?.variable;
  if (variable === undefined) return Promise.resolve([]);
  const places: Place[] = [
    ...(declared ? variable.declarations.map(({ uri = analysis.uri, start, end }) => ({ uri, span: { start, end } })) : []),
    ...variable.uses.map(({ start, end }) => ({ uri: analysis.uri, span: { start, end } })),
    ...givenBy(fillers, variable.name),
  ];
  return locations(places, session);
}

export function completionItems(completions: readonly Completion[], places: Places): CompletionItem[] {
  return completions.map(({ kind, label, text, detail, span }) => ({
    label,
    detail,
    kind: kind === "key" ? CompletionItemKind.Property : CompletionItemKind.Variable,
    textEdit: { range: places.range(span), newText: text },
  }));
}
