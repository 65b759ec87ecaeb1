import { expect, test } from "vitest";
import { withVerdicts } from "../scripts/verdicts.ts";

test("a tally that is written again keeps what was judged", () => {
  const place = (path: string, line: number) => ({ repository: "velo/shop", commit: "1a2b3c", path, line });
  const earlier = [
    { seed: 7, drawn: 3 },
    { ...place("a.py", 3), verdict: "right", words: "the customer's own number", second: { verdict: "useless", words: "a sample" } },
    { ...place("a.py", 9), verdict: null, words: "" },
    { ...place("gone.py", 1), verdict: "wrong", words: "a test" },
  ];
  const lines = earlier.map((it) => `${JSON.stringify(it)}\n`).join("");
  const drawn = [place("a.py", 3), place("a.py", 9), place("b.py", 1)];
  expect(withVerdicts(drawn, lines)).toEqual([
    { ...place("a.py", 3), verdict: "right", words: "the customer's own number", second: { verdict: "useless", words: "a sample" } },
    { ...place("a.py", 9), verdict: null, words: "" },
    { ...place("b.py", 1), verdict: null, words: "" },
  ]);
  expect(withVerdicts(drawn, "").every((it) => it.verdict === null)).toBe(true);
});
