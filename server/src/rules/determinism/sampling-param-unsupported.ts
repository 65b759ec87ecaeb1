import { z } from "zod";
import type { SlotValue } from "../../model/document.ts";
import { type Offence, offencesOf } from "../parameters.ts";
import { defineRule, type ReportFix } from "../rule.ts";

export default defineRule({
  id: "determinism/sampling-param-unsupported",
  summary: "A parameter is set that the model rejects or ignores",
  profile: "recommended",
  grades: { rejected: "error", ignored: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "call",
  *check(call, { services }) {
    const model = services.model(call.model, call.vendor);
    if (model === null) return;
    for (const offence of offencesOf(call, model)) {
      const { values, name, support, fate } = offence;
      const [value] = values;
      if (value === undefined) continue;
      yield {
        grade: fate === "rejected" ? "rejected" : "ignored",
        span: { start: value.key?.start ?? value.start, end: value.end },
        ...(value.uri === undefined ? {} : { uri: value.uri }),
        message: messageOf(offence, model.id),
        data: {
          model: model.id,
          parameter: name,
          value: typeof value.constant === "number" ? value.constant : null,
          source: support.source,
        },
        fixes: fixesOf(offence),
      };
    }
  },
});

function messageOf({ name, values, beside, support, fate }: Offence, model: string): string {
  const id = model.slice(0, 40);
  if (support.support === "renamed") return `${id} rejects \`${name}\`: rename it to \`${support.instead}\``;
  if (support.type !== undefined) return `${id} rejects \`${name}\` of type ${support.type}: make it ${support.instead}`;
  const [other] = beside;
  if (other !== undefined) return `${id} rejects \`${name}\` beside \`${other.key?.name ?? "the other sampler"}\`: keep one of them`;
  const given = `\`${name}\` ${values[0]?.constant}`;
  if (fate === "dropped") return `The SDK drops ${given}, which ${id} does not take: delete it`;
  if (fate === "ignored") return `${id} ignores ${given}: delete it`;
  return support.support === "fixed"
    ? `${id} rejects ${given} and takes ${support.value} only: delete it`
    : `${id} rejects ${given}: delete it`;
}

/** An API that answers 400 loses nothing by the edit, so it is safe, unless there is a choice. */
function fixesOf({ name, values, beside, support, fate }: Offence): ReportFix[] {
  const [value, ...more] = values;
  if (value === undefined || more.length > 0) return [];
  const safety = fate === "rejected" ? "safe" : "unsafe";
  if (support.support === "renamed") {
    if (value.key === null || support.instead === undefined) return [];
    const { start, end } = value.key;
    return [{ title: `Rename to ${support.instead}`, safety, edits: [{ span: { start, end }, text: support.instead, ...uriOf(value) }] }];
  }
  if (support.type !== undefined) {
    const edit = { span: { start: value.start, end: value.end }, text: `{"type": "${support.instead}"}`, ...uriOf(value) };
    return value.key === null ? [] : [{ title: `Make it ${support.instead}`, safety: "unsafe", edits: [edit] }];
  }
  const [other] = beside;
  if (other === undefined) return deletion(value, name, safety);
  return [...deletion(value, name, "unsafe"), ...(beside.length === 1 ? deletion(other, other.key?.name ?? "", "unsafe") : [])];
}

function deletion(value: SlotValue, name: string, safety: ReportFix["safety"]): ReportFix[] {
  return value.removal === null ? [] : [{ title: `Delete ${name}`, safety, edits: [{ span: value.removal, text: "", ...uriOf(value) }] }];
}

function uriOf({ uri }: SlotValue): { readonly uri?: string } {
  return uri === undefined ? {} : { uri };
}
