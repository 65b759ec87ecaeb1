/** A word in the user's text is made the reason to refuse, whatever it means there. */
const MENTION =
  "(?:(?:contains?|mentions?|includes?|uses?|says?|has|have)(?: any)?(?: of)?(?: (?:the|these|those|this|following|certain|a))*(?: following)? (?:words?|terms?|keywords?|phrases?)|(?:the )?(?:words?|terms?|keywords?)\\b[^,.]{1,120}\\b(?:appears?|occurs?|is (?:used|mentioned)|are (?:used|mentioned)))";
const REFUSAL =
  "(?:refuse|decline|reject|do not (?:answer|respond|reply|help)|don['’]t (?:answer|respond|reply|help)|stop (?:the )?(?:conversation|chat)|end (?:the )?(?:conversation|chat)|block|politely (?:refuse|decline))";
const FORWARD = new RegExp(
  `\\b(?:if|when|whenever)\\b[^.]{0,100}\\b(?:user|customer|message|question|request|query|input|prompt|they|text|mail|traveller|caller|guest|student|patient)s?\\b[^.]{0,40}\\b${MENTION}\\b[^.]{0,200}\\b${REFUSAL}\\b`,
  "i",
);
const MENTIONS_LISTED =
  /\b(?:if|when|whenever)\b[^.]{0,60}\b(?:user|customer|message|question|request|query|input|they)s?\b[^.]{0,20}\b(?:says?|mentions?|uses?|types?|writes?)\s+(?:words like\s+|things like\s+)?["“'`][^"”'`]{2,30}["”'`]\s*(?:,|or)/i;
const REFUSES = new RegExp(`\\b${REFUSAL}\\b`, "i");
const BACKWARD = new RegExp(
  `\\b${REFUSAL}\\b[^.]{0,60}\\b(?:if|when|whenever|messages that|questions that|requests that)\\b[^.]{0,60}\\b${MENTION}\\b`,
  "i",
);
/** What is found as a value is no keyword: a password, a number of a card. */
const VALUE = /\b(?:passwords?|card numbers?|api keys?|secrets?|personal data|pii|slurs?|profanity|swear)\b/i;

/** Linear: bounded patterns. */
export function refusesByKeyword(sentence: string): boolean {
  if (VALUE.test(sentence)) return false;
  return FORWARD.test(sentence) || BACKWARD.test(sentence) || (MENTIONS_LISTED.test(sentence) && REFUSES.test(sentence));
}
