import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Catalogue } from "../../server/src/catalogue/index.ts";
import { Languages } from "../../server/src/languages/index.ts";
import { isNotebook, readNotebook } from "../../server/src/languages/notebook/index.ts";
import type { Program } from "../../server/src/model/program.ts";
import { type SourceFile, sourceFile } from "../../server/src/model/source-file.ts";
import { type CodeFacts, codeFacts } from "../../server/src/recognise/facts.ts";
import { type InventoryRow, inventoryOf } from "../../server/src/recognise/inventory.ts";
import { Bindings } from "../../server/src/resolve/bindings.ts";
import { candidates } from "../../server/src/resolve/modules.ts";
import type { Outside } from "../../server/src/resolve/thing.ts";
import { Things } from "../../server/src/resolve/things.ts";
import { grammarAsset } from "../support/languages.ts";

const SOURCES = /\.(py|ipynb|tsx?|jsx?|mjs|cjs|mts|cts|go)$/;
const SKIPPED = new Set(["node_modules", ".git", "dist", "build", "vendor", "__pycache__", ".venv"]);
const LARGEST = 1_000_000;

/** A folder of source files, read on demand: paths are relative to it. */
export class Checkout {
  readonly root: string;
  private readonly languages: Languages;
  private readonly catalogue = new Catalogue();
  private readonly programs = new Map<string, { readonly file: SourceFile; readonly program: Program } | null>();
  private readonly homes = new Map<string, Things>();

  private constructor(root: string, languages: Languages) {
    this.root = root;
    this.languages = languages;
  }

  static async open(root: string): Promise<Checkout> {
    const languages = new Languages(grammarAsset);
    for (const path of ["a.py", "a.ts", "a.tsx", "a.js", "a.go"]) if (languages.languageOf(path)) await languages.prepare(path);
    return new Checkout(root, languages);
  }

  *paths(folder = ""): Generator<string> {
    for (const entry of readdirSync(join(this.root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !SKIPPED.has(entry.name) && !entry.name.startsWith(".")) yield* this.paths(path);
      else if (
        entry.isFile() &&
        SOURCES.test(entry.name) &&
        !/\.(min|bundle)\.js$|\.d\.ts$/.test(entry.name) &&
        statSync(join(this.root, path)).size <= LARGEST
      )
        yield path;
    }
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  facts(path: string): { readonly file: SourceFile; readonly facts: CodeFacts } | null {
    const read = this.read(path);
    const language = this.languages.languageOf(path);
    return read && language && { file: read.file, facts: codeFacts(read.file, read.program, this.catalogue, language, this.outside(path)) };
  }

  rows(path: string): readonly InventoryRow[] {
    const read = this.facts(path);
    return read ? inventoryOf(read.facts, read.file) : [];
  }

  private read(path: string): { readonly file: SourceFile; readonly program: Program } | null {
    const known = this.programs.get(path);
    if (known !== undefined) return known;
    const loaded = this.load(path);
    this.programs.set(path, loaded);
    return loaded;
  }

  private load(path: string): { readonly file: SourceFile; readonly program: Program } | null {
    const full = join(this.root, path);
    if (!existsSync(full) || !statSync(full).isFile() || this.languages.languageOf(path) === null) return null;
    const text = readFileSync(full, "utf8");
    const uri = `file:///${path}`;
    const file = isNotebook(path) ? readNotebook(uri, path, text).file : sourceFile(uri, path, text);
    return file && { file, program: this.languages.lower(uri, path, file.text) };
  }

  /** What other files of the same checkout export. */
  private outside(from: string): Outside {
    return (module, members) => {
      const name = members.at(-1);
      if (name === undefined || members.length > 2) return null;
      for (const path of candidates(from, module, members)) {
        const found = path.includes("/") ? this.read(path) : null;
        const exported = found?.program.exports.findLast((it) => it.name === name);
        if (!found) continue;
        if (!exported) {
          // `from .inner import *`, `export * from "./inner"`.
          const handedOn = found.program.exports.flatMap((it) =>
            it.name === "*" && it.value.kind === "imported" ? [it.value.module] : [],
          );
          const inner = handedOn.map((it) => this.outside(path)(it, [name])).find((it) => it !== null);
          if (inner) return inner;
          continue;
        }
        let home = this.homes.get(path);
        if (home === undefined) {
          const host = path.endsWith(".py") ? "python" : "typescript";
          home = new Things(new Bindings(found.program), this.catalogue, this.outside(path), {
            uri: found.file.uri,
            text: found.file.text,
            host,
          });
          this.homes.set(path, home);
        }
        return { home, things: home.of(exported.value) };
      }
      return null;
    };
  }
}
