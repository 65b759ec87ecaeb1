import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isOpenWeights } from "../../../scripts/models/candidates.ts";
import { secondOpinions } from "../../../scripts/models/packages.ts";
import { ModelTable } from "./model-table.ts";
import { MODEL_DATA_DATE, MODEL_ROWS } from "./models.generated.ts";
import { RETIREMENT_DATA_DATE, RETIREMENT_ROWS } from "./retirements.generated.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9._:@-]*$/);
const tokens = z.int().positive().max(20_000_000);
const price = z.number().nonnegative().max(1000).nullable();
const row = z.tuple([
  id,
  z.string().regex(/^[a-z0-9-]+$/),
  z.string().nullable(),
  tokens,
  tokens.nullable(),
  z.int().positive().nullable(),
  price,
  price,
  price,
  z
    .string()
    .regex(/^20\d{2}(-\d{2}(-\d{2})?)?$/)
    .nullable(),
  z.string().regex(/^r?d?e?c?[pm]?$/),
  id.nullable(),
  z.enum(["models.dev", "litellm", "llm-zoo", "genai-prices", "published"]),
]);

describe("the generated table", () => {
  test("every row has its form, every id is there once, and every snapshot to pin to is a row", () => {
    const problems = MODEL_ROWS.flatMap(
      (it) => row.safeParse(it).error?.issues.map((issue) => `${it[0]}: ${issue.path.join(".")} ${issue.message}`) ?? [],
    );
    expect(problems).toEqual([]);
    const ids = new Set(MODEL_ROWS.map((it) => it[0]));
    expect(ids.size).toBe(MODEL_ROWS.length);
    expect(MODEL_ROWS.filter((it) => it[11] !== null && !ids.has(it[11])).map((it) => it[0])).toEqual([]);
    expect(MODEL_DATA_DATE).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test("limits make sense: input within the window, reply within the window", () => {
    const odd = MODEL_ROWS.filter(
      ([, , , window, input, output, , , , , flags]) => flags.includes("c") && ((input ?? 0) > window || (output ?? 0) > window),
    );
    expect(odd.map((it) => it[0])).toEqual([]);
  });

  test("every id is found by itself", () => {
    const table = new ModelTable();
    const lost = MODEL_ROWS.filter(([it]) => table.find(it)?.id !== it).map(([it]) => it);
    // Ids that are also a host's spelling of another model.
    expect(lost.length).toBeLessThan(MODEL_ROWS.length * 0.01);
  });

  test("no row that two packages contradict is certain; where they differ stands in test/fixtures/model-differences.txt", async () => {
    const opinions = secondOpinions();
    const table = new ModelTable();
    const differing: string[] = [];
    let compared = 0;
    for (const [it, vendor, , window, input] of MODEL_ROWS) {
      for (const opinion of opinions({ id: it, vendor, source: "models.dev" })) {
        if (opinion?.window == null) continue;
        compared++;
        const near = Math.abs(opinion.window - window) <= 0.05 * Math.max(opinion.window, window) || opinion.window === input;
        if (near) continue;
        differing.push(`${it}: ${window} here, ${opinion.window} there`);
        expect(table.find(it)?.certain ?? false, it).toBe(false);
      }
    }
    expect(compared).toBeGreaterThan(150);
    expect(differing.length / compared).toBeLessThan(0.25);
    const list = `${differing.length} of ${compared} windows that llm-zoo or genai-prices state differ; none of these rows is certain.\n\n${differing.join("\n")}\n`;
    await expect(list).toMatchFileSnapshot("../../../test/fixtures/model-differences.txt");
  });

  test("open weights are certain nowhere: whoever serves them sets the window", () => {
    const certain = MODEL_ROWS.filter(([it, vendor, , , , , , , , , flags]) => flags.includes("c") && isOpenWeights(it, vendor));
    expect(certain.map((it) => it[0])).toEqual([]);
  });
});

describe("what vendors shut down", () => {
  const retirement = z.tuple([z.string(), id, z.iso.date().nullable(), id.nullable()]);
  const rows = new Map(MODEL_ROWS.map((it) => [`${it[1]}/${it[0]}`, it]));
  const ending = new Set(RETIREMENT_ROWS.map(([vendor, it]) => `${vendor}/${it}`));

  test("every row has its form and a model, and names nothing instead that goes too", () => {
    expect(RETIREMENT_DATA_DATE).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(RETIREMENT_ROWS.length).toBeGreaterThan(150);
    expect(ending.size).toBe(RETIREMENT_ROWS.length);
    const wrong = RETIREMENT_ROWS.filter(
      (it) =>
        !retirement.safeParse(it).success ||
        !rows.has(`${it[0]}/${it[1]}`) ||
        (it[3] !== null && (!rows.has(`${it[0]}/${it[3]}`) || ending.has(`${it[0]}/${it[3]}`))),
    );
    expect(wrong).toEqual([]);
  });

  test("nothing is pinned to a snapshot that goes", () => {
    const table = new ModelTable();
    const wrong = MODEL_ROWS.filter(([it, vendor]) => ending.has(`${vendor}/${table.find(it)?.pinTo}`));
    expect(wrong.map(([it]) => it)).toEqual([]);
  });

  test.each([
    ["gpt-4-turbo", "2026-10-23"],
    ["gpt-4o", "2027-01-14"],
    ["gpt-4o-2024-11-20", "2027-01-14"],
    ["claude-opus-4-20250514", "2026-06-15"],
    ["gemini-2.0-flash", "2026-06-01"],
    ["gpt-5.5", undefined],
    ["claude-haiku-4-5", undefined],
  ])("%s: %s", (model, on) => {
    expect(new ModelTable().find(model)?.deprecated?.on).toBe(on);
  });
});

describe("facts of our own", () => {
  const table = new ModelTable();
  const facts = z.object({
    support: z.enum(["accepted", "rejected", "ignored", "fixed", "renamed"]),
    source: z.string().regex(/\(.*20\d{2}.*\)/),
  });

  test("every parameter fact names its page and date, and `fixed` and `renamed` say what instead", () => {
    let count = 0;
    for (const [it] of MODEL_ROWS) {
      for (const [name, support] of Object.entries(table.find(it)?.parameters ?? {})) {
        count++;
        expect(facts.safeParse(support).success, `${it} ${name}`).toBe(true);
        if (support.support === "fixed") expect(support.value, `${it} ${name}`).toBeTypeOf("number");
        if (support.support === "renamed") expect(support.instead, `${it} ${name}`).toBeTypeOf("string");
      }
    }
    expect(count).toBeGreaterThan(100);
  });

  test.each([
    ["o3-mini", "temperature", "fixed"],
    ["gpt-5", "max_tokens", "renamed"],
    ["gpt-5.2-2025-12-11", "topP", "fixed"],
    ["claude-opus-4-7", "samplingTopK", "rejected"],
    ["claude-sonnet-4-5-20250929", "temperature+topP", "rejected"],
    ["deepseek-reasoner", "temperature", "ignored"],
  ])("%s %s is %s", (model, parameter, support) => {
    expect(table.find(model)?.parameters[parameter]?.support).toBe(support);
  });

  test.each(["gpt-4o", "gpt-4.1", "claude-3-5-sonnet-20241022", "claude-haiku-4-5-20251001", "gpt-5-chat-latest", "gemini-2.5-pro"])(
    "nothing is said of temperature on %s",
    (model) => {
      const support = table.find(model)?.parameters.temperature;
      expect(support === undefined || support.efforts?.includes("default") === false).toBe(true);
    },
  );

  test.each([
    ["gpt-4o-mini", "o200k_base"],
    ["gpt-4-turbo", "cl100k_base"],
    ["text-davinci-003", "p50k_base"],
    ["gpt-6-sol", "unknown"],
    ["llama-3.1-70b-instruct", "llama"],
    ["llama-4-scout-17b-16e-instruct", "unknown"],
    ["open-mixtral-8x7b", "unknown"],
    ["mistral-large-2411", "unknown"],
    ["claude-haiku-4-5-20251001", "claude"],
    ["claude-sonnet-4-6", "claude"],
    ["claude-opus-4-7", "claude-4.7"],
    ["claude-fable-5", "claude-4.7"],
    ["mistral-large-2512", "mistral"],
  ])("%s is counted as %s", (model, tokenizer) => {
    expect(table.find(model)?.tokenizer).toBe(tokenizer);
  });
});
