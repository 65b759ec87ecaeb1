import { z } from "zod";
import type { Slot } from "../../model/document.ts";
import { defineRule } from "../rule.ts";

/** Vendors advise against turning both; who runs the weights knows what both do. */
const OWN_WEIGHTS: ReadonlySet<string> = new Set(["transformers", "huggingface", "vllm", "llama-cpp", "ollama"]);

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
  *check({ slots, sdk }, { document }) {
    // A test tries settings, it does not choose them; weights of one's own are sampled as their author says.
    if (document.context === "test" || OWN_WEIGHTS.has(sdk)) return;
    const [temperature, topP] = [only(slots.temperature), only(slots.topP)];
    // At 1 either does nothing, and at temperature 0 there is nothing to choose from.
    if (temperature === null || topP === null || [0, 1].includes(temperature.constant) || topP.constant === 1) return;
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
  return value !== undefined && value.uri === undefined && typeof value.constant === "number" && /^[\d.]+$/.test(value.source)
    ? { ...value, constant: value.constant }
    : null;
}
