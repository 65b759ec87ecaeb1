import type { Connection, Position } from "vscode-languageserver";
import type { ModelInfo } from "../catalogue/models.ts";
import type { Edit } from "../model/text.ts";
import type { Analysis } from "./analysis.ts";
import { spendingAt } from "./breakdown.ts";
import { setDefaultModel } from "./configuration-edits.ts";
import { workspaceEdit } from "./edits.ts";
import { type EditResult, type ModelChoices, REQUESTS, type SetModelParams, type WhyParams } from "./protocol.ts";
import type { Session } from "./session.ts";

/** Formats whose front matter has a key of its own for the model, and that do not need the file to be anything else. */
const MODEL_KEY = new Set(["prompt-file", "agent", "claude-agent", "claude-command", "dotprompt"]);
/** A provider's name stands before the model's: `openai/gpt-4.1`. */
const WITH_VENDOR = new Set(["dotprompt"]);

/** *Set Model for Prompt*: what there is to choose from, and the edit that keeps the choice. */
export function serveModels(connection: Connection, session: Session): void {
  connection.onRequest(REQUESTS.models, async ({ uri, position }: WhyParams, token): Promise<ModelChoices | null> => {
    const analysis = await session.analysis(uri, token);
    if (analysis === null || analysis.services === null) return null;
    const keeps = keepsAt(analysis, position);
    const models = analysis.services
      .models()
      .map(({ id, vendor, window, price }) => ({ id, vendor, window, input: price?.input ?? null, output: price?.output ?? null }));
    return { models, current: keeps.current?.id ?? null, where: keeps.where };
  });
  connection.onRequest(REQUESTS.setModel, async ({ uri, position, model }: SetModelParams, token): Promise<EditResult> => {
    const analysis = await session.analysis(uri, token);
    if (analysis === null) return { edit: null, failure: "The file is not open" };
    const keeps = keepsAt(analysis, position);
    if (keeps.where === "code") return { edit: null, failure: "This call names its model itself: change it there" };
    if (keeps.where === "configuration") return setDefaultModel(analysis.uri, model, session);
    const written = WITH_VENDOR.has(analysis.document?.format ?? "") ? withVendor(model, analysis) : model;
    const edit = await workspaceEdit([{ ...keeps.write(written), uri: analysis.uri }], session);
    return edit === null ? { edit: null, failure: "Cannot edit this file here" } : { edit, failure: null };
  });
}

interface Keeps {
  readonly where: ModelChoices["where"];
  readonly current: ModelInfo | null;
  readonly write: (model: string) => Edit;
}

/** Where the model of the prompt at a place is written, or would be. */
function keepsAt({ document, services, places, text }: Analysis, position: Position): Keeps {
  const here = document && services && spendingAt(document, services, places.offset(position));
  const current = here ? here.spending.model : null;
  const none: Keeps = { where: "configuration", current, write: (model) => ({ span: { start: 0, end: 0 }, text: model }) };
  if (!here || document === null) return none;
  if (document.kind === "code") return here.call?.model?.id ? { ...none, where: "code" } : none;
  const mention = here.prompt?.model ?? null;
  if (mention !== null && mention.uri === undefined)
    return { where: "front matter", current, write: (model) => ({ span: { start: mention.start, end: mention.end }, text: model }) };
  if (!MODEL_KEY.has(document.format)) return none;
  const opening = /^---[ \t]{0,40}(\r?\n)/.exec(text);
  const write = (model: string): Edit =>
    opening === null
      ? { span: { start: 0, end: 0 }, text: `---\nmodel: ${model}\n---\n` }
      : { span: { start: opening[0].length, end: opening[0].length }, text: `model: ${model}${opening[1]}` };
  return { where: "front matter", current, write };
}

function withVendor(id: string, { services }: Analysis): string {
  const vendor = services?.model({ id, start: 0, end: 0 })?.vendor;
  return vendor === undefined || vendor === "custom" ? id : `${vendor === "google" ? "googleai" : vendor}/${id}`;
}
