import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode, type Surroundings } from "./hosts.ts";
import { fromSource, type PromptText, PromptTextBuilder, plainText, replace, toSource } from "./prompt-text.ts";
import { applyEdits } from "./text.ts";

/** `"Hi \n{x}" + "é"` as a reader would give it: two literals, an escape, a hole. */
function sample(): { source: string; text: PromptText } {
  const source = 'f"Hi \\n{x}!" + "e\\u0301"';
  const builder = new PromptTextBuilder();
  builder.verbatim("Hi ", { start: 2, end: 5 }, 'python:f"');
  builder.escape("\n", { start: 5, end: 7 }, 'python:f"');
  builder.hole(0, { start: 7, end: 10 }, 'python:f"');
  builder.verbatim("!", { start: 10, end: 11 }, 'python:f"');
  builder.verbatim("e", { start: 16, end: 17 }, 'python:"');
  builder.escape("\u0301", { start: 17, end: 23 }, 'python:"');
  return { source, text: builder.build() };
}

describe("places", () => {
  const { text } = sample();
  it.each([
    [0, 3, 2, 5],
    [0, 4, 2, 7],
    [3, 4, 5, 7],
    [4, 5, 7, 10],
    [2, 6, 4, 11],
    [6, 7, 16, 17],
    [0, 8, 2, 23],
    [5, 7, 10, 17],
  ])("%i to %i of the text is %i to %i of the file", (start, end, from, to) => {
    expect(toSource(text, { start, end })).toEqual({ start: from, end: to });
    expect(fromSource(text, from)).toBe(start);
  });

  it("are none for offsets between the pieces", () => {
    expect([0, 1, 12, 15, 24].map((it) => fromSource(text, it))).toEqual([null, null, null, null, null]);
    expect(fromSource(text, 23)).toBe(8);
    expect(toSource({ value: "", pieces: [] }, { start: 0, end: 0 })).toBeNull();
  });

  it("cover an escape whole when a span cuts it", () => {
    const builder = new PromptTextBuilder();
    builder.escape("🙂", { start: 10, end: 20 }, "json");
    expect(toSource(builder.build(), { start: 1, end: 2 })).toEqual({ start: 10, end: 20 });
    expect(replace(builder.build(), { start: 1, end: 2 }, "x")).toBeNull();
  });
});

describe("edits", () => {
  it.each<[number, number, string, string | null]>([
    [0, 2, "{Ho}", 'f"{{Ho}} \\n{x}!" + "e\\u0301"'],
    [0, 4, "", 'f"{x}!" + "e\\u0301"'],
    [7, 8, '"', 'f"Hi \\n{x}!" + "e\\""'],
    [4, 5, "no hole goes", null],
    [5, 7, "not over two literals", null],
  ])("%i to %i to %j", (start, end, replacement, expected) => {
    const { source, text } = sample();
    const edit = replace(text, { start, end }, replacement);
    expect(edit === null ? null : applyEdits(source, [edit])).toBe(expected);
  });

  it("do not split a line break or a character", () => {
    const source = "a\r\n🙂b";
    const text = plainText(source, { start: 0, end: source.length });
    expect([1, 2, 3, 4, 5].map((at) => replace(text, { start: at, end: at }, "x") !== null)).toEqual([true, false, true, false, true]);
  });
});

const PARTS = [
  "a",
  " ",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\0",
  "'",
  '"',
  "'''",
  '"""',
  "\\",
  "\\n",
  "{",
  "}",
  "{x}",
  "$",
  "${",
  "`",
  "é",
  "🙂",
  "\u2028",
  "1",
  "\\'",
];
const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 6 }).map((it) => it.join(""));
const around: Surroundings = { before: "", after: "", old: "", edgeBefore: null, edgeAfter: null, foldBefore: false, foldAfter: false };

describe("literals say what was written into them, whatever stands beside", () => {
  it("TypeScript", () => {
    fc.assert(
      fc.property(texts, texts, texts, fc.constantFrom("'", '"', "`"), (before, text, after, quote) => {
        const parts = [
          encode(`typescript:${quote}`, before, { ...around, after: text + after }),
          encode(`typescript:${quote}`, text, { ...around, before, after }),
          encode(`typescript:${quote}`, after, { ...around, before: before + text }),
        ];
        if (parts.includes(null)) return;
        expect(new Function(`return ${quote}${parts.join("")}${quote}`)()).toBe(before + text + after);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it("JSON", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(JSON.parse(`"${encode("json", text)}"`)).toBe(text);
      }),
      { seed: 4 },
    );
  });

  it("Python", () => {
    // What the language does with a body: escapes are read once, and no quote is left that would close it.
    const read = (body: string, quote: string) => {
      const unescaped = body.replace(/\\(?:x(..)|[\s\S])/g, (sequence: string, hex?: string) => decoded(sequence, hex));
      const visible = body.replace(/\\[\s\S]/g, "..");
      expect(visible.includes(quote) || visible.endsWith(quote[0] ?? quote)).toBe(false);
      if (quote.length === 1) expect(/[\n\r]/.test(visible)).toBe(false);
      return unescaped;
    };
    const decoded = (sequence: string, hex: string | undefined) =>
      hex === undefined
        ? ({ n: "\n", r: "\r", t: "\t" }[sequence[1] ?? ""] ?? sequence[1] ?? "")
        : String.fromCharCode(Number.parseInt(hex, 16));
    fc.assert(
      fc.property(texts, fc.constantFrom("'", '"', "'''", '"""'), (text, quote) => {
        const encoded = encode(`python:${quote}`, text, around);
        expect(encoded).not.toBeNull();
        expect(read(encoded ?? "", quote)).toBe(text);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});

describe("hosts refuse what they cannot hold", () => {
  it.each<[string, string, string | null]>([
    ["python:r'", "a\\", null],
    ["python:r'", "it's", null],
    ["python:b'", "é", null],
    ["python:rf'", "{a}", "{{a}}"],
    ["yaml:plain", "true", null],
    ["yaml:plain", "a: b", null],
    ["yaml:plain", "- a", null],
    ["yaml:plain", "12", null],
    ["yaml:plain", "plain words", "plain words"],
    ["yaml:plain:flow", "a, b", null],
    ["yaml:'", "it's", "it''s"],
    ['yaml:"', 'a\n"\u2028', 'a\\n\\"\\u2028'],
    ["yaml:block:4", "a\nb", "a\n    b"],
    ["yaml:block:4:crlf", "a\nb", "a\r\n    b"],
    ["yaml:block:4", " a", null],
    ["yaml:block:4:explicit", " a", " a"],
    ["yaml:folded:2", "a\nb", null],
    ["plain:crlf", "a\nb\r\nc", "a\r\nb\r\nc"],
    ["plain+jinja", "{{ x }}", null],
    ["plain+fstring", "{x}", "{{x}}"],
    ["json+handlebars", 'say "hi"', 'say \\"hi\\"'],
    ["plain+turns", "user:", null],
    ["plain+turns", "user: hi", "user: hi"],
    ["plain+comments", "<!-- x", null],
    ['indented:2:"#', 'a "# b', null],
    ['indented:2:"#', "a\nb", "a\n  b"],
    ["xml", "a < b & c", "a &lt; b &amp; c"],
    ["fixed", "a", null],
    ["unheard-of", "a", null],
    ["plain+unheard-of", "a", null],
  ])("%s %j", (host, text, expected) => expect(encode(host, text)).toBe(expected));
});
