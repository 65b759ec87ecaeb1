import type { Host } from "../../engine/host.ts";
import { type Arguments, UsageError } from "../arguments.ts";
import type { Product } from "../context.ts";
import { painter, type Terminal } from "../terminal.ts";

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
  terminal.out(terminal.colour ? coloured(page, paint) : page);
  return 0;
}

function coloured(page: string, paint: ReturnType<typeof painter>): string {
  let fenced = false;
  return page
    .split("\n")
    .map((line) => {
      if (/^`{3,}/.test(line)) {
        fenced = !fenced;
        return paint(line, "dim");
      }
      if (fenced) return /^ *\^+ .+$/.test(line) ? paint(line, "yellow") : paint(line, "cyan");
      return line.startsWith("#") ? paint(line, "bold") : line;
    })
    .join("\n");
}
