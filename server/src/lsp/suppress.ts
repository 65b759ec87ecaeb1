import { MARKER } from "../engine/suppressions.ts";
import type { Document, Message } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import type { Analysis } from "./analysis.ts";
import { suppressInConfiguration } from "./configuration-edits.ts";
import { workspaceEdit } from "./edits.ts";
import type { EditResult } from "./protocol.ts";
import type { Session } from "./session.ts";

/**
 * Silences one finding with a reason: by a comment where the model never sees one, else by an entry of the configuration.
 * Fails in words when the finding is no longer there.
 */
export async function suppressFinding(analysis: Analysis, fingerprint: string, reason: string, session: Session): Promise<EditResult> {
  const finding = analysis.findings.find((it) => it.fingerprint === fingerprint);
  if (finding === undefined) return { edit: null, failure: "The finding is no longer there" };
  const words = reason.replace(/\s+/g, " ").trim();
  if (words === "") return { edit: null, failure: "A suppression needs a reason" };
  const comment = analysis.document && commentEdit(analysis.document, analysis, finding, words);
  if (!comment) return suppressInConfiguration(finding, words, session);
  const edit = await workspaceEdit([{ uri: analysis.uri, ...comment }], session);
  return { edit, failure: edit === null ? "The file has changed" : null };
}

function commentEdit(document: Document, { places, text }: Analysis, finding: Finding, reason: string) {
  const { comment } = document;
  if (comment === null || (comment.close !== null && reason.includes(comment.close))) return null;
  const written = `${comment.open} ${MARKER} ${finding.ruleId} -- ${reason}${comment.close === null ? "" : ` ${comment.close}`}`;
  if (document.kind === "code") return above(text, commentableLine(document, finding), written);
  // Inside a YAML block a comment would be text of the prompt.
  if (comment.close === null) return null;
  // A template's comment behind the line leaves the text to the letter; an HTML comment is only dropped as a block of its own.
  const line = places.line(finding.span.start);
  return comment.open === "<!--"
    ? above(text, finding.span.start, written)
    : { span: at(lineEnd(text, places.offset({ line, character: 0 }))), text: written };
}

/** A comment cannot stand inside a literal: then the line where the literal begins, or the call whose statement it is. */
function commentableLine({ prompts, retrievals }: Document, { span }: Finding): number {
  for (const prompt of prompts) {
    for (const message of prompt.messages) {
      const own = message.text.pieces.filter((it) => it.uri === undefined);
      if (own.some((it) => it.start <= span.start && span.start <= it.end)) return literalStart(message, span.start);
    }
  }
  const retrieval = retrievals.find((it) => it.sql !== null && it.start <= span.start && span.end <= it.end);
  return retrieval?.start ?? span.start;
}

/** The first of the pieces that follow each other without a gap up to the offset. */
function literalStart({ text }: Message, offset: number): number {
  let start = offset;
  let end = -1;
  for (const piece of text.pieces) {
    if (piece.uri !== undefined || piece.start > offset) continue;
    if (piece.start !== end) start = piece.start;
    end = piece.end;
  }
  return start;
}

function above(text: string, offset: number, comment: string) {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(start, start + 200))?.[0] ?? "";
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  return { span: at(start), text: `${indentation}${comment}${end}` };
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  const end = found < 0 ? text.length : found;
  return text[end - 1] === "\r" ? end - 1 : end;
}

function at(offset: number) {
  return { start: offset, end: offset };
}
