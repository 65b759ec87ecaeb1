import { z } from "zod";
import type { RetrievalModel } from "../../analysis/retrieval/model.ts";
import type { Retrieval } from "../../model/document.ts";
import { replace, toSource } from "../../model/prompt-text.ts";
import { defineRule, type ReportFix } from "../rule.ts";

export default defineRule({
  id: "determinism/retrieval-no-tiebreak",
  summary: "Rows of equal rank are cut by a limit in no particular order",
  profile: "recommended",
  grades: { coarse: "warning", distance: "info" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "retrieval",
  *check(retrieval, { document, services }) {
    if (retrieval.sql === null) return;
    const model = services.retrieval(retrieval);
    if (model.existence || model.order.length === 0) return;
    // A key that may be unique settles the order: only keys that certainly tie are worth a word.
    if (model.order.some((it) => it.kind !== "coarse" && it.kind !== "distance")) return;
    const coarse = model.order.every((it) => it.kind === "coarse");
    // A ranked search without a model beside it is somebody's search page.
    if (coarse && retrieval.flowsInto === null && document.calls.length === 0) return;

    const [first, last] = [model.order[0], model.order.at(-1)];
    const span = first && last && toSource(retrieval.sql, { start: first.start, end: last.end });
    if (!span || first === undefined) return;
    const key = model.tiebreak?.text.replace(", ", "") ?? "a unique key";
    const cut = typeof model.limit === "number" ? `${model.limit} rows are cut` : "Rows are cut";
    const unindexed = model.order.find((it) => it.unindexed);
    yield {
      grade: coarse ? "coarse" : "distance",
      span,
      ...(span.uri === undefined ? {} : { uri: span.uri }),
      message: unindexed
        ? `${cut} by an expression around \`${unindexed.what}\` that no index serves; order by the distance, then ${key}`
        : coarse
          ? `${cut} by \`${first.what}\` alone, which ties often; add ${key} to ORDER BY`
          : `${cut} by \`${first.what}\` alone, so near-identical rows swap places; add ${key} to ORDER BY`,
      data: { limit: typeof model.limit === "number" ? model.limit : null, paged: model.paged },
      fixes: fixesOf(retrieval, model),
    };
  },
});

/** Never safe: other rows may reach the model. */
function fixesOf({ sql }: Retrieval, { tiebreak }: RetrievalModel): ReportFix[] {
  const edit = sql && tiebreak && replace(sql, { start: tiebreak.at, end: tiebreak.at }, tiebreak.text);
  return edit ? [{ title: `Append \`${tiebreak.text.slice(2)}\` to ORDER BY`, safety: "unsafe", edits: [edit] }] : [];
}
