import { z } from "zod";
import { defineRule } from "../rule.ts";

/** Calls whose reply is a number for each text. */
const MEASURING = new Set(["embeddings", "rerank"]);

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
    const { order, place, rows, existence, limit, paged, tiebreak, atTopLevel } = services.retrieval(retrieval);
    const [first] = order;
    if (existence || rows !== "ordered" || place === null || first === undefined || limit === null) return;
    // A key that may be unique settles the order: only keys that certainly tie are worth a word.
    if (order.some((it) => it.kind !== "coarse" && it.kind !== "distance")) return;
    const coarse = order.every((it) => it.kind === "coarse");
    // What a script fetches for itself and hands to no model is only looked at.
    if (atTopLevel && retrieval.flowsInto === null && document.calls.every((it) => MEASURING.has(it.api))) return;
    // A ranked search without a model beside it is somebody's search page.
    if (coarse && retrieval.flowsInto === null && document.calls.length === 0) return;

    const key = tiebreak?.key ?? "a unique key";
    const cut = typeof limit === "number" ? `${limit} rows are cut` : "Rows are cut";
    const unindexed = order.find((it) => it.unindexed);
    yield {
      grade: coarse ? "coarse" : "distance",
      span: place,
      ...(place.uri === undefined ? {} : { uri: place.uri }),
      message: unindexed
        ? `${cut} by an expression around \`${unindexed.what}\` that no index serves; order by the distance, then ${key}`
        : coarse
          ? `${cut} by \`${first.what}\` alone, which ties often; add ${key} to ${retrieval.sql === null ? "the order" : "ORDER BY"}`
          : `${cut} by \`${first.what}\` alone, so near-identical rows swap places; add ${key} to ${retrieval.sql === null ? "the order" : "ORDER BY"}`,
      data: { limit: typeof limit === "number" ? limit : null, paged },
      // Never safe: other rows may reach the model.
      fixes: tiebreak?.edit ? [{ title: `Append \`${tiebreak.key}\` to the order`, safety: "unsafe", edits: [tiebreak.edit] }] : [],
    };
  },
});
