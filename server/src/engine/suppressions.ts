import type { CommentStyle, Document, Problem } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { LineIndex } from "../model/source-file.ts";
import type { Span } from "../model/text.ts";
import type { Configuration, Suppressed } from "./configuration/configuration.ts";

export const MARKER = "prompt-hygiene-ignore";

/** `# prompt-hygiene-ignore family/offence -- reason`: silences one or more rules for what begins on its line. */
interface Comment extends Span {
  readonly rules: readonly string[];
  readonly reason: string;
  /** Line of the text it speaks about, from 0. */
  readonly line: number;
}

export interface Suppression {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly suppressed: number;
  /** Entries of configuration files that silenced something, as `keyOf` names them. */
  readonly used: readonly string[];
}

export interface Silencing {
  readonly document: Document;
  readonly text: string;
  /** Comments of the file; for prompt files what no prompt text covers is looked through instead. */
  readonly comments: readonly Span[] | null;
  readonly configuration: Configuration;
  /** Ids of the rules that ran: one that did not run cannot make a suppression unused. */
  readonly ran: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  readonly today: string | undefined;
}

/** Takes out what a comment or an entry of the configuration silences, and says which comments silence nothing. */
export function suppress(findings: readonly Finding[], silencing: Silencing): Suppression {
  const { document, text, configuration, ran, known, today } = silencing;
  const index = new LineIndex(text);
  const { comments, problems } = readComments(silencing, index);
  const found: Problem[] = [...problems];
  const usedComments = new Set<string>();
  const usedEntries = new Set<string>();
  const kept = findings.filter((finding) => {
    const own = finding.uri === document.uri;
    const comment = own ? comments.find((it) => it.rules.includes(finding.ruleId) && covers(it, finding, document, index)) : undefined;
    if (comment !== undefined) usedComments.add(`${comment.start} ${finding.ruleId}`);
    const entry = configuration.suppressions.find((it) => silences(it, finding, today));
    if (entry !== undefined) usedEntries.add(keyOf(entry));
    return comment === undefined && entry === undefined;
  });
  for (const comment of comments) {
    for (const rule of comment.rules) {
      if (!known.has(rule)) found.push(warning(comment, `Unknown rule \`${rule.slice(0, 60)}\` in a suppression`));
      else if (ran.has(rule) && !usedComments.has(`${comment.start} ${rule}`))
        found.push(warning(comment, `Suppression of \`${rule}\` silences nothing: delete it`));
    }
  }
  return {
    findings: kept.map((it) => withComments(it, comments, index)),
    problems: found,
    suppressed: findings.length - kept.length,
    used: [...usedEntries],
  };
}

/** A fix that deletes whole lines takes the suppressions above them along: they would speak about what comes next. */
function withComments(finding: Finding, comments: readonly Comment[], index: LineIndex): Finding {
  if (comments.length === 0 || finding.fixes.length === 0) return finding;
  const starts = (offset: number) => index.positionAt(offset).column === 0;
  const fixes = finding.fixes.map((fix) => {
    const emptied = fix.edits.filter(({ uri, span, text }) => uri === finding.uri && text === "" && starts(span.start) && starts(span.end));
    const orphans = comments.flatMap(({ start, line }) => {
      const own = index.positionAt(start).line;
      const target = index.lineSpan(line).start;
      const isGone = own < line && emptied.some(({ span }) => span.start <= target && target < span.end && start < span.start);
      return isGone ? [{ uri: finding.uri, span: { start: index.lineSpan(own).start, end: index.lineSpan(own + 1).start }, text: "" }] : [];
    });
    return orphans.length === 0 ? fix : { ...fix, edits: [...orphans, ...fix.edits] };
  });
  return { ...finding, fixes };
}

export function keyOf({ uri, index }: Suppressed): string {
  return `${uri ?? ""}#${index}`;
}

export function isExpired({ until }: Suppressed, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && until < today;
}

function silences(entry: Suppressed, finding: Finding, today: string | undefined): boolean {
  if (entry.rule !== finding.ruleId || isExpired(entry, today)) return false;
  if (entry.fingerprint !== undefined && entry.fingerprint !== finding.fingerprint) return false;
  return entry.path === undefined || entry.matches(relative(entry, finding));
}

function relative({ folder }: Suppressed, { uri }: Finding): string {
  return uri.startsWith(`${folder}/`) ? decodeURIComponent(uri.slice(folder.length + 1)) : "../";
}

function readComments(silencing: Silencing, index: LineIndex): { comments: readonly Comment[]; problems: readonly Problem[] } {
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  const { text, document } = silencing;
  if (!text.includes(MARKER)) return { comments, problems };
  const places = silencing.comments ?? outsidePrompts(text, document);
  for (const place of places) {
    const body = text.slice(place.start, place.end);
    const at = body.indexOf(MARKER);
    // Only the comment's own beginning: a sentence about the marker is no suppression.
    if (at < 0 || !/^[\s#/*<!{-]*$/.test(body.slice(0, at))) continue;
    const rest = body.slice(at + MARKER.length).replace(/(?:-->|#\}|\}\}|\*\/)\s*$/, "");
    const dash = rest.indexOf(" -- ");
    const reason = dash < 0 ? "" : rest.slice(dash + 4).trim();
    const rules = (dash < 0 ? rest : rest.slice(0, dash)).split(/[\s,]+/).filter((it) => it !== "" && it !== "--");
    if (rules.length === 0) problems.push(warning(place, `Name the rule: ${MARKER} family/offence -- reason`));
    else if (reason === "") problems.push(warning(place, `A suppression needs a reason: ${MARKER} ${rules[0]?.slice(0, 50)} -- reason`));
    else comments.push({ ...place, rules, reason, line: targetLine(text, place, index, places) });
  }
  return { comments, problems };
}

/** Comments of a prompt file: what its reader left out of every text. Where each comment would reach the model, none counts. */
function outsidePrompts(text: string, { comment, prompts }: Document): Span[] {
  if (comment === null) return [];
  const pieces = prompts
    .flatMap((prompt) => prompt.messages.flatMap((it) => it.text.pieces))
    .filter((it) => it.uri === undefined)
    .toSorted((a, b) => a.start - b.start);
  const places: Span[] = [];
  let next = 0;
  for (let at = text.indexOf(MARKER); at >= 0; at = text.indexOf(MARKER, at + 1)) {
    const place = commentAround(text, at, comment);
    if (place === null) continue;
    while (next < pieces.length && (pieces[next]?.end ?? 0) <= place.start) next++;
    const piece = pieces[next];
    if (piece === undefined || piece.start >= place.end) places.push(place);
  }
  return places;
}

function commentAround(text: string, at: number, { open, close }: CommentStyle): Span | null {
  const start = text.lastIndexOf(open, at);
  if (start < 0 || text.slice(start + open.length, at).trim() !== "") return null;
  const end = close === null ? lineEnd(text, at) : text.indexOf(close, at);
  return end < 0 ? null : { start, end: close === null ? end : end + close.length };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at;
}

/** The comment's own line if something stands before it, else the next line that is neither empty nor a comment. */
function targetLine(text: string, comment: Span, index: LineIndex, comments: readonly Span[]): number {
  const own = index.positionAt(comment.start).line;
  if (text.slice(index.lineSpan(own).start, comment.start).trim() !== "") return own;
  const starts = new Set(comments.map((it) => it.start));
  for (let line = index.positionAt(comment.end).line + 1; line < index.lineCount; line++) {
    const { start, end } = index.lineSpan(line);
    const content = text.slice(start, end);
    if (content.trim() !== "" && !starts.has(start + content.length - content.trimStart().length)) return line;
  }
  return own;
}

/** A finding on the line, or inside a call, prompt or message that begins on it. */
function covers({ line }: Comment, { span }: Finding, document: Document, index: LineIndex): boolean {
  const { start, end } = index.lineSpan(line);
  const begins = (at: number) => at >= start && at < Math.max(end, start + 1);
  if (begins(span.start)) return true;
  const holds = (it: Span) => it.start <= span.start && span.start < it.end;
  const sites: readonly Span[] = [...document.calls, ...document.retrievals, ...document.tools, ...document.datasets];
  if (sites.some((it) => begins(it.start) && holds(it))) return true;
  return document.prompts.some(
    (prompt) =>
      (begins(textStart(prompt.messages[0]) ?? prompt.start) && holds(prompt)) ||
      prompt.messages.some((it) => begins(textStart(it) ?? it.start) && holds(it)),
  );
}

function textStart(message: Document["prompts"][number]["messages"][number] | undefined): number | undefined {
  return message?.text.pieces.find((it) => it.uri === undefined)?.start;
}

function warning({ start, end }: Span, message: string): Problem {
  return { code: "suppression", severity: "warning", message, span: { start, end } };
}
