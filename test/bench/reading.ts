/**
 * What it costs to know a file: parse, copy of the tree, lowering, then resolution and recognition, in processor time of this
 * thread and as a multiple of the parse alone; and a keystroke in a file of 3,000 lines.
 * `node test/bench/reading.ts [FOLDER]`: over 800 source files drawn from a folder of checkouts; else over two made ones, in
 * which every 32nd line calls a model, far more than anywhere in real code.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Catalogue } from "../../server/src/catalogue/index.ts";
import { type LanguageRow, Languages } from "../../server/src/languages/index.ts";
import { Lowering, moduleFunc } from "../../server/src/languages/lowering.ts";
import { copySyntax, type Syntax } from "../../server/src/languages/syntax.ts";
import { Trees } from "../../server/src/languages/trees.ts";
import { sourceFile } from "../../server/src/model/source-file.ts";
import { codeFacts } from "../../server/src/recognise/facts.ts";
import { grammarAsset } from "../support/languages.ts";
import { processorTime } from "../support/processor-time.ts";
import { median } from "./reference.ts";

/** The first ones are read by code that the engine has not compiled yet; an editor asks thousands of times. */
const ROUNDS = 30;
const LINES = 3_000;
const DRAWN = 800;
const LARGEST = 200_000;

const STAGES = ["parse", "copy", "lowering", "resolution and recognition"] as const;
type Stages = Record<(typeof STAGES)[number], number>;

interface Source {
  readonly path: string;
  readonly text: string;
}

const languages = new Languages(grammarAsset);
const trees = new Trees(grammarAsset);
const catalogue = new Catalogue();

const [folder] = process.argv.slice(2);
const made: Source[] = [
  { path: "service.py", text: python() },
  { path: "service.ts", text: script() },
];
const sums = new Map<string, { files: number; lines: number; sites: number; stages: Stages }>();
for (const source of folder === undefined ? made : drawnFrom(folder)) {
  const row = languages.languageOf(source.path);
  if (row === null) continue;
  await languages.prepare(source.path);
  await trees.load(row.grammar);
  const sum = sums.get(row.id) ?? { files: 0, lines: 0, sites: 0, stages: noTime() };
  sums.set(row.id, sum);
  const { stages, sites } = cost(source, row, folder === undefined ? ROUNDS : 3);
  sum.files++;
  sum.sites += sites;
  sum.lines += source.text.split("\n").length;
  for (const stage of STAGES) sum.stages[stage] += stages[stage];
}
for (const [language, { files, lines, sites, stages }] of sums) {
  const share = (milliseconds: number) => `${(milliseconds / stages.parse).toFixed(2)} x`;
  const parts = STAGES.slice(1).map((it) => `${it} ${share(stages[it])}`);
  const all = STAGES.reduce((sum, it) => sum + stages[it], 0);
  console.log(
    `${language}: ${files} files, ${lines} lines, ${sites} sites; parse ${stages.parse.toFixed(0)} ms, ${parts.join(", ")}; all ${share(all)} (target 3)`,
  );
}
if (folder === undefined) for (const { path, text } of made) keystrokes(path, text);

/** The least of the rounds, stage by stage: what else the machine does can only add to it. */
function cost({ path, text }: Source, row: LanguageRow, rounds: number): { stages: Stages; sites: number } {
  const least = noTime();
  let sites = 0;
  for (let round = 0; round < rounds; round++) {
    const now = noTime();
    let begun = processorTime();
    const stage = (name: keyof Stages): void => {
      const ended = processorTime();
      now[name] = ended - begun;
      begun = ended;
    };
    trees.with(row.grammar, text, (tree) => {
      stage("parse");
      const nodes: Syntax[] = [];
      const cursor = tree.walk();
      for (let more = cursor.gotoFirstChild(); more; more = cursor.gotoNextSibling()) nodes.push(copySyntax(cursor));
      cursor.delete();
      stage("copy");
      for (const node of nodes) new Lowering(text, row.forms, moduleFunc()).declare([node]);
      stage("lowering");
    });
    const uri = `bench:///${round}/${path}`;
    const program = languages.lower(uri, path, text);
    begun = processorTime();
    sites = codeFacts(sourceFile(uri, path, text), program, catalogue, row).sites.length;
    stage("resolution and recognition");
    for (const it of STAGES) least[it] = round === 0 ? now[it] : Math.min(least[it], now[it]);
  }
  return { stages: least, sites };
}

/** From the new text to the new program, for a space typed at several places of an open file. */
function keystrokes(path: string, text: string): void {
  const uri = `bench:///open/${path}`;
  languages.open(uri);
  languages.lower(uri, path, text);
  const times: number[] = [];
  let [current, lowered] = [text, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const at = current.indexOf("\n", Math.floor((current.length * (round + 1)) / (ROUNDS + 2)));
    current = `${current.slice(0, at)} ${current.slice(at)}`;
    const before = languages.loweredOf(uri);
    const begun = processorTime();
    languages.lower(uri, path, current);
    times.push(processorTime() - begun);
    lowered = Math.max(lowered, languages.loweredOf(uri) - before);
  }
  languages.forget(uri);
  console.log(`${path}: a keystroke ${median(times).toFixed(1)} ms, at most ${lowered} declarations lowered again`);
}

function noTime(): Stages {
  return { parse: 0, copy: 0, lowering: 0, "resolution and recognition": 0 };
}

/** Every so-manieth file in the order of their names. */
function drawnFrom(from: string): Source[] {
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" })
    .filter((it) => /\.(py|ts|tsx|js)$/.test(it) && !/(^|\/)(node_modules|\.git)\//.test(it))
    .toSorted()
    .map((it) => join(from, it))
    .filter((it) => statSync(it).isFile() && statSync(it).size <= LARGEST);
  const step = Math.max(1, Math.floor(paths.length / DRAWN));
  return paths.filter((_, index) => index % step === 0).map((path) => ({ path, text: readFileSync(path, "utf8") }));
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
