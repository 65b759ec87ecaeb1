import { z } from "zod";
import type { Call, Document } from "../../model/document.ts";
import { defineRule, type ReportFix } from "../rule.ts";

/** Words of a function's name that say its answers are scores. */
const JUDGES = new Set(["judge", "grader", "grade", "evaluator", "evaluate", "eval", "scorer"]);

export default defineRule({
  id: "determinism/model-alias-unpinned",
  summary: "An evaluation, a judge or a locked project calls a model by a name that moves between snapshots",
  profile: "strict",
  grades: { locked: "warning", moving: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "call",
  *check(call, { document, services }) {
    const { model: mention } = call;
    const measured = isMeasured(call, document);
    if (mention?.id == null || !(measured || services.locked) || !isFirst(call, document)) return;
    const model = services.model(mention, call.vendor);
    // Behind an unknown server the name may be a deployment's, which is pinned elsewhere.
    if (model === null || model.pinned !== false || call.vendor !== model.vendor) return;
    // What is being shut down moves no more, and its snapshots go with it.
    if (model.deprecated !== null) return;
    const fix = model.pinTo === null || mention.id.toLowerCase() === model.pinTo ? null : model.pinTo;
    yield {
      grade: services.locked && (measured || document.context === "server") ? "locked" : "moving",
      span: { start: mention.start, end: mention.end },
      ...(mention.uri === undefined ? {} : { uri: mention.uri }),
      message: `\`${mention.id.slice(0, 40)}\` moves between snapshots, ${measured ? "scores with it" : "past the prompt lock"}: ${fix === null ? "name a dated one" : `pin \`${fix}\``}`,
      data: { model: mention.id, pinTo: fix },
      once: mention.id,
      fixes:
        fix === null
          ? []
          : pinning(mention.id, fix, services.source(mention.uri === undefined ? mention : { uri: mention.uri, span: mention }), mention),
    };
  },
});

/** Another snapshot may answer otherwise: never safe. Only an id that stands there as it is can be replaced. */
function pinning(
  id: string,
  pinTo: string,
  written: string,
  place: { readonly start: number; readonly end: number; readonly uri?: string },
): ReportFix[] {
  const at = written.indexOf(id);
  if (at < 0 || written.length > id.length + 2) return [];
  const span = { start: place.start + at, end: place.start + at + id.length };
  return [
    { title: `Pin to ${pinTo}`, safety: "unsafe", edits: [{ span, text: pinTo, ...(place.uri === undefined ? {} : { uri: place.uri }) }] },
  ];
}

function isMeasured({ function: name }: Call, { context }: Document): boolean {
  return context === "eval" || name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).some((word) => JUDGES.has(word.toLowerCase()));
}

/** One finding for an id and a file: the rest would say the same. Over files `once` sees to it. */
function isFirst(call: Call, { calls }: Document): boolean {
  return calls.find((it) => it.model?.id === call.model?.id)?.id === call.id;
}
