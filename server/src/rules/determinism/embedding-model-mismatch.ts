import { z } from "zod";
import type { Services } from "../../analysis/services.ts";
import type { Document, EmbeddingUse } from "../../model/document.ts";
import { defineRule, type ReportFix } from "../rule.ts";

const CONSTANT = "EMBEDDING_MODEL";

export default defineRule({
  id: "determinism/embedding-model-mismatch",
  summary: "One collection is written and read with different embeddings",
  profile: "strict",
  grades: { mismatch: "warning" },
  confidence: "high",
  since: "next",
  fixable: "sometimes",
  options: z.strictObject({}),

  on: "document",
  *check(document, { services }) {
    for (const { first, other } of services.embeddingMismatches()) {
      const { use } = other;
      yield {
        grade: "mismatch",
        span: { start: use.start, end: use.end },
        ...(use.uri === undefined ? {} : { uri: use.uri }),
        message: `\`${use.collection.slice(0, 24)}\` is also served with ${spoken(first.use)}: distances to ${spoken(use)} mean nothing; share one`,
        data: { collection: use.collection, model: use.model, other: first.use.model },
        related: [
          {
            uri: first.use.uri ?? first.home,
            span: { start: first.use.start, end: first.use.end },
            message: `${spoken(first.use)} here`,
          },
        ],
        fixes: [
          ...sharing(first.use, use, services.source(use.uri === undefined ? use : { uri: use.uri, span: use })),
          ...(first.home === document.uri ? oneConstant(first.use, use, document, services) : []),
        ],
      };
    }
  },
});

function spoken({ model, dimensions }: EmbeddingUse): string {
  return `${model.slice(0, 30)}${dimensions === null ? "" : ` (${dimensions})`}`;
}

/** Unsafe: an index that was filled with the other model must be filled anew. */
function sharing(first: EmbeddingUse, use: EmbeddingUse, written: string): ReportFix[] {
  const at = written.indexOf(use.model);
  if (at < 0 || written.length !== use.model.length + 2 || first.dimensions !== use.dimensions) return [];
  const span = { start: use.start + at, end: use.start + at + use.model.length };
  return [
    {
      title: `Use ${first.model} here too`,
      safety: "unsafe",
      edits: [{ span, text: first.model, ...(use.uri === undefined ? {} : { uri: use.uri }) }],
    },
  ];
}

/** Both literals of one file become one constant behind its imports. */
function oneConstant(first: EmbeddingUse, use: EmbeddingUse, { comment }: Document, { source }: Services): ReportFix[] {
  const written = source(first);
  const inPlace = [first, use].every((it) => it.uri === undefined && it.start >= it.constantAt && /^(["'])[^"'\\]+\1$/.test(source(it)));
  const isTaken = source({ start: 0, end: use.end }).includes(CONSTANT);
  if (!inPlace || isTaken || first.dimensions !== use.dimensions || first.start === use.start) return [];
  const at = first.constantAt;
  const declared = comment?.open === "#" ? `\n${CONSTANT} = ${written}\n` : `\nconst ${CONSTANT} = ${written};\n`;
  const replaced = [first, use].map(({ start, end }) => ({ span: { start, end }, text: CONSTANT }));
  return [{ title: `Share one ${CONSTANT}`, safety: "unsafe", edits: [{ span: { start: at, end: at }, text: declared }, ...replaced] }];
}
