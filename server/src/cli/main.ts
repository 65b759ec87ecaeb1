/** The program `prompt-hygiene`: puts the product together and gives it the process. Also runs as its own worker thread. */
import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import manifest from "../../../package.json" with { type: "json" };
import { crashWords } from "../engine/crash.ts";
import { Workspace } from "../engine/workspace.ts";
import { gitHistory } from "../host/git.ts";
import { nodeHost } from "../host/node.ts";
import { rules } from "../rules/index.ts";
import type { Product } from "./context.ts";
import { run } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { serveJobs, startPool, workerSetup } from "./worker.ts";

const { version } = manifest;

// Beside the bundle; from the sources, what the last build left.
const shipped = new URL("assets/", import.meta.url);
const assets = existsSync(shipped) ? shipped : new URL("../../../dist/assets/", import.meta.url);
const host = nodeHost((name) => fileURLToPath(new URL(name, assets)));

/** `NO_COLOR` and `FORCE_COLOR` as no-color.org and Node have them; `--color` and `--no-color` go before both. */
function wantsColour(words: readonly string[]): boolean {
  if (words.includes("--color")) return true;
  if (words.includes("--no-color") || (process.env.NO_COLOR ?? "") !== "") return false;
  return (process.env.FORCE_COLOR ?? "") !== "" || (process.stdout.isTTY && process.env.TERM !== "dumb");
}

const words = process.argv.slice(2);

const terminal: Terminal = {
  out: (it) => void process.stdout.write(it),
  err: (it) => void process.stderr.write(it),
  input: () => text(process.stdin),
  columns: process.stdout.columns || Number(process.env.COLUMNS) || 80,
  colour: wantsColour(words),
  interactive: process.stderr.isTTY === true && (process.env.CI ?? "") === "",
  folder: process.cwd(),
};

const product: Product = {
  version,
  rules,
  host,
  history: gitHistory(),
  startPool: (width, setup) => startPool(new URL(import.meta.url), width, setup),
  startServer: async () => {
    await import("../lsp/main.ts");
    // The connection ends the process.
    await new Promise(() => undefined);
  },
};

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  try {
    process.exitCode = await run(words, product, terminal);
  } catch (error) {
    process.stderr.write(`prompt-hygiene: internal error, please report it: ${crashWords(error)}\n`);
    process.exitCode = 2;
  }
}

const setup = workerSetup();
if (setup === null) void main();
else serveJobs(new Workspace({ host, rules, version, ...setup }));
