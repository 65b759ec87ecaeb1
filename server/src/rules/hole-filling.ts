import type { Services } from "../analysis/services.ts";
import type { Hole, Prompt } from "../model/document.ts";
import type { Piece, PromptText } from "../model/prompt-text.ts";
import type { ReportFix } from "./rule.ts";

type ReportEdit = ReportFix["edits"][number];

/** Puts a text where a hole stands. Null where its place in the text is not known, or where others would lose theirs. */
export function fillHole(prompt: Prompt, hole: Hole, text: string, source: Services["source"], home: string): ReportEdit | null {
  const index = prompt.holes.indexOf(hole);
  const holder = prompt.messages.find((it) => it.text.pieces.some((piece) => piece.hole === index))?.text;
  const piece = holder?.pieces.find((it) => it.hole === index);
  if (holder === undefined || piece === undefined || (piece.uri ?? null) !== (hole.uri ?? null)) return null;
  const at = hole.uri === undefined ? {} : { uri: hole.uri };
  const read = (start: number, end: number) => source({ uri: hole.uri ?? home, span: { start, end } });
  const written = read(hole.start, hole.end);
  // `"%s" % user.email` takes exactly the values that it has places for.
  if (written.startsWith("%")) return null;
  // Inside a literal the hole has its braces; beside one it is an expression of its own.
  if (!/^\$?\{/.test(written)) return { span: { start: hole.start, end: hole.end }, text: `"${text}"`, ...at };
  const literal = literalAround(holder, piece);
  const [first] = literal;
  // `"{} {}".format(a, b)` gives values to places by counting.
  if (/^\{(?:[!:].*)?\}$/s.test(written) && literal.some((it) => it.kind === "hole" && it !== piece)) return null;
  const opening = first && /(?<!\w)(r?)f(r?)("""|'''|"|')$/i.exec(read(Math.max(0, first.start - 6), first.start));
  if (first === undefined || !opening || !piece.host.startsWith("python:"))
    return { span: { start: hole.start, end: hole.end }, text, ...at };
  return { ...inFormatString(literal, piece, text, opening, read), ...at };
}

/**
 * The edit reaches from the prefix on, so that of two holes of one literal the second waits until the first is filled: only
 * then it is known that none is left, and that the literal is an ordinary one, with single braces.
 */
function inFormatString(
  literal: readonly Piece[],
  piece: Piece,
  text: string,
  opening: RegExpExecArray,
  read: (a: number, b: number) => string,
) {
  const [whole, before = "", behind = "", quote = ""] = opening;
  const [start, last] = [(literal[0]?.start ?? 0) - whole.length, literal.at(-1)?.end ?? piece.end];
  // What is known of another variable is text here, and stands elsewhere: then the pieces end before the literal does.
  const isWhole = read(last, last + quote.length) === quote;
  if (!isWhole || literal.some((it) => it.kind === "hole" && it !== piece))
    return { span: { start, end: piece.end }, text: read(start, piece.start) + text };
  const written = literal.map((it) => {
    const own = it === piece ? text : read(it.start, it.end);
    return it.kind === "escape" && (own === "{{" || own === "}}") ? own.slice(1) : own;
  });
  return { span: { start, end: last }, text: before + behind + quote + written.join("") };
}

/** The pieces that follow each other without a gap: between two literals stand at least their quotes. */
function literalAround({ pieces }: PromptText, piece: Piece): readonly Piece[] {
  const at = pieces.indexOf(piece);
  let [from, to] = [at, at];
  while (from > 0 && pieces[from - 1]?.uri === piece.uri && pieces[from - 1]?.end === pieces[from]?.start) from--;
  while (to + 1 < pieces.length && pieces[to + 1]?.uri === piece.uri && pieces[to]?.end === pieces[to + 1]?.start) to++;
  return pieces.slice(from, to + 1);
}
