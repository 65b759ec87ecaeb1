import { expect, test } from "vitest";
import { freshly, soak } from "./soak.ts";

// The long run is `npm run soak`; this is a seeded slice of it.
test.for([1, 2])("a workspace that was edited says what a fresh one says, seed %i", { timeout: 120_000 }, async (seed) => {
  const { differences, checkpoints, lines } = await soak({ edits: 60, files: 30, checkpoints: 4, seed, fresh: freshly });
  expect(differences).toEqual([]);
  expect(checkpoints).toBe(4);
  expect(lines).toBeGreaterThan(100);
});
