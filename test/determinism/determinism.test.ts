import { describe, expect, test } from "vitest";
import { rules } from "../../server/src/rules/index.ts";
import { checkTexts, fixTexts } from "../support/check-case.ts";
import { CODE_CASES, programOf } from "./code-cases.ts";
import { FILLED_CASES, filledProgram } from "./filled-cases.ts";
import { pythonOf, SQL_CASES, typescriptOf } from "./sql-cases.ts";

/** Offending and clean twins, by the real engine: each rule speaks of the one and is silent at the other. */
function ruleOf(name: string) {
  const rule = rules.find((it) => it.id === `determinism/${name}`);
  if (rule === undefined) throw new Error(`no rule ${name}`);
  return rule;
}

const RULE = { tie: "retrieval-no-tiebreak", unordered: "sql-limit-without-order" } as const;

describe.each([
  ["answer.py", pythonOf],
  ["answer.ts", typescriptOf],
] as const)("SQL in %s", (path, programFor) => {
  test.each(SQL_CASES)("%s: %s", async (wrong, statement) => {
    for (const [kind, name] of Object.entries(RULE)) {
      const { findings, problems } = await checkTexts(ruleOf(name), { [path]: programFor(statement) }, null);
      expect(problems).toEqual([]);
      expect(findings.length, name).toBe(kind === wrong ? 1 : 0);
    }
  });
});

test.each(FILLED_CASES.map((it) => [it.is, it.why, it] as const))("a table that its file fills: %s: %s", async (is, _, it) => {
  const { findings, problems } = await checkTexts(ruleOf(RULE.tie), { "answer.py": filledProgram(it) }, null);
  expect(problems).toEqual([]);
  expect(findings.length, filledProgram(it)).toBe(is === "told" ? 1 : 0);
});

test.each([
  [3, 0],
  [6, 1],
] as const)("a table that its file fills with %i rows, in TypeScript", async (rows, found) => {
  const text = `import OpenAI from "openai";
import { Pool } from "pg";
const client = new OpenAI();
const pool = new Pool();
await pool.query("DROP TABLE IF EXISTS notes");
await pool.query("CREATE TABLE notes (id bigserial PRIMARY KEY, body text)");
for (const body of [${Array.from({ length: rows }, (_, i) => `"note ${i}"`).join(", ")}]) {
  await pool.query("INSERT INTO notes (body) VALUES ($1)", [body]);
}
export async function answer(question: string) {
  const { rows } = await pool.query("SELECT body FROM notes ORDER BY embedding <=> $1 LIMIT 5", [question]);
  return client.responses.create({ model: "gpt-4.1", input: rows.map((it) => it.body).join("\\n") });
}
`;
  expect((await checkTexts(ruleOf(RULE.tie), { "answer.ts": text }, null)).findings.length).toBe(found);
});

test("a literal of many statements, and functions that call each other, are read in no time", async () => {
  const [inserts, calls] = ["INSERT INTO notes VALUES (".repeat(20_000), "    a()\n    b()\n".repeat(200)];
  const lines = `def a():\n    db.execute("INSERT INTO notes VALUES (1)")\n${calls}\ndef b():\n${calls}\na()\ndb.execute("DROP TABLE notes; CREATE TABLE notes (a int); ${inserts}")`;
  const { findings } = await checkTexts(ruleOf(RULE.tie), { "answer.py": filledProgram({ is: "told", why: "", lines }) }, null);
  expect(findings.length).toBe(1);
});

/** Rows that no model reads are looked at; rows of a function may be read by whoever calls it. */
test.each([
  ["a script", false, 'rows = db.execute("SELECT text FROM notes ORDER BY embedding <=> %s LIMIT 5", (vector,)).fetchall()\nprint(rows)\n'],
  [
    "a function",
    true,
    'def nearest():\n    return db.execute("SELECT text FROM notes ORDER BY embedding <=> %s LIMIT 5", (vector,)).fetchall()\n',
  ],
  [
    "a script that asks",
    true,
    'rows = db.execute("SELECT text FROM notes ORDER BY embedding <=> %s LIMIT 5", (vector,)).fetchall()\nprint(client.responses.create(model="gpt-4.1", input=str(rows)))\n',
  ],
] as const)("%s without a model is silent", async (_, speaks, lines) => {
  const head =
    'import psycopg\nfrom openai import OpenAI\n\nclient = OpenAI()\ndb = psycopg.connect("")\nvector = client.embeddings.create(model="text-embedding-3-small", input="a").data[0].embedding\n';
  const { findings } = await checkTexts(ruleOf(RULE.tie), { "search.py": head + lines }, null);
  expect(findings.length).toBe(speaks ? 1 : 0);
});

/** The rule speaks of the one twin and not of the other, and each fix settles what it is offered for and leaves a text that parses. */
describe("code", () => {
  const mended: { [rule: string]: number } = {};

  test.each(CODE_CASES.map((it) => [`${it.rule} ${it.bad ? "speaks" : "is silent"}: ${it.body.replace(/\n/g, "; ")}`, it] as const))(
    "%s",
    async (_, it) => {
      const rule = ruleOf(it.rule);
      const texts = { ...it.beside, [it.path ?? `answer.${it.host}`]: programOf(it) };
      const { findings, problems } = await checkTexts(rule, texts, null);
      expect(problems).toEqual([]);
      expect(findings.map((found) => found.message).slice(0, it.bad ? 0 : 9)).toEqual([]);
      expect(findings.length > 0, JSON.stringify(texts)).toBe(it.bad);
      for (const finding of findings) {
        for (const fix of finding.fixes) {
          const fixed = fixTexts(texts, [finding], () => fix);
          const again = await checkTexts(rule, fixed, null);
          expect(again.problems, JSON.stringify(fixed)).toEqual([]);
          expect(
            again.findings.filter((left) => left.message === finding.message),
            JSON.stringify(fixed),
          ).toEqual([]);
        }
      }
      const offered = findings.some((finding) => finding.fixes.length > 0);
      expect(offered, "a fix is offered").toBe(it.mended ?? offered);
      if (offered) mended[it.rule] = (mended[it.rule] ?? 0) + 1;
    },
  );

  test("fixes were offered, and held, in so many cases", () => {
    expect(mended).toMatchInlineSnapshot(`
      {
        "completion-order-in-prompt": 7,
        "embedding-model-mismatch": 4,
        "fewshot-unseeded": 6,
        "prompt-date-frozen": 9,
        "retrieval-no-tiebreak": 12,
        "sql-limit-without-order": 11,
        "unordered-iteration-in-prompt": 12,
      }
    `);
  });
});

test("the table is as large as it claims", () => {
  expect(2 * SQL_CASES.length + CODE_CASES.length).toBeGreaterThanOrEqual(200);
});
