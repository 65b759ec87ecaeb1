import type { WorkspaceApi } from "../engine/api.ts";
import type { Analysis } from "./analysis.ts";
import { difference, newFile, type PlacedEdit, workspaceEdit } from "./edits.ts";
import type { EditResult } from "./protocol.ts";
import type { Session } from "./session.ts";

/** Locks the prompts of one file as they are now. */
export async function updateLock({ uri }: Analysis, workspace: WorkspaceApi, session: Session): Promise<EditResult> {
  const { states } = await workspace.locks([uri]);
  const state = states.find((it) => it.entries.length > 0 || it.gone.length > 0);
  if (state === undefined) return { edit: null, failure: "This file holds no prompt that a lock is about" };
  if (state.problem !== null) return { edit: null, failure: `The lock cannot be read: ${state.problem}` };
  const { added, changed, removed, text } = state.next;
  if (added + changed + removed === 0) return { edit: null, failure: "The prompts of this file are as locked" };
  const before = state.lock === null ? null : ((await workspace.source(state.uri))?.text ?? null);
  const edit =
    before === null ? newFile(state.uri, text, session) : await workspaceEdit([{ uri: state.uri, ...difference(before, text) }], session);
  return { edit, failure: edit === null ? "The lock file cannot be edited here" : null };
}

/** Puts the locked text back into a file. */
export async function restoreLocked({ uri, document, services }: Analysis, session: Session): Promise<EditResult> {
  const drifts = (document?.prompts ?? []).flatMap((it) => services?.drift(it) ?? []).filter((it) => it.what === "text");
  if (drifts.length === 0) return { edit: null, failure: "The texts of this file are as locked, or not locked" };
  const edits: PlacedEdit[] = drifts.flatMap((it) => it.restore ?? []).map((it) => ({ ...it, uri: it.uri ?? uri }));
  const failure = "The locked text cannot be put back to the letter: holes or messages changed, or the lock keeps no text";
  if (edits.length === 0) return { edit: null, failure };
  const edit = await workspaceEdit(edits, session);
  return { edit, failure: edit === null ? "The file has changed" : null };
}
