import { expect, test } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import { promptOf } from "../../../../test/support/prompts.ts";
import { readInstructions } from "./read.ts";

function contradictionsIn(text: string): string[] {
  return readInstructions(promptOf(text), "a.md", (it) => it.length >> 2).contradictions.map(
    (it) => `${it.kind}: ${it.claims.join(" | ")}`,
  );
}

test.each([
  ["Answer in at most 2 sentences.", "Answer in at least 3 sentences.", "limit: at most 2 sentences | at least 3 sentences"],
  ["Keep bullets under 20 words.", "Bullets must contain at least 40 words.", "limit: under 20 words | at least 40 words"],
  ["Ask exactly one question.", "Ask at least two questions.", "limit: exactly one question | at least two questions"],
  ["Always use emojis.", "Never use emojis.", "polarity: demanded | forbidden"],
  ["Avoid adding code comments.", "Write code comments.", "polarity: forbidden | demanded"],
  ["Return only valid JSON.", "Use Markdown headings.", "form: JSON only | Markdown"],
  ["Respond only in JSON.", "Explain your reasoning before answering.", "form: JSON only | reasoning before the answer"],
  ["Format your answer in Markdown.", "Do not use Markdown.", "form: in MARKDOWN | no MARKDOWN"],
  ["Always respond in English.", "Reply in the user's language.", "language: always in English | in the user's language"],
  [
    "Never ask the user questions.",
    "If anything is unclear, ask for clarification.",
    "question: never ask questions | ask for clarification",
  ],
  ["Always call `search_orders` before answering.", "Never call `search_orders`.", "tool: always search_orders | never search_orders"],
])("%s / %s", (one, other, expected) => {
  expect(contradictionsIn(`- ${one}\n- Be kind to everybody.\n- ${other}`)).toEqual([expected]);
  expect(contradictionsIn(`- ${other}\n- ${one}`)).toHaveLength(1);
  // Whoever says which goes first may have both; what holds under a condition may differ.
  expect(contradictionsIn(`- ${one}\n- ${other}\n- Where two rules conflict, the later one holds.`)).toEqual([]);
  expect(contradictionsIn(`## Step 1\n- ${one}\n## Step 2\n- ${other}`)).toEqual([]);
});

test.each([
  ["Keep bullets under 20 words.", "Keep the title under 8 words."],
  ["Summary: max 10 words.", "Conclusion: at least 30 words."],
  ["Answer in at most 5 sentences.", "Answer in at least 3 sentences."],
  ["Answer in at most 2 sentences.", "When asked for details, answer in at least 5 sentences."],
  ["Usually answer in at most 2 sentences.", "Answer in at least 3 sentences."],
  ["Always qualify column references.", "Never qualify measure references."],
  ["Use comments.", "Do not use unnecessary comments."],
  ["Use lists.", "Do not use lists for single items."],
  ["Return only valid JSON.", "Use Markdown in the `summary` field."],
  ["Return only JSON.", "Do not return XML."],
  ["Respond in English.", "Write commit messages in German."],
  ["Never ask the user for a password.", "If the request is unclear, ask for clarification."],
  ["Always call `search` before answering.", "Never call `search` twice in a turn."],
  ["Write tests.", "Never write tests that sleep."],
  ["Ask a clarifying question if the order is ambiguous.", "Never ask more than one question."],
])("no contradiction: %s / %s", (one, other) => {
  expect(contradictionsIn(`- ${one}\n- ${other}`)).toEqual([]);
});

test("a whole prompt of claims stays linear", () => {
  const started = processorTime();
  contradictionsIn(Array.from({ length: 5_000 }, (_, at) => `- Answer in at ${at % 2 ? "least 9" : "most 2"} sentences.`).join("\n"));
  contradictionsIn(`- ${"Return only ".repeat(150)}`);
  expect(processorTime() - started).toBeLessThan(5_000);
});
