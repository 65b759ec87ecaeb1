import type { Loading } from "../model/document.ts";

/**
 * What an agent puts into one context by itself, beside each other and in each folder from the root down to where it works: paths below such a
 * folder, with a slash at the end for every Markdown file of a folder. Sources, as they stood in November 2025: code.claude.com/docs/en/memory,
 * agents.md, geminicli.com/docs/cli/gemini-md, docs.github.com (repository custom instructions), docs.windsurf.com (memories and rules),
 * docs.cline.bot (rules), kiro.dev/docs/steering.
 */
export const LOADED_TOGETHER: { readonly [agent: string]: readonly string[] } = {
  "Claude Code": ["CLAUDE.md", "CLAUDE.local.md", ".claude/CLAUDE.md", ".claude/rules/"],
  "coding agents": ["AGENTS.md"],
  "Gemini CLI": ["GEMINI.md"],
  "GitHub Copilot": [".github/copilot-instructions.md", ".github/instructions/"],
  Windsurf: [".windsurfrules", ".windsurf/rules/"],
  Cline: [".clinerules", ".clinerules/"],
  Kiro: [".kiro/steering/"],
};

/**
 * The folder that a file is loaded for, as a path; null where its agent loads it by a glob, by hand or not at all. A memory file of a deeper
 * folder comes whenever work is done there, and those of the folders around it are there already.
 */
export function loadedFor(path: string, { agent, when }: Loading): string | null {
  const rooted = `/${path}`;
  for (const entry of LOADED_TOGETHER[agent] ?? []) {
    const folder = entry.endsWith("/");
    const at = rooted.lastIndexOf(`/${entry}`);
    const rest = rooted.slice(at + 1 + entry.length);
    if (at < 0 || !(folder ? /^[^/]+\.md$/.test(rest) : rest === "")) continue;
    return when === "always" || (when === "on-demand" && !folder) ? rooted.slice(1, Math.max(1, at)) : null;
  }
  return null;
}
