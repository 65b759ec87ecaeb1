import { type ParseError, parse } from "jsonc-parser";
import { type Layout, resolve } from "../resolve/modules.ts";
import type { DirectoryEntry } from "./host.ts";
import { compare } from "./order.ts";

/** What a layout is read from; paths are from the project's root. */
export interface Folders {
  list(path: string): Promise<readonly DirectoryEntry[]>;
  /** Null where the file cannot be read. */
  read(path: string): Promise<string | null>;
}

type Package = Layout["packages"] extends ReadonlyMap<string, infer Value> ? Value : never;

const MOST_FOLDERS = 400;
/** Configurations that one extends, directly or not. */
const MOST_EXTENDED = 8;
const DEEPEST = 3;
const SKIPPED = /^(?:\..*|node_modules|dist|build|out|vendor|__pycache__|venv|target|coverage|docs?|tests?|fixtures)$/;
const TSCONFIG = /^(?:tsconfig|jsconfig)(?:\.base)?\.json$/;
const SCHEMA = /\.(?:prisma|sql)$/;
const MOST_SCHEMAS = 120;
const PYTHON_PROJECT = /^(?:pyproject\.toml|setup\.py|setup\.cfg)$/;

/** Reads where a project says its modules lie: `tsconfig.json`, `package.json`, Python projects inside it. Bounded in depth and in folders. */
export async function readLayout(folders: Folders): Promise<Layout> {
  const aliases: Layout["aliases"][number][] = [];
  const configurations: { readonly folder: string; readonly name: string }[] = [];
  const packages = new Map<string, Package>();
  const pythonRoots: string[] = [];
  const schemas: string[] = [];
  const queue: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  for (const { path, depth } of queue) {
    const entries = await folders.list(path).catch(() => []);
    const inside = (name: string) => (path === "" ? name : `${path}/${name}`);
    if (entries.some((it) => PYTHON_PROJECT.test(it.name))) pythonRoots.push(path);
    for (const { name, kind } of entries) {
      if (kind === "folder" && name === "src") pythonRoots.push(inside(name));
      if (kind === "folder" && depth < DEEPEST && queue.length < MOST_FOLDERS && !SKIPPED.test(name)) {
        queue.push({ path: inside(name), depth: depth + 1 });
      }
      if (kind !== "file") continue;
      if (isSchema(name) && schemas.length < MOST_SCHEMAS) schemas.push(inside(name));
      if (TSCONFIG.test(name)) configurations.push({ folder: path, name: inside(name) });
      if (name === "package.json") {
        const manifest = record(await folders.read(inside(name)));
        const { name: called } = manifest;
        if (typeof called === "string" && !packages.has(called))
          packages.set(called, { folder: path, entries: entriesOf(manifest), subpaths: subpathsOf(path, manifest) });
      }
    }
  }
  for (const { folder, name } of configurations) {
    const chain = await inherited(name, folders, packages);
    aliases.push(...aliasesOf(folder, chain));
  }
  // In the order of their names, which is that of migrations.
  return { aliases, packages, pythonRoots, schemas: schemas.toSorted(compare) };
}

/** Whether a file, by its address, says where modules lie. */
export function decidesLayout(uri: string): boolean {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  return name === "package.json" || PYTHON_PROJECT.test(name) || /^[tj]sconfig.*\.json$/.test(name);
}

/** A file that declares tables or models. */
export function isSchema(path: string): boolean {
  return SCHEMA.test(path);
}

/** A configuration of the compiler and the folder that its paths are counted from. */
interface Configured {
  readonly folder: string;
  readonly options: JsonRecord;
}

/** A configuration and those that it extends, nearest first. */
async function inherited(name: string, folders: Folders, packages: ReadonlyMap<string, Package>): Promise<readonly Configured[]> {
  const chain: Configured[] = [];
  const open = [name];
  for (const path of open) {
    if (open.length > MOST_EXTENDED) break;
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    const { compilerOptions, extends: bases } = record(await folders.read(path).catch(() => null));
    chain.push({ folder, options: isRecord(compilerOptions) ? compilerOptions : {} });
    // The last one named goes before the others.
    for (const it of (Array.isArray(bases) ? bases : [bases]).toReversed()) {
      const found = typeof it === "string" ? extended(folder, it, packages) : null;
      if (found !== null && !open.includes(found)) open.push(found);
    }
  }
  return chain;
}

/** A file beside it, or one of a package of the workspace. */
function extended(folder: string, name: string, packages: ReadonlyMap<string, Package>): string | null {
  const file = (path: string) => (path.endsWith(".json") ? path : `${path}.json`);
  if (name.startsWith(".")) return file(resolve(folder, name));
  const parts = name.split("/");
  const length = name.startsWith("@") ? 2 : 1;
  const found = packages.get(parts.slice(0, length).join("/"));
  if (found === undefined) return null;
  return resolve(found.folder, file(parts.slice(length).join("/") || "tsconfig"));
}

/** `paths` of the nearest configuration that has some, counted from where they are written. */
function aliasesOf(folder: string, chain: readonly Configured[]): Layout["aliases"][number][] {
  const based = chain.find((it) => typeof it.options.baseUrl === "string");
  const base = based && resolve(based.folder, String(based.options.baseUrl));
  const mapped = chain.find((it) => isRecord(it.options.paths));
  const from = mapped === undefined ? "" : (base ?? mapped.folder);
  const written = Object.entries(isRecord(mapped?.options.paths) ? mapped.options.paths : {}).map(([pattern, targets]) => ({
    folder,
    pattern,
    targets: (Array.isArray(targets) ? targets : []).flatMap((it) => (typeof it === "string" ? [resolve(from, it)] : [])),
  }));
  return base === undefined ? written : [...written, { folder, pattern: "*", targets: [base === "" ? "*" : `${base}/*`] }];
}

/** `exports` below the package itself: `"./chat": { "import": "./src/chat.ts" }`. */
function subpathsOf(folder: string, { exports, imports }: JsonRecord): Package["subpaths"] {
  const rows = [...Object.entries(isRecord(exports) ? exports : {}), ...Object.entries(isRecord(imports) ? imports : {})];
  return rows.flatMap(([key, value]) => {
    if (!/^(?:\.\/|#)/.test(key)) return [];
    const targets = targetsIn(value, 0).map((it) => resolve(folder, it));
    return [{ pattern: key.replace(/^\.\//, ""), targets }];
  });
}

/** Whichever condition holds: they are builds of one source. */
function targetsIn(value: unknown, depth: number): string[] {
  if (typeof value === "string") return [value];
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.flatMap((it) => targetsIn(it, depth + 1));
  return isRecord(value) ? Object.values(value).flatMap((it) => targetsIn(it, depth + 1)) : [];
}

/** Files a manifest names for the package itself. */
function entriesOf({ main, module, exports, types }: JsonRecord): string[] {
  const root = isRecord(exports) ? (exports["."] ?? exports) : exports;
  const named = isRecord(root) ? ["source", "import", "default", "require", "types"].map((condition) => root[condition]) : [root];
  return [...named, module, main, types].flatMap((it) =>
    typeof it === "string" ? [it.replace(/^\.\//, "").replace(/\.d\.ts$/, ".ts")] : [],
  );
}

type JsonRecord = { readonly [key: string]: unknown };

function record(text: string | null): JsonRecord {
  const errors: ParseError[] = [];
  const value: unknown = text === null ? null : parse(text, errors, { allowTrailingComma: true });
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
