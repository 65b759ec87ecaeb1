import type {
  Frame,
  ReportedFinding,
  ReportedFix,
  ReportedPlace,
  ReportedPosition,
  ReportedProblem,
  ReportedStep,
} from "../../engine/report.ts";
import type { Severity } from "../../model/finding.ts";
import { columnsOf, type Paint, painter, type Style, type Terminal } from "../terminal.ts";
import type { Report, ShownFinding } from "./report.ts";

const COLOURS: { readonly [Name in Severity]: Style } = { error: "red", warning: "yellow", info: "blue" };
const TAB = "    ";

/** For a person at a terminal: where, what, the code with the place underlined, how it got there, what mends it. */
export function pretty(report: Report, terminal: Terminal): string {
  const paint = painter(terminal.colour);
  const width = Math.max(60, Math.min(terminal.columns, 140));
  const parts = report.findings.map((it) => block(it, paint, width));
  const problems = report.problems.map((it) => trouble(it, paint));
  if (problems.length > 0) parts.push(`${problems.join("\n")}\n`);
  parts.push(summary(report, paint));
  return `${parts.join("\n")}\n`;
}

function block({ finding, frame, steps }: ShownFinding, paint: Paint, width: number): string {
  const colour = COLOURS[finding.severity];
  const place = placeOf(finding);
  const head = `${place} ${finding.severity} ${finding.ruleId} `;
  const rule = "─".repeat(Math.max(2, width - columnsOf(head)));
  const lines = [
    `${paint(place, "bold")} ${paint(finding.severity, colour, "bold")} ${paint(finding.ruleId, "dim")} ${paint(rule, "dim")}`,
    `  ${finding.message}`,
    "",
    ...codeFrame(finding, frame, colour, paint, width),
  ];
  lines.push(...trail(finding, steps, paint, width));
  if (finding.fixes.length > 0) lines.push("", ...finding.fixes.map((it, at) => fixLine(it, at, paint)));
  return `${lines.join("\n")}\n`;
}

/** Places that are listed before "and N more". */
const MOST_PLACES = 6;

/** The way of a value, then related places. A place in the finding's own file goes by its line. */
function trail(finding: ReportedFinding, steps: readonly Frame[], paint: Paint, width: number): string[] {
  const { path, flow, related } = finding;
  const lines: string[] = [];
  const section = (label: string, places: readonly ReportedStep[], offset: number, numbered: boolean) => {
    const shown = places.slice(0, MOST_PLACES);
    const names = shown.map((it) => {
      const at = `${it.range.start.line}:${it.range.start.column}`;
      return it.path !== path ? placeOf(it) : it.cell === finding.cell ? at : `cell${it.cell}:${at}`;
    });
    const across = Math.max(0, ...names.map(columnsOf));
    for (const [at, step] of shown.entries()) {
      const name = names[at] ?? "";
      const mark = numbered ? `${at + 1}` : "·";
      const line = (steps[offset + at]?.lines[0] ?? "").trim();
      const head = `  ${paint((at === 0 ? label : "").padStart(4), "cyan")} ${paint(mark, "cyan")} ${name}${" ".repeat(across - columnsOf(name))}  `;
      const room = width - across - 12 - columnsOf(step.message);
      lines.push(`${head}${step.message}${line !== "" && room > 16 ? paint(`  ${clip(line, room)}`, "dim") : ""}`);
    }
    if (places.length > shown.length) lines.push(`  ${" ".repeat(7)}${paint(`and ${places.length - shown.length} more`, "dim")}`);
  };
  // One step under the underline says nothing that the message has not said.
  const way = flow.length === 1 && flow.every((it) => it.path === path && isWithin(it, finding)) ? [] : flow;
  if (way.length + related.length > 0) lines.push("");
  section("flow", way, 0, true);
  section("see", related, flow.length, false);
  return lines;
}

function isWithin(inner: ReportedPlace, outer: ReportedPlace): boolean {
  return inner.cell === outer.cell && !isBefore(inner.range.start, outer.range.start) && !isBefore(outer.range.end, inner.range.end);
}

function isBefore(a: ReportedPosition, b: ReportedPosition): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function fixLine({ title, safety }: ReportedFix, at: number, paint: Paint): string {
  const flag = safety === "safe" ? "--fix" : "--fix --unsafe";
  return `  ${paint(at === 0 ? "fix:" : " or:", "green")} ${title}${at === 0 ? paint(`  (${flag})`, "dim") : ""}`;
}

function placeOf({ path, cell, range }: ReportedPlace): string {
  return `${path}${cell === null ? "" : `#cell${cell}`}:${range.start.line}:${range.start.column}`;
}

function codeFrame({ range }: ReportedFinding, frame: Frame, colour: Style, paint: Paint, width: number): string[] {
  if (frame.lines.length === 0) return [];
  const gutter = String(frame.line + frame.lines.length - 1).length;
  const room = width - gutter - 7;
  const shown: string[] = [];
  for (const [at, text] of frame.lines.entries()) {
    const number = frame.line + at;
    const inside =
      number >= range.start.line &&
      number <= range.end.line &&
      !(number === range.end.line && range.end.column === 1 && number > range.start.line);
    const first = number === range.start.line ? range.start.column - 1 : leading(text);
    const last = number === range.end.line ? range.end.column - 1 : text.trimEnd().length;
    const view = windowed(text, first, last, room);
    const bar = paint("│", "dim");
    const label = String(number).padStart(gutter);
    shown.push(
      inside
        ? `${paint(">", colour, "bold")} ${paint(label, "bold")} ${bar} ${view.text}`.trimEnd()
        : `  ${paint(`${label}`, "dim")} ${bar} ${paint(view.text, "dim")}`.trimEnd(),
    );
    if (inside && (view.length > 0 || number === range.start.line))
      shown.push(`  ${" ".repeat(gutter)} ${bar} ${" ".repeat(view.start)}${paint("^".repeat(Math.max(1, view.length)), colour, "bold")}`);
  }
  const hidden = range.end.line - (frame.line + frame.lines.length - 1);
  if (hidden > 0) shown.push(`  ${" ".repeat(gutter)} ${paint(`┊ ${hidden} more line${hidden === 1 ? "" : "s"}`, "dim")}`);
  return shown.map((it) => `  ${it}`);
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

interface View {
  readonly text: string;
  /** Columns before the underline and under it. */
  readonly start: number;
  readonly length: number;
}

/** A line cut to the room there is so that the beginning of the marked part stays in sight. */
function windowed(line: string, start: number, end: number, room: number): View {
  const [from, to] = [Math.min(start, line.length), Math.min(Math.max(start, end), line.length)];
  const before = show(line.slice(0, from));
  const marked = show(line.slice(from, to));
  const after = show(line.slice(to));
  if (columnsOf(before) + columnsOf(marked) + columnsOf(after) <= room)
    return { text: before + marked + after, start: columnsOf(before), length: columnsOf(marked) };
  const kept = columnsOf(before) + Math.min(columnsOf(marked), 24) < room ? before : `…${tail(before, Math.floor(room / 3))}`;
  const left = room - columnsOf(kept);
  const body = clip(marked, left);
  const rest = clip(after, left - columnsOf(body));
  return { text: kept + body + rest, start: columnsOf(kept), length: columnsOf(body) };
}

/** Tabs as spaces, control characters made visible: nothing in a file may steer the terminal. */
function show(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be taken out
  return text.replaceAll("\t", TAB).replace(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");
}

function clip(text: string, columns: number): string {
  const visible = show(text);
  if (columnsOf(visible) <= columns) return visible;
  if (columns < 2) return "";
  let kept = "";
  let used = 0;
  for (const character of visible) {
    used += columnsOf(character);
    if (used > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

function tail(text: string, columns: number): string {
  const characters = [...text];
  let used = 0;
  let from = characters.length;
  while (from > 0 && used + columnsOf(characters[from - 1] ?? "") <= columns) used += columnsOf(characters[--from] ?? "");
  return characters.slice(from).join("");
}

const LABELS: { readonly [Code in ReportedProblem["code"]]: string } = {
  parse: "syntax",
  read: "not read",
  config: "configuration",
  suppression: "suppression",
  budget: "not all read",
  internal: "our mistake",
};

function trouble({ path, cell, code, severity, message, range }: ReportedProblem, paint: Paint): string {
  const place = range === null ? path : placeOf({ path, cell, range });
  return `${paint(place, "bold")} ${paint(LABELS[code], COLOURS[severity])} ${message}`;
}

function summary({ files, findings, problems, suppressed, fixed }: Report, paint: Paint): string {
  const lines: string[] = [];
  if (fixed !== null && fixed.fixes > 0)
    lines.push(`${fixed.written ? "Fixed" : "Would fix"} ${count(fixed.fixes, "finding")} in ${count(fixed.files, "file")}.`);
  const of = (severity: Severity) => findings.filter((it) => it.finding.severity === severity).length;
  const counts = (["error", "warning", "info"] as const).flatMap((it) =>
    of(it) === 0 ? [] : [paint(count(of(it), it), COLOURS[it], "bold")],
  );
  const hidden = suppressed === 0 ? "" : `, ${suppressed} suppressed`;
  if (files === 0 && findings.length === 0)
    lines.push(problems.some((it) => it.severity === "error") ? "Nothing was checked." : "No prompt and no code to check here.");
  else if (counts.length === 0) lines.push(`${paint("No findings", "green", "bold")} in ${count(files, "file")}${hidden}.`);
  else {
    const touched = new Set(findings.map((it) => it.finding.path)).size;
    lines.push(`${counts.join(", ")} in ${touched} of ${count(files, "file")}${hidden}.`);
  }
  const safe = findings.filter((it) => it.finding.fixes.some((fix) => fix.safety === "safe")).length;
  const unsafe = findings.filter((it) => it.finding.fixes.length > 0).length - safe;
  const offers = [
    ...(safe > 0 ? [`${safe} fixable with ${paint("--fix", "bold")}`] : []),
    ...(unsafe > 0 ? [`${unsafe}${safe > 0 ? " more" : " fixable"} with ${paint("--fix --unsafe", "bold")}`] : []),
  ];
  if (offers.length > 0) lines.push(`${offers.join(", ")}.`);
  return lines.join("\n");
}

function count(number: number, word: string): string {
  return `${number.toLocaleString("en-US")} ${word}${number === 1 ? "" : "s"}`;
}
