import * as assert from "node:assert";
import * as vscode from "vscode";

describe("the host", () => {
  it("opens the folder", () => {
    assert.strictEqual(vscode.workspace.workspaceFolders?.length, 1);
  });
});
