import type { Connection } from "vscode-languageserver";
import { REQUESTS, type RuleEntry, type RulePage } from "./protocol.ts";

/** The rules and their pages, as the entry point knows them. */
export interface Pages {
  readonly rules: readonly RuleEntry[];
  /** Bytes of a shipped file; rejects when there is none. */
  asset(name: string): Promise<Uint8Array>;
}

/** Assets have no folders: `privacy/pii-literal` is `rule.privacy.pii-literal.md`. */
export function pageAsset(ruleId: string): string {
  return `rule.${ruleId.replace("/", ".")}.md`;
}

export function rulePages(connection: Connection, { rules, asset }: Pages): void {
  connection.onRequest(REQUESTS.rules, (): RuleEntry[] => rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  connection.onRequest(REQUESTS.rulePage, async ({ ruleId }: { readonly ruleId: string }): Promise<RulePage | null> => {
    // An id comes from an address that anybody can write: only known ones become names of files.
    if (!rules.some((it) => it.id === ruleId)) return null;
    return { ruleId, markdown: new TextDecoder().decode(await asset(pageAsset(ruleId))) };
  });
}
