import { type QuickPickItem, window, workspace } from "vscode";
import { type EditResult, type ModelChoices, type Place, REQUESTS, type SetModelParams } from "../../../server/src/lsp/protocol.ts";
import type { Server } from "../server.ts";
import { targetOf } from "./target.ts";

/** Asks which model a prompt is for and writes it where the prompt keeps it: unsaved, to be looked at and undone. */
export async function setModel(server: Server, uri?: string, place?: Place): Promise<string | null> {
  const target = await targetOf(server, uri, place);
  const client = await server.client();
  const choices = target && (await client.sendRequest<ModelChoices | null>(REQUESTS.models, target));
  if (!target || !choices) {
    void window.showInformationMessage("Prompt Hygiene: open a prompt file, or code that sends prompts.");
    return null;
  }
  if (choices.where === "code") throw new Error("this call names its model in the code. Change it there.");
  const picked = await window.showQuickPick(itemsOf(choices), {
    placeHolder:
      choices.where === "front matter"
        ? "Model, written into the front matter"
        : "Model of prompts that name none, written into the configuration",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return null;
  const asked: SetModelParams = { ...target, model: picked.label };
  const { edit, failure } = await client.sendRequest<EditResult>(REQUESTS.setModel, asked);
  const change = edit === null ? undefined : await client.protocol2CodeConverter.asWorkspaceEdit(edit as never);
  if (change === undefined || !(await workspace.applyEdit(change))) throw new Error(`${failure ?? "the model could not be written"}.`);
  return picked.label;
}

/** The one that is set goes first. */
function itemsOf({ models, current }: ModelChoices): QuickPickItem[] {
  const order = [...models].sort((a, b) => Number(b.id === current) - Number(a.id === current));
  return order.map(({ id, vendor, window: tokens, input, output }) => ({
    label: id,
    description: `${vendor}${id === current ? ", set now" : ""}`,
    detail: `${tokens.toLocaleString("en")} tokens${input === null || output === null ? "" : ` · $${input} in, $${output} out for a million`}`,
  }));
}
