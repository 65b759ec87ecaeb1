import { describe, expect, it } from "vitest";
import { find } from "./find.ts";
import { KINDS } from "./kinds.ts";

describe.each(KINDS.map((kind) => ({ title: `${kind.kind} ${kind.country ?? ""} ${JSON.stringify(kind.anchor)}`, kind })))(
  "$title",
  ({ kind }) => {
    it("finds its samples", () => {
      for (const sample of kind.samples) {
        const found = find(sample, { reserved: "report" });
        expect(
          found.map((it) => it.kind),
          sample,
        ).toContain(kind.kind);
        for (const it of found) expect(it.masked).toHaveLength(it.end - it.start);
      }
    });
    it("leaves look-alikes", () => {
      for (const text of kind.hostile) expect(find(text, { reserved: "report", kinds: [kind.kind] }), text).toEqual([]);
    });
  },
);
