import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/retrieval-approximate-untuned",
  summary: "An evaluation searches an approximate index with its defaults",
  profile: "all",
  grades: { approximate: "info" },
  confidence: "medium",
  since: "next",
  fixable: "never",
  options: z.strictObject({}),

  on: "retrieval",
  *check(retrieval, { document, services }) {
    const store = services.store(retrieval);
    if (document.context !== "eval" || retrieval.confidence !== "resolved" || store?.exact === undefined) return;
    const { searchParameters, exact, query } = retrieval.slots;
    if (query?.state !== "set" || [searchParameters, exact].some((it) => it !== undefined && it.state !== "absent")) return;
    yield {
      grade: "approximate",
      span: retrieval.calleeSpan,
      message: `Scores here also measure the index's own misses: search exactly (${store.exact}), or set its search parameters`,
      data: { store: retrieval.sdk },
    };
  },
});
