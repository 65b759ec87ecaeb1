import type { WorkspaceEdit } from "vscode-languageserver";
import { addSuppression, type Base, setDefaultModelIn, turnOff } from "../engine/configuration/edit.ts";
import { CONFIGURATION_FILES, readSource } from "../engine/configuration/source.ts";
import { canonical, childOf, isInside, nameOf, parentOf, pathFrom } from "../engine/uri.ts";
import type { Finding } from "../model/finding.ts";
import type { Edit } from "../model/text.ts";
import { newFile, workspaceEdit } from "./edits.ts";
import { CONFIGURATION_FILE, type EditResult } from "./protocol.ts";
import type { Session } from "./session.ts";

interface Holder {
  readonly uri: string;
  readonly text: string | null;
  readonly base: Base;
}

/** Turns a rule off for the folder a file lies in, in the configuration that already rules there. */
export function turnOffInFolder(uri: string, rule: string, session: Session): Promise<EditResult> {
  return edited(uri, session, ({ text, base }, folder) => {
    const inside = pathFrom(folder, parentOf(canonical(uri)));
    return turnOff(text ?? "", base, rule, inside === "." ? null : `${inside}/**`);
  });
}

/** Silences one finding by its fingerprint: for files whose every comment would reach the model. */
export function suppressInConfiguration(finding: Finding, reason: string, session: Session): Promise<EditResult> {
  return edited(finding.uri, session, ({ text, base }, folder) =>
    addSuppression(text ?? "", base, {
      rule: finding.ruleId,
      path: pathFrom(folder, finding.uri),
      fingerprint: finding.fingerprint,
      reason,
    }),
  );
}

/** Names the model of prompts that name none. */
export function setDefaultModel(uri: string, model: string, session: Session): Promise<EditResult> {
  return edited(uri, session, ({ text, base }) => setDefaultModelIn(text ?? "", base, model));
}

async function edited(uri: string, session: Session, change: (holder: Holder, folder: string) => readonly Edit[]): Promise<EditResult> {
  const holder = await nearest(canonical(uri), session);
  if (typeof holder === "string") return { edit: null, failure: holder };
  const edits = change(holder, parentOf(holder.uri));
  const edit: WorkspaceEdit | null =
    holder.text === null
      ? newFile(holder.uri, edits.map((it) => it.text).join(""), session)
      : await workspaceEdit(
          edits.map((it) => ({ ...it, uri: holder.uri })),
          session,
        );
  return edit === null ? { edit: null, failure: `Cannot edit ${nameOf(holder.uri)} here` } : { edit, failure: null };
}

/** The nearest configuration, from the file's folder up to the workspace folder; where there is none, one to be made there. */
async function nearest(uri: string, session: Session): Promise<Holder | string> {
  const root = session.folders.uris.find((it) => isInside(it, uri)) ?? parentOf(uri);
  const workspace = session.folders.of(uri);
  for (let folder = parentOf(uri); isInside(root, folder); folder = parentOf(folder)) {
    for (const name of CONFIGURATION_FILES) {
      const holder = childOf(folder, name);
      const file = await workspace.source(holder);
      if (file === null || readSource(name, file.text) === null) continue;
      if (name.endsWith(".toml")) return `The configuration stands in ${name}: edit it there`;
      return { uri: holder, text: file.text, base: name === CONFIGURATION_FILE ? [] : ["prompt-hygiene"] };
    }
    if (folder === parentOf(folder)) break;
  }
  return { uri: childOf(root, CONFIGURATION_FILE), text: null, base: [] };
}
