import fc from "fast-check";
import { expect, test } from "vitest";
import { wordChange } from "./words.ts";

test.each([
  ["a b c", "a b c", 0, "", ""],
  ["Refund within 14 days.", "Refund within 30 days.", 1, "30", "14"],
  ["Refuse politely.", "Refuse politely unless the customer insists.", 5, "politely unless the customer insists.", "politely."],
  ["one two three", "three one two", 1, "three", "three"],
  ["", "new", 1, "new", ""],
  ["a  b\n\nc", "a b c", 0, "", ""],
])("%j -> %j", (before, after, words, added, removed) => {
  expect(wordChange(before, after)).toEqual({
    words,
    added: added.split(" ").filter(Boolean),
    removed: removed.split(" ").filter(Boolean),
  });
});

test("what is added and removed turns the words of one text into those of the other, in any order", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", "dd", "e")).map((it) => it.join(" "));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { added, removed } = wordChange(before, after);
      const sorted = (it: readonly string[]) => it.filter(Boolean).sort().join();
      expect(sorted([...before.split(" "), ...added])).toBe(sorted([...after.split(" "), ...removed]));
    }),
    { seed: 11, numRuns: 300 },
  );
});

test("long changed parts are counted, in time", () => {
  const words = (from: number) => Array.from({ length: 20_000 }, (_, i) => `w${from + i}`).join(" ");
  expect(wordChange(words(0), words(10_000)).words).toBe(10_000);
});
