import { z } from "zod";
import { grouped } from "../../model/figures.ts";
import { defineRule } from "../rule.ts";

/**
 * Codex reads the AGENTS.md of the root and of each folder down to where it works, and stops at `project_doc_max_bytes`, 32 KiB by default
 * (developers.openai.com/codex/guides/agents-md; codex-rs/core/src/config, read 2026-11).
 */
const CODEX = { agent: "Codex", file: "AGENTS.md", bytes: 32_768 };

export default defineRule({
  id: "context/instruction-file-oversize",
  summary: "An instruction file is longer than its agent reads",
  profile: "strict",
  grades: { unread: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    codexBytes: z
      .int()
      .positive()
      .default(CODEX.bytes)
      .describe("Bytes of all AGENTS.md together that Codex reads: its `project_doc_max_bytes`."),
  }),

  on: "document",
  *check({ path, loading, prompts }, { options, services }) {
    const [prompt] = prompts;
    if (loading === null || prompt === undefined) return;
    const text = services.source({ start: 0, end: Number.MAX_SAFE_INTEGER });
    const most = loading.limits?.characters;
    if (most !== undefined && text.length > most) {
      yield {
        grade: "unread",
        span: lineAt(text, most),
        message: `${grouped(text.length)} characters, ${grouped(text.length - most)} over what ${loading.agent} takes (${grouped(most)}): split the file`,
        data: { size: text.length, limit: most, unit: "characters", agent: loading.agent },
      };
    }
    if (!path.endsWith(CODEX.file)) return;
    const files = services.loaded();
    const own = files.at(-1);
    const sum = files.reduce((total, it) => total + it.bytes, 0);
    const before = sum - (own?.bytes ?? 0);
    // What stands before is told there.
    if (own === undefined || sum <= options.codexBytes || before > options.codexBytes) return;
    const others = files.length === 1 ? "" : ` with those of the folders above`;
    yield {
      grade: "unread",
      span: lineAt(text, cutAt(text, options.codexBytes - before)),
      message: `${grouped(sum)} bytes${others}, and Codex reads ${grouped(options.codexBytes)}: from here on nothing is read, so shorten it`,
      data: { size: sum, limit: options.codexBytes, unit: "bytes", agent: CODEX.agent },
    };
  },
});

/** The offset at which so many bytes of UTF-8 are full. */
function cutAt(text: string, bytes: number): number {
  let left = bytes;
  let at = 0;
  for (const it of text) {
    const code = it.codePointAt(0) ?? 0;
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (left < 0) return at;
    at += it.length;
  }
  return at;
}

function lineAt(text: string, offset: number): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}
