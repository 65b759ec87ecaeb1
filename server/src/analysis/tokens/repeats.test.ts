import { expect, test } from "vitest";
import type { Arm, Message, Prompt, Tool } from "../../model/document.ts";
import { PromptTextBuilder } from "../../model/prompt-text.ts";
import { type Prefix, prefixOf } from "./prefix.ts";
import { repeatsIn } from "./repeats.ts";

const TASK = "Sort each ticket into billing, delivery, account or other and name the queue.";
const NOTE = "Customers often paste an old conversation below their question, so read the top first.";

/** `{q}` is a hole; every text is a message of its own. */
function promptOf(texts: readonly string[], how: Partial<Message> = {}, arms: readonly Arm[] = []): Prompt {
  let holes = 0;
  let start = 0;
  const messages = texts.map((source): Message => {
    const builder = new PromptTextBuilder();
    for (const part of source.split(/(\{\w+\})/)) {
      const span = { start, end: start + part.length };
      if (part.startsWith("{")) builder.hole(holes++, span, "plain");
      else builder.verbatim(part, span, "plain");
      start = span.end;
    }
    return { role: "user", text: builder.build(), example: false, conditional: false, repeated: false, start: 0, end: start, ...how };
  });
  const all = Array.from({ length: holes }, (_, i) => ({
    name: `h${i}`,
    fallback: null,
    filter: null,
    role: "value" as const,
    start: 0,
    end: 0,
  }));
  return {
    id: "p",
    name: null,
    messages,
    holes: all,
    model: null,
    slots: {},
    tools: [],
    schema: null,
    arms,
    call: null,
    start: 0,
    end: start,
  };
}
/** A token is a word. */
const words = (text: string) => text.split(/\s+/).filter((it) => it !== "").length;

test.each<[name: string, own: Prompt, others: readonly Prompt[], found: readonly (readonly [tokens: number, other: number | null])[]]>([
  ["nothing twice", promptOf([`${TASK}\n\n${NOTE}`]), [], []],
  ["a paragraph twice", promptOf([`${TASK}\n\n${NOTE}\n\n${TASK}`]), [], [[13, null]]],
  ["in two messages", promptOf([TASK, `${NOTE}\n\n${TASK}`]), [], [[13, null]]],
  ["other white space", promptOf([`${TASK}\n\n${NOTE}\n\n${TASK.replaceAll(" ", "  ")}`]), [], [[13, null]]],
  ["two paragraphs are one stretch", promptOf([`${TASK}\n\n${NOTE}`, `${TASK}\n\n${NOTE}`]), [], [[27, null]]],
  ["a form that stands three times", promptOf([TASK, TASK, TASK]), [], []],
  ["in another file", promptOf([`${NOTE}\n\n${TASK}`]), [promptOf([TASK])], [[13, 0]]],
  ["its own first", promptOf([TASK, TASK]), [promptOf([NOTE])], [[13, null]]],
  ["too short", promptOf(["Answer briefly and politely, please.", "Answer briefly and politely, please."]), [], []],
  ["in code", promptOf([`\`\`\`\n${TASK}\n\`\`\`\n\n\`\`\`\n${TASK}\n\`\`\``]), [], []],
  ["examples", promptOf([TASK, TASK], { example: true }), [], []],
  ["on some runs", promptOf([TASK, TASK], { conditional: true }), [], []],
  ["with a value in it", promptOf([`${TASK} {q}`, `${TASK} {q}`]), [], []],
  [
    "in a branch",
    promptOf([TASK, TASK], {}, [{ start: TASK.length, end: TASK.length * 2, role: "condition", block: 0, otherwise: false }]),
    [],
    [],
  ],
  [
    "on purpose before and behind a long text",
    promptOf([`${TASK}\n\n${`${NOTE.slice(0, 40)} x\n\n`.repeat(1)}${"word ".repeat(4000)}\n\n${TASK}`]),
    [],
    [],
  ],
])("said twice: %s", (_, own, others, found) => {
  expect(repeatsIn(own, others, 10, words).map(({ tokens, other }) => [tokens, other.prompt])).toEqual(found);
});

const tool = (text: string): Tool => ({
  id: "t",
  name: null,
  description: null,
  parameters: [],
  definition: promptOf([text]).messages[0]?.text ?? null,
  start: 0,
  end: 0,
});
const count = (text: { readonly value: string }) => ({ tokens: words(text.value), exact: true, error: 0, pending: false });

test.each<[name: string, prompt: Prompt, hole: number | null, tools: readonly Tool[], prefix: Prefix | null]>([
  ["all of it is the same", promptOf(["a b c", "d e"]), null, [], { before: 5, behind: 0 }],
  ["up to the first value", promptOf(["a b {q} c", "d e"]), null, [], { before: 2, behind: 0 }],
  ["tools go first", promptOf(["a b {q} c"]), null, [tool("x y z")], { before: 5, behind: 0 }],
  ["behind the value", promptOf(["a {now} b c d"]), 0, [], { before: 1, behind: 3 }],
  ["up to the next value", promptOf(["a {now} b c {q} d"]), 0, [], { before: 1, behind: 2 }],
  ["over messages", promptOf(["a {now} b c", "d e f {q} g"]), 0, [], { before: 1, behind: 5 }],
  ["a value before it ends the prefix", promptOf(["a {q} b {now} c"]), 1, [], null],
  ["a message on some runs ends it", promptOf(["a {now} b"], { conditional: true }), 0, [], null],
  [
    "a branch ends it",
    promptOf(["a {now} b c d"], {}, [{ start: 7, end: 13, role: "condition", block: 0, otherwise: false }]),
    0,
    [],
    { before: 1, behind: 0 },
  ],
])("the same at every call: %s", (_, prompt, hole, tools, prefix) => {
  expect(prefixOf(prompt, hole, tools, count)).toEqual(prefix);
});
