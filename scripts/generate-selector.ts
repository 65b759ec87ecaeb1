import { SDKS } from "../server/src/catalogue/sdks/index.ts";
import { FORMATS } from "../server/src/formats/table.ts";
import { LANGUAGES } from "../server/src/languages/index.ts";

/**
 * What the client looks at and what makes it start the server, from the tables of SDKs, languages and formats: a new one so
 * needs no second entry.
 */
export function selectorJson(): string {
  const named = FORMATS.filter((it) => it.content === undefined);
  const byContent = FORMATS.filter((it) => it.content !== undefined);
  const generated = {
    importRoots: [...new Set(SDKS.flatMap((it) => (it.data ? [] : it.modules)))].sort(),
    codeGlob: `**/*.{${[...new Set(LANGUAGES.flatMap((it) => it.extensions))].sort().join(",")}}`,
    promptGlobs: [...new Set(named.flatMap((it) => it.files))],
    promptLiterals: byContent.flatMap(({ files, content }) => files.map((it) => ({ files: it, content }))),
  };
  return `${JSON.stringify(generated, null, 2)}\n`;
}
