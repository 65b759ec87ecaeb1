import { plainWord } from "./context.ts";
import { CATEGORIES, type Category } from "./taxonomy.ts";

/** What a name says about the value it holds. */
export interface FieldCategory {
  /** `contact.email`, `gov.ssn`: an id of the taxonomy, or of the configuration. */
  readonly category: string;
  readonly title: string;
  /** `S` counts by itself; `P` was believed because the receiver is a person. */
  readonly tier: "S" | "P";
  /** 4 gravest, 1 slight. */
  readonly level: 1 | 2 | 3 | 4;
  readonly gdpr: string;
}

/** Names of the configuration, by category id: `{"contact.email": ["kontakt_adresse"]}`. They count alone. */
export type FieldExtension = { readonly [category: string]: readonly string[] };

const PERSONS = new Set(
  (
    "user customer client patient person people employee member contact profile applicant candidate student subscriber guest owner cardholder guardian payer buyer tenant author recipient resident citizen donor claimant policyholder " +
    "visitor passenger borrower insured beneficiary staff colleague parent child spouse driver voter usuario cliente paciente persona empleado miembro contacto perfil solicitante utilisateur personne employe membre nutzer benutzer kunde kundin mitarbeiter mitglied " +
    "bewerber funcionario pessoa utente paziente dipendente gebruiker klant werknemer patientin uzytkownik klient pacjent pracownik"
  ).split(" "),
);
/** People in some programs, and in more of them tree nodes, rows of an enumeration, database drivers, settings. */
const AMBIGUOUS = new Set("parent child driver member owner author resident tenant recipient profile".split(" "));
/** Read only on a person: bare words that programs use for other things. */
const BARE: { readonly [category: string]: string } = {
  "name.full": "name",
  "contact.address": "address adresse direccion",
  "contact.phone": "mobile portable",
  "bio.template": "fingerprint",
  "demo.ethnicity": "race",
  "demo.marital": "dependents siblings children",
  "health.measure": "weight height",
  "edu.record": "grade degree university",
  "fin.transaction": "balance",
  "content.psych": "attitude",
  "device.id": "serial_number",
  "fin.iban": "account rib",
};
/** Strong in the taxonomy and too common a word in code to count alone. */
const DEMOTED = new Set([
  "mobile",
  "portable",
  "dependents",
  "siblings",
  "degree",
  "university",
  "attitude",
  "serial number",
  "rib",
  "rg",
  "clave",
  "placa",
  "targa",
  "patente",
  "matricula",
  "rue",
  "calle",
  "vin",
  "tin",
  "fin number",
  "pii",
  "therapy",
  "faith",
  "compensation",
  "mnemonic",
  "personal data",
  "user data",
]);
const AFFIXES = new Set(["get", "set", "the", "my", "raw", "new", "old", "current", "read", "load", "find"]);
const VERBS = new Set(
  "verify check validate enforce send update delete build fetch parse format create remove add handle process extract compute generate render resolve require log print hide show".split(
    " ",
  ),
);
/** Words after which a name holds no value of the person, and words that say the value is protected. */
const NO_VALUE = new Set(
  "is has enabled verified count valid type format regex pattern schema field label column placeholder template validator policy error message service client provider sender subject body length required option options config settings id_type url_path icon input button form component page view".split(
    " ",
  ),
);
const PROTECTED = new Set(
  "hash hashed masked redacted anonymized anonymised anonymous pseudonymized pseudonymised pseudonym encrypted tokenized digest cipher dummy fake mock sample example".split(
    " ",
  ),
);

interface Pattern {
  readonly words: readonly string[];
  readonly category: Category | null;
  readonly strength: Category["strength"];
}

const PATTERNS = patternsOf(CATEGORIES);

export const fieldCategory = fieldMatcher({});

/**
 * Answers whether a field, key, column or variable name says that it holds personal data or a credential. `receiver` is the name
 * before the dot, if there is one: `user` of `user.name`. One normal form serves every way of writing names.
 */
export function fieldMatcher(extension: FieldExtension): (name: string, receiver?: string | null) => FieldCategory | null {
  const own: Category[] = Object.entries(extension).map(([id, names]) => {
    const known = CATEGORIES.find((it) => it.id === id);
    return {
      id,
      title: known?.title ?? id,
      level: known?.level ?? 3,
      gdpr: known?.gdpr ?? "ordinary",
      strength: "strong",
      names: names.map((name) => nameWords(name).join("_")).join(" "),
      not: "",
    };
  });
  const patterns = own.length === 0 ? PATTERNS : merge(PATTERNS, patternsOf(own));
  return (name, receiver = null) => {
    const all = nameWords(name);
    const words = withoutAffixes(all);
    if (words.length === 0 || words.length > 12) return null;
    if (
      VERBS.has(all[0] ?? "") ||
      words.some((word) => PROTECTED.has(word)) ||
      NO_VALUE.has(words[0] ?? "") ||
      (words.length > 1 && NO_VALUE.has(words.at(-1) ?? ""))
    )
      return null;
    const best = longest(words, patterns);
    if (best === null || best.category === null || best.strength === "weak") return null;
    const tier = best.strength === "strong" ? "S" : "P";
    const others = words.length - best.words.length;
    const ofPerson = words.some((word, i) => i < others && PERSONS.has(word) && !AMBIGUOUS.has(word));
    // `section_name` of a person is not that person's name.
    if (tier === "P" && !ofPerson && (others > 0 || !isPerson(receiver))) return null;
    const { id, title, level, gdpr } = best.category;
    return { category: id, title, tier, level, gdpr };
  };
}

/** A category of the taxonomy by its id; null where there is none. */
export function categoryOf(id: string): FieldCategory | null {
  const found = CATEGORIES.find((it) => it.id === id);
  return found ? { category: found.id, title: found.title, tier: "S", level: found.level, gdpr: found.gdpr } : null;
}

/** The last word of the name is one for people: `currentUser`, `order.customer`; not `userService`. */
export function isPerson(name: string | null): boolean {
  const last = name === null ? undefined : nameWords(name).at(-1);
  return last !== undefined && !AMBIGUOUS.has(singular(last)) && (PERSONS.has(last) || PERSONS.has(singular(last)));
}

/** Words of a name in any way of writing, lower case without marks: `customerHomeAddress`, `HOME-ADDRESS`, `home.address`. */
export function nameWords(name: string): string[] {
  const words: string[] = [];
  for (const part of name.slice(0, 120).split(/[^\p{L}\p{N}]+/u)) {
    for (const word of part
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .split(" "))
      if (word !== "") words.push(plainWord(word));
  }
  return words;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function withoutAffixes(words: readonly string[]): readonly string[] {
  let start = 0;
  while (start < words.length - 1 && AFFIXES.has(words[start] ?? "")) start++;
  return words.slice(start);
}

/** The pattern with the most words that stand in a row; a name of the not-this list wins over one no longer than itself. */
function longest(words: readonly string[], patterns: ReadonlyMap<string, readonly Pattern[]>): Pattern | null {
  let best: Pattern | null = null;
  for (let at = 0; at < words.length; at++) {
    for (const pattern of patterns.get(singular(words[at] ?? "")) ?? []) {
      const size = pattern.words.length;
      if (
        best !== null &&
        (size < best.words.length || (size === best.words.length && (best.category === null || pattern.category !== null)))
      )
        continue;
      if (pattern.words.every((word, i) => singular(words[at + i] ?? "") === word)) best = pattern;
    }
  }
  return best;
}

function patternsOf(categories: readonly Category[]): ReadonlyMap<string, readonly Pattern[]> {
  const patterns = new Map<string, Pattern[]>();
  const add = (name: string, category: Category | null, strength: Category["strength"]) => {
    const words = nameWords(name).map(singular);
    const first = words[0];
    if (first !== undefined) patterns.set(first, [...(patterns.get(first) ?? []), { words, category, strength }]);
  };
  for (const category of categories) {
    for (const name of category.names.split(" "))
      add(name, category, DEMOTED.has(name.replaceAll("_", " ")) ? "person" : category.strength);
    for (const name of (BARE[category.id] ?? "").split(" "))
      if (name !== "" && !category.names.split(" ").includes(name)) add(name, category, "person");
    for (const name of category.not.split(" ")) if (name !== "") add(name, null, "weak");
  }
  return patterns;
}

function merge(
  a: ReadonlyMap<string, readonly Pattern[]>,
  b: ReadonlyMap<string, readonly Pattern[]>,
): ReadonlyMap<string, readonly Pattern[]> {
  const merged = new Map(a);
  for (const [word, patterns] of b) merged.set(word, [...patterns, ...(merged.get(word) ?? [])]);
  return merged;
}
