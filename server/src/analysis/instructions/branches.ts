import type { Span } from "../../model/text.ts";

/** Tags of Jinja and Liquid, then of Handlebars. */
const TAG =
  /\{%-?\s*(if|unless|case|elsif|elif|else|when|endif|endunless|endcase)\b[^%]{0,200}%\}|\{\{([#/])(?:if|unless)\b[^}]{0,200}\}\}/g;

/**
 * What stands under the conditions of a template that is still text: a literal whose language only the call that fills it knows. From
 * the outermost opening tag to its end; without an end there is none. Linear: bounded pattern.
 */
export function branchesIn(text: string): Span[] {
  const found: Span[] = [];
  let [depth, start] = [0, 0];
  for (const { 0: tag, 1: keyword = "", 2: mark = "", index } of text.matchAll(TAG)) {
    if (mark === "#" || /^(?:if|unless|case)$/.test(keyword)) {
      if (depth++ === 0) start = index + tag.length;
    } else if ((mark === "/" || keyword.startsWith("end")) && depth > 0 && --depth === 0) found.push({ start, end: index });
  }
  return found;
}
