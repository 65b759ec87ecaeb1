import { expect, test } from "vitest";
import { promptOf } from "../../../../test/support/prompts.ts";
import { readInstructions } from "./read.ts";
import { repeatsOf } from "./repeats.ts";

function repeats(text: string) {
  const { units, twins } = readInstructions(promptOf(text), "a.md", (it) => it.length >> 2);
  const line = (at: number) => text.slice(0, at).split("\n").length;
  return repeatsOf(units, twins).map(({ kept, spare, copies }) => ({
    kept: kept.map((it) => line(it.start)),
    spare: spare.map((it) => line(it.start)),
    copies: copies.map((it) => line(it.start)),
  }));
}

const ORDER = "Look the order up before you answer a customer.";
const PRICE = "Give every price of the catalogue with its tax.";
const SHOP = "Never mention other bicycle shops by name.";

test("one line said again: the calm one stays", () => {
  expect(repeats(`- ALWAYS look the order up before you answer a customer!\n- Be kind.\n- ${ORDER}`)).toEqual([
    { kept: [3], spare: [1], copies: [1, 3] },
  ]);
});

test("three copies of a line know each other", () => {
  expect(repeats(`- ${ORDER}\n- ${PRICE}\n- ${ORDER}\n- Be kind.\n- ${ORDER}`)).toEqual([
    { kept: [1], spare: [3], copies: [1, 3, 5] },
    { kept: [1], spare: [5], copies: [1, 3, 5] },
  ]);
});

test("a section that was pasted is one repeat, short lines of a list in another order are none", () => {
  const section = `# Rules\n- ${ORDER}\n- ${PRICE}\n- ${SHOP}\n`;
  expect(repeats(`${section}# Tone\n- Be kind.\n${section}`)).toEqual([{ kept: [2, 3, 4], spare: [8, 9, 10], copies: [] }]);
  expect(repeats(`${section}# Notes\n- ${SHOP}\n- ${PRICE}\n- ${ORDER}\n`)).toHaveLength(2);
});

test("a run ends where it would reach into itself", () => {
  const line = `- ${ORDER}\n`;
  expect(repeats(line.repeat(7)).every((it) => it.kept.every((at) => !it.spare.includes(at)))).toBe(true);
});
