import type { Count } from "../analysis/tokens/model.ts";
import { grouped } from "../model/figures.ts";

/** `1,240`, or `~1,240` where it is an estimate. */
export function counted({ tokens, exact }: Count): string {
  return `${exact ? "" : "~"}${grouped(tokens)}`;
}

/** USD per million tokens: `$2.00`, `$0.075`. */
export function dollars(value: number): string {
  const [whole = "0", decimals = ""] = String(Number(value.toFixed(6))).split(".");
  return `$${grouped(Number(whole))}.${decimals.padEnd(2, "0")}`;
}

/** USD of one call: `$0.0025`, `$1.20`; two figures that say something. */
export function money(value: number): string {
  if (value === 0) return "$0";
  if (value >= 100) return `$${grouped(value)}`;
  if (value >= 1) return `$${value.toFixed(2)}`;
  const digits = Math.min(9, 1 - Math.floor(Math.log10(value)));
  return `$${value.toFixed(digits)}`;
}

/** Ten boxes of which so many are full: a share of 1. */
export function bar(share: number): string {
  const full = Math.min(10, Math.max(share > 0 ? 1 : 0, Math.round(share * 10)));
  return `${"█".repeat(full)}${"░".repeat(10 - full)}`;
}

export function plural(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export interface Row {
  readonly name: string;
  readonly value: string;
  /** Written behind the value, in a column of its own. */
  readonly note?: string;
}

/** Names to the left, values to the right under each other; a rule before the last row where it is a sum. */
export function aligned(rows: readonly Row[], sum: boolean): string {
  const left = Math.max(...rows.map((it) => it.name.length));
  const right = Math.max(...rows.map((it) => it.value.length));
  const lines = rows.map(({ name, value, note }) => `${name.padEnd(left)}  ${value.padStart(right)}${note ? `  ${note}` : ""}`);
  if (sum && lines.length > 1) lines.splice(-1, 0, "─".repeat(left + right + 2));
  return lines.join("\n");
}

/** A block of preformatted text in Markdown whose content cannot end it. */
export function preformatted(text: string): string {
  return `\`\`\`text\n${text.replaceAll("```", "'''")}\n\`\`\``;
}

/** Code inside a line of Markdown. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}
