import type { Problem, Prompt } from "../../model/document.ts";
import type { Span } from "../../model/text.ts";
import { dedented } from "../dedent.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader, Region } from "../format.ts";
import { finish } from "../result.ts";

/**
 * BAML: functions and template strings hold Jinja between `#"` and `"#`. The rest of the language is not read beyond finding
 * strings, comments and the name of the client.
 */
export const readBaml: Reader = (file, row) => {
  const source = file.text;
  const { tokens, problems, comments } = tokensOf(source);
  const drafts: PromptDraft[] = [];
  const prompts: Prompt[] = [];
  // Last seen before a text: the declaration around it, an opening parenthesis, a client's name.
  let [owner, open, client] = [-1, -1, -1];
  tokens.forEach((token, index) => {
    if (token.kind === "word" && (token.text === "function" || token.text === "template_string")) owner = index;
    else if (token.kind === "mark" && token.text === "(") open = index;
    else if (token.kind === "string" && wordAt(tokens, index - 1) === "client") client = index;
    if (token.kind !== "raw" || !introducesPrompt(tokens, index, open)) return;
    const draft = new PromptDraft();
    drafts.push(draft);
    draft.message("user", dedented(source, token.inner, `"${"#".repeat(token.hashes)}`), { template: "jinja" });
    const name = wordAt(tokens, owner + 1) ?? `prompt-${index}`;
    const model = client > owner ? modelOfClient(tokens[client]) : null;
    const prompt = draft.build(file, { start: token.start, end: token.end }, name, { name, model });
    if (prompt !== null) prompts.push(prompt);
  });
  const regions: Region[] = [
    { kind: "header", start: 0, end: source.length },
    ...comments.map((it): Region => ({ kind: "comment", ...it })),
  ];
  return finish(file, row, { drafts, prompts, loading: row.loading, comment: row.comment, problems, regions });
};

type Token = Span &
  (
    | { readonly kind: "word" | "mark"; readonly text: string }
    | { readonly kind: "string"; readonly text: string }
    | { readonly kind: "raw"; readonly inner: Span; readonly hashes: number }
  );

function tokensOf(source: string): { tokens: Token[]; problems: Problem[]; comments: Span[] } {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  const comments: Span[] = [];
  // A string that does not end on its line: the quotes behind it on that line are looked at only once.
  let brokenUntil = 0;
  const pattern = /\/\/[^\n]*|#{1,8}"|"|[A-Za-z_][\w.-]*|\S/g;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const [text, start] = [match[0], match.index];
    if (text.startsWith("//")) comments.push({ start, end: start + text.length });
    else if (text === '"') {
      const close = /(?:[^"\\\n]|\\.)*"/y;
      close.lastIndex = start + 1;
      const closed = start >= brokenUntil && close.exec(source) !== null;
      if (!closed && start >= brokenUntil) brokenUntil = (source.indexOf("\n", start) + 1 || source.length + 1) - 1;
      const end = closed ? close.lastIndex : start + 1;
      tokens.push({ kind: "string", text: source.slice(start + 1, end - 1), start, end });
      pattern.lastIndex = end;
    } else if (text.startsWith("#") && text.endsWith('"')) {
      const hashes = text.length - 1;
      const close = source.indexOf(`"${"#".repeat(hashes)}`, start + text.length);
      if (close < 0) {
        const message = `This text is never closed: add "${"#".repeat(hashes)}`;
        problems.push({ code: "parse", severity: "error", message, span: { start, end: start + text.length } });
        break;
      }
      tokens.push({ kind: "raw", inner: { start: start + text.length, end: close }, hashes, start, end: close + 1 + hashes });
      pattern.lastIndex = close + 1 + hashes;
    } else tokens.push({ kind: /\w/.test(text) ? "word" : "mark", text, start, end: start + text.length });
  }
  return { tokens, problems, comments };
}

/** `prompt #"…"#` of a function, or the body of a `template_string`. */
function introducesPrompt(tokens: readonly Token[], index: number, open: number): boolean {
  const previous = tokens[index - 1];
  if (previous?.kind === "word") return previous.text === "prompt" || wordAt(tokens, index - 2) === "template_string";
  if (previous?.kind !== "mark" || previous.text !== ")") return false;
  return wordAt(tokens, open - 2) === "template_string";
}

/** The model of a client that is written as `"vendor/model"`. */
function modelOfClient(token: Token | undefined) {
  if (token?.kind !== "string") return null;
  return { id: token.text.slice(token.text.indexOf("/") + 1), start: token.start, end: token.end };
}

function wordAt(tokens: readonly Token[], index: number): string | null {
  const token = tokens[index];
  return token?.kind === "word" ? token.text : null;
}
