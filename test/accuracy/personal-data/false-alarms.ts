import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { find } from "../../../server/src/analysis/personal-data/find.ts";
import { mask } from "../../../server/src/analysis/personal-data/mask.ts";
import type { PersonalDatum } from "../../../server/src/analysis/personal-data/model.ts";
import { liesAmongTests } from "../../../server/src/recognise/context.ts";
import rule from "../../../server/src/rules/privacy/pii-literal.ts";

/** One finding on text that nobody here wrote. Values are masked. */
export interface Alarm {
  readonly repository: string;
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  readonly masked: string;
  /** The line around it, masked. */
  readonly text: string;
}

export interface Swept {
  readonly files: number;
  readonly megabytes: number;
  /** Findings among tests, where the product informs and never warns. */
  readonly informing: number;
  readonly alarms: readonly Alarm[];
}

const GROUPS = {
  documents: /\.(?:md|mdx|markdown|rst|txt|prompt|prompty|j2)$/i,
  code: /\.(?:py|ts|tsx|mts|js|mjs|jsx|cs|java|go|rb|rs|kt|swift|php)$/i,
} as const;
const LARGEST = 1_000_000;
const KINDS: ReadonlySet<string> = new Set(rule.options.parse({}).kinds);

/** Findings at warning or above in files drawn by seed from the checkouts of a folder, up to so many bytes. */
export function sweep(corpus: string, group: keyof typeof GROUPS, bytes: number, seed: number): Swept {
  // Ordered by a hash of seed and name: what is added to the folder later leaves the others' order as it is.
  const order = (path: string) =>
    createHash("sha1")
      .update(`${seed} ${relative(corpus, path)}`)
      .digest("hex");
  const paths = readdirSync(corpus)
    .sort()
    .flatMap((folder) => filesBelow(join(corpus, folder)).filter((it) => GROUPS[group].test(it)))
    .map((path) => ({ path, key: order(path) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const alarms: Alarm[] = [];
  let [files, size, informing] = [0, 0, 0];
  const seen = new Set<string>();
  for (const { path } of paths) {
    if (size >= bytes) break;
    const text = readFileSync(path, "utf8");
    // Copies, and what a program wrote, say nothing new.
    if (text.length > LARGEST || seen.has(text)) continue;
    seen.add(text);
    files++;
    size += Buffer.byteLength(text);
    const [folder = "", ...rest] = relative(corpus, path).split(/[\\/]/);
    const all = find(text, { reserved: "report" });
    const alarmed = all.filter(warns);
    if (liesAmongTests(rest.join("/"))) {
      informing += alarmed.length;
      continue;
    }
    for (const datum of alarmed) {
      const [start, stop] = [text.lastIndexOf("\n", datum.start) + 1, text.indexOf("\n", datum.end)];
      const line = text.slice(0, start).split("\n").length;
      const shown = mask(text, all).slice(Math.max(start, datum.start - 60), Math.min(stop < 0 ? text.length : stop, datum.end + 40));
      alarms.push({
        repository: folder.replace("+", "/"),
        path: rest.join("/"),
        line,
        kind: datum.kind,
        masked: datum.masked,
        text: shown,
      });
    }
  }
  return {
    files,
    megabytes: size / 1e6,
    informing,
    alarms: alarms.sort((a, b) => (`${a.repository}/${a.path}` < `${b.repository}/${b.path}` ? -1 : 1)),
  };
}

/** As the rules on literals and credentials grade it in a prompt: a mailbox that could be anybody's and a weak reading only inform. */
function warns({ kind, gdpr, confidence, reserved }: PersonalDatum): boolean {
  if (reserved) return false;
  return gdpr === "credential" || (KINDS.has(kind) && confidence !== "low" && (confidence === "high" || kind !== "email"));
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && !/[\\/](?:\.git|node_modules|dist|build)(?:[\\/]|$)/.test(it.parentPath))
    .map((it) => join(it.parentPath, it.name))
    .sort();
}

/** What stays the same for a finding as long as its file does. */
export function identity({
  repository,
  path,
  line,
  kind,
  masked,
}: Pick<Alarm, "repository" | "path" | "line" | "kind" | "masked">): string {
  return [repository, path, line, kind, masked].join("\t");
}
