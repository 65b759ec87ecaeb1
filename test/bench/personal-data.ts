/**
 * Throughput of the detector on ordinary text, and growth of its time on hostile text: `node test/bench/personal-data.ts [FOLDER]`.
 * Without a folder the ordinary text is made here; with one, its Markdown and source files are read. Times are processor time.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { find } from "../../server/src/analysis/personal-data/find.ts";
import { reference } from "./reference.ts";

const READ = new Set([".md", ".mdx", ".txt", ".py", ".ts", ".tsx", ".js", ".json", ".yaml", ".yml"]);
const PARAGRAPH = `## Step 3: ask the model\n\nCall \`client.chat.completions.create(model="gpt-4o-2024-08-06", max_tokens=1024)\` and keep id 4f1c2d9e-77ab-4c02-9d11-0a1b2c3d4e5f.
Version 1.22.3 was released on 2026-03-14 10:22:51; see https://docs.example.com/a/b?page=3#c. Tickets: {"id": 48291037, "total": 12.99, "tags": ["a", "b"]}.
Write to petra.novak@seznam.cz or +49 151 23456789, card 4539 1488 0343 6467, for order 991-22 of customer 17.\n`;

/** Documents of 20 KB, up to `bytes` in all: what the folder has, or that much made here. */
export function documents(folder: string | null, bytes: number): string[] {
  const texts: string[] = [];
  let size = 0;
  for (const path of folder === null ? [] : readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (size >= bytes) break;
    if (!READ.has(extname(path))) continue;
    try {
      const text = readFileSync(join(folder ?? "", path), "utf8");
      for (let at = 0; at < text.length && size < bytes; at += 20_000) {
        texts.push(text.slice(at, at + 20_000));
        size += Math.min(20_000, text.length - at);
      }
    } catch {
      // A folder named like a file, or a link to nowhere.
    }
  }
  while (folder === null && size < bytes) {
    texts.push(PARAGRAPH.repeat(Math.ceil(20_000 / PARAGRAPH.length)));
    size += texts.at(-1)?.length ?? 0;
  }
  return texts;
}

export const HOSTILE: readonly string[] = [
  "1-1-1-",
  "a.a.a.",
  "a@a@",
  "7",
  "+1+1",
  "(1)(1",
  "12 34 ",
  "4111 ",
  "DE89 ",
  "AB12",
  "a-a-",
  "key: a ",
  "password: ",
  "name: Aa Bb ",
  "://a:b@",
  "eyJa.",
  "sk-a",
  "1.1.",
  "ff:",
  "(at)",
  "Dr. A",
  "a[at]b",
  "%40a",
  "12 Main ",
  "\u200b1",
  "а1",
  "|1|\n",
  "1,1,",
  "dot ",
  "ssn 1",
  "    ",
  "\n\n",
  "phone 5",
  "0x1",
  "QmFzZTY0IHRleHQgb2YgYSBmaWxl",
  "3f2a9c18b7d6e5",
  "name: name: ",
  "Name: Ana Name: Ana ",
  "DE89AB",
  "IBAN XXXX XXXX ",
  "4821,77.5,1099\n",
  "|Full name|Ana Ruiz",
  "INSERT INTO t (name,ssn) VALUES ('a','1');\n",
  "INSERT INTO t (a,b) VALUES ",
  "('Ana Ruiz','1'),",
  "<name>Ana ",
  "<a@b.cz",
  "Calle de la A 1, ",
  "1 Aa Bb Cc Dd, ",
  "Dear Aa Bb",
  "postgres://a:b",
  "密码: 電話",
  "pass is a1",
  "+44 1 ",
  "born 1/1/1",
  '"a":1,',
];

/** Processor time, so that what else the machine does counts little: median of the rounds, in milliseconds. */
export function milliseconds(work: () => void, rounds = 3): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[rounds >> 1] ?? 0;
}

/** How often `reference` does its work. */
const ROUNDS = 30;

if (import.meta.main) {
  const folder = process.argv[2] ?? null;
  const texts = documents(folder, 10_000_000);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  let found = 0;
  for (const text of texts.slice(0, 100)) find(text);
  // By turns, and the best of each: what else the machine does slows both, seldom for all rounds.
  let [time, unit] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 4; round++) {
    unit = Math.min(unit, milliseconds(() => void reference(), 1) / ROUNDS);
    const once = () => {
      found = texts.reduce((sum, text) => sum + find(text).length, 0);
    };
    time = Math.min(time, milliseconds(once, 1));
  }
  const worst = Math.max(...texts.map((text) => milliseconds(() => find(text), 1)));
  console.log(
    `${folder === null ? "text made of values" : folder}: n=${texts.length} documents, ${(bytes / 1e6).toFixed(1)} MB, ${found} values, ${time.toFixed(0)} ms, ${(bytes / 1000 / time).toFixed(1)} MB/s, worst document ${worst.toFixed(1)} ms (processor time, best of 4)`,
  );
  console.log(`reference workload ${unit.toFixed(1)} ms; one MB costs ${(((time / bytes) * 1e6) / unit).toFixed(2)} of it`);
  console.log(`hostile text, n=${HOSTILE.length}, ms for 50 KB / 500 KB / 5 MB, and each by the one before it (linear: 10):`);
  let steepest = 0;
  for (const part of HOSTILE) {
    const cost = [50_000, 500_000, 5_000_000].map((size) => {
      const text = part.repeat(Math.ceil(size / part.length));
      return milliseconds(() => find(text), size > 100_000 ? 1 : 3);
    });
    const [first = 1, middle = 1, last = 0] = cost;
    // Below a few milliseconds the clock says nothing.
    const [early, late] = [middle / Math.max(5, first), last / Math.max(5, middle)];
    steepest = Math.max(steepest, early, late);
    console.log(
      `  ${JSON.stringify(part).slice(0, 30).padEnd(30)} ${cost.map((it) => it.toFixed(1).padStart(9)).join("")}  x${early.toFixed(1)} x${late.toFixed(1)}`,
    );
  }
  console.log(`steepest: x${steepest.toFixed(1)} for ten times the length`);
}
