import type { Document, Prompt } from "../../server/src/model/document.ts";
import { type PromptText, plainText } from "../../server/src/model/prompt-text.ts";

/** A prompt of one system message. */
export function promptOf(content: string | PromptText, changes: Partial<Prompt> = {}): Prompt {
  const text = typeof content === "string" ? plainText(content, { start: 0, end: content.length }) : content;
  const span = { start: 0, end: text.value.length };
  return {
    id: "p",
    name: null,
    messages: [{ role: "system", text, example: false, conditional: false, repeated: false, ...span }],
    holes: [],
    model: null,
    slots: {},
    tools: [],
    schema: null,
    call: null,
    ...span,
    ...changes,
  };
}

/** A prompt file that holds nothing but what is given. */
export function documentOf(changes: Partial<Document> = {}): Document {
  return {
    uri: "file:///x.prompt.md",
    path: "x.prompt.md",
    format: "prompt",
    kind: "prompt",
    context: "app",
    comment: null,
    loading: null,
    prompts: [],
    calls: [],
    retrievals: [],
    tools: [],
    datasets: [],
    problems: [],
    ...changes,
  };
}
