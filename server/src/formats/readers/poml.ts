import type { Role } from "../../model/document.ts";
import { PromptTextBuilder, plainText } from "../../model/prompt-text.ts";
import type { SourceFile } from "../../model/source-file.ts";
import { PromptDraft } from "../draft.ts";
import type { Reader, Region } from "../format.ts";
import { finish } from "../result.ts";
import { modelOf } from "../settings.ts";

const MESSAGES: { readonly [tag: string]: Role } = {
  "system-msg": "system",
  system: "system",
  "human-msg": "user",
  "user-msg": "user",
  human: "user",
  "ai-msg": "assistant",
  ai: "assistant",
  "tool-response": "tool",
};
/** Their content is data or settings, no text of the prompt. */
const SETTINGS = new Set(["meta", "stylesheet", "let", "output-schema", "tool", "tool-definition", "tool-request", "script", "style"]);
const INCLUDES = new Set(["document", "include", "img", "table", "folder", "webpage", "audio", "tree"]);
const EXAMPLES = new Set(["example", "examples"]);

interface Element {
  readonly tag: string;
  readonly start: number;
  readonly role: Role | null;
  readonly settings: boolean;
  readonly example: boolean;
  readonly conditional: boolean;
  readonly repeated: boolean;
}

/** POML: the text between tags, under the message element around it. What components add when they are rendered is not shown. */
export const readPoml: Reader = (file, row) => {
  const reader = new PomlReader(file);
  reader.read();
  const whole = { start: 0, end: file.text.length };
  const prompt = reader.draft.build(file, whole, "body", { model: reader.model });
  return finish(file, row, {
    drafts: [reader.draft],
    prompts: prompt === null ? [] : [prompt],
    loading: null,
    comment: row.comment,
    regions: reader.regions,
  });
};

class PomlReader {
  readonly draft = new PromptDraft();
  readonly regions: Region[] = [];
  model: ReturnType<typeof modelOf> = null;
  private readonly source: string;
  private readonly open: Element[] = [];

  constructor(file: SourceFile) {
    this.source = file.text;
  }

  read(): void {
    const pattern = /<!--|<(\/?)([A-Za-z][\w.-]{0,63})((?:[^<>"']|"[^"]{0,20000}"|'[^']{0,20000}'){0,4000})>/g;
    let at = 0;
    for (let match = pattern.exec(this.source); match !== null; match = pattern.exec(this.source)) {
      this.text(at, match.index);
      at = match.index + match[0].length;
      if (match[0] === "<!--") {
        const close = this.source.indexOf("-->", at);
        if (close < 0) this.draft.problem('This comment is never closed: add "-->"', { start: match.index, end: at });
        at = close < 0 ? this.source.length : close + 3;
        this.regions.push({ kind: "comment", start: match.index, end: at });
        pattern.lastIndex = at;
        continue;
      }
      this.regions.push({ kind: "markup", start: match.index, end: at });
      const [, slash, tag = "", attributes = ""] = match;
      if (slash === "/") this.close(tag.toLowerCase(), match.index, at);
      else this.element(tag.toLowerCase(), attributes, match.index, at);
    }
    this.text(at, this.source.length);
    for (const element of this.open)
      this.draft.problem(`<${element.tag}> is never closed: add </${element.tag}>`, {
        start: element.start,
        end: element.start + element.tag.length + 1,
      });
  }

  private element(tag: string, attributes: string, start: number, end: number): void {
    const attribute = (name: string) => new RegExp(`(?:^|\\s)${name}\\s{0,4}=\\s{0,4}(?:"([^"]*)"|'([^']*)')`, "i").exec(attributes);
    const value = (name: string) => attribute(name)?.[1] ?? attribute(name)?.[2] ?? null;
    const role = { start, end };
    const [condition, loop] = [value("if"), value("for")];
    if (condition !== null)
      this.draft.silentHole({ ...role, name: condition.slice(0, 80), role: "condition", fallback: null, filter: null });
    if (loop !== null)
      this.draft.silentHole({ ...role, name: (loop.split(/\sin\s/)[1] ?? loop).slice(0, 80), role: "loop", fallback: null, filter: null });
    if (INCLUDES.has(tag) && value("src") !== null)
      this.draft.silentHole({ ...role, name: (value("src") ?? "").slice(0, 80), role: "include", fallback: null, filter: null });
    const model = tag === "meta" ? (value("model") ?? null) : null;
    if (model !== null) {
      const from = this.source.indexOf(model, start);
      this.model = modelOf({
        kind: "text",
        start: from,
        end: from + model.length,
        text: plainText(this.source, { start: from, end: from + model.length }),
      });
    }
    if (attributes.trimEnd().endsWith("/") || this.open.length >= 200) return;
    const parent = this.open.at(-1);
    this.open.push({
      tag,
      start,
      role: MESSAGES[tag] ?? parent?.role ?? null,
      settings: SETTINGS.has(tag) || parent?.settings === true,
      example: EXAMPLES.has(tag) || parent?.example === true,
      conditional: condition !== null || parent?.conditional === true,
      repeated: loop !== null || parent?.repeated === true,
    });
  }

  private close(tag: string, start: number, end: number): void {
    const index = this.open.findLastIndex((it) => it.tag === tag);
    if (index < 0) {
      this.draft.problem(`Nothing is open that </${tag}> could end: delete it`, { start, end });
      return;
    }
    for (const element of this.open.splice(index).slice(1)) {
      this.draft.problem(`<${element.tag}> is never closed: add </${element.tag}>`, {
        start: element.start,
        end: element.start + element.tag.length + 1,
      });
    }
  }

  /** Text between two tags; blanks at its ends are laid out anew when the file is rendered. */
  private text(from: number, to: number): void {
    let [start, end] = [from, to];
    while (start < end && /\s/.test(this.source[start] ?? "")) start++;
    while (end > start && /\s/.test(this.source[end - 1] ?? "")) end--;
    if (start === end) return;
    const element = this.open.at(-1);
    if (element?.settings) return void this.regions.push({ kind: "header", start, end });
    const builder = new PromptTextBuilder();
    builder.cut();
    let at = start;
    for (const match of this.source.slice(start, end).matchAll(/&(lt|gt|amp|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g)) {
      const place = { start: start + match.index, end: start + match.index + match[0].length };
      builder.verbatim(this.source.slice(at, place.start), { start: at, end: place.start }, "xml");
      builder.escape(entity(match[1] ?? ""), place, "xml");
      at = place.end;
    }
    builder.verbatim(this.source.slice(at, end), { start: at, end }, "xml");
    builder.cut();
    const { example = false, conditional = false, repeated = false } = element ?? {};
    this.draft.message(element?.role ?? "user", builder.build(), { template: "expressions", example, conditional, repeated });
  }
}

const ENTITIES: { readonly [name: string]: string } = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function entity(name: string): string {
  const named = ENTITIES[name];
  if (named !== undefined) return named;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
}
