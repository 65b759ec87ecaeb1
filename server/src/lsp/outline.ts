import { type DocumentSymbol, type FoldingRange, FoldingRangeKind, SymbolKind } from "vscode-languageserver";
import type { Fold, OutlineSymbol, PromptInside } from "../engine/prompt-file.ts";
import type { Places } from "./places.ts";

const KINDS: { readonly [Kind in OutlineSymbol["kind"]]: SymbolKind } = {
  prompt: SymbolKind.Module,
  message: SymbolKind.Class,
  section: SymbolKind.String,
  hole: SymbolKind.Variable,
};

export function documentSymbols({ symbols }: PromptInside, places: Places): DocumentSymbol[] {
  return symbols.map((it) => symbol(it, places));
}

function symbol({ kind, name, detail, selection, children, ...span }: OutlineSymbol, places: Places): DocumentSymbol {
  return {
    kind: KINDS[kind],
    // An editor refuses the whole outline for one empty name.
    name: name.trim() === "" ? "…" : name,
    ...(detail === "" ? {} : { detail }),
    range: places.range(span),
    selectionRange: places.range(selection),
    children: children.map((it) => symbol(it, places)),
  };
}

/** Whole lines; a fold that would show nothing less is none. */
export function foldingRanges({ folds }: PromptInside, places: Places, text: string): FoldingRange[] {
  return folds.flatMap((fold) => {
    const startLine = places.line(fold.start);
    const endLine = places.line(lastOf(fold, text));
    if (endLine <= startLine) return [];
    const kind = fold.kind === "comment" ? FoldingRangeKind.Comment : fold.kind === "region" ? FoldingRangeKind.Region : undefined;
    return [{ startLine, endLine, ...(kind === undefined ? {} : { kind }) }];
  });
}

/** The last character that is not blank: an empty line below a section stays visible. */
function lastOf({ start, end }: Fold, text: string): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? "")) at--;
  return Math.max(start, at - 1);
}
