const GENERAL = `Keeps prompts and the code that calls models clean: personal data, full context windows,
defensive bloat, unstable retrieval. Offline; the same text gives the same findings.

Usage: prompt-hygiene COMMAND [OPTIONS]

  check [PATH...]      findings in files and folders (default: this folder)
  inventory [PATH...]  every prompt, call, retrieval and tool
  processing [PATH...] which personal data reaches which provider at which call
  diff A [B]           what changed in the instructions between two files or revisions
  why FILE:LINE        why a call on this line is, or is not, seen
  tokens PATH...       tokens of each prompt by part, of several models side by side
  redact FILE...       a copy with a token for every personal value and credential
  restore FILE...      a copy with the values put back
  explain RULE         the rule's page
  lock [PATH...]       write down what the prompts are; --check says what changed since
  init                 write a commented configuration file
  lsp --stdio          the language server

prompt-hygiene COMMAND --help shows a command's options.
`;

const BY_COMMAND: { readonly [command: string]: string } = {
  check: `Usage: prompt-hygiene check [PATH...] [OPTIONS]

  --format FORMAT        pretty (default), json, jsonl, sarif, github
  --fix                  apply safe fixes; --unsafe the others too; --diff only shows them
  --rule ID              run only this rule, or a family (privacy); may be repeated
  --ignore ID            leave this rule or family out; may be repeated
  --fail-on SEVERITY     exit 1 from this severity on: error, warning (default), info
  --min-confidence WORD  low (default), medium, high
  --hints                show uncertain infos too
  --baseline FILE        show only what is not in this JSON report
  --shard I/N            check the I-th of N parts
  --stdin                read one text from standard input; --stdin-filename says what it is
  --config FILE          use this configuration for everything
  --workers N            threads (default: by the number of files)
  --timing               how long it took, on standard error

Exit 0: nothing at or above --fail-on. 1: something. 2: wrong usage or configuration, or a named path that cannot be read.
`,
  inventory: `Usage: prompt-hygiene inventory [PATH...] [--kind KIND]... [--format pretty|json|jsonl|csv] [--config FILE]

  --kind KIND   only these: call, retrieval, prompt, tool, guard

\`--kind guard\` alone also tells each guard's age and commit (by git), twins, contradictions and what a schema enforces anyway; there
--format markdown is possible too.
`,
  processing: `Usage: prompt-hygiene processing [PATH...] [--format pretty|json|jsonl|csv] [--config FILE]

A record of processing: for each model call the categories of personal data that reach it, the provider, and where each is read. Data that
\`purposes\` of the configuration makes lawful is listed too, and marked.
`,
  diff: `Usage: prompt-hygiene diff A [B] [--format pretty|json] [--config FILE]

What changed in the instructions of a prompt file, or of prompts in code: added, removed, reworded, moved; emphasis, limits and bans changed;
tokens before and after. A and B are files or REVISION:FILE; one file alone is compared with its state in HEAD.

Exit 0: no instruction has changed. 1: some have. 2: wrong usage, or nothing to compare.
`,
  why: `Usage: prompt-hygiene why FILE:LINE [--format pretty|json]
`,
  tokens: `Usage: prompt-hygiene tokens PATH... [--model ID]... [--format pretty|json]

  --model ID        count for this model instead of the prompt's own; several stand side by side
  --stdin           read one text from standard input; --stdin-filename says what it is
  --config FILE     use this configuration for everything
`,
  redact: `Usage: prompt-hygiene redact FILE... [OPTIONS]

Writes notes.redacted.md beside notes.md. The same value gets the same token in every file of the repository.

  --output FILE   write here instead (one file)
  --in-place      write the file itself; the original is kept beside the map
  --map FILE      where tokens and values are kept; by default in your state folder, readable for you alone
  --force         overwrite what is there

.jsonl and .ndjson are read line by line; in JSON, keys count as labels and the result stays JSON.
`,
  restore: `Usage: prompt-hygiene restore FILE... [--map FILE] [--output FILE] [--in-place] [--force]

Writes notes.restored.md with the values of the map in the place of their tokens.
`,
  lock: `Usage: prompt-hygiene lock [PATH...] [--check] [--config FILE]

Writes .prompt-lock.json beside the configuration: text, model, settings and tools of every prompt, personal values starred. What
lies outside PATH stays as it was. In a git repository it also lets branches merge their lines (.gitattributes).

  --check           write nothing; name each prompt that is not as locked, and the words that changed

Exit 0: as locked, or written. 1: --check found a difference. 2: there is no lock, it cannot be read, or wrong usage.
`,
  explain: `Usage: prompt-hygiene explain RULE

Without a rule, lists all of them.
`,
  init: `Usage: prompt-hygiene init [--force] [--baseline]

Writes prompt-hygiene.json into this folder. --baseline also writes prompt-hygiene.baseline.json with what there is today,
for \`check --baseline prompt-hygiene.baseline.json\`.
`,
  lsp: `Usage: prompt-hygiene lsp --stdio
`,
};

export function help(command: string | undefined): string {
  return (command === undefined ? undefined : BY_COMMAND[command]) ?? GENERAL;
}
