import { z } from "zod";
import type { PersonalDatum } from "../../analysis/personal-data/model.ts";
import { toSource } from "../../model/prompt-text.ts";
import { textsOf } from "../replacement.ts";
import { defineRule } from "../rule.ts";

const KINDS =
  "email phone postal-address date-of-birth payment-card iban bank-account national-id social-security tax-id health-id medical-record provider-id passport driving-licence credential password";
/** Of all values found, so many are samples in a set that was made up. */
const SYNTHETIC = 0.95;

export default defineRule({
  id: "privacy/pii-training-data",
  summary: "Rows for training or evaluation hold personal data",
  profile: "strict",
  grades: { rows: "warning" },
  confidence: "high",
  since: "next",
  fixable: "never",
  options: z.strictObject({
    kinds: z.array(z.string()).default(KINDS.split(" ")).describe("Kinds that are counted."),
    minRows: z.int().positive().default(1).describe("Fewest rows with personal data that are reported."),
  }),

  on: "dataset",
  *check(dataset, { document, options, services }) {
    const counts = new Map<string, number>();
    const places: { readonly start: number; readonly end: number; readonly name: string }[] = [];
    let [rows, real, reserved] = [0, 0, 0];
    for (const row of document.prompts.filter((it) => it.start >= dataset.start && it.end <= dataset.end)) {
      const kinds = new Set<string>();
      for (const text of textsOf(row, document)) {
        for (const datum of services.personalData(text, { reserved: "report" })) {
          if (!options.kinds.includes(datum.kind) || !isSure(datum)) continue;
          if (datum.reserved) reserved++;
          else real++;
          if (datum.reserved) continue;
          const place = toSource(text, datum);
          if (!kinds.has(datum.kind) && places.length < 3 && place !== null)
            places.push({ start: place.start, end: place.end, name: datum.name });
          kinds.add(datum.kind);
        }
      }
      if (kinds.size > 0) rows++;
      for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const [first] = places;
    if (first === undefined || rows < options.minRows || reserved >= SYNTHETIC * (real + reserved)) return;
    const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const listed = most.slice(0, 2).map(([kind, count]) => `${kind} ${count}`);
    const share = dataset.read < dataset.rows ? `${dataset.read} read rows` : `${dataset.rows} rows`;
    yield {
      grade: "rows",
      span: { start: first.start, end: first.end },
      message: `${rows} of ${share} hold personal data (${listed.join(", ")}${most.length > 2 ? ", …" : ""}); redact before upload`,
      data: { rows, read: dataset.read, all: dataset.rows, ...Object.fromEntries(most) },
      related: places.slice(1).map(({ start, end, name }) => ({ uri: document.uri, span: { start, end }, message: name })),
    };
  },
});

/** A mailbox that could be anybody's counts as little as a reading of low confidence. */
function isSure({ kind, confidence }: PersonalDatum): boolean {
  return confidence === "high" || (confidence === "medium" && kind !== "email");
}
