/** How often what is written of a moment changes. */
export type Grain = "day" | "moment";

/** Directives of a format that tell the time of day: C's and Python's `%H`, and those of date libraries (`HH:mm`). */
const TIME = /%[-#]?[HIMSpTcXfsRr]|\b(?:HH?|hh?):?mm\b|timeStyle|\bhour\b|\bminute\b/;
const DATE = /%[-#]?[YmdBbAaDFjUWyex]|\bYYYY\b|\byyyy\b|dateStyle/;
/** Parts of a moment that last a day or more. */
const DAY =
  /\btoday\(\)|\.date\(\)|toLocaleDateString\(|toDateString\(|\.slice\(0,\s?10\)|\.substring\(0,\s?10\)|\.split\(["'`]T["'`]\)|\.(?:year|month|day)\b(?!\()|get(?:UTC)?(?:FullYear|Month|Date|Day)\(|\.weekday\(\)/;
/** What leaves a moment as fine as it is. */
const WHOLE =
  /^(?:\s|\)|\}|$|,|;|"|'|`|\\|\+|:(?!%)|!r|\.(?:isoformat|toISOString|timestamp|toString|toLocaleString|toLocaleTimeString|toUTCString|astimezone|replace|valueOf|getTime|now|utcnow)\b)/;
/** Moments that are finer than a day whatever follows. */
const FINE = /^(?:time\.(?:time|time_ns|ctime)|performance\.now|Date\.now|uuid\.|random\.|secrets\.|Math\.random|crypto\.|nanoid)/;

/**
 * How often the words for a moment change, from the places that it passes; null where that cannot be told.
 * @param name the source: `datetime.now()`
 * @param after what is written behind the source, on its line
 * @param places what is written at the places it passes, the prompt's own last, and behind each
 */
export function grainOf(name: string, after: string, places: readonly { readonly own: string; readonly after: string }[]): Grain | null {
  const all = [after, ...places.flatMap((it) => [it.own, it.after])].join("\n");
  if (TIME.test(all)) return "moment";
  if (DATE.test(all) || DAY.test(`${name}\n${all}`)) return "day";
  if (FINE.test(name)) return "moment";
  return WHOLE.test(after) && places.every((it) => /^[\w.$?]{1,80}(?:\(\))?$/.test(it.own)) ? "moment" : null;
}
