import { describe, expect, test } from "vitest";
import { uriOf, workspaceOf } from "../support/workspace.ts";
import type { CrossFileCase } from "./cross-file/case.ts";
import { FOLDERS } from "./cross-file/folders.ts";
import { MORE_PYTHON } from "./cross-file/more-python.ts";
import { MORE_TYPESCRIPT } from "./cross-file/more-typescript.ts";
import { PYTHON } from "./cross-file/python.ts";
import { TYPESCRIPT } from "./cross-file/typescript.ts";

async function rowsOf(files: CrossFileCase["files"], at: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { rows } of workspaceOf(files).scanInventory([uriOf(at)]))
    for (const it of rows)
      if (it.kind === "call" || it.kind === "retrieval")
        found.push(`${it.kind} ${it.line} ${it.model ?? "unknown"} ${it.temperature ?? "unknown"} ${it.via}`);
  return found;
}

for (const [language, cases] of [
  ["python", [...PYTHON, ...MORE_PYTHON]],
  ["typescript", [...TYPESCRIPT, ...MORE_TYPESCRIPT]],
  ["modules that are folders", FOLDERS],
] as const) {
  describe(language, () => {
    test.for(cases)("$title", async ({ files, at, expected }) => {
      expect(await rowsOf(files, at)).toEqual(expected);
    });
    test.for(cases)("look-alike of $title", async ({ files, at, lookAlike }) => {
      expect(await rowsOf({ ...files, ...lookAlike }, at)).toEqual([]);
    });
  });
}

test("there are at least eighty cases", () =>
  expect([PYTHON, MORE_PYTHON, TYPESCRIPT, MORE_TYPESCRIPT].flat().length).toBeGreaterThanOrEqual(80));
