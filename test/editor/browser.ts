/** Finds or gets a Chromium (D16) and opens pages in it that reach nothing but this machine. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { root } from "../support/places.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export async function launchBrowser(): Promise<Browser> {
  const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"];
  return chromium.launch({
    // Left to the script, which ends on a signal; Playwright's own handlers only close the browser under it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    executablePath: chromiumPath(),
    args: [
      ...quiet,
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    ],
  });
}

/** Throws with one line that says what to install. */
function chromiumPath(): string {
  const found = named() ?? onPath() ?? fromDebian() ?? fromPlaywright();
  if (found !== undefined) return found;
  throw new Error("No Chromium: install one (apt-get install chromium) or name it in CHROMIUM");
}

function named(): string | undefined {
  const path = process.env.CHROMIUM;
  if (path !== undefined && !existsSync(path)) throw new Error(`CHROMIUM names ${path}, which does not exist`);
  return path;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}

function fromDebian(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // Output is shown: this takes a minute on a new machine.
  for (const request of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    spawnSync("apt-get", ["-q", ...request], { env, stdio: ["ignore", "ignore", "inherit"] });
  }
  return onPath();
}

function fromPlaywright(): string | undefined {
  const cli = join(root, "node_modules/playwright-core/cli.js");
  try {
    execFileSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 300_000 });
  } catch {
    return undefined;
  }
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}
