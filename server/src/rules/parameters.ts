import type { ModelInfo, ParameterSupport } from "../catalogue/models.ts";
import type { Call, Json, SlotName, SlotValue } from "../model/document.ts";

/** A parameter that comes to nothing at a call. */
export interface Offence {
  readonly support: ParameterSupport;
  readonly fate: "rejected" | "ignored" | "dropped";
  /** Its values, each of which offends: several where branches set several. */
  readonly values: readonly SlotValue[];
  /** Values of the parameter that it may not stand beside; empty when it offends alone. */
  readonly beside: readonly SlotValue[];
  /** As the call spells it. */
  readonly name: string;
}

/** SDKs that hand every parameter on as it is written, and those that take out what they know the model not to take. */
const PASSES = new Set(["openai", "anthropic", "raw-http"]);
const DROPS = new Set(["ai-sdk"]);

/** Parameters of a call that its model rejects or ignores. Empty unless model, effort and SDK are all known. */
export function offencesOf(call: Call, model: ModelInfo): Offence[] {
  const passing = passingOf(call, model);
  if (passing === null) return [];
  const effort = effortOf(call);
  return Object.entries(model.parameters).flatMap(([parameter, support]): Offence[] => {
    if (support.apis?.includes(call.api) === false) return [];
    if (support.efforts !== undefined && (effort === null || !support.efforts.includes(effort))) return [];
    const [name = "", other] = parameter.split("+");
    const values = offending(call, name, support);
    const beside = other === undefined ? [] : offending(call, other, support);
    if (values === null || beside === null) return [];
    const fate = passing === "drops" ? "dropped" : support.support === "ignored" ? "ignored" : "rejected";
    return [{ support, fate, values, beside, name: values[0]?.key?.name ?? name }];
  });
}

/** What the SDK does with parameters; null when that is not known for certain. */
function passingOf(call: Call, model: ModelInfo): "passes" | "drops" | null {
  if ((call.slots.baseUrl?.state ?? "absent") !== "absent") return null;
  const dropped = call.slots.dropParameters;
  if (dropped?.state === "set") return dropped.values.every((it) => it.constant === true) ? "drops" : null;
  if (dropped?.state === "unknown") return null;
  if (DROPS.has(call.sdk)) return "drops";
  const direct = call.confidence === "resolved" && (call.via === "direct" || call.via === "decorated");
  return (direct || call.via === "raw-http") && PASSES.has(call.sdk) && call.vendor === model.vendor ? "passes" : null;
}

/** Whether what a call sets reaches its model's own API as it is written. */
export function reaches(call: Call, model: ModelInfo): boolean {
  return passingOf(call, model) === "passes";
}

/** `low`, `none`, `enabled`; `default` when none is set, null when it cannot be told. */
function effortOf({ slots: { reasoning } }: Call): string | null {
  if (reasoning === undefined || reasoning.state === "absent") return "default";
  if (reasoning.state === "unknown") return null;
  const efforts = reasoning.values.map(({ constant }) => (isRecord(constant) ? (constant.effort ?? constant.type) : constant));
  const [first] = efforts;
  return typeof first === "string" && efforts.every((it) => it === first) ? first : null;
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The values of a parameter when each offends; null when one does not, or cannot be read. */
function offending({ slots }: Call, parameter: string, support: ParameterSupport): readonly SlotValue[] | null {
  const renamed = support.support === "renamed";
  const slot = slots[renamed ? "maxTokens" : (parameter as SlotName)];
  if (slot?.state !== "set" || slot.values.length === 0) return null;
  const { type } = support;
  if (type !== undefined) return slot.values.every(({ constant }) => isRecord(constant) && constant.type === type) ? slot.values : null;
  const each = slot.values.every(({ constant, key }) =>
    renamed ? key?.name === parameter && constant !== null : typeof constant === "number" && !takes(support, constant),
  );
  return each ? slot.values : null;
}

function takes({ support, value, least }: ParameterSupport, given: number): boolean {
  return support === "accepted" || (support === "fixed" && (given === value || (least !== undefined && given >= least)));
}
