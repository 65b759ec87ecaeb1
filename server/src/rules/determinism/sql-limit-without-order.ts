import { z } from "zod";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "determinism/sql-limit-without-order",
  summary: "A limit without an order lets the database choose the rows that a model sees",
  profile: "strict",
  grades: { unordered: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "retrieval",
  *check(retrieval, { services }) {
    // Rows that reach no model are another linter's business.
    if (retrieval.flowsInto === null) return;
    const { rows, limit, limitPlace, existence, ordering } = services.retrieval(retrieval);
    if (rows !== "unordered" || existence || limitPlace === null) return;
    const rest = ordering === null ? "order them, a unique key last" : `order them, ${ordering.key} last`;
    yield {
      grade: "unordered",
      span: limitPlace,
      ...(limitPlace.uri === undefined ? {} : { uri: limitPlace.uri }),
      message: `The database chooses which ${typeof limit === "number" ? limit : "of the"} rows the model sees; ${rest}`,
      data: { limit: typeof limit === "number" ? limit : null },
      // Never safe: other rows may reach the model.
      fixes: ordering?.edit ? [{ title: `Order by ${ordering.key}`, safety: "unsafe", edits: [ordering.edit] }] : [],
    };
  },
});
