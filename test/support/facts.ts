import { Catalogue } from "../../server/src/catalogue/index.ts";
import { sourceFile } from "../../server/src/model/source-file.ts";
import { type CodeFacts, codeFacts } from "../../server/src/recognise/facts.ts";
import { languages } from "./languages.ts";

export const catalogue = new Catalogue();

/** Reads a source as if it stood in `path`, alone in its project. */
export async function factsOf(path: string, source: string): Promise<CodeFacts> {
  await languages.prepare(path);
  const uri = `test:///${path}`;
  const row = languages.languageOf(path);
  if (row === null) throw new Error(`no language for ${path}`);
  return codeFacts(sourceFile(uri, path, source), languages.lower(uri, path, source), catalogue, row);
}
