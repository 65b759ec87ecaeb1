/**
 * Writes server/src/lsp/selector.json from the tables of SDKs, languages and formats: what the client looks at and what makes
 * it start the server. A new SDK or format so needs no second entry. `node scripts/generate-selector.ts`
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SDKS } from "../server/src/catalogue/sdks/index.ts";
import { FORMATS } from "../server/src/formats/table.ts";
import { LANGUAGES } from "../server/src/languages/index.ts";

export const SELECTOR_FILE = join(resolve(import.meta.dirname, ".."), "server/src/lsp/selector.json");

export function selectorJson(): string {
  const named = FORMATS.filter((it) => it.content === undefined);
  const byContent = FORMATS.filter((it) => it.content !== undefined);
  const generated = {
    importRoots: [...new Set(SDKS.flatMap((it) => it.modules))].sort(),
    codeGlob: `**/*.{${[...new Set(LANGUAGES.flatMap((it) => it.extensions))].sort().join(",")}}`,
    promptGlobs: [...new Set(named.flatMap((it) => it.files))],
    promptLiterals: byContent.flatMap(({ files, content }) => files.map((it) => ({ files: it, content }))),
  };
  return `${JSON.stringify(generated, null, 2)}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(SELECTOR_FILE, selectorJson());
