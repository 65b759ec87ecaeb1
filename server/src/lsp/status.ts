import type { Services } from "../analysis/services.ts";
import { plainText } from "../model/prompt-text.ts";
import type { Analysis } from "./analysis.ts";
import { anchorOf, breakdown, type Spending, spendingOfCall, spendingOfPrompt, standalone, summary } from "./breakdown.ts";
import { counted } from "./figures.ts";
import type { Status, StatusParams } from "./protocol.ts";

/** Longer selections are not counted at every move of the cursor. UTF-16 units. */
const LONGEST_SELECTION = 1_000_000;

/** What the status bar says: tokens of the selection, or of the prompt or call that the cursor is in. */
export function status(analysis: Analysis, { selection }: StatusParams): Status | null {
  const { document, services, places, text } = analysis;
  if (document === null || services === null) return null;
  const span = places.span(selection);
  const here = spendingAt(analysis, services, span.start);
  if (span.end > span.start) {
    if (span.end - span.start > LONGEST_SELECTION) return null;
    const count = services.tokens(plainText(text, span), here?.spending.model ?? null);
    return { text: `${counted(count)} tokens selected`, detail: here === null ? "" : breakdown(here.spending), place: null };
  }
  return here && { text: summary(here.spending), detail: breakdown(here.spending), place: places.position(here.at) };
}

/** The innermost call or prompt around an offset. */
function spendingAt({ document }: Analysis, services: Services, at: number): { readonly spending: Spending; readonly at: number } | null {
  if (document === null) return null;
  const call = document.calls.filter((it) => it.start <= at && at <= it.end).toSorted((a, b) => b.start - a.start)[0];
  const spending = call && spendingOfCall(call, services);
  if (call && spending) return { spending, at: call.calleeSpan.start };
  const prompt = standalone(document).find((it) => it.start <= at && at <= it.end);
  return prompt === undefined ? null : { spending: spendingOfPrompt(prompt, services), at: anchorOf(prompt, document) };
}
