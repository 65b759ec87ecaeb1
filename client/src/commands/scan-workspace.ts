import { commands, ProgressLocation, window } from "vscode";
import { WorkDoneProgress } from "vscode-languageclient";
import { REQUESTS, type ScanParams, type ScanSummary } from "../../../server/src/lsp/protocol.ts";
import { folders, type Server } from "../server.ts";

let scans = 0;

/** Every file of the workspace, with progress; what is found joins the Problems list as it is found. */
export async function scanWorkspace(server: Server): Promise<ScanSummary | null> {
  if (folders().length === 0) {
    void window.showInformationMessage("Prompt Hygiene: open a folder to scan it.");
    return null;
  }
  const client = await server.client();
  const options = { location: ProgressLocation.Notification, title: "Prompt Hygiene", cancellable: true };
  const summary = await window.withProgress(options, async (progress, token) => {
    const workDoneToken = `prompt-hygiene-scan-${++scans}`;
    let shown = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind !== "report") return;
      const percentage = value.percentage ?? shown;
      progress.report({ increment: percentage - shown, ...(value.message === undefined ? {} : { message: value.message }) });
      shown = percentage;
    });
    try {
      const asked: ScanParams = { uris: [], workDoneToken };
      return await client.sendRequest<ScanSummary>(REQUESTS.scan, asked, token);
    } finally {
      listening.dispose();
    }
  });
  void tell(summary);
  return summary;
}

async function tell(summary: ScanSummary): Promise<void> {
  const { files, errors, warnings, infos, cancelled } = summary;
  const found = [counted(errors, "error"), counted(warnings, "warning"), infos > 0 ? `${infos} info` : ""]
    .filter((it) => it !== "")
    .join(", ");
  const read = `${files} ${files === 1 ? "file" : "files"} read`;
  const message = `${cancelled ? "Scan stopped" : "Scan done"}: ${read}, ${found === "" ? "nothing found" : found}.`;
  const action = found === "" ? [] : ["Show Problems"];
  if ((await window.showInformationMessage(`Prompt Hygiene: ${message}`, ...action)) !== undefined)
    await commands.executeCommand("workbench.actions.view.problems");
}

function counted(count: number, noun: string): string {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}
