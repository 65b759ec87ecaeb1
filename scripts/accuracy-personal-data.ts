import { find } from "../server/src/analysis/personal-data/find.ts";
import { labelledTexts, RESERVED } from "../test/accuracy/personal-data/texts.ts";
import { BOUND, unseenTexts } from "../test/accuracy/personal-data/unseen.ts";

/**
 * Recall and precision of the detector by kind on a set of its own: `node scripts/accuracy-personal-data.ts [--show]`. A value
 * counts as found when one finding of its kind, or of a kind that means the same number, covers most of it.
 */
const SEED = 20_261_121;
const PER_KIND = 40;
const show = process.argv.includes("--show");
/** Numbers that a country gives to a person are one kind for the reader. */
const SAME = new Map(
  ["national-id", "tax-id", "social-security", "health-id", "provider-id", "medical-record"].map((kind) => [kind, "number of a person"]),
);
const family = (kind: string) => SAME.get(kind) ?? kind;

interface Tally {
  found: number;
  values: number;
}
const recall = new Map<string, Tally>();
const precision = new Map<string, { right: number; findings: number }>();
const flagged = { spoiled: { flagged: 0, texts: 0 }, "look-alike": { flagged: 0, texts: 0 } };
const texts = labelledTexts(SEED, PER_KIND);

for (const { text, values, group } of texts) {
  const data = find(text, { reserved: "report" });
  for (const { kind, value, title } of values) {
    const start = text.indexOf(value);
    const end = start + value.length;
    const hit = data.some((it) => family(it.kind) === family(kind) && Math.min(it.end, end) - Math.max(it.start, start) > value.length / 2);
    count(recall, title, { found: 0, values: 0 }, (it) => {
      it.values++;
      if (hit) it.found++;
    });
    count(recall, `= all ${group}`, { found: 0, values: 0 }, (it) => {
      it.values++;
      if (hit) it.found++;
    });
    if (!hit && show)
      console.log(`missed ${title}: ${JSON.stringify(text)} ${JSON.stringify(data.map((it) => [it.kind, text.slice(it.start, it.end)]))}`);
  }
  for (const it of data) {
    const right = values.some(
      ({ kind, value }) =>
        family(kind) === family(it.kind) && text.indexOf(value) < it.end && it.start < text.indexOf(value) + value.length,
    );
    // A name in the text around a value is one too, though the set does not say so.
    if (!right && it.kind === "person-name") continue;
    count(precision, it.kind, { right: 0, findings: 0 }, (row) => {
      row.findings++;
      if (right) row.right++;
    });
    if (!right && show)
      console.log(
        `wrong ${it.kind} ${it.country} ${it.evidence}: ${JSON.stringify(text.slice(it.start, it.end))} in ${JSON.stringify(text)}`,
      );
  }
  if (group === "spoiled" || group === "look-alike") {
    flagged[group].texts++;
    if (data.length > 0) flagged[group].flagged++;
  }
}
const quiet = RESERVED.filter((text) => {
  const data = find(text);
  if (data.length > 0 && show) console.log(`reserved, yet reported: ${text} as ${data.map((it) => it.kind)}`);
  return data.length === 0;
});

console.log(`${texts.length} texts, seed ${SEED}`);
for (const [title, { found, values }] of [...recall].sort()) console.log(`recall ${title.padEnd(32)} ${share(found, values)}`);
for (const [kind, { right, findings }] of [...precision].sort()) console.log(`precision ${kind.padEnd(29)} ${share(right, findings)}`);
for (const [group, { flagged: some, texts: all }] of Object.entries(flagged))
  console.log(`flagged ${group.padEnd(31)} ${share(some, all)}`);
console.log(`silent on reserved values by default    ${share(quiet.length, RESERVED.length)}`);

const other = new Map<string, Tally>();
for (const { part, text, values } of unseenTexts()) {
  const data = find(text, { reserved: "report" });
  for (const { kind, start, end } of values.filter((it) => it.kind !== "first")) {
    const hit = data.some(
      (it) => family(it.kind) === family(kind) && Math.min(it.end, end) - Math.max(it.start, start) > (end - start) / 2,
    );
    const tier = kind === "person-name" ? "names" : BOUND.has(kind) ? "bound to context" : "validated";
    for (const row of [`${tier}, part ${part}`, `${tier}, all`, `  ${kind}`])
      count(other, row, { found: 0, values: 0 }, (it) => {
        it.values++;
        if (hit) it.found++;
      });
    if (!hit && show) console.log(`missed ${kind}: ${JSON.stringify(text.slice(start, end))} in ${JSON.stringify(text)}`);
  }
  const wrong = data.filter((it) => !values.some(({ start, end }) => start < it.end && it.start < end) && !it.reserved);
  if (values.length === 0)
    count(other, "look-alikes flagged", { found: 0, values: 0 }, (it) => {
      it.values++;
      if (wrong.length > 0) it.found++;
    });
  if (wrong.length > 0 && show) console.log(`wrong ${wrong.map((it) => it.kind)}: ${JSON.stringify(text)}`);
}
console.log("\nTexts of another hand, values of a public generator");
for (const [title, { found, values }] of [...other].sort()) console.log(`${title.padEnd(39)} ${share(found, values)}`);

function share(part: number, whole: number): string {
  return `${((100 * part) / Math.max(1, whole)).toFixed(1).padStart(5)} %  n=${whole}`;
}

function count<Row>(map: Map<string, Row>, key: string, start: Row, add: (row: Row) => void): void {
  const row = map.get(key) ?? { ...start };
  add(row);
  map.set(key, row);
}
