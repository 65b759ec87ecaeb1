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

/** Messages of a rule's findings in one file. */
async function toldBy(rule: string, path: string, text: string): Promise<readonly string[]> {
  const { findings } = await workspaceOf({ [path]: text }, { command: { only: [rule] } }).lint(uriOf(path));
  return findings.map((it) => it.message);
}

test("what stands in fences dilutes shouting, since the model reads it", async () => {
  const loud = Array.from(
    { length: 12 },
    (_, at) => `- You MUST check part ${at} of the order before it leaves the shop of the rider.\n`,
  ).join("");
  const told = (more: string) => toldBy("instructions/emphasis-inflation", "a.prompt.md", `${loud}${more}`);
  expect(await told("")).toHaveLength(1);
  expect(await told(`\n\`\`\`\n${"Answer in the words of the rider and give the price with its tax.\n".repeat(90)}\`\`\`\n`)).toEqual([]);
});

test("of the arms of a condition, the last one included, one is sent", async () => {
  const arms = "{% if a %}\nPlease use French.\n{% elif b %}\nPlease use Dutch.\n{% else %}\nPlease use English.\n{% endif %}\n";
  const code = `from langchain_core.prompts import HumanMessagePromptTemplate, ChatPromptTemplate
from langchain_openai import ChatOpenAI
ask = HumanMessagePromptTemplate.from_template("""Shorten the note of the workshop.
${arms}Please sign it.
""", template_format="jinja2")
chain = ChatPromptTemplate.from_messages([ask]) | ChatOpenAI(model="gpt-4o-mini")
print(chain.invoke({"a": True, "b": False}))
`;
  expect(await toldBy("instructions/politeness-padding", "a.py", code)).toEqual([]);
  expect(await toldBy("instructions/politeness-padding", "a.py", code.replaceAll(/\{% .+ %\}\n/g, ""))).toHaveLength(1);
  expect(await toldBy("instructions/politeness-padding", "a.j2", `Please shorten it.\n${arms.repeat(2)}Please sign it.\n`)).toEqual([]);
});

test("an answer that goes through a tool that must be called, or a schema, has a form of its own", async () => {
  const code = (choice: string) => `from langchain_openai import ChatOpenAI
from langchain_core.tools import tool

@tool("final_answer")
def final_answer(answer: str, source: str):
    """Hands the answer to the rider."""

model = ChatOpenAI(model="gpt-4o-mini").bind_tools([final_answer]${choice})

def answer(state):
    query = state["input"]
    context = state["found"]
    return model.invoke(f"""Answer the rider's question with the context.

CONTEXT: {context}

QUESTION: {query}
""")
`;
  const told = (choice: string) => toldBy("instructions/abstention-path-missing", "a.py", code(choice));
  expect(await told("")).toHaveLength(1);
  expect(await told(', tool_choice="auto"')).toHaveLength(1);
  for (const choice of ['"final_answer"', '"any"', "chosen()", '{"type": "function", "function": {"name": "final_answer"}}'])
    expect(await told(`, tool_choice=${choice}`), choice).toEqual([]);
});

test("a ban with its alternative behind it weighs nothing", async () => {
  const task = Array.from({ length: 16 }, (_, at) => `- Answer questions about part ${at}.\n`).join("");
  const bans = (behind: string) =>
    ["apologise", "use emojis", "repeat the question", "add a disclaimer", "greet the rider", "open the planner"]
      .map((it) => `- Do NOT ${it} in the reply to the rider.${behind}\n`)
      .join("");
  expect(await toldBy("instructions/defensive-bloat", "a.prompt.md", `${task}\n${bans("")}`)).toHaveLength(1);
  expect(await toldBy("instructions/defensive-bloat", "a.prompt.md", `${task}\n${bans(" Execute the order directly.")}`)).toEqual([]);
});

test("a prompt of which only the beginning is read for instructions says so, once a file", async () => {
  // Too long for a sentence, so that nothing else has work with it.
  const line = `${"part ".repeat(2_000)}\n`;
  const problemsOf = async (path: string, text: string, only: readonly string[]) => {
    const { problems } = await workspaceOf({ [path]: text }, { command: { only } }).lint(uriOf(path));
    return problems.map(({ code, severity, message }) => [code, severity, message]);
  };
  const long = line.repeat(7);
  const rule = ["instructions/politeness-padding"];
  expect(await problemsOf("a.prompt.md", long, rule)).toEqual([
    ["budget", "info", "Instructions were read in the first 50,005 of 70,007 characters of a message"],
  ]);
  expect(await problemsOf("a.prompt.md", line.repeat(5), rule)).toEqual([]);
  expect(await problemsOf("a.prompt.md", long, ["privacy/pii-literal"])).toEqual([]);
  const two = (role: string) =>
    JSON.stringify([
      { role: "system", content: long },
      { role, content: `${long}${line}` },
    ]);
  const code = (role: string) => `from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=${two(role)})\n`;
  expect(await problemsOf("a.py", code("user"), rule)).toEqual([
    ["budget", "info", "Instructions were read in the first 50,005 of 80,008 characters of a message; 1 more is cut likewise"],
  ]);
  // What the model said is no instruction.
  expect((await problemsOf("a.py", code("assistant"), rule)).map((it) => it[2])).toEqual([
    "Instructions were read in the first 50,005 of 70,007 characters of a message",
  ]);
});
