import { instructs } from "../analysis/instructions/read.ts";
import type { Call, Document, Problem, Prompt } from "../model/document.ts";
import { PromptTextBuilder } from "../model/prompt-text.ts";

/** What is embedded or ranked is read by nobody who could follow it. */
const MEASURING = new Set(["embeddings", "rerank"]);
/** Units of a message in which instructions are looked for: whoever writes more pastes documents. */
const INSTRUCTED = 60_000;

/** The prompt as far as instructions are looked for in it. */
export function instructedPart(prompt: Prompt, call: Call | null): Prompt {
  if (MEASURING.has(call?.api ?? "")) return { ...prompt, messages: [] };
  if (prompt.messages.every((it) => it.text.value.length <= INSTRUCTED)) return prompt;
  const messages = prompt.messages.map((message) => {
    const { value } = message.text;
    if (value.length <= INSTRUCTED) return message;
    const builder = new PromptTextBuilder();
    builder.copy(message.text, { start: 0, end: readOf(value) }, null);
    return { ...message, text: builder.build() };
  });
  return { ...prompt, messages };
}

function readOf(value: string): number {
  return value.length <= INSTRUCTED ? value.length : value.lastIndexOf("\n", INSTRUCTED) + 1 || INSTRUCTED;
}

/** One for a file, about its longest message of which only the beginning was read for instructions. */
export function unreadInstructions({ prompts, calls }: Document): Problem[] {
  const texts = prompts.flatMap((prompt) => {
    const call = calls.find((it) => it.id === prompt.call);
    return MEASURING.has(call?.api ?? "") ? [] : prompt.messages.filter(instructs).map((it) => it.text.value);
  });
  const cut = texts.filter((it) => it.length > INSTRUCTED);
  const longest = cut.reduce((most, it) => (it.length > most.length ? it : most), "");
  if (longest === "") return [];
  const [read, all] = [readOf(longest), longest.length].map((it) => it.toLocaleString("en-US"));
  const others = cut.length === 1 ? "" : `; ${cut.length - 1} more ${cut.length === 2 ? "is" : "are"} cut likewise`;
  return [
    {
      code: "budget",
      severity: "info",
      message: `Instructions were read in the first ${read} of ${all} characters of a message${others}`,
      span: null,
    },
  ];
}
