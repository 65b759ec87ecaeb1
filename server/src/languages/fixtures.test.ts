import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lowered } from "../../../test/support/languages.ts";
import { sketched } from "../../../test/support/sketch.ts";

// A file with every construct of its language, and what it lowers to, in the words of test/support/sketch.ts.
test.for(["Desk.java", "Desk.cs"])("%s", async (name) => {
  const folder = "test/fixtures/lowering";
  const program = await lowered(name, readFileSync(`${folder}/${name}`, "utf8"));
  await expect(`${sketched(program).join("\n")}\n`).toMatchFileSnapshot(`../../../${folder}/${name}.sketch`);
  expect(program.problems).toEqual([]);
});
