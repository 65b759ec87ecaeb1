import { type FileEntry, fileExport, fileMember } from "../catalogue/files.ts";
import type { Call, Value } from "../model/program.ts";
import type { Location } from "../model/text.ts";
import type { TextFile } from "../resolve/text-files.ts";
import { candidatesFor, joined, locate, type Place, packageFolder } from "./paths.ts";
import { reach, type Scope } from "./scope.ts";

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

/** The file that a call reads, or takes its template from. */
export function fileOf(found: FileCall): TextFile | null {
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
      whereIs(name ?? call, scope),
    );
  }
  if (entry.path || entry.package) {
    const given = entry.path && argument(call, entry.path);
    return files.find(candidates(placeIn(found), code), whereIs(given ?? call, scope));
  }
  if (!entry.own) return null;
  if (receiver && receiver.entry.gives !== "path") return fileOf(receiver);
  const { callee } = call;
  return callee.kind === "member" ? files.find(candidates(locate(callee.object, scope), code), whereIs(callee.object, scope)) : null;
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

/** The argument at one of these places; in scripts a key of an options object too. */
export function argument(call: Call, where: readonly string[]): Value | undefined {
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

/** Where the path of a file is written: its last literal, or all of it. */
function whereIs(value: Value, { home }: Scope): Location {
  const parts = value.kind === "call" ? value.args.map((it) => it.value) : value.kind === "operation" ? value.operands : [];
  const last = parts.findLast((it) => it.kind === "text") ?? value;
  return { uri: home.origin.uri, span: { start: last.start, end: last.end } };
}

/** A file that is imported as a text: `import prompt from "./system.md?raw"`. */
export function importedFile(value: Extract<Value, { kind: "imported" }>, scope: Scope): TextFile | null {
  const { files, path } = scope.home.origin;
  const [, module, raw] = /^(\.{1,2}\/[^?]{1,300})(\?raw)?$/.exec(value.module) ?? [];
  const isText = raw !== undefined || /\.(?:md|txt|prompt|j2|jinja2?|hbs|mustache)$/i.test(module ?? "");
  if (files === undefined || path === undefined || module === undefined || !isText || !/^default$/.test(value.member ?? "default"))
    return null;
  const folder: Place = { from: "root", path: path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "" };
  const place = joined([folder, { from: "anywhere", path: module }]);
  return place && files.find(candidatesFor(place, path), whereIs(value, scope));
}
