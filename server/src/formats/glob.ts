/**
 * Globs over paths with `/`: `*` and `?` inside a segment, `**` over segments, `{a,b}` (not nested). Case is ignored, as
 * the file systems of most users do. Linear in pattern times path: no regular expression is built.
 */
export function matchesGlob(glob: string, path: string): boolean {
  let patterns = compiled.get(glob);
  if (patterns === undefined) {
    patterns = alternatives(glob).map((it) => it.toLowerCase().split("/"));
    compiled.set(glob, patterns);
  }
  const segments = path.toLowerCase().split("/");
  return patterns.some((it) => segmentsMatch(it, segments));
}

/** Globs come from the table and the configuration: few, and asked for every file of a workspace. */
const compiled = new Map<string, string[][]>();

function alternatives(glob: string): string[] {
  let results = [""];
  let rest = glob;
  while (rest !== "") {
    const open = rest.indexOf("{");
    const close = open < 0 ? -1 : rest.indexOf("}", open);
    if (close < 0) return results.map((it) => it + rest);
    const head = rest.slice(0, open);
    const options = rest.slice(open + 1, close).split(",");
    results = results.flatMap((it) => options.map((option) => it + head + option));
    if (results.length > 256) return [];
    rest = rest.slice(close + 1);
  }
  return results;
}

function segmentsMatch(pattern: readonly string[], path: readonly string[]): boolean {
  return starMatch(
    pattern,
    path,
    (it) => it === "**",
    (a, b) =>
      starMatch(
        [...a],
        [...b],
        (it) => it === "*",
        (x, y) => x === "?" || x === y,
      ),
  );
}

/** The two-pointer match of a list with stars: on a mismatch only the last star gives way. */
function starMatch<T>(pattern: readonly T[], items: readonly T[], isStar: (it: T) => boolean, same: (a: T, b: T) => boolean): boolean {
  let [at, p, star, mark] = [0, 0, -1, 0];
  while (at < items.length) {
    const want = pattern[p];
    const item = items[at] as T;
    if (want !== undefined && isStar(want)) {
      star = p++;
      mark = at;
    } else if (want !== undefined && same(want, item)) {
      p++;
      at++;
    } else if (star >= 0) {
      p = star + 1;
      at = ++mark;
    } else return false;
  }
  while (p < pattern.length && isStar(pattern[p] as T)) p++;
  return p === pattern.length;
}
