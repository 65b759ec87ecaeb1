import type { Span } from "../model/text.ts";
import type { FileMention, TemplateFill } from "../resolve/text-files.ts";
import { candidatesIn } from "./candidates.ts";
import type { Parts } from "./parts.ts";
import type { ReadFile } from "./read.ts";
import { nameOf } from "./uri.ts";

/** What a file of code has to do with files of prompts. Plain data. */
export interface JoinsOfCode {
  readonly mentions: readonly (Span & { readonly uri: string })[];
  readonly fills: readonly FillOfCode[];
}

export interface FillOfCode {
  /** The call, and the name that each argument is given under. */
  readonly call: Span;
  readonly given: readonly (Span & { readonly name: string })[];
  readonly template: string;
  readonly variables: TemplateFill["variables"];
  readonly complete: boolean;
}

/** A place in code that gives a variable of a template; the call where it does not give it. */
export interface Filler extends Span {
  readonly uri: string;
  readonly path: string;
  readonly name: string;
  readonly gives: boolean;
}

/** Files of code that are looked into for one template; those behind them in the order of path are not seen. */
const MOST_FILES = 3_000;

export function joinsOf({ file, joins }: ReadFile): JoinsOfCode | null {
  if (joins === null) return null;
  const here = <It extends { readonly at: { readonly uri: string } }>(it: It) => it.at.uri === file.uri;
  return {
    mentions: joins.mentions.filter(here).map(({ at, uri }: FileMention) => ({ ...at.span, uri })),
    fills: joins.fills.flatMap(({ call, given, template, variables, complete }) =>
      call.uri === file.uri
        ? [
            {
              call: call.span,
              given: given.flatMap((it) => (it.uri === file.uri ? [{ ...it.span, name: it.name }] : [])),
              template,
              variables,
              complete,
            },
          ]
        : [],
    ),
  };
}

/** Who fills a template: every file of code whose text names it is read. In the order of path. */
export async function fillersOf(template: string, parts: Parts, read: (uri: string) => Promise<ReadFile | null>): Promise<Filler[]> {
  const stem = nameOf(template).replace(/\..*$/, "");
  const { files } = await candidatesIn([parts.root], parts);
  const found: Filler[] = [];
  for (const { uri } of files.filter((it) => parts.reader.isCode(it.uri)).slice(0, MOST_FILES)) {
    const text = await parts.files.text(uri);
    if (typeof text !== "string" || !text.includes(stem)) continue;
    const code = await read(uri);
    for (const fill of code?.joins?.fills ?? []) if (fill.template === template && code) found.push(...fillersIn(fill, code));
  }
  return found;
}

function fillersIn({ call, given, variables, complete }: TemplateFill, { file }: ReadFile): Filler[] {
  const { path } = file;
  return variables.flatMap(({ name }): Filler[] => {
    const giving = given.filter((it) => it.name === name);
    if (giving.length > 0) return giving.map((it) => ({ ...it.span, uri: it.uri, path, name, gives: true }));
    return complete ? [{ ...call.span, uri: call.uri, path, name, gives: false }] : [];
  });
}
