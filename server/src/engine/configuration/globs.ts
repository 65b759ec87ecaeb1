import picomatch from "picomatch";

/** Whether a path (relative to the folder the globs stand in, with `/`) is meant. */
export type Matcher = (path: string) => boolean;

/** `*.md` means any such file below, `vendor` and `vendor/` a folder with all that is in it. Paths that lead out never match. */
export function matcher(globs: readonly string[]): Matcher {
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, "").replace(/\/+$/, "");
    return plain === "" ? [] : [plain, `${plain}/**`];
  });
  const matchers = patterns.map((it) => picomatch(it, { dot: true, basename: !it.includes("/"), posixSlashes: true, windows: false }));
  return (path) => !path.startsWith("../") && matchers.some((it) => it(path));
}
