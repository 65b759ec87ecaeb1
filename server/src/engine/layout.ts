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

const MOST_FOLDERS = 400;
const DEEPEST = 3;
const SKIPPED = /^(?:\..*|node_modules|dist|build|out|vendor|__pycache__|venv|target|coverage|docs?|tests?|fixtures)$/;
const TSCONFIG = /^(?:tsconfig|jsconfig)(?:\.base)?\.json$/;
const SCHEMA = /\.(?:prisma|sql)$/;
const MOST_SCHEMAS = 120;
const PYTHON_PROJECT = /^(?:pyproject\.toml|setup\.py|setup\.cfg)$/;

/** Reads where a project says its modules lie: `tsconfig.json`, `package.json`, Python projects inside it. Bounded in depth and in folders. */
export async function readLayout(folders: Folders): Promise<Layout> {
  const aliases: Layout["aliases"][number][] = [];
  const packages = new Map<string, { folder: string; entries: string[] }>();
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
      if (TSCONFIG.test(name)) aliases.push(...aliasesIn(path, record(await folders.read(inside(name)))));
      if (name === "package.json") {
        const manifest = record(await folders.read(inside(name)));
        const { name: called } = manifest;
        if (typeof called === "string" && !packages.has(called)) packages.set(called, { folder: path, entries: entriesOf(manifest) });
      }
    }
  }
  // In the order of their names, which is that of migrations.
  return { aliases, packages, pythonRoots, schemas: schemas.toSorted(compare) };
}

/** A file that declares tables or models. */
export function isSchema(path: string): boolean {
  return SCHEMA.test(path);
}

function aliasesIn(folder: string, { compilerOptions }: JsonRecord): Layout["aliases"][number][] {
  const { baseUrl, paths } = isRecord(compilerOptions) ? compilerOptions : {};
  const base = resolve(folder, typeof baseUrl === "string" ? baseUrl : ".");
  const written = Object.entries(isRecord(paths) ? paths : {}).map(([pattern, targets]) => ({
    folder,
    pattern,
    targets: (Array.isArray(targets) ? targets : []).flatMap((it) => (typeof it === "string" ? [resolve(base, it)] : [])),
  }));
  return typeof baseUrl === "string" ? [...written, { folder, pattern: "*", targets: [base === "" ? "*" : `${base}/*`] }] : written;
}

/** Files a manifest names for the package itself. */
function entriesOf({ main, module, exports, types }: JsonRecord): string[] {
  const root = isRecord(exports) ? (exports["."] ?? exports) : exports;
  const named = isRecord(root) ? [root["source"], root["import"], root["default"], root["require"], root["types"]] : [root];
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
