import * as assert from "node:assert";
import * as vscode from "vscode";
import { open } from "./diagnostics.ts";

interface Api {
  serverState(): string;
}

// First by its name: every other suite opens a prompt, and with it starts the server.
describe("the packed extension", () => {
  it("starts no server before there is something to read", async () => {
    const extension = vscode.extensions.getExtension<Api>("prompt-hygiene.prompt-hygiene");
    assert.ok(extension, "it is installed");
    assert.match(extension.extensionPath, /[/\\]extensions[/\\]prompt-hygiene\.prompt-hygiene-/, "it is the installed one");
    const api = await extension.activate();
    await open("README.md");
    await open("schema.sql");
    assert.strictEqual(api.serverState(), "stopped");
  });
});
