import { type Arguments, readArguments, UsageError } from "./arguments.ts";
import { check } from "./commands/check.ts";
import { diff } from "./commands/diff.ts";
import { explain } from "./commands/explain.ts";
import { init } from "./commands/init.ts";
import { inventory } from "./commands/inventory.ts";
import { lock } from "./commands/lock.ts";
import { processing } from "./commands/processing.ts";
import { redact, restore } from "./commands/redact.ts";
import { tokens } from "./commands/tokens.ts";
import { why } from "./commands/why.ts";
import type { Product } from "./context.ts";
import { help } from "./help.ts";
import type { Terminal } from "./terminal.ts";

type Command = (args: Arguments, product: Product, terminal: Terminal) => Promise<number>;

const RUN: { readonly [command: string]: Command } = {
  check,
  inventory,
  processing,
  tokens,
  diff,
  why,
  redact,
  restore,
  explain,
  init,
  lock,
  lsp: async (_, product) => {
    await product.startServer();
    return 0;
  },
};

/** Runs one command and says with which code to exit. A mistake of ours rejects. */
export async function run(words: readonly string[], product: Product, terminal: Terminal): Promise<number> {
  try {
    const args = readArguments(words);
    if (args.command === "version") terminal.out(`prompt-hygiene ${product.version}\n`);
    else if (args.command === "help" || args.has("help")) terminal.out(help(args.command === "help" ? args.paths[0] : args.command));
    else return (await RUN[args.command]?.(args, product, terminal)) ?? 2;
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`prompt-hygiene: ${error.message}\nprompt-hygiene --help shows the usage\n`);
    return 2;
  }
}
