import { expect, test } from "vitest";
import { shownOf } from "../client/src/views/guard-lists.ts";
import { guardsPage } from "../client/src/views/guards-page.ts";
import { page } from "../client/src/views/html.ts";
import type { Guard, GuardsAnswer } from "../server/src/lsp/protocol.ts";

function guard(path: string, line: number, text: string, more: Partial<Guard> = {}): Guard {
  const range = { start: { line, character: 2 }, end: { line, character: 2 + text.length } };
  const place = { uri: `file:///shop/${path}`, file: `file:///shop/${path}`, path, range, start: line * 40, end: line * 40 + text.length };
  const facts = {
    about: "tone",
    tokens: 6,
    reasoned: false,
    twin: null,
    contradicts: null,
    echo: false,
    commit: null,
    date: null,
    days: null,
  };
  return { ...place, text, ...facts, ...more } as Guard;
}

const answer: GuardsAnswer = {
  guards: [
    guard("prompts/reply.prompt.md", 3, "Never promise a refund.", { tokens: 5, days: 800, date: "2024-09-13", commit: "0123456789ab" }),
    guard("prompts/reply.prompt.md", 9, "Do not use <b> & co.", { reasoned: true, twin: "prompts/reply.prompt.md:4" }),
    guard("notes/triage.prompt.md", 1, "Do not apologise.", { tokens: 4, contradicts: "demanded (notes/triage.prompt.md:7)", days: 10 }),
  ],
  summary: "3 guards, 15 tokens: 2 without a reason.",
};
const read = (state: Parameters<typeof guardsPage>[1]) => guardsPage(answer, state).body.text;
const sent = (text: string) => [...text.matchAll(/data-send="([^"]*)"/g)].map((it) => JSON.parse((it[1] ?? "").replaceAll("&#34;", '"')));

test("orders and filters", () => {
  const texts = (state: Parameters<typeof shownOf>[1]) => shownOf(answer, state).map((it) => it.text.split(" ")[2]);
  expect(texts({ order: "file", filter: "all" })).toEqual(["a", "use", "apologise."]);
  expect(texts({ order: "tokens", filter: "all" })).toEqual(["use", "a", "apologise."]);
  expect(texts({ order: "age", filter: "all" })).toEqual(["a", "apologise.", "use"]);
  expect(texts({ order: "file", filter: "unreasoned" })).toEqual(["a", "apologise."]);
  expect(texts({ order: "file", filter: "old" })).toEqual(["a"]);
});

test("by file the rows stand under their files, else each names its own", () => {
  const grouped = read({ order: "file", filter: "all" });
  expect(grouped.match(/class="file"/g)).toHaveLength(2);
  expect(grouped).toContain("line 4");
  expect(grouped).toContain("again in line 4");
  expect(read({ order: "age", filter: "all" })).toContain("prompts/reply.prompt.md:4");
});

test("what a row offers: going to it and deleting it, by its number in the answer", () => {
  const messages = sent(read({ order: "age", filter: "contradicted" }));
  expect(messages).toContainEqual({ does: "open", at: 2 });
  expect(messages).toContainEqual({ does: "delete", at: 2 });
  expect(messages).not.toContainEqual({ does: "open", at: 0 });
  expect(messages).toContainEqual({ does: "sort", order: "tokens" });
  expect(messages).toContainEqual({ does: "export", format: "markdown" });
});

test("texts of prompts are text, and choices without a guard are not offered", () => {
  const text = read({ order: "file", filter: "all" });
  expect(text).toContain("Do not use &#60;b&#62; &#38; co.");
  expect(text).not.toContain("Enforced by the schema anyway");
  expect(text).toContain('aria-sort="ascending"');
  expect(page({ ...guardsPage(answer, { order: "file", filter: "all" }), nonce: "abc" })).not.toMatch(/\s(?:on\w+|style)=/);
});

test("an empty workspace says so", () => {
  expect(guardsPage({ guards: [], summary: "" }, { order: "file", filter: "all" }).body.text).toContain("No defensive instruction");
});
