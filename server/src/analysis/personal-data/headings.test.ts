import { describe, expect, it } from "vitest";
import { find } from "./find.ts";

describe("headings of tables", () => {
  it.each([
    [
      "| name | ssn | order |\n|---|---|---|\n| Petra | 536228726 | 536228727 |\n| Ivan | 212097694 | 212097695 |",
      ["536228726", "212097694"],
    ],
    ["name,ssn,order\nPetra,536228726,536228727\nIvan,212097694,212097695\n", ["536228726", "212097694"]],
    ["name;ssn;order\nPetra;536228726;536228727\n", ["536228726"]],
    ["name\tssn\torder\nPetra\t536228726\t536228727\n", ["536228726"]],
    ['name,ssn\n"Novak, Petra",536228726\n', ["536228726"]],
    [
      "INSERT INTO people (name, ssn, plan) VALUES ('Petra', '536228726', 3),\n('Ivan; the second', '212097694', 536228727);",
      ["536228726", "212097694"],
    ],
    ["The ssn, which nobody knows, is short.\nOn 1, 536228726 and 3, it rained.", []],
  ])("%j", (text, values) => expect(find(text).map((it) => text.slice(it.start, it.end))).toEqual(values));
});
