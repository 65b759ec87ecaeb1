/**
 * What it costs to know a file: parse, copy of the tree, lowering, then resolution and recognition, each as a multiple of the
 * parse alone; and a keystroke in a file of 3,000 lines. `node test/bench/recognition.ts [FILE...]`; without files, made ones.
 */
import { readFileSync } from "node:fs";
import { Catalogue } from "../../server/src/catalogue/index.ts";
import { Languages } from "../../server/src/languages/index.ts";
import { sourceFile } from "../../server/src/model/source-file.ts";
import { codeFacts } from "../../server/src/recognise/facts.ts";
import { grammarAsset } from "../support/languages.ts";
import { loweringCost } from "./lowering.ts";
import { median } from "./reference.ts";

const ROUNDS = 9;
const LINES = 3_000;

const paths = process.argv.slice(2);
const files =
  paths.length > 0
    ? paths.map((it) => [it, readFileSync(it, "utf8")] as const)
    : ([
        ["service.py", python()],
        ["service.ts", script()],
      ] as const);
const languages = new Languages(grammarAsset);
const catalogue = new Catalogue();
for (const [path, text] of files) {
  const cost = await loweringCost(path, text, ROUNDS);
  await languages.prepare(path);
  const row = languages.languageOf(path);
  if (row === null) throw new Error(`no language reads ${path}`);
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const uri = `bench:///${round}/${path}`;
    const program = languages.lower(uri, path, text);
    const started = performance.now();
    found = codeFacts(sourceFile(uri, path, text), program, catalogue, row).sites.length;
    times.push(performance.now() - started);
  }
  const recognise = median(times);
  const share = (value: number) => `${(value / cost.parse).toFixed(2)} x`;
  console.log(
    `${path}: ${cost.lines} lines, ${found} sites; parse ${cost.parse.toFixed(1)} ms, copy ${share(cost.copy)}, lowering ${share(cost.lower)}, resolution and recognition ${share(recognise)}; all ${share(cost.parse + cost.copy + cost.lower + recognise)} (target 3)`,
  );
  console.log(`  keystroke ${cost.keystroke.toFixed(1)} ms, at most ${cost.lowered} declarations lowered again`);
}

/** Service code: three plain functions to one that calls a model. */
function python(): string {
  const parts = ["from openai import OpenAI", "from .records import load, store", "", "client = OpenAI(timeout=20)", ""];
  for (let index = 0; parts.length < LINES; index++) {
    parts.push(
      "",
      `def total_${index}(rows, limit=${index}):`,
      "    result = {}",
      "    for row in rows:",
      '        if row["amount"] > limit and row["state"] != "closed":',
      '            result[row["id"]] = result.get(row["id"], 0) + row["amount"]',
      "    return sorted(result.items(), key=lambda it: it[1])",
      "",
    );
    if (index % 3 !== 0) continue;
    parts.push(
      `def answer_${index}(question: str, articles: list[str]) -> str:`,
      '    context = "\\n".join(articles[:4])',
      `    messages = [{"role": "system", "content": f"Answer for district ${index}. {context}"}]`,
      '    messages.append({"role": "user", "content": question})',
      '    reply = client.chat.completions.create(model="gpt-4.1", messages=messages, temperature=0.2)',
      "    store(question, reply.choices[0].message.content)",
      '    return reply.choices[0].message.content or ""',
      "",
    );
  }
  return `${parts.join("\n")}\n`;
}

function script(): string {
  const parts = ['import OpenAI from "openai";', 'import { store } from "./records";', "", "const client = new OpenAI();", ""];
  for (let index = 0; parts.length < LINES; index++) {
    parts.push(
      `export function total${index}(rows: Row[], limit = ${index}): Map<string, number> {`,
      "  const result = new Map<string, number>();",
      "  for (const row of rows) {",
      '    if (row.amount > limit && row.state !== "closed") result.set(row.id, (result.get(row.id) ?? 0) + row.amount);',
      "  }",
      "  return result;",
      "}",
      "",
    );
    if (index % 3 !== 0) continue;
    parts.push(
      `export async function answer${index}(question: string, articles: string[]) {`,
      "  const reply = await client.chat.completions.create({",
      '    model: "gpt-4.1",',
      "    messages: [",
      `      { role: "system", content: \`Answer for district ${index}. \${articles.slice(0, 4).join("\\n")}\` },`,
      '      { role: "user", content: question },',
      "    ],",
      "    temperature: 0.2,",
      "  });",
      "  await store(question, reply.choices[0].message.content);",
      "  return reply.choices[0].message.content;",
      "}",
      "",
    );
  }
  return `${parts.join("\n")}\n`;
}
