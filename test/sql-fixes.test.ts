import { DatabaseSync } from "node:sqlite";
import { PGlite } from "@electric-sql/pglite";
import { vector } from "@electric-sql/pglite-pgvector";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOrder } from "../server/src/analysis/retrieval/order.ts";
import { keyOf } from "../server/src/analysis/retrieval/tables.ts";
import { sqlRecords } from "../server/src/resolve/records/sql.ts";

/**
 * The fixes of determinism/retrieval-no-tiebreak, run in a real PostgreSQL with pgvector: 500 rows, 40 of them at one distance and of
 * one rank. The same statement is asked under several plans and after an update.
 */
let database: PGlite;
const VECTOR = "'[.5,.5,.5,.5]'";

beforeAll(async () => {
  database = await PGlite.create({ extensions: { vector } });
  await database.exec("CREATE EXTENSION vector; CREATE TABLE chunks(id int PRIMARY KEY, body text, tsv tsvector, embedding vector(4))");
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return (seed / 2147483648).toFixed(4);
  };
  const rows = Array.from(
    { length: 460 },
    (_, i) => `(${i}, 'text ${i}', to_tsvector('text ${i}'), '[${random()},${random()},${random()},${random()}]')`,
  );
  for (let i = 0; i < 40; i++) rows.push(`(${1000 + ((i * 17) % 40)}, 'tied ${i}', to_tsvector('refund policy'), ${VECTOR})`);
  await database.exec(`INSERT INTO chunks VALUES ${rows.join(",")}; ANALYZE chunks`);
}, 60_000);

afterAll(() => database.close());

/** The rows under each plan, and whether the index was used where there is one. */
async function ask(sql: string): Promise<{ answers: Set<string>; indexed: boolean }> {
  const answers = new Set<string>();
  let indexed = true;
  const take = async (index: boolean) => {
    answers.add((await database.query<{ id: number }>(sql)).rows.map((it) => it.id).join());
    const plan = JSON.stringify((await database.query(`EXPLAIN ${sql}`)).rows);
    if (index) indexed &&= plan.includes("Index Scan");
  };
  await take(false);
  for (const index of ["hnsw (embedding vector_cosine_ops)", "ivfflat (embedding vector_cosine_ops) WITH (lists = 4)"]) {
    await database.exec(`CREATE INDEX probe ON chunks USING ${index}; SET enable_seqscan = off`);
    await take(true);
    await database.exec("DROP INDEX probe; RESET enable_seqscan");
  }
  // A row that is written again moves to another place in the table.
  const [first] = (await database.query<{ id: number }>(sql)).rows;
  await database.exec(`UPDATE chunks SET body = body || '!' WHERE id = ${first?.id}`);
  await take(false);
  return { answers, indexed };
}

function fixed(sql: string): string {
  const { tiebreak, ordering } = readOrder(sql);
  const edit = tiebreak ?? ordering;
  if (edit === null) throw new Error("no fix");
  return sql.slice(0, edit.at) + edit.text + sql.slice(edit.at);
}

test("a distance: the plan decides before, the key after, and the index still serves it", async () => {
  const sql = `SELECT id, body FROM chunks ORDER BY embedding <=> ${VECTOR} LIMIT 5`;
  expect((await ask(sql)).answers.size).toBeGreaterThan(1);
  expect(await ask(fixed(sql))).toEqual({ answers: new Set(["1000,1001,1002,1003,1004"]), indexed: true });
}, 60_000);

test("a text rank: an update decides before, the key after", async () => {
  const sql = "SELECT id FROM chunks WHERE tsv @@ to_tsquery('refund') ORDER BY ts_rank(tsv, to_tsquery('refund')) DESC LIMIT 5";
  expect((await ask(sql)).answers.size).toBeGreaterThan(1);
  expect((await ask(fixed(sql))).answers).toEqual(new Set(["1000,1001,1002,1003,1004"]));
}, 60_000);

test("what the rule calls unindexed is served by no index", async () => {
  const sql = `SELECT id FROM chunks ORDER BY 1 - (embedding <=> ${VECTOR}) DESC LIMIT 5`;
  expect(readOrder(sql).order[0]?.unindexed).toBe(true);
  expect((await ask(sql)).indexed).toBe(false);
}, 60_000);

test("rows without an order: an update decides before, the key after", async () => {
  const sql = "SELECT id, body FROM chunks WHERE body LIKE 'tied%' LIMIT 5";
  expect((await ask(sql)).answers.size).toBeGreaterThan(1);
  expect((await ask(fixed(sql))).answers).toEqual(new Set(["1000,1001,1002,1003,1004"]));
}, 60_000);

test("a key that only the schema names", async () => {
  const schema = "CREATE TABLE chunks(id int PRIMARY KEY, body text, tsv tsvector, embedding vector(4))";
  const declared = sqlRecords("chunks.sql", schema).get("chunks");
  const sql = `SELECT body FROM chunks ORDER BY embedding <=> ${VECTOR} LIMIT 5`;
  const bodies = async (statement: string, index: string | null) => {
    if (index !== null) await database.exec(`CREATE INDEX probe ON chunks USING ${index}; SET enable_seqscan = off`);
    const { rows } = await database.query<{ body: string }>(statement);
    if (index !== null) await database.exec("DROP INDEX probe; RESET enable_seqscan");
    return rows.map((it) => it.body.replaceAll("!", "")).join();
  };
  const plans = [null, "hnsw (embedding vector_cosine_ops)", "ivfflat (embedding vector_cosine_ops) WITH (lists = 4)"];
  const answers = async (statement: string) => {
    const found = new Set<string>();
    for (const it of plans) found.add(await bodies(statement, it));
    return found.size;
  };
  expect(await answers(sql)).toBeGreaterThan(1);
  expect(await answers(sql.replace(" LIMIT", `, ${declared && keyOf(declared)} LIMIT`))).toBe(1);
}, 60_000);

/** In SQLite the plan follows the indexes: the same statement with and without one that covers it, and after rows were written again. */
describe("SQLite, 500 rows with 40 ties", () => {
  const answers = (sql: string): Set<string> => {
    const database = new DatabaseSync(":memory:");
    database.exec("CREATE TABLE tickets(id INTEGER PRIMARY KEY, org TEXT, created_at TEXT, body TEXT)");
    const insert = database.prepare("INSERT INTO tickets VALUES (?, ?, ?, ?)");
    for (let i = 0; i < 500; i++) {
      const id = (i * 211) % 500;
      insert.run(id, "acme", id < 40 ? "2026-06-01" : `2026-01-${String((id % 28) + 1).padStart(2, "0")}`, `body ${(id * 37) % 500}`);
    }
    const found = new Set<string>();
    const take = () =>
      found.add(
        database
          .prepare(sql)
          .all()
          .map((it) => it.id)
          .join(),
      );
    take();
    for (const columns of ["org, body", "created_at, body", "org, created_at DESC, body DESC"]) {
      database.exec(`CREATE INDEX probe ON tickets(${columns}, id)`);
      take();
      database.exec("DROP INDEX probe");
    }
    database.close();
    return found;
  };

  test.each([
    "SELECT id, body FROM tickets WHERE org = 'acme' LIMIT 5",
    "SELECT id, body FROM tickets LIMIT 5 OFFSET 10",
    "SELECT id, body FROM tickets WHERE org = 'acme' ORDER BY created_at DESC LIMIT 5",
    "SELECT id, body FROM tickets ORDER BY created_at DESC LIMIT 5 OFFSET 5",
  ])("%s", (sql) => {
    expect(answers(sql).size).toBeGreaterThan(1);
    expect(answers(fixed(sql)).size).toBe(1);
  });
});
