import fc from "fast-check";
import { expect, test } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { compareUnits, type Stated } from "./compare.ts";
import { emphasisIn } from "./emphasis.ts";
import { prohibitionIn } from "./guards.ts";

const stated = (text: string): Stated => ({
  text,
  unit: { polarity: prohibitionIn(text) ? "negative" : "positive", emphasis: emphasisIn(text, 0), tokens: text.length >> 2 },
});
const changes = (before: readonly string[], after: readonly string[]) =>
  compareUnits(before.map(stated), after.map(stated)).map(
    (it) => `${it.kind} ${it.before ?? "-"} ${it.after ?? "-"}${it.detail === null ? "" : ` ${it.detail}`}`,
  );

const RULES = [
  "Read the whole mail first.",
  "Give every price with tax.",
  "Keep the reply under 80 words.",
  "Sign with the name of the shop.",
];

test.each([
  ["nothing", RULES, RULES, []],
  ["a line more", RULES, [...RULES, "Offer a call by the manager."], ["added - 4"]],
  ["a line less", RULES, RULES.toSpliced(1, 1), ["removed 1 -"]],
  ["the limit", RULES, RULES.with(2, "Keep the reply under 120 words."), ["limit 2 2 under 80 words → under 120 words"]],
  ["other words", RULES, RULES.with(3, "Sign with the full name of the shop and its town."), ["reworded 3 3"]],
  ["louder", RULES, RULES.with(0, "ALWAYS read the whole mail first."), ["emphasis 0 0 0 → 1 shouted"]],
  ["a ban", RULES, RULES.with(3, "Do not sign with the name of the shop."), ["polarity 3 3 now forbidden"]],
  ["order", RULES, [RULES[3] ?? "", ...RULES.slice(0, 3)], ["moved 3 0"]],
  ["all of it", RULES, ["Translate the letter into German."], ["removed 0 -", "removed 1 -", "removed 2 -", "removed 3 -", "added - 0"]],
])("%s", (_, before, after, expected) => expect(changes(before, after)).toEqual(expected));

test("every unit is in one change at most, and what is not was there before", () => {
  const line = fc.constantFrom(...RULES, "Never promise a refund.", "NEVER promise a refund!", "Keep the reply under 60 words.");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 12 }), (before, after) => {
      const found = compareUnits(before.map(stated), after.map(stated));
      for (const side of ["before", "after"] as const) {
        const named = found.map((it) => it[side]).filter((it) => it !== null);
        expect(new Set(named).size).toBe(named.length);
      }
      const count = (kind: string) => found.filter((it) => it.kind === kind).length;
      expect(before.length - count("removed")).toBe(after.length - count("added"));
    }),
    { seed: 10, numRuns: 300 },
  );
});

test("ten thousand units, half of them reworded, stay near linear", () => {
  const started = processorTime();
  const before = Array.from(
    { length: 10_000 },
    (_, at) => `Check the parcel ${at % 7} of order ${at} before the carrier ${at % 97} leaves.`,
  );
  const after = before.map((it, at) => (at % 2 ? it.replace("Check", "Weigh") : it));
  expect(changes(before, after).length).toBeGreaterThan(1_000);
  expect(processorTime() - started).toBeLessThan(10_000);
});
