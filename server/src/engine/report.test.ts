import { expect, test } from "vitest";
import { documentOf, promptOf } from "../../../test/support/prompts.ts";
import type { Document } from "../model/document.ts";
import { plainText } from "../model/prompt-text.ts";
import { sourceFile } from "../model/source-file.ts";
import { maskedText } from "./report.ts";

const NAME = /Petra Novak/g;

function masked(text: string, maskAll: (text: string) => string, wanted: RegExp): string {
  const source = sourceFile("file:///a.md", "a.md", text);
  const prompt = promptOf(plainText(text, { start: 0, end: text.length }));
  const document: Document = documentOf({ uri: source.uri, path: source.path, prompts: [prompt, prompt] });
  const valuesIn = ({ value }: { readonly value: string }) =>
    [...value.matchAll(wanted)].map((it) => ({ start: it.index, end: it.index + it[0].length }));
  return maskedText(source, document, maskAll, valuesIn);
}

test("values of prompts are starred; what the file's own mask has done stays", () => {
  const first = (text: string) => text.replace("Petra Novak", "Pe*********");
  expect(masked("To Petra Novak,\nor Petra Novak.", first, NAME)).toBe("To Pe*********,\nor ***********.");
  expect(masked("Petra\nNovak", (text) => text, /Petra\nNovak/g)).toBe("*****\n*****");
});

test("a hundred thousand values cost no more than a walk", () => {
  const line = "Ask Petra Novak about it.\n";
  const text = masked(line.repeat(100_000), (it) => it, NAME);
  expect(text.length).toBe(line.length * 100_000);
  expect(text.slice(-line.length)).toBe("Ask *********** about it.\n");
}, 10_000);
