import { expect, test } from "vitest";
import { breakdownPage } from "../client/src/views/breakdown-page.ts";
import { html, page } from "../client/src/views/html.ts";
import type { Breakdown } from "../server/src/lsp/protocol.ts";

const BREAKDOWN: Breakdown = {
  title: "<img src=x onerror=alert(1)>",
  model: "gpt-4.1",
  window: 1_047_576,
  windowText: "1,047,576",
  total: "1,240",
  fill: "< 1 %",
  level: "warning",
  reply: 500,
  summary: "system 700, user 40, kept for the reply 500",
  parts: [
    { name: "system", kind: "system", tokens: 700, atMost: null, certain: true, text: "700", note: "" },
    { name: "{page}", kind: "hole", tokens: null, atMost: 1000, certain: false, text: "≤ ~1,000", note: "at most 4,000 characters" },
    { name: "{question}", kind: "hole", tokens: null, atMost: null, certain: false, text: "?", note: "" },
  ],
  cost: [{ name: "input", value: "$0.0014" }],
  notes: ["not counted: message frames (about 11)"],
  uri: "file:///a.py",
  place: { line: 0, character: 0 },
};

test("a page loads nothing, and runs and draws only what carries its nonce", () => {
  const text = page({ ...breakdownPage(BREAKDOWN), nonce: "0123abcd" });
  expect(text).toContain("default-src 'none'; style-src 'nonce-0123abcd'; script-src 'nonce-0123abcd'");
  expect(text).not.toMatch(/unsafe|https?:|<link|<img|\sstyle="|\son[a-z]+="/);
  expect(text.match(/<(?:script|style)\b(?![^>]*nonce="0123abcd")/g)).toBeNull();
});

test("texts of the workspace stay text", () => {
  const text = page({ ...breakdownPage(BREAKDOWN), nonce: "n" });
  expect(text).toContain("&#60;img src=x onerror=alert(1)&#62;");
  expect(html`<p title="${'"><script>'}">${"a < b & c"}</p>`.text).toBe('<p title="&#34;&#62;&#60;script&#62;">a &#60; b &#38; c</p>');
});

test("every part has its row, what nothing bounds has no bar, and buttons say what they send", () => {
  const text = page({ ...breakdownPage(BREAKDOWN), nonce: "n" });
  expect(text.match(/<tr><th scope="row"><svg class="dot"/g)).toHaveLength(3);
  expect(text.match(/class="bar"/g)).toHaveLength(2);
  expect(text.match(/data-send="[^"]+"/g)).toHaveLength(3);
  expect(text).toContain('aria-label="system 700, user 40, kept for the reply 500"');
  expect(text).toContain("at most 4,000 characters");
});
