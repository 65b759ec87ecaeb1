/** Verbs that open orders in public prompts. */
const VERBS = new Set(
  "accept account act adapt add address adhere adjust adopt aim align allow alternate analyse analyze annotate announce answer append apply approach approve archive ask assemble assess assign assume attach attempt audit balance base batch begin break bring build calculate call capture categorize challenge change check choose cite clarify classify clean clone close collaborate collect combine comment commit communicate compare compile compute conclude conduct configure confirm connect consider consolidate construct consult continue convert copy correct count cover craft create cross-check customize cut decide declare default defer define delegate delete deliver demonstrate deploy derive describe design detect determine develop differentiate direct disable discard discuss display distinguish divide document double-check draft draw drop edit elaborate eliminate emit emphasize employ enable encourage end enforce engage enrich ensure enumerate escalate establish estimate evaluate examine exclude execute exit expand expect explain explore export expose express extend extract fetch fill filter find finish fix flag focus follow forward frame gather generate get give go greet guarantee guide halt handle highlight identify ignore illustrate imagine implement import improve include incorporate increase indicate infer inform initialize insert inspect install integrate interpret introduce invent invoke isolate iterate join judge justify keep label launch lead learn leave leverage limit link list listen load locate log look maintain make manage map mark mask match measure mention merge migrate mind minimize mirror modify monitor move name navigate normalize note notify number obtain offer omit open optimize order organize outline output override parse pass pause perform pick place plan populate post prefer prepare preserve prevent preview print prioritize proceed produce prompt propose protect prove provide publish pull push put quantify query quote raise rank rate re-read read reason recommend record reduce refactor refer reference refine reflect refuse regenerate reject rely remain remove rename render reorder repeat rephrase replace reply report represent reproduce request require research reset resolve respect respond restart restate restrict return reuse review revise rewrite round route run sanitize save scan schedule score search select send serve set share show signal simplify simulate skip solve sort speak specify split stage standardize start stay stick stop store stream stress strike strip structure study submit substitute suggest summarise summarize supply synthesize tag tailor take target teach tell terminate test think trace track transform translate treat trigger trim trust try understand update upload use utilize validate verify view wait walk warn watch weigh work wrap write".split(
    " ",
  ),
);
const MODAL =
  /\b(?:must|should|shall|need to|needs to|have to|has to|will always|are to|is to|required to|expected to|allowed to|may only|can only)\b/i;
/** "**Label**: rest", "Label - rest", a number, a check mark. */
const LABEL = /^[^\p{L}]*(?:[\p{L}][\p{L}\d /&'-]{1,40}[*_]*\s*[:—–][*_]*\s+)?/u;
const CLAUSE =
  /(?:^|[,;:—–.]\s+|\b(?:and|then|or|but)\s+)["'*_(]*(?:(?:please|always|never|only|also|then|first|next|finally|just|simply|carefully|explicitly|clearly|briefly|immediately|strictly|do not|don't|do)\s+){0,3}(?:["'*_]*)([\p{L}-]{2,20})/giu;
const MOST_CLAUSES = 12;

/** Whether a sentence tells the model to do something, rather than what is so. English; what other scripts say is left to the guards. */
export function isDirective(sentence: string): boolean {
  if (MODAL.test(sentence) || /[\u3040-\u30ff\u4e00-\u9fff]/.test(sentence)) return true;
  const plain = sentence.replace(/[’‘]/g, "'").replace(/[*_]{2,}/g, "");
  const unlabelled = plain.replace(LABEL, "");
  if (VERBS.has(firstWord(plain)) || VERBS.has(firstWord(unlabelled))) return true;
  // "When the order is late, say so": the order follows its condition.
  if (!/^\W*(?:if|when|whenever|for|before|after|once|unless|in|at|while|during|where)\b/i.test(unlabelled)) return false;
  let count = 0;
  for (const match of unlabelled.slice(0, 600).matchAll(CLAUSE)) {
    if (match.index > 0 && VERBS.has((match[1] ?? "").toLowerCase())) return true;
    if (++count >= MOST_CLAUSES) break;
  }
  return false;
}

/** The verb of an order, gerunds included ("using"); null for any other word. */
export function verbOf(word: string): string | null {
  const bare = word.replace(/ing$/, "");
  return [word, bare, `${bare}e`].find((it) => VERBS.has(it)) ?? null;
}

function firstWord(text: string): string {
  const words =
    text
      .toLowerCase()
      .match(/[\p{L}][\p{L}'-]*/gu)
      ?.slice(0, 6) ?? [];
  const skipped =
    /^(?:please|always|never|only|also|then|first|next|finally|just|simply|carefully|explicitly|clearly|briefly|immediately|strictly|do|not|don't|important|critical|note|remember|you|will|to)$/;
  return words.find((it) => !skipped.test(it)) ?? "";
}
