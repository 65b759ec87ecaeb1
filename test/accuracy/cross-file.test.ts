import { describe, expect, test } from "vitest";
import { uriOf, workspaceOf } from "../support/workspace.ts";
import type { CrossFileCase } from "./cross-file/case.ts";
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
  ["python", PYTHON],
  ["typescript", TYPESCRIPT],
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

test("there are at least forty cases", () => expect(PYTHON.length + TYPESCRIPT.length).toBeGreaterThanOrEqual(40));
