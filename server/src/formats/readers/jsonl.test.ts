import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceFile } from "../../model/source-file.ts";
import { formatOf, readPrompt } from "../index.ts";
import { CHARACTER_CAP, DatasetRows, ROW_CAP } from "./jsonl.ts";

const ROWS = [
  '{"messages": [{"role": "user", "content": "Hi 🙂"}, {"role": "assistant", "content": "Hello\\n"}]}',
  '{"prompt": "Why?", "completion": " Because."}',
  '{"conversations": [{"from": "human", "value": "Hm"}, {"from": "gpt", "value": "Yes"}]}',
  '{"prompt": "Pick", "chosen": "A", "rejected": [{"role": "assistant", "content": "B"}]}',
  '{"custom_id": "1", "body": {"messages": [{"role": "system", "content": "S"}]}}',
  '{"other": true}',
  '{"messages": [',
  "",
  "  ",
];
const texts = fc
  .tuple(fc.array(fc.constantFrom(...ROWS), { maxLength: 12 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([rows, end, last]) => rows.join(end) + (last ? end : ""));

function stream(text: string, sizes: readonly number[]) {
  const rows = new DatasetRows(sourceFile("file:///a.jsonl", "a.jsonl", ""));
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    rows.push(text.slice(at, at + size));
    at += size;
  }
  const { drafts: _, ...result } = rows.end();
  return result;
}

describe("rows", () => {
  it("are the same in whatever chunks they arrive, with offsets of the whole", () => {
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }), (text, sizes) => {
        const whole = stream(text, [Math.max(1, text.length)]);
        expect(stream(text, sizes)).toEqual(whole);
        for (const { messages } of whole.prompts)
          for (const { text: said } of messages)
            for (const piece of said.pieces) {
              if (piece.kind === "verbatim")
                expect(text.slice(piece.start, piece.end)).toBe(said.value.slice(piece.at, piece.at + piece.length));
            }
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it("are counted beyond the cap, and the result says so", () => {
    const text = `${ROWS[1]}\n`.repeat(ROW_CAP + 500);
    const { dataset, prompts, problems } = stream(text, [10_000]);
    expect([dataset?.rows, dataset?.read, prompts.length, dataset?.shape]).toEqual([ROW_CAP + 500, ROW_CAP, ROW_CAP, "completion"]);
    expect(problems.map((it) => it.code)).toEqual(["budget"]);
  });

  it("that are too long pass by", () => {
    const long = `{"prompt": "${"x".repeat(CHARACTER_CAP)}", "completion": "y"}`;
    const { dataset } = stream(`${ROWS[1]}\n${long}\n${ROWS[1]}`, [65_536]);
    expect([dataset?.rows, dataset?.read]).toEqual([3, 2]);
  });

  it("of logs and traces are no data to train on", () => {
    expect(formatOf("run.jsonl", '{"trace": {"messages": [{"role": "user"}]}, "prompt": 1, "completion": 2}\n')).toBeNull();
    expect(formatOf("train.jsonl", `\n${ROWS[0]}\n`)?.id).toBe("jsonl");
  });

  it("that are broken are reported five times, then as a number", () => {
    const file = sourceFile("file:///a.jsonl", "a.jsonl", `${ROWS[0]}\n${`${ROWS[6]}\n`.repeat(8)}`);
    const row = formatOf(file.path, file.text);
    const { problems } = row === null ? { problems: [] } : readPrompt(file, row);
    expect(problems).toHaveLength(6);
    expect(problems.some((it) => it.message.startsWith("8 rows are no JSON"))).toBe(true);
  });
});
