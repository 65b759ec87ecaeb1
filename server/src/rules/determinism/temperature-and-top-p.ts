import { z } from "zod";
import type { Slot } from "../../model/document.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/temperature-and-top-p",
  summary: "Temperature and top_p are both turned",
  profile: "strict",
  grades: { both: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "call",
  *check({ slots }, { document }) {
    // A test tries settings, it does not choose them.
    if (document.context === "test") return;
    const [temperature, topP] = [only(slots.temperature), only(slots.topP)];
    // At 1 either does nothing.
    if (temperature === null || topP === null || temperature.constant === 1 || topP.constant === 1) return;
    yield {
      grade: "both",
      span: { start: topP.key?.start ?? topP.start, end: topP.end },
      ...(topP.uri === undefined ? {} : { uri: topP.uri }),
      message: `Temperature ${temperature.constant} and \`${topP.key?.name ?? "top_p"}\` ${topP.constant} are both set: nobody can tell what each does; change one`,
      data: { temperature: temperature.constant, topP: topP.constant },
      fixes:
        topP.removal === null || topP.uri !== undefined
          ? []
          : [{ title: `Delete ${topP.key?.name ?? "top_p"}`, safety: "unsafe", edits: [{ span: topP.removal, text: "" }] }],
    };
  },
});

function only(slot: Slot | undefined) {
  const value = slot?.state === "set" && slot.values.length === 1 ? slot.values[0] : undefined;
  // A default of a wrapper's own settings is not what anybody chose here.
  return value !== undefined && typeof value.constant === "number" && /^[\d.]+$/.test(value.source)
    ? { ...value, constant: value.constant }
    : null;
}
