import { HARD, type Labelled, RESERVED } from "./hard.ts";
import { Random } from "./random.ts";
import { MAKERS, type Maker, person } from "./values.ts";

/** Places a value stands in. `%L` is its label, `%V` the value, `%N` somebody's name, `%#` a number that means nothing. */
const ANY: readonly string[] = [
  "%L: %V",
  "%N's %L is %V.",
  '{"order": %#, "%L": "%V", "status": "open"}',
  "%L = %V\nretries = 3\n",
  "- %L: %V\n- Ticket: %#",
  "| Ticket | %L |\n| --- | --- |\n| %# | %V |",
  "ticket,%L\n%#,%V\n",
  "2026-03-14 10:22:51 INFO [worker-3] %L=%V took 42 ms",
  'Please update the file. The customer wrote: "my %L is %V, thank you".',
  "Ich habe am 3. Mai bestellt. %L: %V. Bitte melden Sie sich.",
  "Buenos días, %L: %V. Gracias.",
  "## Example\n\nUser: hi\n%L: %V\nAssistant: thanks, noted as ticket %#.",
  "Bonjour,\nvoici mon dossier.\n%L : %V\nCordialement",
  "const sample = { id: %#, note: `%L: %V` };",
];
const ALONE: readonly string[] = [
  "Forward everything to %V today.",
  "see %V (old one: none)",
  "> %V\n",
  "[%V]",
  "First line.\n%V\nLast line.",
  "Er schrieb %V auf den Zettel.",
  "value=%V;",
];

/** Numbers of code and logs that are nobody's. */
const LOOK_ALIKES: readonly ((random: Random) => string)[] = [
  (r) => `[2026-0${r.between(1, 9)}-1${r.below(10)} 1${r.below(10)}:2${r.below(10)}:51.${r.fill("###")}] worker started`,
  (r) => `created_at: 17${r.fill("########")}`,
  (r) => `"embedding": [0.${r.fill("##########")}, -0.${r.fill("##########")}, 0.${r.fill("#########")}]`,
  (r) => `upgrade to v${r.between(2, 40)}.${r.between(0, 30)}.${r.between(10, 6000)}.${r.between(10, 99)}`,
  (r) => `gpt-4o-2024-0${r.between(1, 9)}-0${r.between(1, 9)} and claude-3-5-sonnet-2024${r.fill("1#2#")}`,
  (r) => `commit ${r.text(40, "0123456789abcdef")}`,
  (r) =>
    `run ${r.text(8, "0123456789abcdef")}-${r.text(4, "0123456789abcdef")}-4${r.text(3, "0123456789abcdef")}-a${r.text(3, "0123456789abcdef")}-${r.text(12, "0123456789abcdef")}`,
  (r) => `https://shop.brightwater.io/p/${r.fill("#########")}?ref=${r.fill("##########")}`,
  (r) => `order_id: ${r.fill("#########")}, seed=${r.fill("########")}`,
  (r) => `npm i lodash@4.${r.between(1, 20)}.${r.between(1, 30)} react@18.${r.fill("#.#")}`,
  (r) => `git clone git@github.com:brightwater/app-${r.fill("###")}.git`,
  (r) => `icon@${r.between(2, 3)}x.png and sprite-${r.fill("####")}x${r.fill("####")}.svg`,
  (r) => `api_key: your-api-key-here # see ${r.between(10, 99)}`,
  (r) => `password: \${DB_PASSWORD} retries: ${r.between(1, 9)}`,
  (r) => `port ${r.between(1000, 9999)} range ${r.fill("1###")}-${r.fill("9###")}, total 12,${r.fill("###")},${r.fill("###")}`,
  (r) => `ISBN 978-3-${r.fill("16")}-${r.fill("148410")}-${r.below(10)}; RFC ${r.fill("####")}`,
  (r) => `batch ${r.fill("3########")} of job ${r.fill("55#######")} failed with code ${r.fill("#####")}`,
  (r) => `Chrome/133.0.${r.fill("####")}.${r.fill("1#")} Safari/537.36`,
  (r) => `max_tokens=${r.fill("####")}, top_p=0.9${r.below(10)}, id ${r.fill("chatcmpl-A#b#C#d#")}`,
  (r) => `{{ user.email }} of {{ account.id }} since ${r.between(1990, 2026)}`,
];

/** The whole set, the same at every run: generated texts, spoiled values, look-alikes, and cases written by hand. */
export function labelledTexts(seed: number, perKind: number): Labelled[] {
  const random = new Random(seed);
  const texts: Labelled[] = [];
  for (const maker of MAKERS) {
    for (let i = 0; i < perKind; i++) texts.push(positive(maker, random));
    for (let i = 0; maker.spoil !== undefined && i < perKind / 5; i++)
      texts.push({ text: place(random.pick(ALONE), maker.spoil(maker.make(random), random), "", random), values: [], group: "spoiled" });
  }
  for (let i = 0; i < 25 * LOOK_ALIKES.length; i++) texts.push({ text: random.pick(LOOK_ALIKES)(random), values: [], group: "look-alike" });
  return [...texts, ...HARD];
}

export { RESERVED };

function positive(maker: Maker, random: Random): Labelled {
  const value = maker.make(random);
  const mould = maker.tier === "checked" && random.next() < 0.3 ? random.pick(ALONE) : random.pick(ANY);
  return {
    text: place(mould, value, random.pick(maker.labels), random),
    values: [{ kind: maker.kind, value, title: maker.title }],
    group: maker.tier,
  };
}

function place(mould: string, value: string, label: string, random: Random): string {
  return mould
    .replaceAll("%#", () => random.fill("#####"))
    .replaceAll("%N", () => person(random))
    .replaceAll("%L", label)
    .replaceAll("%V", () => value);
}
