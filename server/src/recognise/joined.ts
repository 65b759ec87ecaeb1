import type { Role } from "../model/document.ts";
import type { Call, Value } from "../model/program.ts";
import type { PromptText } from "../model/prompt-text.ts";
import type { Location, Span } from "../model/text.ts";
import type { TemplateRead } from "../resolve/text-files.ts";
import type { Things } from "../resolve/things.ts";
import { argument, type FileCall, fileCall, fileOf } from "./file-calls.ts";
import { placeOf, rawOf } from "./file-home.ts";
import { fillingOf } from "./filling.ts";
import type { Filling, Fragment } from "./fragments.ts";
import type { Scope } from "./scope.ts";
import { filledFrom } from "./template-values.ts";
import { writeText } from "./write.ts";

/** A text that code takes from a file, or fills a template with: one part for each message that the template has. */
export interface Part {
  readonly role: Role;
  readonly fragments: Fragment[];
  readonly conditional: boolean;
  readonly repeated: boolean;
}

/** Reads a value as a text: `textOf`, handed in because it asks here in turn. */
export type ReadText = (value: Value, scope: Scope) => Fragment[] | null;

/** The messages of what a call reads or fills; null where it is no such call, or its file is not seen. */
export function partsOf(call: Call, scope: Scope, read: ReadText): readonly Part[] | null {
  const found = fileCall(call, scope);
  if (found?.entry.gives !== "text") return null;
  const { entry } = found;
  const template = entry.own && found.receiver?.entry.gives === "template" ? found.receiver : found;
  if (entry.values === undefined && template.entry.language === undefined && entry.name === undefined) {
    const file = fileOf(found);
    return file && [whole(rawOf(file, scope.home))];
  }
  return filled(template, valuesOf(found), whereIs(found), read);
}

/** The messages of a template that is made here and filled elsewhere, as by the pipeline it is a stage of. */
export function templateParts(call: Call, scope: Scope, filling: Filling, by: Span, read: ReadText): readonly Part[] | null {
  const found = fileCall(call, scope);
  return found?.entry.gives === "template"
    ? filled(found, filling, { uri: filling.home.origin.uri, span: { start: by.start, end: by.end } }, read)
    : null;
}

function whole(fragments: Fragment[]): Part {
  return { role: "unknown", fragments, conditional: false, repeated: false };
}

// ── filled templates ───────────────────────────────────────────────────────────────────────────────────────────────

function valuesOf({ entry, call, scope }: FileCall): Filling {
  const { values } = entry;
  if (values === "all" || values === undefined) return fillingOf(call.args, scope);
  const given = values.flatMap((it) => {
    const at = it.startsWith("#") ? Number(it.slice(1)) : -1;
    return call.args.filter((argument, i) => (at >= 0 ? argument.name === null && i === at : argument.name === it));
  });
  // Mustache takes its values as keywords too.
  return fillingOf([...given.slice(0, 1).map((it) => ({ ...it, name: null })), ...call.args.filter((it) => it.name !== null)], scope);
}

function filled(template: FileCall, filling: Filling, by: Location, read: ReadText): readonly Part[] | null {
  const { entry, call, scope, receiver } = template;
  const { files } = scope.home.origin;
  if (files === undefined) return null;
  const language = languageOf(template);
  const text = entry.text && argument(call, entry.text);
  if (language === "own") {
    const file = fileOf(template);
    const [only, ...others] = file?.prompts() ?? [];
    return file && only && others.length === 0 ? bound(only, file.text, new Map([["", placeOf(file, scope.home)]]), filling, by) : null;
  }
  const file = text === undefined ? fileOf(template) : null;
  const fragments = text !== undefined ? read(text, scope) : file && rawOf(file, scope.home);
  const name = language ?? (receiver ? languageOf(receiver) : undefined);
  if (!fragments || name === undefined || fragments.length === 0 || fragments.some((it) => it.kind === "hole")) return null;
  const homes = new Map(fragments.map((it) => [it.home.origin.uri, it.home]));
  const [home] = homes.values();
  if (home === undefined || homes.size > 1) return null;
  return bound(files.template(writeText(fragments, home), name, home.origin.text), home.origin.text, new Map([["", home]]), filling, by);
}

/** The argument that names another language is read where it is a literal; a computed one leaves the template unread. */
function languageOf({ entry, call, receiver }: FileCall): string | undefined {
  const named = entry.languageNamed && argument(call, entry.languageNamed);
  if (!named) return entry.language ?? (receiver ? languageOf(receiver) : undefined);
  const [piece] = named.kind === "text" ? named.pieces : [];
  return piece?.kind === "verbatim" ? piece.text : undefined;
}

function bound(template: TemplateRead, source: string, homes: ReadonlyMap<string, Things>, filling: Filling, by: Location): Part[] {
  noteFill(template, homes, filling, by);
  return template.messages.map(({ role, text, conditional, repeated }) => ({
    role,
    conditional,
    repeated,
    fragments: fragmentsOf(text, template, homes, filling, source),
  }));
}

function fragmentsOf(
  text: PromptText,
  template: TemplateRead,
  homes: ReadonlyMap<string, Things>,
  filling: Filling,
  source: string,
): Fragment[] {
  return text.pieces.flatMap((piece): Fragment[] => {
    const { start, end, host } = piece;
    const home = homes.get(piece.uri ?? "");
    if (home === undefined) return [];
    if (piece.kind !== "hole")
      return [{ kind: piece.kind, text: text.value.slice(piece.at, piece.at + piece.length), start, end, host, home }];
    const hole = template.holes[piece.hole ?? -1];
    if (hole === undefined) return [];
    const value = hole.role === "value" ? filledFrom(hole, template, filling, source) : null;
    return [
      {
        kind: "hole",
        start,
        end,
        host,
        home,
        value,
        valueHome: filling.home,
        name: hole.name,
        fallback: hole.fallback,
        filter: hole.filter,
      },
    ];
  });
}

/** The arguments that a call splices into a template, as the template names them; null where it is no such call. */
export function splicedBy(call: Call, scope: Scope, read: ReadText): readonly Value[] | null {
  const parts = partsOf(call, scope, read);
  const values = parts?.flatMap((part) => part.fragments.flatMap((it) => (it.kind === "hole" && it.value ? [it.value] : [])));
  return values === undefined ? null : [...new Set(values)];
}

function whereIs({ call, scope }: FileCall): Location {
  return { uri: scope.home.origin.uri, span: { start: call.start, end: call.end } };
}

/** Tells of a call that fills a template, with the names it gives. */
function noteFill({ variables }: TemplateRead, homes: ReadonlyMap<string, Things>, filling: Filling, call: Location): void {
  const template = homes.get("")?.origin.uri;
  const { uri, files } = filling.home.origin;
  if (template === undefined || filling.names === undefined) return;
  const given = filling.names.map(({ name, start, end }) => ({ name, uri, span: { start, end } }));
  files?.note({ call, template, variables, given, complete: filling.open !== true });
}
