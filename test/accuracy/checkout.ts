import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Catalogue } from "../../server/src/catalogue/index.ts";
import { readLayout } from "../../server/src/engine/layout.ts";
import { Languages } from "../../server/src/languages/index.ts";
import { isNotebook, readNotebook } from "../../server/src/languages/notebook/index.ts";
import type { Program } from "../../server/src/model/program.ts";
import { LineIndex, type SourceFile, sourceFile } from "../../server/src/model/source-file.ts";
import { type CodeFacts, codeFacts } from "../../server/src/recognise/facts.ts";
import { type InventoryRow, inventoryOf } from "../../server/src/recognise/inventory.ts";
import { Bindings } from "../../server/src/resolve/bindings.ts";
import { type Exporter, Linking } from "../../server/src/resolve/linking.ts";
import type { Layout } from "../../server/src/resolve/modules.ts";
import type { Outside } from "../../server/src/resolve/thing.ts";
import { Things } from "../../server/src/resolve/things.ts";
import { grammarAsset } from "../support/languages.ts";
import type { DrawnFile } from "./draw.ts";

const SOURCES = /\.(py|ipynb|tsx?|jsx?|mjs|cjs|mts|cts|go|java|cs)$/;
const SKIPPED = new Set(["node_modules", ".git", "dist", "build", "vendor", "__pycache__", ".venv"]);
const LARGEST = 1_000_000;

/** A folder of source files, read on demand: paths are relative to it. */
export class Checkout {
  readonly root: string;
  private readonly languages: Languages;
  private readonly catalogue = new Catalogue();
  private readonly programs = new Map<string, { readonly file: SourceFile; readonly program: Program } | null>();
  private readonly homes = new Map<string, Things>();

  private readonly linking: Linking;

  private constructor(root: string, languages: Languages, layout: Layout) {
    this.root = root;
    this.languages = languages;
    this.linking = new Linking((path) => this.exporter(path), layout);
  }

  static async open(root: string): Promise<Checkout> {
    const languages = new Languages(grammarAsset);
    for (const path of ["a.py", "a.ts", "a.tsx", "a.js", "a.go", "a.java", "a.cs"])
      if (languages.languageOf(path)) await languages.prepare(path);
    return new Checkout(root, languages, await layoutOf(root));
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

  /** A file as the engine reads it; of a notebook its code. Null for what no language takes. */
  text(path: string): DrawnFile | null {
    const read = this.read(path);
    if (read === null) return null;
    const { text, parts } = read.file;
    const lines = new LineIndex(text);
    return { path, text, cells: parts.map((it) => ({ cell: it.cell, line: lines.positionAt(it.start).line + 1 })) };
  }

  facts(path: string): { readonly file: SourceFile; readonly facts: CodeFacts } | null {
    const read = this.read(path);
    const language = this.languages.languageOf(path);
    return (
      read &&
      language && { file: read.file, facts: codeFacts(read.file, read.program, this.catalogue, language, { outside: this.outside(path) }) }
    );
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
    return this.linking.outside(from);
  }

  private exporter(path: string): Exporter | null {
    const found = this.read(path);
    if (found === null) return null;
    const things = () => {
      const host = path.endsWith(".py") ? "python" : "typescript";
      const origin = { uri: found.file.uri, text: found.file.text, host };
      const known = this.homes.get(path) ?? new Things(new Bindings(found.program), this.catalogue, this.outside(path), origin);
      this.homes.set(path, known);
      return known;
    };
    return { path, program: found.program, things };
  }
}

/** Where the modules of a folder lie. */
function layoutOf(root: string): Promise<Layout> {
  return readLayout({
    list: async (path) =>
      readdirSync(join(root, path), { withFileTypes: true })
        .map((it) => ({ name: it.name, kind: it.isDirectory() ? ("folder" as const) : ("file" as const) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    read: async (path) => readFileSync(join(root, path), "utf8"),
  });
}
