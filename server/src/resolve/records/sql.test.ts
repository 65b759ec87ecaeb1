import { describe, expect, test } from "vitest";
import { processorTime } from "../../../../test/support/processor-time.ts";
import type { RecordType } from "../../model/records.ts";
import { prismaRecords } from "./prisma.ts";
import { sqlRecords } from "./sql.ts";

/** Columns and keys of a table, as one line. */
function shown(table: RecordType | undefined): string {
  if (table === undefined) return "none";
  const keys = table.keys.map((it) => `${it.primary ? "primary" : "unique"} ${it.written}`);
  return [table.fields.map((it) => `${it.name}:${it.kind}`).join(" "), ...keys].join(" | ");
}

const USERS = "CREATE TABLE users (id bigint PRIMARY KEY, email text, org int)";

/** Schema, table, what is read of it. */
const TABLES: readonly (readonly [name: string, sql: string, table: string, wanted: string])[] = [
  ["a key beside its column", USERS, "users", "id:number email:text org:number | primary id"],
  ["quoted names stay as written", 'CREATE TABLE "Users" ("Id" int PRIMARY KEY)', "users", 'Id:number | primary "Id"'],
  ["backticks", "CREATE TABLE IF NOT EXISTS `t` (`id` int, UNIQUE KEY `u` (`id`))", "t", "id:number | unique `id`"],
  ["a key of two columns", "CREATE TABLE t (a int, b int, PRIMARY KEY (a, b))", "t", "a:number b:number | primary a, b"],
  ["a named constraint", "CREATE TABLE t (a int, CONSTRAINT one UNIQUE (a))", "t", "a:number | unique a"],
  ["a check is no key", "CREATE TABLE t (a int, CHECK (a > 0))", "t", "a:number"],
  [
    "a plain index is no key",
    `${USERS.replace(" PRIMARY KEY", "")}; CREATE INDEX i ON users (id)`,
    "users",
    "id:number email:text org:number",
  ],
  ["of a schema", "CREATE TEMP TABLE app.t (a int UNIQUE)", "t", "a:number | unique a"],
  [
    "a key that is added, as dumps write it",
    "CREATE TABLE public.t (id int, a int);\nALTER TABLE ONLY public.t\n    ADD CONSTRAINT t_pkey PRIMARY KEY (id);",
    "t",
    "id:number a:number | primary id",
  ],
  [
    "a unique index",
    `${USERS}; CREATE UNIQUE INDEX CONCURRENTLY i ON app.users USING btree (email DESC)`,
    "users",
    "id:number email:text org:number | primary id | unique email",
  ],
  [
    "one over some rows",
    `${USERS}; CREATE UNIQUE INDEX i ON users (email) WHERE org = 1`,
    "users",
    "id:number email:text org:number | primary id",
  ],
  [
    "one over an expression",
    `${USERS}; CREATE UNIQUE INDEX i ON users (lower(email))`,
    "users",
    "id:number email:text org:number | primary id",
  ],
  [
    "a column that comes and one that goes",
    `${USERS}; ALTER TABLE users ADD COLUMN phone text, DROP COLUMN id`,
    "users",
    "email:text org:number phone:text",
  ],
  ["a constraint that goes", `${USERS}; ALTER TABLE users DROP CONSTRAINT users_pkey`, "users", "id:number email:text org:number"],
  ["a table that goes", `${USERS}; DROP TABLE IF EXISTS users`, "users", "none"],
  ["statements parted by lines", "CREATE TABLE a (id int PRIMARY KEY)\nGO\nCREATE TABLE b (id int)\nGO", "a", "id:number | primary id"],
  ["the second of them", "CREATE TABLE a (id int PRIMARY KEY)\nGO\nCREATE TABLE b (id int)\nGO", "b", "id:number"],
  ["words in a text", "Please create a table (with 3 columns) of users", "with", "none"],
  ["half-typed", "CREATE TABLE t (id int PRIMARY", "t", "id:number | primary id"],
];

test("keys of a Prisma schema", () => {
  const schema =
    "model Member {\n  id    String @id @default(uuid()) // @unique\n  email String @unique\n  a Int\n  b Int\n\n  @@unique([a, b])\n}\n";
  const [member] = prismaRecords("memory:/schema.prisma", schema);
  expect(shown(member)).toBe("id:text email:text a:number b:number | primary id | unique email | unique a, b");
});

describe("tables that SQL declares", () => {
  test.for(TABLES)("%s", ([, sql, table, wanted]) => expect(shown(sqlRecords("memory:/schema.sql", sql).get(table))).toBe(wanted));

  test("places point into the text", () => {
    const table = sqlRecords("memory:/schema.sql", `-- people\n${USERS};`).get("users");
    const email = table?.fields[1];
    expect(`-- people\n${USERS};`.slice(email?.start, email?.end)).toBe("email text");
    expect(`-- people\n${USERS};`.slice(table?.start, table?.end)).toBe(USERS);
  });

  test("linear in hostile text", () => {
    const started = processorTime();
    for (const it of ["CREATE TABLE ", "CREATE TABLE t (", "CREATE TABLE t (a int, ", "ALTER TABLE t ADD ", "DROP "])
      sqlRecords("memory:/a.sql", it.repeat(20_000));
    expect(processorTime() - started).toBeLessThan(4_000);
  });
});
