import { type Arguments, UsageError } from "../arguments.ts";
import { type Product, setupOf, uriOfPath, workspaceFor } from "../context.ts";
import { drawDiff } from "../diff-view.ts";
import type { Terminal } from "../terminal.ts";

/** `diff A [B]`: what changed in the instructions. `A` or `B` may be `REVISION:FILE`; one file alone is compared with HEAD. */
export async function diff(args: Arguments, product: Product, terminal: Terminal): Promise<number> {
  const format = args.word("format", ["pretty", "json"]);
  const [first, second, ...more] = args.paths;
  if (first === undefined || more.length > 0) throw new UsageError("`diff` takes two files, or one to compare with HEAD");
  const workspace = await workspaceFor(setupOf(args, product, terminal), product);
  const before = await sideOf(second === undefined ? `HEAD:${first}` : first, product, terminal);
  const after = await sideOf(second ?? first, product, terminal);
  const compared = await workspace.compare(before, after);
  if (compared === null) throw new UsageError("No prompt can be read on one of the two sides");
  terminal.out(format === "json" ? `${JSON.stringify(compared, null, 2)}\n` : drawDiff(compared, terminal));
  return compared.equal ? 0 : 1;
}

async function sideOf(word: string, { host, history }: Product, terminal: Terminal): Promise<{ uri: string; text: string | null }> {
  const uri = uriOfPath(word, terminal);
  if ((await host.stat(uri).catch(() => null))?.kind === "file") return { uri, text: null };
  const colon = word.indexOf(":");
  if (colon <= 0) throw new UsageError(`No such file: ${word}`);
  const file = uriOfPath(word.slice(colon + 1), terminal);
  const text = (await history?.at(file, word.slice(0, colon))) ?? null;
  if (text === null) throw new UsageError(`Git has no ${word}`);
  return { uri: file, text };
}
