/** Starts the server of a host with extensions installed from .vsix files; everything it writes is in a folder of its own. */
import { execFileSync, spawn } from "node:child_process";
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { EditorHost } from "./host.ts";

export interface WorkbenchOptions {
  /** Paths of packed extensions. */
  readonly extensions: readonly string[];
  /** User settings over the quiet ones. */
  readonly settings?: { readonly [name: string]: unknown };
  /** 0, or none: any free one. */
  readonly port?: number;
  /** Lets a page name the tests to run: built workbenches listen to that only with the smoke test driver. */
  readonly tests?: boolean;
}

export interface Workbench {
  readonly address: string;
  /** A path of this machine as the page must name it. */
  readonly remote: (path: string) => string;
  /** Address of the page that opens a folder. `payload` is the workbench's own start list. */
  readonly page: (folder: string, payload?: readonly (readonly [string, string])[]) => string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** What would move, ask, update, call home or animate is off. */
const quiet = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.welcomePage.walkthroughs.openOnInstall": false,
  "workbench.enableExperiments": false,
  "workbench.reduceMotion": "on",
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.editor.enablePreview": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.commandPalette.history": 0,
  "workbench.editor.empty.hint": "hidden",
  "telemetry.telemetryLevel": "off",
  "telemetry.feedback.enabled": false,
  "update.mode": "none",
  "update.showReleaseNotes": false,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "security.workspace.trust.enabled": false,
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "npm.autoDetect": "off",
  "typescript.disableAutomaticTypeAcquisition": true,
  "typescript.validate.enable": false,
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "editor.hover.delay": 100,
  "editor.quickSuggestions": { other: "off", comments: "off", strings: "off" },
  "editor.accessibilitySupport": "off",
  "files.autoSave": "off",
  "files.simpleDialog.enable": true,
  "window.confirmBeforeClose": "never",
};

/** Rejects with the server's log when it does not answer within 30 s. */
export async function startWorkbench(host: EditorHost, options: WorkbenchOptions): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-editor-"));
  const user = join(folder, "user");
  const own = ["--server-data-dir", join(folder, "server"), "--user-data-dir", user, "--extensions-dir", join(folder, "extensions")];
  mkdirSync(join(user, "User"), { recursive: true });
  mkdirSync(join(folder, "extensions"));
  writeFileSync(join(user, "User", "settings.json"), JSON.stringify({ ...quiet, ...options.settings }, null, 2));
  const env = environment();
  for (const extension of options.extensions) install(host, own, extension, env);

  const port = options.port || (await freePort());
  const logFile = join(folder, "server.log");
  const log = openSync(logFile, "w");
  const switches = ["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off", "--disable-workspace-trust"];
  switches.push("--disable-experiments", "--disable-getting-started-override", "--disable-update-check");
  if (options.tests) switches.push("--enable-smoke-test-driver");
  const child = spawn(host.node, [host.main, ...own, "--host", "127.0.0.1", "--port", String(port), ...switches], {
    env,
    stdio: ["ignore", log, log],
    // A group of its own, so that the extension host and the servers below it end with it.
    detached: true,
  });
  closeSync(log);
  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // Gone already.
    }
  };
  const onExit = () => signal("SIGKILL");
  process.once("exit", onExit);
  const stop = async () => {
    process.off("exit", onExit);
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    signal("SIGTERM");
    await Promise.race([gone, delay(500, undefined, { ref: false })]);
    signal("SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const address = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 30_000; !(await answers(address)); await delay(100)) {
    if (child.exitCode === null && Date.now() < end) continue;
    const said = readFileSync(logFile, "utf8");
    await stop();
    throw new Error(`VS Code ${host.version} did not start:\n${said}`);
  }
  return {
    address,
    // The authority must be the real one: with another nothing opens, and nothing is said.
    remote: (path) => `vscode-remote://127.0.0.1:${port}${path}`,
    page: (opened, payload = []) => {
      const query = new URLSearchParams({ folder: opened });
      if (payload.length > 0) query.set("payload", JSON.stringify(payload));
      return `${address}/?${query}`;
    },
    log: () => readFileSync(logFile, "utf8"),
    stop,
  };
}

function install(host: EditorHost, own: readonly string[], extension: string, env: NodeJS.ProcessEnv): void {
  const request = ["--accept-server-license-terms", "--install-extension", extension, "--force"];
  const said = execFileSync(host.node, [host.main, ...own, ...request], { env, encoding: "utf8", timeout: 60_000 });
  // The exit code is 0 for a package that was refused, too.
  if (!said.includes("successfully installed")) throw new Error(`${extension} was not installed: ${said}`);
}

function environment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER_|NODE_OPTIONS$)/.test(name));
  // An empty gallery: without it the server falls back to a public one.
  return { ...Object.fromEntries(inherited), EXTENSIONS_GALLERY: "{}" };
}

async function answers(address: string): Promise<boolean> {
  return fetch(`${address}/version`).then(
    (response) => response.ok,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? done(address.port) : fail(new Error("no port"))));
    });
  });
}
