import type { Budget } from "../analysis/tokens/model.ts";
import type { ModelInfo } from "../catalogue/models.ts";
import type { Slot } from "../model/document.ts";
import type { ReportFix } from "./rule.ts";

/** Limits are lowered to a multiple of this, so that a person reads a round number. Tokens. */
const STEP = 256;
const LITERAL = /^[1-9][0-9_]*$/;

/**
 * Lowers the reply's limit until the fill is below one of `shares`, the first that can be met. Nothing unless the reply is the
 * largest part and its limit a literal where it is given: elsewhere the number may stand for more than this request.
 */
export function lowerReply(
  slot: Slot | undefined,
  { parts, known, reply }: Budget,
  { window, inputLimit }: ModelInfo,
  shares: readonly number[],
): ReportFix[] {
  if (slot?.state !== "set" || slot.values.length !== 1 || reply === null) return [];
  const [value] = slot.values;
  if (value === undefined || value.key === null || !LITERAL.test(value.source)) return [];
  if (parts.some((it) => !it.sometimes && it.kind !== "overhead" && it.count !== null && it.count.tokens > reply)) return [];
  for (const share of shares) {
    // What fills up without the reply is not mended by it.
    if (inputLimit !== null && known.tokens / inputLimit >= share) continue;
    const limit = STEP * (Math.ceil((share * window - known.tokens) / STEP) - 1);
    if (limit < STEP || limit >= reply) continue;
    const { start, end, uri } = value;
    const edit = { span: { start, end }, text: String(limit), ...(uri === undefined ? {} : { uri }) };
    return [{ title: `Lower ${value.key.name} to ${limit}`, safety: "unsafe", edits: [edit] }];
  }
  return [];
}
