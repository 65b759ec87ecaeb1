import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Document, parseDocument, Scalar, type ToStringOptions } from "yaml";
import { get, textOf } from "./node.ts";
import { readYaml } from "./yaml.ts";

const PARTS = [
  "word",
  "two words",
  " ",
  "  ",
  "\n",
  "\n\n",
  "\n  in",
  "'",
  '"',
  "\\",
  "#",
  ": ",
  "- ",
  "é",
  "🙂",
  "\t",
  "long ".repeat(12),
  "%",
  "{x}",
  "\u2028",
  "\u0007",
];
const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((it) => it.join(""));
const styles = fc.constantFrom(Scalar.BLOCK_FOLDED, Scalar.BLOCK_LITERAL, Scalar.PLAIN, Scalar.QUOTE_DOUBLE, Scalar.QUOTE_SINGLE);

describe("scalars", () => {
  it("say what the parser says, and each character has a place, in every style", () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(texts, styles, fc.constantFrom(2, 4), fc.boolean(), fc.boolean(), (text, style, indent, deep, crlf) => {
        const scalar = new Scalar(text);
        scalar.type = style;
        const document = new Document(deep ? { a: { b: [{ text: scalar }] } } : { text: scalar });
        const options: ToStringOptions = { indent, lineWidth: 40 };
        const written = `${document.toString(options)}after: 1\n`;
        const source = crlf ? written.replaceAll("\n", "\r\n") : written;
        // What the writer of the package makes of odd texts is not always the same text: its reader is the judge.
        const oracle = parseDocument(source);
        if (oracle.errors.length > 0) return;
        const { root } = readYaml(source);
        const said = String(oracle.getIn(deep ? ["a", "b", 0, "text"] : ["text"]));
        const list = get(root, "a", "b");
        const node = deep ? get(list?.kind === "list" ? list.items[0] : null, "text") : get(root, "text");
        expect(textOf(node)).toBe(said);
        const pieces = node?.kind === "text" ? node.text.pieces : [];
        // The last line break of a block is fixed; a scalar that is fixed as a whole is one we could not place.
        const unplaced = pieces.length === 1 && pieces[0]?.host === "fixed" && said.trim() !== "";
        expect(unplaced, JSON.stringify(source)).toBe(false);
        for (const piece of pieces)
          if (piece.kind === "verbatim") expect(source.slice(piece.start, piece.end)).toBe(said.slice(piece.at, piece.at + piece.length));
        const host = pieces[0]?.host.split(":").slice(0, 2).join(":") ?? "none";
        seen.set(host, (seen.get(host) ?? 0) + 1);
      }),
      { seed: 7, numRuns: 1500 },
    );
    expect([...seen.keys()].sort()).toEqual(expect.arrayContaining(["yaml:block", "yaml:folded", 'yaml:"', "yaml:'", "yaml:plain"]));
  });

  it.each([
    ["a: |+\n  x\n\n\nb: 1\n", "x\n\n\n"],
    ["a: |2\n    two\n  none\n", "  two\nnone\n"],
    ["a: >-\n\n  one\n  two\n\n\n  three\n   four\n  five\n", "\none two\n\nthree\n four\nfive"],
    ["a: |\n  x", "x\n"],
    ['a: "x \\\n   y\\x41\\u00e9\\U0001F600\\t\\/"\n', "x yAé😀\t/"],
    ["a: 'x\n\n\n  y'\n", "x\n\ny"],
    ["- &k v\n- a: *k\n", null],
    ["a: |\n", ""],
  ])("%j", (source, text) => {
    const { root } = readYaml(source);
    if (text !== null) expect(textOf(get(root, "a"))).toBe(text);
    else expect(root?.kind === "list" && textOf(get(root.items[1], "a"))).toBe("v");
  });

  it("reports what is broken and reads the rest", () => {
    const { root, problems } = readYaml("a: [1,\nb: 'x\n");
    expect(problems.length).toBeGreaterThan(0);
    expect(root?.kind).toBe("record");
  });

  it.each([["[".repeat(50_000)], ["- ".repeat(50_000)], [`${"{a: ".repeat(20_000)}1`], [`&a [${"*a,".repeat(10_000)}]`]])(
    "does not choke on %#",
    (source) => {
      expect(() => readYaml(source)).not.toThrow();
    },
  );
});
