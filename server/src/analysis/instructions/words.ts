/** The words of a sentence as they are compared: without markup, contractions, politeness and emphasis. */
export interface Words {
  /** All of them but fillers, in order. */
  readonly key: string;
  /** Those that carry meaning, as stems, in order, each once. Negations are left to the polarity. */
  readonly content: readonly string[];
  /** Numbers in digits or words, and negations, sorted: what differs in one of them says something else. */
  readonly exact: string;
  /** How much is said: content words, and pairs of characters where words are not spaced. */
  readonly weight: number;
}

/** They add weight or manners to an instruction, not content. */
const FILLERS = new Set(
  "please always strictly absolutely important note remember critical crucial very also just simply really mandatory reminder warning extremely essential imperative kindly again ever explicitly sure".split(
    " ",
  ),
);
const NEGATIONS = new Set("not no never none nor neither cannot avoid avoiding refrain nothing without".split(" "));
/** Articles, auxiliaries, pronouns and prepositions that leave the meaning to others. "Before", "after", "only", "without" stay. */
const STOP = new Set(
  "a an the this that these those it its is are was were be been being am do does did doing have has had having will would shall should must can could may might need needs to of in on at by for from with as into onto and or but so if then than there here you your yours yourself we us our they them their he she his her i me my which who whom what when where while how all any each every some such own same other make ensure".split(
    " ",
  ),
);
const NUMBERS = new Set("one two three four five six seven eight nine ten twelve twenty hundred thousand".split(" "));
/** Words that a rule is written with the second time. Only such as mean the same wherever they stand in an instruction. */
const SAME = new Map(
  "entire:whole complete:whole full:whole respond:reply response:reply answer:reply utilize:use employ:use begin:start prior:before additional:extra further:extra provide:give supply:give display:show purchase:buy assist:help obtain:get inform:tell notify:tell verify:check confirm:check commence:start"
    .split(" ")
    .map((it): [string, string] => [it.slice(0, it.indexOf(":")), it.slice(it.indexOf(":") + 1)]),
);
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]{0,60}/gu;
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Linear in the text. */
export function wordsOf(text: string): Words {
  const plain = text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[*_~]+/g, "")
    .replace(/\bcan't\b|\bcan not\b/g, "cannot")
    .replace(/\bwon't\b/g, "will not")
    .replace(/n't\b/g, " not")
    .replace(/\b(?:do not|must not|should not|shall not|may not|never)\b/g, "not");
  const words = (plain.match(WORD) ?? []).filter((it) => !FILLERS.has(it));
  const content = new Set(
    words
      .filter((it) => !STOP.has(it) && !NEGATIONS.has(it))
      .map(stem)
      .map((it) => SAME.get(it) ?? it),
  );
  const unspaced = words.filter((it) => UNSPACED.test(it));
  return {
    key: words.join(" "),
    content: [...content],
    exact: words
      .flatMap((it) => (NEGATIONS.has(it) ? "not" : /^\d/.test(it) || NUMBERS.has(it) ? it : []))
      .sort()
      .join(" "),
    weight: content.size + unspaced.reduce((sum, it) => sum + (it.length >> 1), 0),
  };
}

/** Plurals and third persons fall together; nothing more, since a longer cut joins words that differ. */
function stem(word: string): string {
  const bare = word.replace(/'s?$/, "");
  if (/(?:ss|us|is)$/.test(bare) || bare.length < 4) return bare;
  if (bare.endsWith("ies") && bare.length > 4) return `${bare.slice(0, -3)}y`;
  if (/(?:sh|ch|x|z)es$/.test(bare)) return bare.slice(0, -2);
  return bare.endsWith("s") ? bare.slice(0, -1) : bare;
}
