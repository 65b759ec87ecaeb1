import fc from "fast-check";
import type { Companions, FormatRow, PromptFile } from "../../server/src/formats/format.ts";
import { formatOf, readPrompt } from "../../server/src/formats/index.ts";
import type { Message } from "../../server/src/model/document.ts";
import { fromSource, HOLE, replace, toSource } from "../../server/src/model/prompt-text.ts";
import { type SourceFile, sourceFile } from "../../server/src/model/source-file.ts";
import { applyEdits } from "../../server/src/model/text.ts";

export interface Fixture {
  readonly file: SourceFile;
  readonly row: FormatRow;
  readonly companions: Companions;
}

export function fixture(path: string, text: string, companions: Companions = () => undefined): Fixture {
  const file = sourceFile(`file:///${path}`, path, text);
  const row = formatOf(path, file.text);
  if (row === null) throw new Error(`No format reads ${path}`);
  return { file, row, companions };
}

export const messagesOf = (file: PromptFile): Message[] => file.prompts.flatMap((it) => it.messages);

/** Text that tends to break hosts: quotes, indicators, delimiters, folds, other scripts, half of everything. */
const NASTY = [
  "word",
  "two words",
  "Never do it.",
  " ",
  "  ",
  "\n",
  "\n\n",
  "\n  x",
  "a\nb",
  '"',
  "'",
  "\\",
  "\\n",
  "{",
  "}",
  "{{",
  "}}",
  "{x}",
  "{{x}}",
  "{% if %}",
  "{#",
  "#",
  " #",
  ": ",
  ":",
  "-",
  "- a",
  "|",
  ">",
  "&",
  "<b>",
  "</message>",
  "<!--",
  "-->",
  "```",
  "user:",
  "\nuser:\n",
  "$",
  "$".concat("{x}"),
  "$1",
  "$ARGUMENTS",
  "%",
  "é",
  "🙂",
  "\u2028",
  "\t",
  "\0",
  "true",
  "12",
  "",
  "",
  "[",
  ",",
  '"#',
  "\\{{",
  "...",
  "---",
  "\n---\n",
  "=",
  "!`x`",
];
export const replacements = fc.array(fc.constantFrom(...NASTY), { maxLength: 3 }).map((it) => it.join(""));

export interface Case {
  readonly message: number;
  readonly from: number;
  readonly length: number;
  readonly replacement: string;
}

export const cases: fc.Arbitrary<Case> = fc.record({
  message: fc.nat(1000),
  from: fc.nat(100_000),
  // Short spans, lines, and now and then a whole text.
  length: fc.oneof(fc.nat(12), fc.nat(80), fc.constant(100_000)),
  replacement: replacements,
});

export interface Outcome {
  readonly edited: boolean;
  /** What is wrong, or null. */
  readonly failure: string | null;
}

const lines = (text: string) => text.replace(/\r\n/g, "\n");

/** One random edit: range and way back agree; reading the edited file gives the replaced text and all else as before. */
export function check({ file, row, companions }: Fixture, before: PromptFile, { message, from, length, replacement }: Case): Outcome {
  const messages = messagesOf(before);
  const index = message % messages.length;
  const target = messages[index];
  if (target === undefined) return { edited: false, failure: null };
  const { text } = target;
  const start = from % (text.value.length + 1);
  const span = { start, end: Math.min(text.value.length, start + length) };

  const place = toSource(text, span);
  if (place === null) return { edited: false, failure: `no place for ${JSON.stringify(span)}` };
  if (span.end > span.start) {
    const back = fromSource(text, place.start);
    const piece = text.pieces.find((it) => it.at <= span.start && span.start < it.at + it.length);
    if (piece?.kind === "verbatim" && back !== span.start) return { edited: false, failure: `offset ${span.start} comes back as ${back}` };
    const touched = text.pieces.filter((it) => it.at < span.end && it.at + it.length > span.start);
    const verbatim = touched.every((it) => it.kind === "verbatim");
    const joined = touched.every((it, i) => i === 0 || touched[i - 1]?.end === it.start);
    if (verbatim && joined && file.text.slice(place.start, place.end) !== text.value.slice(span.start, span.end))
      return { edited: false, failure: "the range holds another text" };
  }

  const edit = replace(text, span, replacement);
  if (edit === null) return { edited: false, failure: null };
  const edited = applyEdits(file.text, [edit]);
  if (edited === undefined) return { edited: false, failure: "the edit does not fit the file" };
  const after = readPrompt({ ...file, text: edited }, row, companions);
  const expected = text.value.slice(0, span.start) + replacement + text.value.slice(span.end);
  // Under a key that only says "prompt" a text must be prose to be one.
  if (row.id === "prompt-data" && !/\S\s+\S+\s+\S/.test(expected)) return { edited: false, failure: null };
  const describe = (what: string) =>
    `${what}\n  ${JSON.stringify({ span, replacement, host: text.pieces.map((it) => it.host)[0] })}\n  edit ${JSON.stringify(edit)}\n  of ${JSON.stringify(text.value)}`;
  const found = messagesOf(after);
  const wanted = messages.map((it, i) => (i === index ? expected : it.text.value)).filter((it, i) => i !== index || it.trim() !== "");
  if (found.length !== wanted.length) return { edited: true, failure: describe(`${wanted.length} messages became ${found.length}`) };
  for (let i = 0; i < wanted.length; i++) {
    if (lines(found[i]?.text.value ?? "") !== lines(wanted[i] ?? ""))
      return { edited: true, failure: describe(`message ${i} is now ${JSON.stringify(found[i]?.text.value)}`) };
  }
  const roles = (file: PromptFile) =>
    messagesOf(file)
      .map((it) => it.role)
      .join();
  if (found.length === messages.length && roles(before) !== roles(after)) return { edited: true, failure: describe("roles changed") };
  const holes = (file: PromptFile) =>
    file.prompts
      .flatMap((it) => it.holes.filter((hole) => hole.role !== "include" || !row.imports).map((hole) => `${hole.role} ${hole.name}`))
      .join();
  if (holes(before) !== holes(after)) return { edited: true, failure: describe(`holes changed: ${holes(after)}`) };
  if (after.problems.length > before.problems.length)
    return { edited: true, failure: describe(`new problem: ${JSON.stringify(after.problems)}`) };
  return { edited: true, failure: null };
}

/** What holds for every file that was read: pieces are in order, true to the file, and holes are where they say. */
export function inconsistency(file: SourceFile, read: PromptFile): string | null {
  for (const prompt of read.prompts) {
    for (const { text } of prompt.messages) {
      let at = 0;
      for (const piece of text.pieces) {
        if (piece.at !== at) return `a gap before ${JSON.stringify(piece)}`;
        at += piece.length;
        if (piece.start > piece.end || piece.end > file.text.length) return `outside of the file: ${JSON.stringify(piece)}`;
        const value = text.value.slice(piece.at, piece.at + piece.length);
        if (piece.kind === "verbatim" && file.text.slice(piece.start, piece.end) !== value) return `not verbatim: ${JSON.stringify(piece)}`;
        if ((piece.kind === "hole") !== (value === HOLE && piece.hole !== undefined)) return `no hole: ${JSON.stringify(piece)}`;
        const hole = piece.hole === undefined ? undefined : prompt.holes[piece.hole];
        if (piece.kind === "hole" && (hole?.start !== piece.start || hole.end !== piece.end))
          return `another hole: ${JSON.stringify({ piece, hole })}`;
      }
      if (at !== text.value.length) return "text without a piece";
    }
  }
  return null;
}
