import type { Loading } from "../../model/document.ts";
import { type PromptText, PromptTextBuilder } from "../../model/prompt-text.ts";
import type { SourceFile } from "../../model/source-file.ts";
import { blockComments, imports } from "../comments.ts";
import { type DataNode, get, textOf } from "../data/node.ts";
import { PromptDraft } from "../draft.ts";
import type { FormatRow, PromptFile, Reader } from "../format.ts";
import { readFrontMatter } from "../front-matter.ts";
import { commentOf, finish, plainHost, roleOfRow, templateOf } from "../result.ts";
import { modelOf, parametersOf } from "../settings.ts";

/** Files that are one text with settings before it: skills, agents, rules, instructions, prompts in Markdown. */
export const readMarkdown: Reader = (file: SourceFile, row: FormatRow): PromptFile => {
  const draft = new PromptDraft();
  const header = row.noHeader
    ? { span: { start: 0, end: 0 }, root: null, problems: [] }
    : readFrontMatter(file.text, { lenient: row.lenientHeader ?? false });
  draft.problems.push(...header.problems);
  draft.region("header", header.span);
  const body = bodyText(file, row, header.span.end, draft);
  const template = templateOf(row, body.value);
  draft.message(roleOfRow(row, file.path), body, { template, detected: row.template === "detect" });
  if (row.imports) {
    for (const span of imports(file.text, header.span.end)) {
      draft.silentHole({
        name: file.text.slice(span.start, span.end).slice(0, 80),
        start: span.start - 1,
        end: span.end,
        role: "include",
        filter: null,
        fallback: null,
      });
    }
  }
  const name = textOf(get(header.root, "name"));
  const model = modelOf(get(header.root, "model"));
  // `inherit` is the model of the conversation, which nobody knows here.
  const settings = { name, model: model?.id === "inherit" ? null : model, slots: parametersOf(header.root, file) };
  const prompt = draft.build(file, { start: 0, end: file.text.length }, "body", settings);
  return finish(file, row, {
    drafts: [draft],
    prompts: prompt === null ? [] : [prompt],
    loading: loadingOf(row, file.path, header.root),
    comment: commentOf(row, template),
  });
};

function bodyText(file: SourceFile, row: FormatRow, start: number, draft: PromptDraft): PromptText {
  const builder = new PromptTextBuilder();
  const { comments, unclosed } = row.dropsComments ? blockComments(file.text, start) : { comments: [], unclosed: null };
  if (unclosed !== null) draft.problem('This comment is never closed and is sent: add "-->"', unclosed);
  // Without front matter, three dashes could make some.
  const host = plainHost(file.text) + (row.dropsComments ? "+comments" : "") + (start === 0 && !row.noHeader ? "+marked:---" : "");
  let at = start;
  for (const comment of comments) {
    builder.verbatim(file.text.slice(at, comment.start), { start: at, end: comment.start }, host);
    builder.cut();
    draft.region("comment", comment);
    at = comment.end;
  }
  builder.verbatim(file.text.slice(at), { start: at, end: file.text.length }, host);
  return builder.build();
}

/** Front matter that says when a rule applies; each agent has its own words for it. */
function loadingOf(row: FormatRow, path: string, header: DataNode | null): Loading | null {
  if (row.loading === null) return null;
  const is = (key: string) => {
    const node = get(header, key);
    return node?.kind === "scalar" ? node.value : textOf(node);
  };
  const patterns = (key: string): readonly string[] => {
    const node = get(header, key);
    const written = node?.kind === "list" ? node.items.flatMap((it) => textOf(it) ?? []) : (textOf(node) ?? "").split(",");
    return written.map((it) => it.trim()).filter((it) => it !== "");
  };
  const globs = (key: string) => patterns(key).length > 0;
  const when = (): Loading["when"] | undefined => {
    switch (row.id) {
      case "cursor-rule":
        return is("alwaysApply") === true ? "always" : globs("globs") ? "by-glob" : "on-demand";
      case "instructions": {
        if (header === null) return undefined;
        const pattern = is("applyTo");
        return pattern === "**" || pattern === "**/*" ? "always" : globs("applyTo") ? "by-glob" : "on-demand";
      }
      case "claude-rule":
      case "cline-rule":
        return globs("paths") ? "by-glob" : undefined;
      case "windsurf-rule":
        return TRIGGERS[String(is("trigger"))];
      case "kiro-steering":
        return INCLUSIONS[String(is("inclusion"))];
      // Below the root it is read with the files of its folder.
      case "claude-memory":
      case "agents":
      case "gemini-memory":
        return /^(?:\.\w+\/)?[^/]+$/.test(path) ? undefined : "on-demand";
      default:
        return undefined;
    }
  };
  const found = when() ?? row.loading.when;
  const matched = found === "by-glob" ? ["globs", "applyTo", "paths", "fileMatchPattern"].flatMap(patterns) : [];
  return { ...row.loading, when: found, ...(matched.length > 0 ? { globs: matched } : {}) };
}

const TRIGGERS: { readonly [word: string]: Loading["when"] } = {
  always_on: "always",
  glob: "by-glob",
  manual: "on-demand",
  model_decision: "on-demand",
};
const INCLUSIONS: { readonly [word: string]: Loading["when"] } = { always: "always", fileMatch: "by-glob", manual: "on-demand" };
