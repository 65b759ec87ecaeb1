import type { Fragment } from "./fragments.ts";

/** Without white space at the ends, as `strip` and `trim` leave it. */
export function trimmed(fragments: readonly Fragment[], atStart: boolean, atEnd: boolean): Fragment[] {
  const result = [...fragments];
  while (atStart && result[0] !== undefined && result[0].kind !== "hole") {
    const [first] = result;
    const text = first.text.trimStart();
    if (text === first.text) break;
    if (text === "") result.shift();
    else if (first.kind === "escape") break;
    else {
      result[0] = { ...first, text, start: first.end - text.length };
      break;
    }
  }
  for (let last = result.at(-1); atEnd && last !== undefined && last.kind !== "hole"; last = result.at(-1)) {
    const text = last.text.trimEnd();
    if (text === last.text) break;
    if (text === "") result.pop();
    else if (last.kind === "escape") break;
    else {
      result[result.length - 1] = { ...last, text, end: last.start + text.length };
      break;
    }
  }
  return result;
}

/** Without the indentation that all its lines share, as `textwrap.dedent` leaves it. */
export function dedented(fragments: readonly Fragment[]): Fragment[] {
  const margin = marginOf(fragments);
  if (margin === 0) return [...fragments];
  const result: Fragment[] = [];
  let atLineStart = true;
  for (const fragment of fragments) {
    if (fragment.kind !== "verbatim") {
      result.push(fragment);
      atLineStart = fragment.kind === "escape" && fragment.text.endsWith("\n");
      continue;
    }
    let cursor = 0;
    while (cursor < fragment.text.length) {
      const newline = fragment.text.indexOf("\n", cursor);
      const lineEnd = newline < 0 ? fragment.text.length : newline + 1;
      let from = cursor;
      if (atLineStart)
        while (from < lineEnd && from - cursor < margin && (fragment.text[from] === " " || fragment.text[from] === "\t")) from++;
      const last = result.at(-1);
      // Lines without indentation to drop stay in one piece.
      if (
        from === cursor &&
        cursor > 0 &&
        last?.kind === "verbatim" &&
        last.end === fragment.start + cursor &&
        last.home === fragment.home
      ) {
        result[result.length - 1] = { ...last, text: last.text + fragment.text.slice(cursor, lineEnd), end: fragment.start + lineEnd };
      } else if (from < lineEnd)
        result.push({ ...fragment, text: fragment.text.slice(from, lineEnd), start: fragment.start + from, end: fragment.start + lineEnd });
      atLineStart = newline >= 0;
      cursor = lineEnd;
    }
  }
  return result;
}

function marginOf(fragments: readonly Fragment[]): number {
  let margin = Number.POSITIVE_INFINITY;
  let indentation: number | null = 0;
  for (const fragment of fragments) {
    if (fragment.kind === "hole") {
      if (indentation !== null) margin = Math.min(margin, indentation);
      indentation = null;
      continue;
    }
    for (const unit of fragment.text) {
      if (unit === "\n") indentation = 0;
      else if (indentation === null) continue;
      else if (unit === " " || unit === "\t") indentation++;
      else {
        margin = Math.min(margin, indentation);
        indentation = null;
      }
    }
  }
  return Number.isFinite(margin) ? margin : 0;
}
