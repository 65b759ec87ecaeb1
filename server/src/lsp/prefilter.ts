import { IMPORT_ROOTS } from "./selector.ts";

/** Longest stretch of a file that is looked at: imports and clients stand early, and opening a file must cost nothing. */
const LIMIT = 200_000;

// One pass over literals. Generous on purpose: a needless start costs a process, a missed one costs every finding.
const SIGNS = new RegExp(
  [
    `\\b(?:from|import|require\\(|import\\()\\s?["']?(?:${IMPORT_ROOTS.map(literally).join("|")})(?![\\w-])`,
    "\\b(?:system_?prompt|prompt_?template|chat_?completions?|llm|openai|anthropic)(?![a-z])",
    "\\bapi\\.(?:openai|anthropic|mistral|groq|together|cohere|deepseek)\\b|\\bgenerativelanguage\\.googleapis\\b",
    // Retrieval in SQL: distance operators and text ranks.
    "<=>|<#>|<->|\\bts_rank|\\bbm25\\b",
  ].join("|"),
  "i",
);

/** Whether a source file may hold a prompt, a model call or a retrieval, told by literals alone. */
export function mayHoldPrompts(text: string): boolean {
  return SIGNS.test(text.length > LIMIT ? text.slice(0, LIMIT) : text);
}

/** Whether a text holds every literal of at least one list. */
export function holdsOne(text: string, lists: readonly (readonly string[])[]): boolean {
  const begin = text.length > LIMIT ? text.slice(0, LIMIT) : text;
  return lists.some((all) => all.every((it) => begin.includes(it)));
}

function literally(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
