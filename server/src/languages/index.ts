import type { CommentStyle } from "../model/document.ts";
import type { Program } from "../model/program.ts";
import type { Span } from "../model/text.ts";
import { CSHARP } from "./csharp/index.ts";
import { Declarations, type ParsePart } from "./declarations.ts";
import { GO } from "./go/index.ts";
import { JAVA } from "./java/index.ts";
import type { Forms } from "./lowering.ts";
import { PYTHON } from "./python/index.ts";
import type { Lexis } from "./scan.ts";
import { COMMENTS } from "./syntax.ts";
import { type Asset, Trees } from "./trees.ts";
import { TYPESCRIPT } from "./typescript/index.ts";

/** One language as the product sees it. */
export interface LanguageRow {
  /** `python`, `typescript`, `javascript`: what `Document.format` says. */
  readonly id: string;
  readonly extensions: readonly string[];
  /** Asset `tree-sitter-<grammar>.wasm`. */
  readonly grammar: string;
  readonly comment: CommentStyle;
  readonly forms: Forms;
  readonly lexis: Lexis;
}

const HASH: CommentStyle = { open: "#", close: null };
const SLASHES: CommentStyle = { open: "//", close: null };

const INDENTED: Lexis = {
  lineComment: "#",
  blockComment: null,
  quotes: `"'`,
  tripled: true,
  template: null,
  regex: false,
  begins: new Set(["def", "class", "import", "from", "async"]),
  continues: new Set(["elif", "else", "except", "finally"]),
};
const BRACED: Lexis = {
  lineComment: "//",
  blockComment: ["/*", "*/"],
  quotes: `"'`,
  tripled: false,
  template: { quote: "`", holes: true },
  regex: true,
  begins: new Set([
    "abstract",
    "async",
    "class",
    "const",
    "declare",
    "enum",
    "export",
    "function",
    "import",
    "interface",
    "let",
    "type",
    "var",
  ]),
  continues: new Set(["else", "catch", "finally"]),
};
const BRACED_PLAIN: Lexis = {
  ...BRACED,
  template: { quote: "`", holes: false },
  regex: false,
  begins: new Set(["const", "func", "import", "type", "var"]),
};

const BRACED_TYPES: Lexis = {
  ...BRACED_PLAIN,
  tripled: true,
  template: null,
  begins: new Set(["abstract", "class", "enum", "final", "import", "interface", "package", "public", "record", "@interface"]),
};

const BRACED_NAMESPACES: Lexis = { ...BRACED_TYPES, begins: new Set([...BRACED_TYPES.begins, "internal", "namespace", "using"]) };

export const LANGUAGES: readonly LanguageRow[] = [
  { id: "python", extensions: ["py", "pyi", "ipynb"], grammar: "python", comment: HASH, forms: PYTHON, lexis: INDENTED },
  { id: "typescript", extensions: ["ts", "mts", "cts"], grammar: "typescript", comment: SLASHES, forms: TYPESCRIPT, lexis: BRACED },
  { id: "typescript", extensions: ["tsx"], grammar: "tsx", comment: SLASHES, forms: TYPESCRIPT, lexis: BRACED },
  { id: "javascript", extensions: ["js", "jsx", "mjs", "cjs"], grammar: "tsx", comment: SLASHES, forms: TYPESCRIPT, lexis: BRACED },
  { id: "go", extensions: ["go"], grammar: "go", comment: SLASHES, forms: GO, lexis: BRACED_PLAIN },
  { id: "java", extensions: ["java"], grammar: "java", comment: SLASHES, forms: JAVA, lexis: BRACED_TYPES },
  { id: "csharp", extensions: ["cs"], grammar: "c-sharp", comment: SLASHES, forms: CSHARP, lexis: BRACED_NAMESPACES },
];

/** Source code to `Program`, for every language in the table. After this, nothing knows which language it was. */
export class Languages {
  private readonly trees: Trees;
  private readonly opened = new Map<string, Declarations | null>();

  constructor(asset: Asset) {
    this.trees = new Trees(asset);
  }

  /** By extension; null when no row reads such a file. */
  languageOf(path: string): LanguageRow | null {
    const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
    return LANGUAGES.find((it) => it.extensions.includes(extension)) ?? null;
  }

  /** Loads what `lower` needs for this file; nothing happens the second time. Rejects when an asset cannot be read. */
  async prepare(path: string): Promise<void> {
    const row = this.languageOf(path);
    if (row !== null) await this.trees.load(row.grammar);
  }

  /** From now on `lower` keeps what it knows of this file, so that the next version costs only what changed. */
  open(uri: string): void {
    if (!this.opened.has(uri)) this.opened.set(uri, null);
  }

  /**
   * The program of one version of a file; offsets are those of `text`, which has no byte order mark. Never throws on bad
   * input. For an open file the program is valid until the next `lower` of the same file, which may reuse its parts.
   * Throws when no row reads the path or `prepare` was not awaited: both are mistakes of the caller.
   */
  lower(uri: string, path: string, text: string): Program {
    const row = this.languageOf(path);
    if (row === null) throw new Error(`no language reads ${path}`);
    const { grammar, forms, lexis } = row;
    const parsePart: ParsePart = (part, use) => this.trees.with(grammar, part, use);
    if (!this.opened.has(uri))
      return this.trees.with(grammar, text, (tree) => new Declarations(forms, lexis).program(text, tree, parsePart));
    const declarations = this.opened.get(uri) ?? new Declarations(forms, lexis);
    this.opened.set(uri, declarations);
    return this.trees.withKept(uri, grammar, text, (tree) => declarations.program(text, tree, parsePart));
  }

  /** Where the comments of a source file stand, in order. `prepare` must have been awaited. */
  comments(path: string, text: string): readonly Span[] {
    const row = this.languageOf(path);
    if (row === null) return [];
    return this.trees.with(row.grammar, text, (tree) =>
      tree.rootNode.descendantsOfType([...COMMENTS]).flatMap((it) => (it === null ? [] : [{ start: it.startIndex, end: it.endIndex }])),
    );
  }

  /** Declarations of an open file that were lowered since it was opened; the rest was known from the version before. */
  loweredOf(uri: string): number {
    return this.opened.get(uri)?.lowered ?? 0;
  }

  /** Of an open file: another one where its declarations are, or stand, otherwise than in the version before. Null for any other file. */
  revisionOf(uri: string): object | null {
    return this.opened.get(uri)?.revision ?? null;
  }

  /** Frees what is kept of a file. */
  forget(uri: string): void {
    this.opened.delete(uri);
    this.trees.forget(uri);
  }
}
