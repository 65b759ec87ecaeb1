/**
 * Walks every way that the analysis shows into prompts and queries of checkouts: whether each hop's place holds what it names.
 * `npm run walk -- FOLDER...`, the folders of repositories. Exits with 1 where one cannot be walked.
 */
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { workspaceOver } from "../test/accuracy/checkouts.ts";
import { faultsOf, originsIn } from "../test/labels/walkable.ts";

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error("usage: npm run walk -- FOLDER...");
  process.exit(2);
}
const total = { files: 0, ways: 0, hops: 0, across: 0, faults: 0 };
for (const folder of folders) {
  const workspace = workspaceOver(folder);
  for await (const { uri } of workspace.scanInventory([pathToFileURL(join(process.cwd(), folder)).href])) {
    const [document, services] = [await workspace.document(uri), await workspace.services(uri)];
    if (document === null || services === null) continue;
    total.files++;
    const origins = originsIn(document, services);
    const uris = new Set(origins.flatMap((it) => it.path.map((hop) => hop.uri)));
    const texts = new Map<string, string | null>();
    for (const it of uris) texts.set(it, (await workspace.source(it))?.text ?? null);
    for (const it of origins) {
      total.ways++;
      total.hops += it.path.length;
      if (it.path.some((hop) => hop.uri !== uri)) total.across++;
      for (const fault of faultsOf(it, (wanted) => texts.get(wanted) ?? null)) {
        total.faults++;
        if (total.faults <= 20) console.log(`${relative(folder, fileURLToPath(uri))}: ${fault.slice(0, 300)}`);
      }
    }
  }
}
const { files, ways, hops, across, faults } = total;
console.log(`${files} files, ${ways} ways (${across} across files), ${hops} hops, ${faults} that cannot be walked`);
process.exitCode = faults === 0 ? 0 : 1;
