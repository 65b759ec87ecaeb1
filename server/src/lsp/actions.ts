import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from "vscode-languageserver";
import type { Finding, Fix } from "../model/finding.ts";
import { overlaps, type Span } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import { turnOffInFolder } from "./configuration-edits.ts";
import { editsOf, workspaceEdit } from "./edits.ts";
import { COMMANDS, FIX_ALL_KIND, type FixAllResult, SOURCE } from "./protocol.ts";
import type { Session } from "./session.ts";

/** What an action that is resolved later needs: the edit of a configuration file is only made when it is chosen. */
interface Deferred {
  readonly uri: string;
  readonly ruleId: string;
}

export async function codeActions(analysis: Analysis, { range, context }: CodeActionParams, session: Session): Promise<CodeAction[]> {
  const wanted = (kind: string) => context.only === undefined || context.only.some((it) => kind === it || kind.startsWith(`${it}.`));
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    for (const finding of analysis.findings.filter((it) => touches(it.span, analysis.places.span(range)))) {
      const diagnostics = context.diagnostics.filter((it) => isAbout(it, finding, analysis));
      actions.push(...(await quickFixes(finding, diagnostics, session)), ...attentions(analysis, finding, diagnostics, session));
    }
  }
  // The whole file is only fixed for those who ask for it: a light bulb must cost nothing.
  if (context.only !== undefined && wanted(FIX_ALL_KIND)) {
    const { edit } = await fixAll(analysis, session);
    if (edit !== null) actions.push({ title: "Fix all safe findings", kind: FIX_ALL_KIND, edit: edit as NonNullable<CodeAction["edit"]> });
  }
  return actions;
}

export async function resolveAction(action: CodeAction, session: Session): Promise<CodeAction> {
  if (!isDeferred(action.data)) return action;
  const { edit, failure } = await turnOffInFolder(action.data.uri, action.data.ruleId, session);
  if (failure !== null) session.connection.window.showWarningMessage(failure);
  return edit === null ? action : { ...action, edit: edit as NonNullable<CodeAction["edit"]> };
}

/** Safe fixes alone, of this file's findings, until nothing is left to do. */
export async function fixAll(analysis: Analysis, session: Session): Promise<FixAllResult> {
  const fixed = await session.folders.of(analysis.uri).fix(analysis.uri, { unsafe: false });
  const count = fixed.reduce((sum, it) => sum + it.fixes, 0);
  const edit = count === 0 ? null : await workspaceEdit(fixed.flatMap(editsOf), session);
  return { edit, fixed: edit === null ? 0 : count, remaining: Math.max(0, analysis.findings.length - count) };
}

async function quickFixes({ fixes }: Finding, diagnostics: Diagnostic[], session: Session): Promise<CodeAction[]> {
  const preferred = fixes.find((it) => it.safety === "safe");
  const actions: CodeAction[] = [];
  // Safe ones first; what changes the text or the program says so.
  for (const fix of fixes.toSorted((a, b) => rank(a) - rank(b))) {
    const edit = await workspaceEdit(fix.edits, session);
    if (edit === null) continue;
    const title = fix.safety === "safe" ? fix.title : `${fix.title} (unsafe)`;
    actions.push({ title, kind: CodeActionKind.QuickFix, diagnostics, edit, ...(fix === preferred ? { isPreferred: true } : {}) });
  }
  return actions;
}

function rank({ safety }: Fix): number {
  return safety === "safe" ? 0 : 1;
}

/** What can be done about a finding besides mending it. */
function attentions({ open, uri }: Analysis, finding: Finding, diagnostics: Diagnostic[], session: Session): CodeAction[] {
  const { ruleId, fingerprint } = finding;
  const kind = CodeActionKind.QuickFix;
  const actions: CodeAction[] = [];
  if (session.client.commands) {
    const command = { title: "Ignore", command: COMMANDS.suppress, arguments: [{ uri: open.uri, fingerprint, ruleId }] };
    actions.push({ title: `Ignore this ${ruleId} finding, with a reason…`, kind, diagnostics, command });
  }
  if (session.supports.resolveEdit) {
    const data: Deferred = { uri, ruleId };
    actions.push({ title: `Turn ${ruleId} off in this folder`, kind, diagnostics, data });
  }
  if (session.client.commands) {
    actions.push({
      title: `Explain ${ruleId}`,
      kind,
      diagnostics,
      command: { title: "Explain", command: COMMANDS.explainRule, arguments: [ruleId] },
    });
  }
  return actions;
}

function isAbout({ source, code, data, range }: Diagnostic, { ruleId, fingerprint, span }: Finding, { places }: Analysis): boolean {
  if (source !== SOURCE || code !== ruleId) return false;
  const carried: unknown = typeof data === "object" && data !== null && "fingerprint" in data ? data.fingerprint : undefined;
  return (carried === undefined || carried === fingerprint) && places.offset(range.start) === span.start;
}

/** A cursor is an empty span: one at either end of a finding is on it. */
function touches(finding: Span, asked: Span): boolean {
  return overlaps(finding, asked) || (asked.start <= finding.end && finding.start <= asked.end);
}

function isDeferred(data: unknown): data is Deferred {
  return (
    typeof data === "object" &&
    data !== null &&
    "uri" in data &&
    typeof data.uri === "string" &&
    "ruleId" in data &&
    typeof data.ruleId === "string"
  );
}
