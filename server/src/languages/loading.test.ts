import { expect, test } from "vitest";
import { grammarAsset } from "../../../test/support/languages.ts";
import { Languages } from "./index.ts";

test("a grammar is asked for when a file of its language is read, and not before", async () => {
  const asked: string[] = [];
  const languages = new Languages((name) => {
    if (name.startsWith("tree-sitter-")) asked.push(name);
    return grammarAsset(name);
  });
  await languages.prepare("app.py");
  expect(asked).toEqual(["tree-sitter-python.wasm"]);
  await languages.prepare("Desk.cs");
  await languages.prepare("Other.cs");
  expect(asked.slice(1)).toEqual(["tree-sitter-c-sharp.wasm"]);
});
