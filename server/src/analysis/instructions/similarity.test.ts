import fc from "fast-check";
import { expect, test } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { promptOf } from "../../../../test/support/prompts.ts";
import { readInstructions } from "./read.ts";

function read(text: string) {
  return readInstructions(promptOf(text), "a.md", (it) => it.length >> 2);
}
const twinsIn = (text: string) => read(text).twins.map((it) => [it.first, it.second]);

test.each([
  ["Look the order up before you answer a customer.", "ALWAYS look the order up before you answer a customer!"],
  ["Never promise a fixed delivery date to the customer.", "Do not promise a fixed delivery date to the customer."],
  ["Use only one write block per file.", "**Important**: Only use ONE write block per file that you write!"],
  [
    "When requirements are unclear, ask the user for clarification first.",
    "When requirements are unclear, please ask the user for clarification first.",
  ],
  ["Don't quote internal ticket numbers in a reply.", "Do not quote internal ticket numbers in replies."],
])("the same: %s / %s", (one, other) => {
  expect(twinsIn(`- ${one}\n- Be kind to everybody who writes.\n- ${other}`)).toEqual([[0, 2]]);
  expect(twinsIn(`# Rules\n- ${one}\n# Final notes\n- ${other}`)).toEqual([[0, 1]]);
});

test.each([
  ["The build stage must use the pinned compiler image.", "The final stage must use the pinned compiler image."],
  ["Keep every summary under 20 words and plain.", "Keep every summary under 30 words and plain."],
  ["Turn the table into a list of plain sentences.", "Turn a list of plain sentences into the table."],
  ["Answer with links when the user asks about invoices.", "Do not answer with links when the user asks about invoices."],
  ["Answer when no relevant files are found here.", "Answer when relevant files are found here."],
  ["Buyers know that real invoices are often messy.", "Buyers know that real invoices are often messy."],
  ["Write type arguments on calls that are not inferred.", "Do not write type arguments on calls that are inferred."],
  ["[ ] Check every link in the changed pages.", "[ ] Check every link in the changed pages."],
  ["Read `config.json` before you start the server.", "Read `config.json` before you start the server."],
  ["Use type switches when you handle these events:", "Use type switches when you handle these events:"],
])("not the same: %s / %s", (one, other) => expect(twinsIn(`- ${one}\n- ${other}`)).toEqual([]));

const RULE = "Use the singular form unless several values are meant.";

test.each([
  `## Cmdlets\n- ${RULE}\n## Parameters\n- ${RULE}`,
  `## Step 1\n- ${RULE}\n## Step 2\n- ${RULE}`,
  `## Reports\n### Output\n- ${RULE}\n## Letters\n### Output\n- ${RULE}`,
  `- Names of commands:\n  - ${RULE}\n- Names of parameters:\n  - ${RULE}`,
  `When you write code:\n- ${RULE}\n\nWhen you write prose:\n- ${RULE}`,
  `- Look at the image. ${RULE}\n- Look at the list. ${RULE}`,
])("said of two things: %j", (text) => expect(twinsIn(text)).toEqual([]));

test.each([
  "- Do not use emojis.\n- Be kind.\n- NEVER use emojis!",
  "# Role\nAnswer riders. Never name other shops.\n# Rules\n- Never name other shops.",
  "# Step 2: links\nCheck each of them. NEVER show dead links.\n# Critical rules\n- NEVER show dead links.",
])("a short ban, said again: %j", (text) => expect(read(text).twins).toHaveLength(1));

test.each([
  "# Step 1\n- Do not print amounts.\n# Step 2\n- Do not print amounts.",
  "# Step 1\n- Do not skip this step.\n# Rules\n- Do not skip this step.",
  "- Use the tool.\n- Be kind.\n- Use the tool.",
  "# Rules\n- When a rider is angry, never name prices.\n# Phase 2\n- When a rider is angry, never name prices.",
])("short, and said of two things: %j", (text) => expect(read(text).twins).toEqual([]));

test("a numbered section that was pasted, and two lists that begin alike", () => {
  const step = `## Step 8\n- ${RULE}\n- Give each name a prefix.\n- Run the linter.\n`;
  expect(read(`${step}## Step 9\n- Be kind to users.\n${step}`).twins).toHaveLength(3);
  const [alone, bare] = [`## Step 1\n- ${RULE}\n- Be kind.\n`, `## Step 1\n- ${RULE}\n- Be brief.\n`];
  expect(twinsIn(`${alone}## Step 2\n- Run it.\n${bare}`)).toEqual([]);
});

test("a section that was pasted", () => {
  const section = `## Errors\n- ${RULE}\n`;
  expect(twinsIn(`${section}## Rules\n- Be kind to users.\n${section}`)).toEqual([[0, 2]]);
});

test("shots that nobody marked are data", () => {
  const shot = (name: string) => `${name} is at home.\nNever enter the rooms of other people here.\nAnswer: kitchen`;
  const labelled = (level: string) => `Message: please never call before nine in the morning\nLevel: ${level}`;
  expect(read(`Sort the mail.\n\nExamples\n${labelled("high")}\n\n${labelled("low")}\n\n${labelled("low")}`).units).toHaveLength(1);
  const frame = (area: string) => `* ${RULE}\n* Take one of the areas, word for word.\nGo to the following area: ${area}`;
  expect(read(`${frame("{Park}")}\n---\n${frame("{Cafe}")}\n---\n${frame("{")}`)).toMatchObject({ twins: [], units: { length: 3 } });
  expect(read(`${shot("Anna")}\n\n${shot("Tom")}\n\nNever enter the rooms of other people here.`).twins).toEqual([]);
});

test("a twin is found wherever it stands", () => {
  const words = "invoice order parcel customer address refund label carrier weight price receipt basket voucher stamp".split(" ");
  const sentence = fc.uniqueArray(fc.constantFrom(...words), { minLength: 6, maxLength: 8 }).map((it) => `Check the ${it.join(" ")}.`);
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 12 }), sentence, (others, again) => {
      const lines = [again, ...others, again];
      const { twins } = read(lines.map((it) => `- ${it}`).join("\n"));
      expect(twins.some((it) => it.second === lines.length - 1)).toBe(true);
      for (const { first, second } of twins) expect(first).toBeLessThan(second);
    }),
    { seed: 10, numRuns: 100 },
  );
});

test("thousands of lines, alike or not, stay near linear", () => {
  const started = processorTime();
  const line = (at: number) => `- Check the parcel ${at % 7} of order ${at} before the carrier leaves the yard ${at % 97}.`;
  read(Array.from({ length: 10_000 }, (_, at) => line(at)).join("\n"));
  read("- Check every parcel twice before the carrier leaves.\n".repeat(10_000));
  expect(processorTime() - started).toBeLessThan(10_000);
});
