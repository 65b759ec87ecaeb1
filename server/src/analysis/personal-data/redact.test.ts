import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { Redactor, redact, restore } from "./redact.ts";
import { findInJson } from "./redact-json.ts";

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

describe("JSON", () => {
  it("stays JSON and comes back, whatever stands in it", () => {
    const value = fc.oneof(
      fc.constantFrom(
        "petra.novak@seznam.cz",
        "Tel: +49 151 28473910",
        'a "quoted" o\'brien.k@tcd.ie\n',
        "[EMAIL_1]",
        "\\",
        "é\u2028",
        4158675309,
        12.5,
        null,
        -3,
      ),
      fc.string({ maxLength: 8 }),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        value,
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom("phone", "email", "petra.novak@seznam.cz", "ssn", 'a"b'), tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(undefined, 1), (content, indent) => {
        const text = JSON.stringify(content, null, indent) ?? "null";
        const redactor = new Redactor();
        redactor.reserve(text);
        const redacted = redactor.replace(text, findInJson(text));
        expect(() => JSON.parse(redacted)).not.toThrow();
        expect(restore(redacted, redactor.map)).toBe(text);
      }),
      { seed: 20261122, numRuns: 400 },
    );
  });

  it.each([
    ['{"mail": "o\\u0027brien.k@tcd.ie"}', '{"mail": "[EMAIL_1]"}'],
    ['{"phone": 4158675309}', '{"phone": "[PHONE_1]"}'],
    ['{"text": "Hi\\nTel: +49 151 28473910"}', '{"text": "Hi\\nTel: [PHONE_1]"}'],
    ['{"a": 1} // petra.novak@seznam.cz', '{"a": 1} // [EMAIL_1]'],
    ['{"seed": 4158675309, "phone": null}', '{"seed": 4158675309, "phone": null}'],
    ['{"phones": ["4158675309", "4158675308"]}', '{"phones": ["[PHONE_1]", "[PHONE_2]"]}'],
    ['{"broken": "petra.novak@seznam.cz', '{"broken": "[EMAIL_1]'],
  ])("%s", (text, redacted) => expect(new Redactor().replace(text, findInJson(text))).toBe(redacted));

  it("costs as much as its length", () => {
    const cost = (rows: number) => {
      const text = JSON.stringify(Array.from({ length: rows }, (_, n) => ({ text: `a\n${n} "x"`, mail: `user.person${n}x@seznam.cz` })));
      const started = processorTime();
      new Redactor().replace(text, findInJson(text));
      return processorTime() - started;
    };
    cost(200);
    const small = Math.min(cost(400), cost(400));
    expect(cost(4_000)).toBeLessThan(40 * small + 200);
  });
});
