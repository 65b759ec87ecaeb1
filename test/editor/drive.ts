/** The workbench as a person uses it: a few checks of what stands on the screen. What an API can tell is in suite/. */
import type { Page } from "playwright-core";

export interface Check {
  readonly name: string;
  /** Rejects when the screen does not show what it should. `folder` is the opened one. */
  readonly run: (page: Page, folder: string) => Promise<void>;
}

export const workbenchChecks: readonly Check[] = [
  { name: "opens a folder", run: async (page) => void (await page.waitForSelector(".monaco-workbench .part.editor", { timeout: 60_000 })) },
];

export const webChecks: readonly Check[] = [];
