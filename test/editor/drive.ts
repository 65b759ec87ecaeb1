/** The workbench as a person uses it: a few checks of what stands on the screen. What an API can tell is in suite/. */
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";

export interface Check {
  readonly name: string;
  /** Rejects when the screen does not show what it should. `folder` is the opened one; checks build on the ones before. */
  readonly run: (page: Page, folder: string) => Promise<void>;
}

const file = "reply.prompt.md";
const address = "henrik.solberg74@gmail.com";
const rule = "privacy/pii-literal";

/** Waits for the workbench and opens a file of the folder through Quick Open. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.waitForSelector(".monaco-workbench .part.editor", { timeout: 60_000 });
  await page.keyboard.press("Control+P");
  await page.waitForSelector('.quick-input-widget:not([style*="display: none"]) input');
  await page.keyboard.type(name);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".tab.active", { hasText: name }).first().waitFor();
  await page.locator(".editor-instance .view-lines").first().waitFor();
}

export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) input').first();
  await input.waitFor();
  await input.fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor();
  await page.keyboard.press("Enter");
}

/** Moves the mouse onto something and returns the hover that says `words`. */
async function hover(page: Page, target: Locator, words: RegExp): Promise<Locator> {
  const box = await target.boundingBox();
  if (box === null) throw new Error("nothing to hover over");
  // A hover starts with a move inside the editor, not with the mouse being there.
  await page.mouse.move(box.x + 2, box.y - 60);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  const shown = page.locator(".monaco-hover:not(.hidden)").filter({ hasText: words }).first();
  await shown.waitFor();
  return shown;
}

const squiggle = (page: Page) => page.locator(".monaco-editor .squiggly-warning, .monaco-editor .squiggly-error").first();
const problem = (page: Page, words: string) => page.locator(".markers-panel .monaco-list-row", { hasText: words }).first();
const statusBarItem = '.statusbar-item[id="prompt-hygiene.prompt-hygiene.prompt"]';

export const workbenchChecks: readonly Check[] = [
  { name: "a prompt opens", run: (page) => openFile(page, file) },
  { name: "its finding has a squiggle", run: (page) => squiggle(page).waitFor() },
  {
    name: "a lens says how many tokens the prompt has",
    run: (page) =>
      page
        .locator(".codelens-decoration", { hasText: /[1-9]\d*\+? tokens.*1 finding/ })
        .first()
        .waitFor(),
  },
  {
    name: "the status bar says it for the prompt at the cursor",
    run: async (page) => {
      await page.locator(".monaco-editor .view-line", { hasText: "Ticket:" }).first().click();
      await page.locator(statusBarItem, { hasText: /[1-9]\d*\+? tokens/ }).waitFor();
    },
  },
  {
    name: "the Problems list has the finding with its rule, the address masked",
    run: async (page) => {
      await page.keyboard.press("Control+Shift+M");
      const row = problem(page, rule);
      await row.waitFor();
      assert.ok(!(await row.innerText()).includes(address), "a personal value stands in the Problems list");
    },
  },
  {
    name: "a hover explains the finding and names its rule",
    run: async (page) => {
      const shown = await hover(page, squiggle(page), /pii-literal/);
      assert.match(await shown.innerText(), /E-mail/i);
      await page.mouse.move(640, 700);
    },
  },
  {
    name: "a click on the rule opens its page",
    run: async (page) => {
      await runCommand(page, "Prompt Hygiene: Explain Rule");
      const row = page.locator(".quick-input-list .monaco-list-row", { hasText: rule }).first();
      await row.waitFor();
      await row.click();
      await page
        .locator(".tab.active", { hasText: /pii-literal/ })
        .first()
        .waitFor();
      const texts = async () =>
        Promise.all(
          page
            .frames()
            .filter((frame) => frame !== page.mainFrame())
            .map((frame) =>
              frame
                .locator("body")
                .innerText({ timeout: 500 })
                .catch(() => ""),
            ),
        );
      await until(async () => (await texts()).some((text) => /pii-literal|personal/i.test(text)), "the page shows the rule's text");
      await page.locator(".tab", { hasText: file }).first().click();
      await page.locator(".editor-instance .view-lines").first().waitFor();
    },
  },
  {
    name: "the keyboard applies a quick fix",
    run: async (page, folder) => {
      await problem(page, rule).dblclick();
      await page.locator(".monaco-editor.focused").first().waitFor();
      await page.keyboard.press("Control+Period");
      await page
        .locator(".action-widget .monaco-list-row", { hasText: /Replace/ })
        .first()
        .waitFor();
      await page.keyboard.press("Enter");
      await problem(page, rule).waitFor({ state: "detached" });
      await squiggle(page).waitFor({ state: "detached" });
      await page.keyboard.press("Control+S");
      const path = join(folder, "prompts", file);
      await until(() => !readFileSync(path, "utf8").includes(address), "the saved file has another address");
    },
  },
  {
    name: "typing brings a finding, and taking it back makes it go",
    run: async (page) => {
      await page.locator(".monaco-editor .view-line").first().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\nWrite to petra.novak83@seznam.cz");
      await problem(page, rule).waitFor();
      for (let times = 0; times < "petra.novak83@seznam.cz".length; times++) await page.keyboard.press("Backspace");
      await problem(page, rule).waitFor({ state: "detached" });
    },
  },
  {
    name: "a scan of the workspace fills the Problems list",
    run: async (page) => {
      await runCommand(page, "Prompt Hygiene: Scan Workspace");
      await page
        .locator(".notification-toast", { hasText: /Scan done: \d+ files read/ })
        .first()
        .waitFor();
      // The list draws only the rows that fit; the badge counts all: five files were never opened.
      await problem(page, "determinism/sampling-param-unsupported").waitFor();
      await page.locator(".panel .badge-content", { hasText: /^5$/ }).first().waitFor();
    },
  },
  {
    name: "the guards view lists the guards, and deletes one of them in its editor",
    run: async (page) => {
      await runCommand(page, "Focus on Guards View");
      const row = guard(page, "Do not use emojis!");
      await row.waitFor();
      await page
        .locator(".pane-body .message", { hasText: /\d+ guards, \d+ tokens/ })
        .first()
        .waitFor();
      await row.hover();
      await row.locator('[aria-label^="Delete Guard"]').first().click();
      await page.locator(".tab.dirty", { hasText: "review-answer.prompt.md" }).first().waitFor();
      await runCommand(page, "File: Revert File");
    },
  },
];

/** Opens the view of guards if it is not there. */
export function guard(page: Page, words: string): Locator {
  return page.locator(".pane-body .monaco-list-row", { hasText: words }).first();
}

export const webChecks: readonly Check[] = [
  {
    name: "the browser build finds the same in a worker",
    run: async (page) => {
      const workers: string[] = [];
      page.on("worker", (worker) => workers.push(worker.url()));
      await openFile(page, file);
      await squiggle(page).waitFor();
      assert.ok(
        workers.some((url) => url.startsWith("blob:")) || page.workers().some((worker) => worker.url().startsWith("blob:")),
        "no worker runs",
      );
    },
  },
];

async function until(holds: () => boolean | Promise<boolean>, words: string): Promise<void> {
  for (const end = Date.now() + 15_000; !(await holds()); await delay(50)) {
    if (Date.now() > end) throw new Error(`not reached: ${words}`);
  }
}
