import { type FileEntry, fileExport, fileMember } from "../catalogue/files.ts";
import type { Role } from "../model/document.ts";
import type { Call, Program, Value } from "../model/program.ts";
import type { PromptText } from "../model/prompt-text.ts";
import { Bindings } from "../resolve/bindings.ts";
import type { TemplateRead, TextFile } from "../resolve/text-files.ts";
import { NOTHING_OUTSIDE } from "../resolve/thing.ts";
import { Things } from "../resolve/things.ts";
import { fillingOf } from "./filling.ts";
import type { Filling, Fragment } from "./fragments.ts";
import { candidatesFor, joined, locate, type Place, packageFolder } from "./paths.ts";
import { reach, type Scope } from "./scope.ts";
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

/** A call that has to do with files, what it was called on, and where it stands. */
export interface FileCall {
  readonly entry: FileEntry;
  readonly call: Call;
  readonly scope: Scope;
  readonly receiver: FileCall | null;
}

const MAX_DEPTH = 8;

/** What the catalogue of files says about a call, by its resolved callee or by what its receiver was made with. */
export function fileCall(call: Call, scope: Scope, depth = 0): FileCall | null {
  const { callee } = call;
  if (depth > MAX_DEPTH || scope.home.origin.files === undefined) return null;
  const things = scope.home.of(callee);
  for (const it of things) {
    const entry = it.kind === "path" ? fileExport(it.module, it.members) : null;
    if (entry) return { entry, call, scope, receiver: null };
  }
  if (things.some((it) => it.kind === "callable" || it.kind === "foreign")) return null;
  const object = callee.kind === "member" ? callee.object : callee;
  const reached = reach(object, scope);
  const receiver = reached.kind === "value" && reached.value.kind === "call" ? fileCall(reached.value, reached.scope, depth + 1) : null;
  const name = callee.kind === "member" ? callee.key : "()";
  // A path may be put together without a call: `FOLDER / "system.md"`.
  const entry = receiver ? fileMember(receiver.entry.gives, name) : callee.kind === "member" ? fileMember("path", name) : null;
  return entry && { entry, call, scope, receiver };
}

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
  return filled(template, valuesOf(found), read);
}

/** The messages of a template that is made here and filled elsewhere, as by the pipeline it is a stage of. */
export function templateParts(call: Call, scope: Scope, filling: Filling, read: ReadText): readonly Part[] | null {
  const found = fileCall(call, scope);
  return found?.entry.gives === "template" ? filled(found, filling, read) : null;
}

/** A file that is imported as a text: `import prompt from "./system.md?raw"`. */
export function importedText(value: Extract<Value, { kind: "imported" }>, scope: Scope): Fragment[] | null {
  const { files, path } = scope.home.origin;
  const [, module, raw] = /^(\.{1,2}\/[^?]{1,300})(\?raw)?$/.exec(value.module) ?? [];
  const isText = raw !== undefined || /\.(?:md|txt|prompt|j2|jinja2?|hbs|mustache)$/i.test(module ?? "");
  if (files === undefined || path === undefined || module === undefined || !isText || !/^default$/.test(value.member ?? "default"))
    return null;
  const folder: Place = { from: "root", path: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "" };
  const place = joined([folder, { from: "anywhere", path: module }]);
  const file = place && files.find(candidatesFor(place, path));
  return file && rawOf(file, scope.home);
}

function whole(fragments: Fragment[]): Part {
  return { role: "unknown", fragments, conditional: false, repeated: false };
}

// ── which file ─────────────────────────────────────────────────────────────────────────────────────────────────────

function fileOf(found: FileCall): TextFile | null {
  const { entry, call, scope, receiver } = found;
  const { files, path: code } = scope.home.origin;
  if (files === undefined || code === undefined) return null;
  if (entry.name && receiver) {
    const name = argument(call, entry.name);
    const place = name ? locate(name, scope) : null;
    if (place?.from !== "anywhere") return null;
    const names = [place.path, ...(entry.endings ?? []).filter((it) => !place.path.endsWith(it)).map((it) => place.path + it)];
    return files.find(
      foldersOf(receiver).flatMap(({ at, from }) => names.flatMap((it) => candidates(joined([at, { from: "anywhere", path: it }]), from))),
    );
  }
  if (entry.path || entry.package) return files.find(candidates(placeIn(found), code));
  if (!entry.own) return null;
  if (receiver && receiver.entry.gives !== "path") return fileOf(receiver);
  return call.callee.kind === "member" ? files.find(candidates(locate(call.callee.object, scope), code)) : null;
}

function candidates(place: Place | null, code: string): string[] {
  return place === null ? [] : candidatesFor(place, code);
}

function placeIn({ entry, call, scope }: FileCall): Place | null {
  const given = entry.path && argument(call, entry.path);
  const path = given ? locate(given, scope) : entry.folder === undefined ? null : ({ from: "anywhere", path: entry.folder } as const);
  if (entry.package === undefined) return path;
  const owner = argument(call, entry.package);
  return owner ? joined([packageFolder(owner, scope), path]) : null;
}

/** Where an engine looks for templates, with the file that says so. */
function foldersOf({ entry, call, scope }: FileCall): { readonly at: Place; readonly from: string }[] {
  const from = scope.home.origin.path ?? "";
  if (entry.gives === "folder" || entry.path) {
    const given = entry.path && argument(call, entry.path);
    const listed = given && reach(given, scope);
    if (listed?.kind === "value" && listed.value.kind === "list")
      return listed.value.items.flatMap((it) => (it.spread ? [] : placed(locate(it.value, listed.scope), from)));
    return placed(placeIn({ entry, call, scope, receiver: null }), from);
  }
  const loader = entry.loader && argument(call, entry.loader);
  const reached = loader && reach(loader, scope);
  const made = reached?.kind === "value" && reached.value.kind === "call" ? fileCall(reached.value, reached.scope) : null;
  return made?.entry.gives === "folder" ? foldersOf(made) : [];
}

function placed(at: Place | null, from: string): { at: Place; from: string }[] {
  return at === null ? [] : [{ at, from }];
}

function argument(call: Call, where: readonly string[]): Value | undefined {
  const positional = call.args.filter((it) => it.name === null);
  for (const it of where) {
    const at = it.startsWith("#") ? positional[Number(it.slice(1))] : call.args.find((argument) => argument.name === it);
    if (at && !at.spread) return at.value;
    for (const { value } of positional) {
      const entry = value.kind === "record" ? value.entries.findLast((e) => e.key === it) : undefined;
      if (entry && !entry.spread) return entry.value;
    }
  }
  return undefined;
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

function filled(template: FileCall, filling: Filling, read: ReadText): readonly Part[] | null {
  const { entry, call, scope, receiver } = template;
  const { files } = scope.home.origin;
  if (files === undefined) return null;
  const language = languageOf(template);
  const text = entry.text && argument(call, entry.text);
  if (language === "own") {
    const file = fileOf(template);
    const [only, ...others] = file?.prompts() ?? [];
    return file && only && others.length === 0 ? bound(only, file.text, new Map([["", placeOf(file, scope.home)]]), filling) : null;
  }
  const file = text === undefined ? fileOf(template) : null;
  const fragments = text !== undefined ? read(text, scope) : file && rawOf(file, scope.home);
  const name = language ?? (receiver ? languageOf(receiver) : undefined);
  if (!fragments || name === undefined || fragments.length === 0 || fragments.some((it) => it.kind === "hole")) return null;
  const homes = new Map(fragments.map((it) => [it.home.origin.uri, it.home]));
  const [home] = homes.values();
  if (home === undefined || homes.size > 1) return null;
  return bound(files.template(writeText(fragments, home), name, home.origin.text), home.origin.text, new Map([["", home]]), filling);
}

/** The argument that names another language is read where it is a literal; a computed one leaves the template unread. */
function languageOf({ entry, call, receiver }: FileCall): string | undefined {
  const named = entry.languageNamed && argument(call, entry.languageNamed);
  if (!named) return entry.language ?? (receiver ? languageOf(receiver) : undefined);
  const [piece] = named.kind === "text" ? named.pieces : [];
  return piece?.kind === "verbatim" ? piece.text : undefined;
}

function bound(template: TemplateRead, source: string, homes: ReadonlyMap<string, Things>, filling: Filling): Part[] {
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

// ── a file as a place ──────────────────────────────────────────────────────────────────────────────────────────────

const NO_FUNCTION = {
  kind: "func",
  name: "<module>",
  parameters: [],
  body: [],
  parent: null,
  class: null,
  receiver: null,
  decorators: [],
  returns: null,
  doc: null,
  async: false,
  first: null,
  start: 0,
  end: 0,
} as const;
const NO_PROGRAM: Program = {
  module: NO_FUNCTION,
  functions: [NO_FUNCTION],
  classes: [],
  types: [],
  exports: [],
  problems: [],
  insertImportAt: 0,
};

/** Where the text of a file stands, as code has its `Things`: the same for everybody who is given this file. */
const places = new WeakMap<TextFile, Things>();

function placeOf(file: TextFile, { catalogue }: Things): Things {
  let known = places.get(file);
  if (known === undefined) {
    known = new Things(new Bindings(NO_PROGRAM), catalogue, NOTHING_OUTSIDE, {
      uri: file.uri,
      path: file.path,
      text: file.text,
      host: "plain",
    });
    places.set(file, known);
  }
  return known;
}

function rawOf(file: TextFile, home: Things): Fragment[] {
  const { text, host } = file;
  return text === "" ? [] : [{ kind: "verbatim", text, host, start: 0, end: text.length, home: placeOf(file, home) }];
}

/** The arguments that a call splices into a template, as the template names them; null where it is no such call. */
export function splicedBy(call: Call, scope: Scope, read: ReadText): readonly Value[] | null {
  const parts = partsOf(call, scope, read);
  const values = parts?.flatMap((part) => part.fragments.flatMap((it) => (it.kind === "hole" && it.value ? [it.value] : [])));
  return values === undefined ? null : [...new Set(values)];
}
