import { type Claim, claimsOf } from "./claims.ts";
import type { Contradiction, Unit } from "./model.ts";
import type { Scopes } from "./scope.ts";

/** Claims that one is held against, at most, in one topic. */
const MOST_CLAIMS = 32;
/** Whoever says which of two rules goes first may have two. */
const PRECEDENCE =
  /\b(?:conflict(?:s|ing)?|contradict\w*|takes? (?:precedence|priority)|overrides?|in (?:this )?order of (?:priority|precedence))\b/i;

/**
 * Pairs of units that cannot both be followed: limits that do not meet, the same demanded and forbidden, forms, languages,
 * questions and tools. Only what both say without condition of the same scope; each unit is reported once.
 * @param textOf the text of a unit
 */
export function contradictionsOf(units: readonly Unit[], textOf: (unit: Unit) => string, { together }: Scopes): Contradiction[] {
  const texts = units.map(textOf);
  if (texts.some((it) => PRECEDENCE.test(it))) return [];
  const topics = new Map<string, { readonly index: number; readonly claim: Claim }[]>();
  const found: Contradiction[] = [];
  units.forEach((unit, index) => {
    for (const claim of claimsOf(unit, texts[index] ?? "")) {
      const known = topics.get(claim.topic) ?? [];
      const against = known.find((it) => claim.excludes(it.claim) && together(units[it.index] as Unit, unit));
      if (known.length < MOST_CLAIMS) topics.set(claim.topic, [...known, { index, claim }]);
      if (!against || found.some((it) => it.second === index)) continue;
      found.push({ first: against.index, second: index, kind: claim.kind, claims: [against.claim.text, claim.text] });
    }
  });
  return found;
}
