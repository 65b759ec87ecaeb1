import { expect, test } from "vitest";
import { generateAll } from "../scripts/generate.ts";

for (const [path, wanted] of await generateAll()) {
  // Pages are redrawn, header included, by rules.test.ts: one file is written by one test only.
  if (path.endsWith(".md")) continue;
  test(`${path} is up to date`, async () => {
    await expect(wanted).toMatchFileSnapshot(`../${path}`);
  });
}
