import type { Origin } from "../analysis/services.ts";
import type { Call, Hole } from "../model/document.ts";
import type { Span } from "../model/text.ts";
import type { ReportFix, RuleContext } from "./rule.ts";

/** Texts that go into an index, or are compared with one: no model answers. */
export function isEmbedded(call: Call | null): boolean {
  return call !== null && (call.api === "embeddings" || call.api === "rerank");
}

/** The project's own redactor around the field, where this file has one. Unsafe: the model reads another text. */
export function redactedFix({ at, name }: Origin, { document, services }: RuleContext<unknown>): ReportFix[] {
  const redactor = services.redactor();
  const field = name.slice(name.lastIndexOf(".") + 1);
  const written = services.source(at);
  // What is taken apart at once has no place of its own.
  const isField = new RegExp(`(?:\\.|\\[["'])${field.replace(/\W/g, "")}(?:["']\\])?$`).test(written);
  if (redactor === null || at.uri !== document.uri || !isField) return [];
  return [
    { title: `Send ${redactor}(${name.slice(0, 32)})`, safety: "unsafe", edits: [{ span: at.span, text: `${redactor}(${written})` }] },
  ];
}

/** Where a hole is shown: what fills a template from another file is where the value can be changed. */
export function shownAt({ given, uri, start, end }: Hole): { readonly span: Span; readonly uri?: string } {
  if (given) return { uri: given.uri, span: given.span };
  return { span: { start, end }, ...(uri === undefined ? {} : { uri }) };
}
