/**
 * A fixed piece of work, so that figures of different machines can be compared: SHA-256 over 4 MB and JSON.parse of about
 * 1 MB, both of data made here by arithmetic. Run alone it prints its time.
 */
import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";

const bytes = Uint8Array.from({ length: 4 * 1024 * 1024 }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
const text = JSON.stringify(
  Array.from({ length: 12_000 }, (_, index) => ({
    id: index,
    name: `row ${index}`,
    share: index / 12_000,
    tags: ["a", "b", `t${index % 97}`],
    open: index % 3 === 0,
  })),
);

/** Median of 25 rounds in milliseconds, after five that are not counted. */
export function reference(): number {
  const times: number[] = [];
  for (let round = 0; round < 30; round++) {
    const started = performance.now();
    const digest = createHash("sha256").update(bytes).digest("hex");
    const rows = JSON.parse(text) as { length: number };
    if (digest.length + rows.length !== 12_064) throw new Error("the reference workload did not do its work");
    if (round >= 5) times.push(performance.now() - started);
  }
  return median(times);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Nearest rank; `share` from 0 to 1. Throws without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error("no values");
  return value;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  console.log(`reference workload: ${reference().toFixed(1)} ms (${(text.length / 1e6).toFixed(2)} MB of JSON)`);
}
