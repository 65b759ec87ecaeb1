import { expect, test } from "vitest";
import { holdsDocuments, holdsQuestion } from "./hole-subject.ts";

test.each([
  ["context", true],
  ["retrieved_docs", true],
  ['state["documents"]', true],
  ["self.searchResults", true],
  ['"\\n".join(docs)', true],
  ["format_docs(chunks)", true],
  ["JSON.stringify(sources)", true],
  ["user_context", false],
  ["version_context", false],
  ["len(context) + 1", false],
  ['{"context": docs}', false],
  ["docs_url", false],
  ["test_results", false],
  ["results", false],
  ["the article", false],
])("%s holds what was looked up: %s", (name, expected) => expect(holdsDocuments(name)).toBe(expected));

test.each([
  ["question", true],
  ["user_query", true],
  ["req.body.question", true],
  ["user_input", true],
  ["question_count", false],
  ["sql_query_result", false],
])("%s holds a question: %s", (name, expected) => expect(holdsQuestion(name)).toBe(expected));
