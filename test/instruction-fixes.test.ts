import { expect, test } from "vitest";
import { applyEdits } from "../server/src/model/text.ts";
import { uriOf, workspaceOf } from "./support/workspace.ts";

/** What each fix of a rule leaves of a prompt, by its title. */
async function leftBy(rule: string, path: string, text: string): Promise<{ readonly [title: string]: string | undefined }> {
  const workspace = workspaceOf({ [path]: text }, { command: { only: [rule] } });
  const { findings } = await workspace.lint(uriOf(path));
  return Object.fromEntries(findings.flatMap((it) => it.fixes).map((it) => [it.title, applyEdits(text, it.edits)]));
}

const LOUD = "- Give prices with tax.\n- IMPORTANT: only use ONE write block per file!\n- Be kind.\n";
const CLEAR = "- Use only one write block per file, because the second one overwrites the first one.\n";

test("of two twins the clearer one stays, where it is or in the first place", async () => {
  const fixes = await leftBy(
    "instructions/duplicate-instruction",
    "a.prompt.md",
    `${LOUD}${CLEAR.replace(", because", ". That is so because")}`,
  );
  expect(Object.keys(fixes)).toEqual(["Delete this instruction", "Merge: the clearer words in the first place", "Delete the other one"]);
  expect(fixes["Delete this instruction"]).toBe(
    "- Give prices with tax.\n- Be kind.\n- Use only one write block per file. That is so because the second one overwrites the first one.\n",
  );
  expect(fixes["Merge: the clearer words in the first place"]).toContain(
    "- Give prices with tax.\n- Use only one write block per file.\n- Be kind.\n",
  );
});

test("of three copies one stays", async () => {
  const line = "- Look the order up before you answer a customer.\n";
  const fixes = await leftBy(
    "instructions/duplicate-instruction",
    "a.prompt.md",
    `${line}- Be kind.\n${line}- Sign with the shop's name.\n${line}`,
  );
  expect(fixes["Keep one of 3, delete the others"]).toBe(`${line}- Be kind.\n- Sign with the shop's name.\n`);
});

test("a section that was pasted goes as a whole, title apart", async () => {
  const rules = "- Look the order up before you answer.\n- Give every price of the catalogue with its tax.\n- Never name other shops.\n";
  const fixes = await leftBy(
    "instructions/duplicate-instruction",
    "a.prompt.md",
    `# Rules\n\n${rules}\n# Tone\n\n- Be kind.\n\n# Rules\n\n${rules}`,
  );
  expect(Object.keys(fixes)).toEqual(["Delete this copy", "Delete the other copy"]);
  expect(fixes["Delete this copy"]).toBe(`# Rules\n\n${rules}\n# Tone\n\n- Be kind.\n\n# Rules\n\n`);
});

test("bans go, what only shouts stays and is written plainly", async () => {
  const task = Array.from({ length: 12 }, (_, at) => `- Answer questions about part ${at} of the catalogue of the shop.\n`).join("");
  const bans = ["apologise", "use emojis", "repeat the question", "add a disclaimer", "greet the rider"]
    .map((it) => `- Do not ${it}.\n`)
    .join("");
  const loud =
    "- IMPORTANT: the rider may write in any of the three languages of the country.\n- You MUST sign with the name of the shop.\n";
  const [left] = Object.values(
    await leftBy("instructions/defensive-bloat", "a.prompt.md", `${task}\n${bans}${loud}${loud.replace("sign", "close")}`),
  );
  expect(left).toContain("- Important: the rider may write");
  expect(left).toContain("- You must sign with the name of the shop.\n");
  expect(left).not.toMatch(/Do not|MUST|IMPORTANT/);
});
