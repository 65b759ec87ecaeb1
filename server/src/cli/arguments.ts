import { parseArgs } from "node:util";

/** A mistake on the command line: shown with the usage, exit code 2. */
export class UsageError extends Error {}

const FLAGS = {
  format: { type: "string" },
  kind: { type: "string", multiple: true },
  fix: { type: "boolean" },
  unsafe: { type: "boolean" },
  diff: { type: "boolean" },
  rule: { type: "string", multiple: true },
  ignore: { type: "string", multiple: true },
  "fail-on": { type: "string" },
  "min-confidence": { type: "string" },
  hints: { type: "boolean" },
  // A file for `check`; for `init` a switch.
  baseline: { type: "string" },
  shard: { type: "string" },
  stdin: { type: "boolean" },
  "stdin-filename": { type: "string" },
  config: { type: "string" },
  workers: { type: "string" },
  "no-cache": { type: "boolean" },
  timing: { type: "boolean" },
  model: { type: "string", multiple: true },
  color: { type: "boolean" },
  force: { type: "boolean" },
  output: { type: "string" },
  map: { type: "string" },
  "in-place": { type: "boolean" },
  check: { type: "boolean" },
  stdio: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
} as const;

type Flag = keyof typeof FLAGS;

/** Flags each command takes. */
const TAKEN: { readonly [command: string]: readonly Flag[] } = {
  check: [
    "format",
    "fix",
    "unsafe",
    "diff",
    "rule",
    "ignore",
    "fail-on",
    "min-confidence",
    "hints",
    "baseline",
    "shard",
    "stdin",
    "stdin-filename",
    "config",
    "workers",
    "no-cache",
    "timing",
    "color",
  ],
  inventory: ["kind", "format", "config", "no-cache", "color"],
  processing: ["format", "config", "no-cache", "color"],
  diff: ["format", "config", "color"],
  why: ["config", "format", "color"],
  tokens: ["model", "stdin", "stdin-filename", "format", "config", "color"],
  redact: ["output", "map", "in-place", "force"],
  restore: ["output", "map", "in-place", "force"],
  explain: ["color"],
  init: ["force", "baseline"],
  lock: ["check", "config", "color"],
  lsp: ["stdio"],
};

export const COMMANDS: readonly string[] = Object.keys(TAKEN);

export interface Arguments {
  readonly command: string;
  readonly paths: readonly string[];
  text(flag: Flag): string | undefined;
  texts(flag: Flag): readonly string[];
  has(flag: Flag): boolean;
  /** One of the words, the first by default; throws a `UsageError` at any other. */
  word<Word extends string>(flag: Flag, words: readonly [Word, ...Word[]]): Word;
}

/** Reads the words after the program's name. Throws `UsageError`. */
export function readArguments(words: readonly string[]): Arguments {
  const parsed = parse(words);
  const { values } = parsed;
  const [first, ...rest] = parsed.positionals;
  const command = values.help ? "help" : values.version ? "version" : (first ?? "help");
  const taken = TAKEN[command];
  if (taken === undefined && !["help", "version"].includes(command))
    throw new UsageError(`Unknown command \`${command}\`: one of ${COMMANDS.join(", ")}`);
  for (const flag of Object.keys(values)) {
    if (taken !== undefined && !taken.includes(flag as Flag)) throw new UsageError(`\`${command}\` takes no --${flag}`);
  }
  const text = (flag: Flag): string | undefined => {
    const value = values[flag];
    return typeof value === "string" ? value : undefined;
  };
  return {
    command,
    paths: values.help && first !== undefined ? [first] : rest,
    text,
    texts: (flag) => [values[flag] ?? []].flat().map(String),
    has: (flag) => values[flag] === true,
    word: (flag, allowed) => {
      const given = text(flag) ?? allowed[0];
      const found = allowed.find((it) => it === given);
      if (found === undefined) throw new UsageError(`--${flag} is one of ${allowed.join(", ")}, not \`${given}\``);
      return found;
    },
  };
}

function parse(words: readonly string[]) {
  try {
    // Given by parseArgs itself from Node 22 on; spelled out so that 20 reads the same.
    const plain = words.map((it) => (it === "--no-color" ? "--color=false" : it));
    const colourOff = plain.includes("--color=false");
    const options = { ...FLAGS, baseline: { type: words[0] === "init" ? "boolean" : "string" } } as const;
    const { values, positionals } = parseArgs({ args: plain.filter((it) => it !== "--color=false"), options, allowPositionals: true });
    return { values: colourOff ? { ...values, color: false } : values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : "Cannot read the arguments");
  }
}
