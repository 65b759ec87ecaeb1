import type { ModelMention, Problem, Prompt, Slots } from "../../model/document.ts";
import { plainText } from "../../model/prompt-text.ts";
import type { SourceFile } from "../../model/source-file.ts";
import type { Span } from "../../model/text.ts";
import { type DataNode, type Entry, get } from "../data/node.ts";
import { dedented } from "../dedent.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader, Region } from "../format.ts";
import { finish } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";

/** Where clients are kept by custom, beside the functions that name them. */
const CLIENTS = "clients.baml";

/**
 * BAML: functions and template strings hold Jinja between `#"` and `"#`. The rest of the language is not read beyond finding
 * strings, comments and clients with their model and parameters, of this file or of `clients.baml` beside it.
 */
export const readBaml: Reader = (file, row, companions) => {
  const source = file.text;
  const { tokens, problems, comments } = tokensOf(source);
  const drafts: PromptDraft[] = [];
  const prompts: Prompt[] = [];
  const clients = new Map<string, Client>();
  const beside = companions(CLIENTS);
  if (beside !== undefined && beside.uri !== file.uri) addClients(clients, beside, tokensOf(beside.text).tokens, beside.uri);
  addClients(clients, file, tokens);
  // Last seen before a text: the declaration around it, an opening parenthesis, a client's name.
  let [owner, open, client] = [-1, -1, -1];
  tokens.forEach((token, index) => {
    if (token.kind === "word" && (token.text === "function" || token.text === "template_string")) owner = index;
    else if (token.kind === "mark" && token.text === "(") open = index;
    else if (token.kind !== "raw" && token.kind !== "mark" && wordAt(tokens, index - 1) === "client") client = index;
    if (token.kind !== "raw" || !introducesPrompt(tokens, index, open)) return;
    const draft = new PromptDraft();
    drafts.push(draft);
    draft.message("user", dedented(source, token.inner, `"${"#".repeat(token.hashes)}`), { template: "jinja" });
    const name = wordAt(tokens, owner + 1) ?? `prompt-${index}`;
    const named = client > owner ? tokens[client] : undefined;
    const settings = named?.kind === "word" ? clients.get(named.text) : { model: modelOfClient(named), slots: {} };
    const prompt = draft.build(file, { start: token.start, end: token.end }, name, { name, ...settings });
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

interface Client {
  readonly model: ModelMention | null;
  readonly slots: Slots;
}

/** `client<llm> Name { provider … options { model "…" temperature 0.2 } }`: keys with a value behind each, wherever they stand in it. */
function addClients(clients: Map<string, Client>, file: SourceFile, tokens: readonly Token[], uri?: string): void {
  tokens.forEach((token, index) => {
    const name = wordAt(tokens, index + 4);
    if (token.kind !== "word" || token.text !== "client" || name === null || !isMark(tokens[index + 1], "<")) return;
    const entries: Entry[] = [];
    let depth = 0;
    let at = index + 5;
    for (; at < tokens.length; at++) {
      const it = tokens[at];
      if (isMark(it, "{")) depth++;
      else if (isMark(it, "}") && --depth <= 0) break;
      const value = it?.kind === "word" ? valueBehind(file, tokens[at + 1]) : null;
      if (it?.kind === "word" && value !== null)
        entries.push({ key: it.text, keySpan: { start: it.start, end: it.end }, value, start: it.start, end: value.end });
    }
    const settings: DataNode = { kind: "record", entries, start: token.start, end: tokens[at]?.end ?? file.text.length };
    clients.set(name, { model: modelOf(get(settings, "model"), uri), slots: parametersOf(settings, file, uri) });
  });
}

function valueBehind({ text }: SourceFile, token: Token | undefined): DataNode | null {
  if (token === undefined) return null;
  const { start, end } = token;
  if (token.kind === "string") return { kind: "text", text: plainText(text, { start: start + 1, end: end - 1 }), start, end };
  const number = /^\d{1,9}(?:\.\d{1,9})?/.exec(text.slice(start, start + 20))?.[0];
  return number === undefined ? null : { kind: "scalar", value: Number(number), start, end: start + number.length };
}

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === "mark" && token.text === text;
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
