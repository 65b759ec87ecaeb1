import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { redact, restore } from "./redact.ts";

describe("redact", () => {
  it("gives the same value the same token, and another value another", () => {
    const { text, map, replaced } = redact("From petra.novak@seznam.cz to ivan.dvorak@gmx.de, cc petra.novak@seznam.cz, +49 151 28473910");
    expect(text).toBe("From [EMAIL_1] to [EMAIL_2], cc [EMAIL_1], [PHONE_1]");
    expect(map).toEqual({ "[EMAIL_1]": "petra.novak@seznam.cz", "[EMAIL_2]": "ivan.dvorak@gmx.de", "[PHONE_1]": "+49 151 28473910" });
    expect(replaced).toBe(4);
  });

  it("goes on with the map of an earlier text", () => {
    const first = redact("petra.novak@seznam.cz");
    expect(redact("ivan.dvorak@gmx.de, petra.novak@seznam.cz", first.map).text).toBe("[EMAIL_2], [EMAIL_1]");
  });

  it("never gives out a token that stands in the text", () => {
    const { text, map } = redact("[EMAIL_1] is petra.novak@seznam.cz");
    expect(text).toBe("[EMAIL_1] is [EMAIL_2]");
    expect(restore(text, map)).toBe("[EMAIL_1] is petra.novak@seznam.cz");
  });

  it("keeps two spellings of one number apart, yet alike", () => {
    const source = "+49 151 28473910 or +4915128473910";
    const { text, map } = redact(source);
    expect(text).toBe("[PHONE_1] or [PHONE_1b]");
    expect(restore(text, map)).toBe(source);
  });

  it("comes back from any text", () => {
    const part = fc.constantFrom(
      "petra.novak@seznam.cz",
      "Petra.Novak@seznam.cz",
      "[EMAIL_1]",
      "[EMAIL_3]",
      " ",
      "\n",
      "4539 1488 0343 6467",
      "4539148803436467",
      "SSN 536-22-8726",
      ", ",
      "é",
      "[PHONE_1b]",
      "+49 151 28473910",
      "[x]",
      "toString",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
        const source = parts.join(" ");
        const { text, map } = redact(source);
        expect(restore(text, map)).toBe(source);
      }),
      { seed: 20261121, numRuns: 400 },
    );
  });
});
