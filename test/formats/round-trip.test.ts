import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPrompt } from "../../server/src/formats/index.ts";
import { fixtures } from "./fixtures.ts";
import { cases, check, inconsistency, messagesOf } from "./round-trip.ts";

const all = fixtures();

describe("every fixture", () => {
  it.each(all)("$name is read by its format, true to the file", ({ file, row, companions, format }) => {
    const read = readPrompt(file, row, companions);
    expect(row.id).toBe(format);
    expect(inconsistency(file, read)).toBeNull();
    expect(JSON.parse(JSON.stringify(read))).toEqual(read);
  });

  it.each(all.filter((it) => it.kind === "broken"))("$name says what is broken, at its place", ({ file, row, companions }) => {
    const { problems } = readPrompt(file, row, companions);
    // Agents read rules of this format line by line: only a missing fence is a fault there.
    expect(problems.length).toBeGreaterThan(0);
    for (const { span, message } of problems) {
      expect(message.length).toBeLessThanOrEqual(120);
      expect(message).not.toContain("\n");
      if (span !== null) expect(span.start >= 0 && span.start <= span.end && span.end <= file.text.length).toBe(true);
    }
  });

  it.each(all.filter((it) => it.kind !== "broken"))("$name has no problem", ({ file, row, companions }) => {
    expect(readPrompt(file, row, companions).problems).toEqual([]);
  });
});

describe("100 random edits a format give the replaced text and leave the rest", () => {
  it.each([...new Set(all.map((it) => it.format))])("%s", (format) => {
    const list = all
      .filter((it) => it.format === format)
      .map((it) => ({ it, before: readPrompt(it.file, it.row, it.companions) }))
      .filter(({ before }) => messagesOf(before).length > 0);
    let edited = 0;
    fc.assert(
      fc.property(fc.nat(1000), cases, (which, one) => {
        const { it, before } = list[which % list.length] as (typeof list)[number];
        const outcome = check(it, before, one);
        if (outcome.edited) edited++;
        expect(outcome.failure).toBeNull();
      }),
      { seed: 5, numRuns: 100 },
    );
    // A host that refuses everything would pass the property.
    expect(edited).toBeGreaterThan(5);
  });
});

it("survives any cut of any fixture", () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(5000), fc.nat(5000), (which, from, length) => {
      const { file, row, companions } = all[which % all.length] as (typeof all)[number];
      const text =
        file.text.slice(0, from % (file.text.length + 1)) +
        file.text.slice(Math.min(file.text.length, (from % (file.text.length + 1)) + length));
      const cut = { ...file, text };
      expect(inconsistency(cut, readPrompt(cut, row, companions))).toBeNull();
    }),
    { seed: 6, numRuns: 400 },
  );
});
