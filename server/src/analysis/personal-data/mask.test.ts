import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOLE } from "../../model/prompt-text.ts";
import { find } from "./find.ts";
import { maskAll } from "./mask.ts";

describe("maskAll", () => {
  it.each([
    ["Write to petra.novak@seznam.cz", "Write to pe***.*****@s*****.cz"],
    ["card 4539 1488 0343 6467.", "card **** **** **** 6467."],
    ["IBAN DE44500105175407324931", "IBAN ******************4931"],
    ["SSN 536-22-8726 and +49 151 23456789", "SSN ***-**-**** and +** *** ******89"],
    ["see jane@example.com", "see jane@example.com"],
    ["no value here", "no value here"],
  ])("%s", (text, masked) => expect(maskAll(text)).toBe(masked));

  it("keeps the length of any text", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "a@b.cz ",
            "petra.novak@seznam.cz",
            "+49 151 23456789",
            "4539148803436467",
            HOLE,
            "\u200b",
            "é",
            "(at)",
            "SSN: ",
            "536-22-8726",
            "\n",
            "1-",
            "🙂",
          ),
          { maxLength: 20 },
        ),
        (parts) => {
          const text = parts.join("");
          expect(maskAll(text)).toHaveLength(text.length);
          let end = 0;
          for (const it of find(text, { reserved: "report" })) {
            expect(it.start).toBeGreaterThanOrEqual(end);
            expect(text.slice(it.start, it.end)).not.toContain(HOLE);
            end = it.end;
          }
        },
      ),
      { seed: 20261121, numRuns: 500 },
    );
  });
});

describe("folding", () => {
  it.each([
    ["pеtra.novak@seznam.cz", "a Cyrillic letter"],
    ["petra\u200b.novak@seznam.cz", "a space without width"],
    ["ｐｅｔｒａ．ｎｏｖａｋ＠ｓｅｚｎａｍ．ｃｚ", "full width"],
    ["petra.novak%40seznam.cz", "percent encoding"],
    ["petra.novak (at) seznam.cz", "a spelled sign"],
    ["petra [dot] novak [at] seznam [dot] cz", "spelled dots"],
  ])("%s: %s", (value) => {
    const text = `Mail ${value} now`;
    const [found] = find(text);
    expect(found?.kind).toBe("email");
    expect(text.slice(found?.start, found?.end)).toBe(value);
  });
});
