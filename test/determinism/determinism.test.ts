import { describe, expect, test } from "vitest";
import { rules } from "../../server/src/rules/index.ts";
import { checkTexts } from "../support/check-case.ts";
import { CODE_CASES, programOf } from "./code-cases.ts";
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

describe("code", () => {
  test.each(CODE_CASES.map((it) => [`${it.rule} ${it.bad ? "speaks" : "is silent"}: ${it.body.replace(/\n/g, "; ")}`, it] as const))(
    "%s",
    async (_, it) => {
      const text = programOf(it);
      const { findings, problems } = await checkTexts(ruleOf(it.rule), { [it.path ?? `answer.${it.host}`]: text }, null);
      expect(problems).toEqual([]);
      expect(findings.map((found) => found.message).slice(0, it.bad ? 0 : 9)).toEqual([]);
      expect(findings.length > 0, text).toBe(it.bad);
    },
  );
});

test("the table is as large as it claims", () => {
  expect(2 * SQL_CASES.length + CODE_CASES.length).toBeGreaterThanOrEqual(200);
});
