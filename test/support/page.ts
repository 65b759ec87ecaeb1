/**
 * The cases in a rule's page.
 *
 *     ```python bad file=app.py     reports exactly what the `^^^ message` line below each offending line says
 *     ```python good file=app.py    reports nothing
 *     ```python file=prompts.py     a further file of the case
 *     ```python fixed               the bad file (or the one that `file=` names) after the first fix of every finding
 *     ```json config                configuration of the cases up to the next heading
 *
 * Fences with nothing but empty lines between them are one case as long as no file occurs twice; `fixed` always belongs to the case
 * above it. Four backticks hold a prompt that has fences of its own.
 */
export interface Case {
  /** Line of its first fence, from 1. */
  readonly line: number;
  readonly files: CaseFile[];
  readonly fixed: Map<string, string>;
  readonly configuration: string | null;
}

export interface CaseFile {
  readonly path: string;
  readonly tag: "bad" | "good" | "more";
  /** Index of the body's first line in the page, from 0, and how many lines it has. */
  readonly at: number;
  readonly length: number;
  /** As written, markers included. */
  readonly body: string;
}

const DEFAULT_FILES: { readonly [language: string]: string } = {
  python: "app.py",
  typescript: "app.ts",
  tsx: "app.tsx",
  javascript: "app.js",
  jsx: "app.jsx",
  go: "app.go",
};
const FENCE = /^(`{3,})([\w-]+)((?: (?:bad|good|fixed|config|file=\S+))*)$/;

export function readCases(markdown: string): Case[] {
  const cases: Case[] = [];
  const lines = markdown.split("\n");
  let configuration: string | null = null;
  let adjacent = false;
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i] ?? "";
    if (text.startsWith("#")) configuration = null;
    const [, ticks, language = "", words = ""] = FENCE.exec(text) ?? [];
    if (ticks === undefined) {
      adjacent &&= text.trim() === "";
      continue;
    }
    const end = lines.indexOf(ticks, i + 1);
    if (end < 0) throw new Error(`line ${i + 1}: the fence is never closed`);
    const [at, length] = [i + 1, end - i - 1];
    const body = lines.slice(at, end).join("\n");
    const tags = words.trim().split(" ");
    const path = tags.find((it) => it.startsWith("file="))?.slice("file=".length) ?? DEFAULT_FILES[language];
    i = end;
    if (tags.includes("config")) {
      configuration = body;
      adjacent = false;
      continue;
    }
    if (words === "") {
      adjacent = false;
      continue; // prose: a command, an excerpt
    }
    if (tags.includes("fixed")) {
      const last = cases.at(-1);
      if (last === undefined) throw new Error(`line ${at}: "fixed" stands before any case`);
      const named = tags.some((it) => it.startsWith("file="));
      last.fixed.set((named ? path : last.files.find((it) => it.tag === "bad")?.path) ?? "", body);
      adjacent = true;
      continue;
    }
    if (path === undefined) throw new Error(`line ${at}: say which file this is: file=NAME`);
    const tag = tags.includes("bad") ? "bad" : tags.includes("good") ? "good" : "more";
    const open = adjacent ? cases.at(-1) : undefined;
    const joined =
      open !== undefined &&
      open.fixed.size === 0 &&
      !open.files.some((it) => it.path === path) &&
      !(tag === "good" && open.files.every((it) => it.tag === "good"));
    const target: Case = joined ? open : { line: at, files: [], fixed: new Map(), configuration };
    if (!joined) cases.push(target);
    target.files.push({ path, tag, at, length, body });
    adjacent = true;
  }
  return cases;
}

/** The page with the bodies of files replaced. */
export function redraw(markdown: string, drawn: ReadonlyMap<CaseFile, string>): string {
  const lines = markdown.split("\n");
  for (const [{ at, length }, body] of [...drawn].toSorted(([a], [b]) => b.at - a.at))
    lines.splice(at, length, ...(body === "" && length === 0 ? [] : body.split("\n")));
  return lines.join("\n");
}

const MARKER = /^ *\^+ .+$/;

/** Removes the marker lines, leaving what the linter sees. */
export function stripMarkers(body: string): string {
  return body
    .split("\n")
    .filter((line) => !MARKER.test(line))
    .join("\n");
}

export interface Mark {
  readonly span: { readonly start: number; readonly end: number };
  readonly message: string;
}

/** Puts marker lines under the code; the inverse of `stripMarkers`. A finding is marked on its first line. */
export function addMarkers(code: string, findings: readonly Mark[]): string {
  let offset = 0;
  return code
    .split("\n")
    .flatMap((line) => {
      const [from, to] = [offset, offset + line.length];
      offset = to + 1;
      const here = findings.filter(({ span }) => span.start >= from && span.start <= to);
      return [
        line,
        ...here.map(
          ({ span, message }) =>
            `${" ".repeat(span.start - from)}${"^".repeat(Math.max(1, Math.min(span.end, to) - span.start))} ${message}`,
        ),
      ];
    })
    .join("\n");
}
