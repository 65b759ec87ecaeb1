import { expect, test } from "vitest";
import { grouped, percent } from "../model/figures.ts";
import { aligned, code, counted, dollars, plural, preformatted } from "./figures.ts";

test.each([
  [grouped(0), "0"],
  [grouped(999), "999"],
  [grouped(1_047_576), "1,047,576"],
  [counted({ tokens: 1240, exact: true, error: 0, pending: false }), "1,240"],
  [counted({ tokens: 1240, exact: false, error: 0.1, pending: false }), "~1,240"],
  [percent(0), "0 %"],
  [percent(0.004), "< 1 %"],
  [percent(0.118), "12 %"],
  [percent(1.12), "112 %"],
  [percent(0.0004, "fine"), "< 0.1 %"],
  [percent(0.0412, "fine"), "4.1 %"],
  [percent(0.5, "fine"), "50 %"],
  [dollars(2), "$2.00"],
  [dollars(0.075), "$0.075"],
  [dollars(1500), "$1,500.00"],
  [plural(1, "finding"), "1 finding"],
  [plural(1200, "finding"), "1,200 findings"],
])("%s", (written, wanted) => {
  expect(written).toBe(wanted);
});

test("values stand under each other, and a sum under a rule", () => {
  const rows = [
    { name: "system", value: "1,240" },
    { name: "{ticket}", value: "?" },
    { name: "tokens", value: "~1,240", note: "0.1 % of 1,047,576" },
  ];
  expect(aligned(rows, true).split("\n")).toEqual([
    "system     1,240",
    "{ticket}       ?",
    "────────────────",
    "tokens    ~1,240  0.1 % of 1,047,576",
  ]);
});

test("text of a file cannot leave its block or its code", () => {
  expect(preformatted("a\n```\n# b")).toBe("```text\na\n'''\n# b\n```");
  expect(code("`a`\nb")).toBe("`` `a` b ``");
});
