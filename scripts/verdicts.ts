export interface Judged {
  readonly verdict: "right" | "wrong" | "useless" | null;
  readonly words: string;
  /** What somebody else said of the same finding. */
  readonly second?: { readonly verdict: "right" | "wrong" | "useless"; readonly words: string };
}

interface Place {
  readonly repository: string;
  readonly path: string;
  readonly line: number;
  readonly cell?: number;
}

/** Rows with the verdicts that stand in the lines of an earlier tally, by place; without one they are to be judged. */
export function withVerdicts<Row extends Place>(rows: readonly Row[], earlier: string): readonly (Row & Judged)[] {
  const key = ({ repository, path, line, cell }: Place) => `${repository} ${path}${cell === undefined ? "" : `#${cell}`}:${line}`;
  const standing = new Map<string, Judged>();
  for (const line of earlier.split("\n").slice(1)) {
    if (line === "") continue;
    const row = JSON.parse(line) as Place & Judged;
    const { verdict, words, second } = row;
    if (verdict !== null) standing.set(key(row), { verdict, words, ...(second === undefined ? {} : { second }) });
  }
  return rows.map((row) => ({ ...row, ...(standing.get(key(row)) ?? { verdict: null, words: "" }) }));
}
