import type { Part, SourceFile } from "../model/source-file.ts";

interface Json {
  readonly cells?: unknown;
  readonly metadata?: { readonly kernelspec?: { readonly language?: unknown }; readonly language_info?: { readonly name?: unknown } };
}

/** Magics that run the rest of the cell as Python. */
const PYTHON_CELL = /^\s*%%(?:time|timeit|capture|prun)\b[^\n]*/;
const OTHER_CELL = /^\s*%%/;

/**
 * The code cells of a notebook joined into one Python source; `parts` say where each lies. Shell escapes and magics become
 * comments of the same length, so that offsets hold. Null when the text is no notebook, or its language is another one.
 */
export function readNotebook(uri: string, path: string, text: string): SourceFile | null {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch {
    return null;
  }
  const language = json?.metadata?.language_info?.name ?? json?.metadata?.kernelspec?.language ?? "python";
  if (json === null || typeof json !== "object" || !Array.isArray(json.cells) || language !== "python") return null;
  let source = "";
  const parts: Part[] = [];
  for (const [cell, it] of (json.cells as readonly unknown[]).entries()) {
    const { cell_type: type, source: lines } = (it ?? {}) as { readonly cell_type?: unknown; readonly source?: unknown };
    if (type !== "code") continue;
    const code = typeof lines === "string" ? lines : Array.isArray(lines) ? lines.filter((line) => typeof line === "string").join("") : "";
    const start = source.length;
    source += blanked(code);
    parts.push({ cell, start, end: source.length });
    source += "\n";
  }
  return { uri, path, text: source, bom: false, parts };
}

function blanked(code: string): string {
  if (OTHER_CELL.test(code) && !PYTHON_CELL.test(code)) return code.replace(/[^\n]/g, "#");
  return code.replace(/^([ \t]*)[%!]([^\n]*)/gm, (_, space: string, rest: string) => `${space}#${rest}`);
}
