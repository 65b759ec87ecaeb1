import type { Host } from "../../engine/host.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import type { Product } from "../context.ts";
import { type Paint, painter, type Terminal } from "../terminal.ts";

/** The page of a rule as it ships. */
export async function pageOf(ruleId: string, host: Host): Promise<string> {
  return new TextDecoder().decode(await host.asset(`rule.${ruleId.replace("/", ".")}.md`));
}

/** `explain [RULE]`: the page without what only its test needs; without a rule the list of all. */
export async function explain(args: Arguments, { rules, host }: Product, terminal: Terminal): Promise<number> {
  const [name, ...more] = args.paths;
  const paint = painter(terminal.colour);
  if (name === undefined) {
    const width = Math.max(...rules.map((it) => it.id.length));
    for (const rule of rules)
      terminal.out(
        `${paint(rule.id, "bold")}${" ".repeat(width - rule.id.length)}  ${rule.summary} ${paint(`(${rule.profile})`, "dim")}\n`,
      );
    return 0;
  }
  const found = rules.filter((it) => it.id === name || it.id.endsWith(`/${name}`));
  const [rule] = found;
  if (more.length > 0 || rule === undefined || found.length > 1)
    throw new UsageError(`Unknown rule \`${name}\`; \`prompt-hygiene explain\` lists them`);
  const page = (await pageOf(rule.id, host)).replace(/<!-- \/?generated[^>]*-->\n?/g, "");
  terminal.out(shown(page, painter(terminal.colour)));
  return 0;
}

/** The page for reading: examples stand indented under what they show, not between fences. */
function shown(page: string, paint: Paint): string {
  let fenced = false;
  return page
    .split("\n")
    .flatMap((line) => {
      const fence = /^`{3,}(.*)$/.exec(line)?.[1];
      if (fence === undefined) return [fenced ? inExample(line, paint) : line.startsWith("#") ? paint(line, "bold") : line];
      fenced = !fenced;
      return fenced ? [paint(titleOf(fence), "dim"), ""] : [];
    })
    .join("\n");
}

/** A fence says `python bad file=service/reply.py`, `python fixed` or `json config`. */
function titleOf(fence: string): string {
  const file = /\bfile=(\S+)/.exec(fence)?.[1];
  if (file !== undefined) return `  ${file}`;
  return / fixed\b/.test(fence) ? "  after the fix:" : / config\b/.test(fence) ? "  with this configuration:" : "";
}

function inExample(line: string, paint: Paint): string {
  return line === "" ? "" : `    ${paint(line, /^ *\^+ .+$/.test(line) ? "yellow" : "cyan")}`;
}
