import type { Program } from "../model/program.ts";
import { lowerPython } from "./python/lower.ts";
import { type Syntax, toSyntax } from "./syntax.ts";
import { parserFor, withTree } from "./trees.ts";
import { lowerTypeScript } from "./typescript/lower.ts";

interface Language {
  readonly grammar: string;
  readonly lower: (source: string, root: Syntax) => Program;
}

const PYTHON: Language = { grammar: "python", lower: lowerPython };
const TYPESCRIPT: Language = { grammar: "typescript", lower: lowerTypeScript };
const TSX: Language = { grammar: "tsx", lower: lowerTypeScript };

const LANGUAGES: { readonly [extension: string]: Language } = {
  py: PYTHON, ts: TYPESCRIPT, mts: TYPESCRIPT, cts: TYPESCRIPT, tsx: TSX, js: TSX, jsx: TSX, mjs: TSX, cjs: TSX,
};

export function languageOf(path: string): Language | undefined {
  return LANGUAGES[path.slice(path.lastIndexOf(".") + 1).toLowerCase()];
}

export async function lower(language: Language, source: string): Promise<Program> {
  const parser = await parserFor(language.grammar);
  return withTree(parser, source, (tree) => language.lower(source, toSyntax(tree)));
}

/** Loads every grammar, so that files can be lowered without waiting: for work that finds its files as it goes. */
export async function lowerNow(): Promise<(path: string, source: string) => Program | null> {
  const parsers = new Map(await Promise.all(["python", "typescript", "tsx"].map(async (it) => [it, await parserFor(it)] as const)));
  return (path, source) => {
    const language = languageOf(path);
    const parser = language && parsers.get(language.grammar);
    return language && parser ? withTree(parser, source, (tree) => language.lower(source, toSyntax(tree))) : null;
  };
}
