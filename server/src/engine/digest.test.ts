import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./digest.ts";

const reference = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

test.each(["", "abc", "a".repeat(55), "a".repeat(56), "a".repeat(64), "é".repeat(1000), "\u{1F600}"])(
  "equals the reference for %#",
  (text) => {
    expect(sha256(text)).toBe(reference(text));
  },
);

test("equals the reference for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => sha256(text) === reference(text)),
    { seed: 1, numRuns: 300 },
  );
});
