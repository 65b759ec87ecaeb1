import { plainText } from "../model/prompt-text.ts";
import type { Analysis } from "./analysis.ts";
import { breakdown, levelOf, spendingAt, summary } from "./breakdown.ts";
import { counted } from "./figures.ts";
import type { Status, StatusParams } from "./protocol.ts";

/** Longer selections are not counted at every move of the cursor. UTF-16 units. */
const LONGEST_SELECTION = 1_000_000;

/** What the status bar says: tokens of the selection, or of the prompt or call that the cursor is in. */
export function status(analysis: Analysis, { selection }: StatusParams): Status | null {
  const { document, services, places, text } = analysis;
  if (document === null || services === null) return null;
  const span = places.span(selection);
  const here = spendingAt(document, services, span.start);
  if (span.end > span.start) {
    if (span.end - span.start > LONGEST_SELECTION) return null;
    const count = services.tokens(plainText(text, span), here?.spending.model ?? null);
    return { text: `${counted(count)} tokens selected`, detail: here === null ? "" : breakdown(here.spending), place: null, level: null };
  }
  if (here === null) return null;
  const { spending, at } = here;
  return { text: summary(spending), detail: breakdown(spending), place: places.position(at), level: levelOf(spending) };
}
