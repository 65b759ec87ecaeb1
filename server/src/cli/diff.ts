const CONTEXT = 3;

/**
 * The difference of two texts as `patch` takes it. Lines are compared after what both begin and end with is set aside; the
 * rest is matched by the longest run of common lines where it is small, and replaced whole where it is not. `mask` stars what
 * must not be shown; it leaves length and line ends.
 */
export function unifiedDiff(path: string, before: string, after: string, mask: (text: string) => string): string {
  const operations = masked(compare(splitLines(before), splitLines(after)), splitLines(mask(before)), splitLines(mask(after)));
  const hunks: string[] = [];
  let at = 0;
  while (at < operations.length) {
    if (operations[at]?.kind === " ") {
      at++;
      continue;
    }
    let end = at;
    for (let next = at; next < operations.length && next - end <= CONTEXT * 2; next++) if (operations[next]?.kind !== " ") end = next + 1;
    const from = Math.max(0, at - CONTEXT);
    const slice = operations.slice(from, Math.min(operations.length, end + CONTEXT));
    const head = operations.slice(0, from);
    const [startA, startB] = [head.filter((it) => it.kind !== "+").length, head.filter((it) => it.kind !== "-").length];
    const [sizeA, sizeB] = [slice.filter((it) => it.kind !== "+").length, slice.filter((it) => it.kind !== "-").length];
    hunks.push(`@@ -${startA + (sizeA > 0 ? 1 : 0)},${sizeA} +${startB + (sizeB > 0 ? 1 : 0)},${sizeB} @@`);
    for (const { kind, line } of slice)
      hunks.push(line.endsWith("\n") ? `${kind}${line.slice(0, -1)}` : `${kind}${line}\n\\ No newline at end of file`);
    at = end + CONTEXT;
  }
  return hunks.length === 0 ? "" : `--- a/${path}\n+++ b/${path}\n${hunks.join("\n")}\n`;
}

interface Operation {
  readonly kind: " " | "-" | "+";
  readonly line: string;
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The same operations with the lines as they may be shown. */
function masked(operations: readonly Operation[], before: readonly string[], after: readonly string[]): Operation[] {
  let [i, j] = [0, 0];
  return operations.map(({ kind, line }) => {
    const shown = kind === "+" ? after[j] : before[i];
    if (kind !== "+") i++;
    if (kind !== "-") j++;
    return { kind, line: shown ?? line.replace(/[^\r\n]/g, "*") };
  });
}

function compare(a: readonly string[], b: readonly string[]): Operation[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let same = 0;
  while (same < a.length - start && same < b.length - start && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  const as = (lines: readonly string[], kind: Operation["kind"]): Operation[] => lines.map((line) => ({ kind, line }));
  return [
    ...as(a.slice(0, start), " "),
    ...middle(a.slice(start, a.length - same), b.slice(start, b.length - same)),
    ...as(a.slice(a.length - same), " "),
  ];
}

function middle(a: readonly string[], b: readonly string[]): Operation[] {
  if (a.length * b.length > 4_000_000)
    return [...a.map((line): Operation => ({ kind: "-", line })), ...b.map((line): Operation => ({ kind: "+", line }))];
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const operations: Operation[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      operations.push({ kind: " ", line: left });
      i++;
      j++;
    } else if (left !== undefined && (right === undefined || (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))) {
      operations.push({ kind: "-", line: left });
      i++;
    } else if (right !== undefined) {
      operations.push({ kind: "+", line: right });
      j++;
    }
  }
  return operations;
}
