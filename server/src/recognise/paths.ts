import { FOLDER_OF, fileExport, fileMember, OWN_FILE, OWN_FOLDER, PATH_PARENTS, WORKING_FOLDER } from "../catalogue/files.ts";
import type { Call, Value } from "../model/program.ts";
import { reach, type Scope } from "./scope.ts";

/** A path as the code writes it. `anywhere`: from the folder that the program is started in, which nobody can see. */
export interface Place {
  readonly from: "root" | "anywhere";
  readonly path: string;
}

const MAX_DEPTH = 16;

/** The path that a value is, put together through names, folders, joins and helpers; null where a part of it is computed. */
export function locate(value: Value, scope: Scope, depth = 0): Place | null {
  if (depth > MAX_DEPTH) return null;
  const reached = reach(value, scope);
  if (reached.kind !== "value") return null;
  const { value: at, scope: here } = reached;
  switch (at.kind) {
    case "constant":
      return typeof at.value === "number" ? { from: "anywhere", path: String(at.value) } : null;
    case "text":
      return concatenated(
        at.pieces.map((it) => (it.kind === "hole" ? locate(it.value, here, depth + 1) : { from: "anywhere", path: it.text })),
      );
    case "operation": {
      const parts = at.operands.map((it) => locate(it, here, depth + 1));
      return at.operator === "/" ? joined(parts) : at.operator === "+" ? concatenated(parts) : null;
    }
    case "name":
    case "member":
      return property(at, here, depth);
    case "call":
      return called(at, here, depth);
    default:
      return null;
  }
}

function property(at: Extract<Value, { kind: "name" | "member" }>, scope: Scope, depth: number): Place | null {
  const own = ownPlace(at, scope);
  if (own !== null || at.kind === "name") return own;
  if (PATH_PARENTS.has(at.key)) return parent(locate(at.object, scope, depth + 1));
  // `path.parents[1]`
  if (at.object.kind !== "member" || at.object.key !== "parents" || !/^\d$/.test(at.key)) return null;
  let place = locate(at.object.object, scope, depth + 1);
  for (let i = 0; i <= Number(at.key); i++) place = parent(place);
  return place;
}

/** `__file__`, `import.meta.dirname`, where nothing of the project has that name. */
function ownPlace(at: Value, { home }: Scope): Place | null {
  const name = at.kind === "name" ? at.name : at.kind === "member" && at.object.kind === "name" ? `${at.object.name}.${at.key}` : "";
  const { path } = home.origin;
  const root = at.kind === "member" ? at.object : at;
  if (path === undefined || root.kind !== "name" || home.bindings.definitionsOf(root).length > 0) return null;
  if (OWN_FILE.has(name)) return { from: "root", path };
  return OWN_FOLDER.has(name) ? parent({ from: "root", path }) : null;
}

function called(call: Call, scope: Scope, depth: number): Place | null {
  const { callee } = call;
  const first = call.args[0]?.value;
  for (const it of scope.home.of(callee)) {
    if (it.kind !== "path") continue;
    const name = [it.module.replace(/^node:/, ""), ...it.members].filter((part) => part !== "" && part !== "default").join(".");
    if (WORKING_FOLDER.has(name)) return { from: "anywhere", path: "" };
    if (FOLDER_OF.has(name)) return first ? parent(locate(first, scope, depth + 1)) : null;
    const entry = fileExport(it.module, it.members);
    if (entry?.gives !== "path") continue;
    if (entry.package) return first ? packageFolder(first, scope) : null;
    const parts = call.args.map((argument) => (argument.spread ? null : locate(argument.value, scope, depth + 1)));
    // `new URL("./x.md", import.meta.url)`: from the folder of the second.
    return call.constructs && parts.length === 2 && name.endsWith("URL")
      ? joined([parent(parts[1] ?? null), parts[0] ?? null])
      : joined(parts);
  }
  const entry = callee.kind === "member" ? fileMember("path", callee.key) : null;
  if (callee.kind !== "member" || entry?.gives !== "path") return null;
  const parts = entry.joins ? call.args.map((it) => locate(it.value, scope, depth + 1)) : [];
  return joined([locate(callee.object, scope, depth + 1), ...parts]);
}

/** A package by its dotted name, by `__name__` of this file, or as a module. */
export function packageFolder(value: Value, scope: Scope): Place | null {
  const { path } = scope.home.origin;
  if (value.kind === "name" && /^__(?:name|package)__$/.test(value.name) && path !== undefined) return parent({ from: "root", path });
  const reached = reach(value, scope);
  if (reached.kind !== "value") return null;
  const [piece, ...more] = reached.value.kind === "text" ? reached.value.pieces : [];
  const imported = scope.home.of(value).find((it) => it.kind === "path");
  const dotted =
    piece?.kind === "verbatim" && more.length === 0
      ? piece.text
      : imported?.kind === "path"
        ? [imported.module, ...imported.members].filter((it) => it !== "").join(".")
        : null;
  return dotted !== null && /^\w+(?:\.\w+)*$/.test(dotted) ? { from: "anywhere", path: dotted.replaceAll(".", "/") } : null;
}

/** Every file that a place may mean for code that stands in `from`; empty where the path leaves the project. */
export function candidatesFor({ from, path }: Place, code: string): string[] {
  const folders = code.split("/").slice(0, -1);
  const bases = from === "root" ? [""] : folders.map((_, i) => folders.slice(0, i + 1).join("/")).concat("");
  return [...new Set(bases.flatMap((it) => normal(it === "" ? path : `${it}/${path}`) ?? []))];
}

function normal(path: string): string | null {
  const parts: string[] = [];
  for (const it of path.split("/")) {
    if (it === "..") {
      if (parts.pop() === undefined) return null;
    } else if (it !== "." && it !== "") parts.push(it);
  }
  return parts.length === 0 ? null : parts.join("/");
}

export function joined(places: readonly (Place | null)[]): Place | null {
  return combined(places, "/");
}

function concatenated(places: readonly (Place | null)[]): Place | null {
  return combined(places, "");
}

function combined(places: readonly (Place | null)[], between: string): Place | null {
  const [first, ...rest] = places;
  if (!first || rest.some((it) => it === null || it.from === "root" || (between === "/" && it.path.startsWith("/")))) return null;
  const parts = [first, ...rest].map((it) => it?.path ?? "");
  // An absolute path is no file of the project.
  return parts[0]?.startsWith("/") ? null : { from: first.from, path: parts.filter((it) => between === "" || it !== "").join(between) };
}

function parent(place: Place | null): Place | null {
  if (place === null) return null;
  const path = place.path.replace(/\/+$/, "");
  return { from: place.from, path: path === "" ? ".." : path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "" };
}
