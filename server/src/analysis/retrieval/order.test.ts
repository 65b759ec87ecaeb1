import { expect, test } from "vitest";
import { HOLE } from "../../model/prompt-text.ts";
import { readOrder } from "./order.ts";

/** Statement, kinds of its keys, the edit that makes the order total. */
const CASES: readonly (readonly [string, string, string | null])[] = [
  ["SELECT id, body FROM chunks ORDER BY embedding <=> $1 LIMIT 5", "distance", ", id"],
  ["SELECT body FROM chunks ORDER BY embedding <=> $1 LIMIT 5", "distance", null],
  ["SELECT body FROM chunks ORDER BY embedding <-> %s LIMIT %s", "distance", null],
  ["SELECT id FROM chunks ORDER BY embedding <=> $1, id LIMIT 5", "distance unique", ", id"],
  ["SELECT c.id, c.body FROM chunks c ORDER BY c.embedding <#> :q LIMIT :k", "distance", ", c.id"],
  ["SELECT id, 1 - (embedding <=> $1) AS similarity FROM docs ORDER BY similarity DESC LIMIT 10", "distance!", ", id"],
  ["SELECT id, embedding <=> $1 AS distance FROM docs ORDER BY distance LIMIT 10", "distance", ", id"],
  ["SELECT id, embedding <=> $1 FROM docs ORDER BY 2 LIMIT 10", "distance", ", id"],
  ["SELECT id FROM docs ORDER BY 1 - (embedding <=> $1) DESC LIMIT 10", "distance!", ", id"],
  ["SELECT id FROM docs ORDER BY embedding <=> $1::vector LIMIT 10", "distance", ", id"],
  ["SELECT id FROM docs ORDER BY embedding <=> CAST($1 AS vector) LIMIT 10", "distance", ", id"],
  ["SELECT id FROM docs ORDER BY embedding <~> $1 LIMIT 10", "coarse", ", id"],
  [
    "select id, ts_rank(tsv, plainto_tsquery($1)) as rank from docs where tsv @@ plainto_tsquery($1) order by rank desc limit 20",
    "coarse",
    ", id",
  ],
  ["SELECT title FROM docs WHERE id = ANY($2) ORDER BY ts_rank_cd(tsv, q) DESC LIMIT 3", "coarse", ", id"],
  ["SELECT id FROM docs ORDER BY round((embedding <=> $1)::numeric, 2) LIMIT 3", "coarse", ", id"],
  ["SELECT id FROM notes ORDER BY created_at DESC LIMIT 3", "coarse", ", id"],
  ["SELECT id FROM notes ORDER BY embedding <=> $1, created_at DESC LIMIT 3", "distance coarse", ", id"],
  ["SELECT id FROM notes ORDER BY embedding <=> $1, title LIMIT 3", "distance column", ", id"],
  [`SELECT id FROM docs ORDER BY ${HOLE} LIMIT 3`, "opaque", ", id"],
  [`SELECT id FROM docs ORDER BY embedding <=> ${HOLE} LIMIT ${HOLE}`, "distance", ", id"],
  ["SELECT id FROM docs ORDER BY embedding <=> $1", "", null],
  ["SELECT id FROM docs WHERE note = 'ORDER BY x <=> y LIMIT 3'", "", null],
  ["SELECT id FROM docs -- ORDER BY a <=> b LIMIT 3\n", "", null],
  ["SELECT id /* ORDER BY a <=> b LIMIT 3 */ FROM docs", "", null],
  ["SELECT TOP 5 id FROM docs ORDER BY VECTOR_DISTANCE('cosine', embedding, @q)", "distance", ", id"],
  ["SELECT id FROM docs ORDER BY VECTOR_DISTANCE(embedding, :q, COSINE) FETCH FIRST 10 ROWS ONLY", "distance", ", id"],
  ["SELECT id FROM docs ORDER BY embedding <=> $1 ASC NULLS LAST LIMIT 5", "distance", ", id"],
  [
    "WITH c AS MATERIALIZED (SELECT id, body, embedding <=> $1 AS d FROM t ORDER BY embedding <=> $1 LIMIT 13) SELECT id FROM c ORDER BY d + 0, id LIMIT 5",
    "distance unique",
    ", id",
  ],
  ["WITH hits AS (SELECT id, embedding <=> $1 AS score FROM t) SELECT id FROM hits ORDER BY score LIMIT 5", "distance", ", id"],
  ["SELECT x.id FROM (SELECT id, embedding <=> $1 AS score FROM t) x ORDER BY x.score LIMIT 5", "distance", ", x.id"],
  ["SELECT d.id, c.body FROM chunks c JOIN docs d ON d.id = c.doc_id ORDER BY c.embedding <=> $1 LIMIT 5", "distance", null],
  ["SELECT c.id, d.title FROM chunks c JOIN docs d ON d.id = c.doc_id ORDER BY c.embedding <=> $1 LIMIT 5", "distance", ", c.id"],
  ["SELECT doc_id FROM chunks GROUP BY doc_id ORDER BY min(embedding <=> $1) LIMIT 5", "distance", null],
  ["SELECT id FROM a UNION SELECT id FROM b ORDER BY id LIMIT 3", "unique", ", id"],
  ['SELECT "id" FROM "docs" ORDER BY "embedding" <=> $1 LIMIT 5', "distance", ', "id"'],
  ["SELECT id, MATCH(body) AGAINST (?) AS score FROM posts ORDER BY score DESC LIMIT 10", "coarse", ", id"],
  ["SELECT id FROM docs ORDER BY embedding <=> (SELECT embedding FROM docs WHERE id = $1) LIMIT 5", "distance", ", id"],
  [
    `WITH v AS (SELECT id, RANK() OVER (ORDER BY embedding <=> $1) AS rank FROM d ORDER BY embedding <=> $1 LIMIT 20),
     t AS (SELECT id, RANK() OVER (ORDER BY ts_rank_cd(tsv, q) DESC) AS rank FROM d LIMIT 20)
     SELECT COALESCE(v.id, t.id) AS id, COALESCE(1.0 / (60 + v.rank), 0) + COALESCE(1.0 / (60 + t.rank), 0) AS score
     FROM v FULL OUTER JOIN t ON v.id = t.id ORDER BY score DESC LIMIT 5`,
    "coarse",
    null,
  ],
  ["SELECT id, 0.7 * s.a AS score FROM (SELECT id, embedding <=> $1 AS a FROM d) s ORDER BY score LIMIT 5", "distance", ", id"],
];

for (const [sql, kinds, edit] of CASES) {
  test(sql, () => {
    const model = readOrder(sql);
    expect(model.order.map((it) => it.kind + (it.unindexed ? "!" : "")).join(" ")).toBe(kinds);
    expect(model.tiebreak?.text ?? null).toBe(edit);
  });
}

test("the key goes behind the direction", () => {
  const sql = "SELECT id FROM docs ORDER BY ts_rank(v, q) DESC NULLS LAST LIMIT 5";
  const { tiebreak } = readOrder(sql);
  expect(sql.slice(0, tiebreak?.at)).toBe("SELECT id FROM docs ORDER BY ts_rank(v, q) DESC NULLS LAST");
});

test("paging and existence", () => {
  expect(readOrder("SELECT id FROM d ORDER BY ts_rank(v, q) LIMIT 10 OFFSET 20").paged).toBe(true);
  expect(readOrder("SELECT 1 FROM d ORDER BY e <=> $1 LIMIT 1").existence).toBe(true);
});

test("half-typed and hostile statements end", () => {
  for (const sql of [
    "",
    "SELECT",
    "SELECT (((",
    "ORDER BY",
    "SELECT id FROM",
    "SELECT 'open",
    `${"(".repeat(50_000)}SELECT`,
    "SELECT ".repeat(20_000),
    `SELECT ${"a,".repeat(50_000)}`,
    "WITH a AS (".repeat(3_000),
  ]) {
    expect(readOrder(sql).order).toEqual([]);
  }
});
