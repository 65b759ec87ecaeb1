/** `npm run screenshots`: the pictures of the README, taken of the packed extension in VS Code's workbench. Look at them. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openPage } from "../test/editor/browser.ts";
import { guard, openFile, runCommand } from "../test/editor/drive.ts";
import { editorHost } from "../test/editor/host.ts";
import { startWorkbench } from "../test/editor/workbench.ts";
import { root } from "../test/support/places.ts";
import { build } from "./build.ts";
import { pack, vsix } from "./package.ts";

const images = join(root, "docs/images");
/** Of a terminal, from black to white. */
const colours = ["#5c6370", "#ff6b6b", "#7fc97f", "#e5b567", "#6fa8ff", "#c58af9", "#5cc8d7", "#d5d9de"];

await build();
await pack();
const scratch = mkdtempSync(join(tmpdir(), "prompt-hygiene-pictures-"));
const folder = join(scratch, "pedalwise");
cpSync(join(root, "examples"), folder, { recursive: true });
const settings = { "window.zoomLevel": 0, "editor.fontSize": 13, "breadcrumbs.enabled": false, "explorer.compactFolders": false };
const workbench = await startWorkbench(editorHost("newest"), { extensions: [vsix], settings });
const browser = await launchBrowser();
try {
  const page = await openPage(browser);
  await page.setViewportSize({ width: 1180, height: 720 });
  await page.goto(workbench.page(folder));
  await overview(page);
  await quickFix(page);
  await hover(page);
  await guards(page);
  await terminal(browser);
} finally {
  await browser.close();
  await workbench.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** A call with its finding, and the Problems list after a scan. */
async function overview(page: Page): Promise<void> {
  await openFile(page, "triage.py");
  await runCommand(page, "Prompt Hygiene: Scan Workspace");
  await page.locator(".notification-toast", { hasText: "Scan done" }).first().waitFor();
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "sampling-param-unsupported" }).first().dblclick();
  await page.locator(".monaco-editor.focused").first().waitFor();
  await runCommand(page, "Notifications: Clear All Notifications");
  await picture(page, "editor");
}

async function quickFix(page: Page): Promise<void> {
  await page.locator(".monaco-editor.focused").first().waitFor();
  await page.keyboard.press("Control+Period");
  await page.locator(".action-widget .monaco-list-row", { hasText: "Delete" }).first().waitFor();
  await picture(page, "quick-fix");
  await page.keyboard.press("Escape");
}

/** What a call will cost of its window. */
async function hover(page: Page): Promise<void> {
  await openFile(page, "handover.py");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "window-fill" }).first().dblclick();
  await page.locator(".monaco-editor.focused").first().waitFor();
  await runCommand(page, "Show or Focus Hover");
  await page.locator(".monaco-hover:not(.hidden)", { hasText: "window" }).first().waitFor();
  await picture(page, "hover");
}

/** The guards of the examples, and where one of them stands. */
async function guards(page: Page): Promise<void> {
  await runCommand(page, "View: Close All Editors");
  await runCommand(page, "View: Hide Panel");
  await runCommand(page, "Focus on Guards View");
  await guard(page, "Do not promise a refund").click();
  await page.locator(".tab.active", { hasText: "escalation.prompt.md" }).first().waitFor();
  await picture(page, "guards");
}

async function picture(page: Page, name: string): Promise<void> {
  // Colours of the theme and of the code arrive a moment after the text.
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(images, `${name}.png`) });
}

/** The command line's output, drawn as a terminal would. */
async function terminal(browser: Browser): Promise<void> {
  const { stdout } = spawnSync(process.execPath, [join(root, "dist/cli.js"), "check", "service", "--color"], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, COLUMNS: "96", FORCE_COLOR: "1" },
  });
  if (stripVTControlCharacters(stdout).trim() === "") throw new Error("the scan printed nothing");
  const page = await browser.newPage({ viewport: { width: 860, height: 600 } });
  const style =
    "margin:0;padding:18px 22px;background:#16191d;color:#d5d9de;font:13px/1.45 'DejaVu Sans Mono',monospace;display:inline-block";
  await page.setContent(
    `<body style="margin:0;background:#16191d"><pre style="${style}">$ prompt-hygiene check service\n\n${coloured(stdout)}</pre>`,
  );
  await page.locator("pre").screenshot({ path: join(images, "check.png") });
  await page.close();
}

/** The escape sequences for colour and weight as HTML. */
function coloured(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  let style = new Map<string, string>();
  return escaped
    .split("\u001b[")
    .map((piece, index) => {
      const [sequence = "", codes = ""] = index === 0 ? [] : (/^([\d;]*)m/.exec(piece) ?? []);
      const words = piece.slice(sequence.length);
      if (index === 0) return words;
      for (const code of codes.split(";").map(Number)) {
        if (code === 0) style = new Map();
        else if (code === 1) style.set("font-weight", "bold");
        else if (code === 2) style.set("opacity", ".6");
        else if (code === 4) style.set("text-decoration", "underline");
        else if (code === 22) for (const name of ["font-weight", "opacity"]) style.delete(name);
        else if (code === 24) style.delete("text-decoration");
        else if (code === 39) style.delete("color");
        else if (code >= 30 && code < 38) style.set("color", colours[code - 30] ?? "");
        else if (code >= 90 && code < 98) style.set("color", colours[code - 90] ?? "");
      }
      const css = [...style].map(([name, value]) => `${name}:${value}`).join(";");
      return css === "" ? words : `<span style="${css}">${words}</span>`;
    })
    .join("");
}
