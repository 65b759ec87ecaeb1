/**
 * How query builders spell what decides which rows they give: the links of a chain, or the keys of an options record. SQLAlchemy 2.0,
 * SQLModel, Django 5.2, Prisma 6, Drizzle 0.4x, Knex 3, supabase-js 2 (their query documentation, read 2026-11).
 */
export interface QueryBuilder {
  readonly order: readonly string[];
  readonly limit: readonly string[];
  readonly offset: readonly string[];
  /** Links after which the rows are few and named, or no rows at all. */
  readonly settles: readonly string[];
  /** Links that put rows into groups or other hands: what orders them is not read. */
  readonly unread: readonly string[];
  /** How a further link orders by a key: `.order_by({key})`; in a record of options, how an entry does. */
  readonly ordered?: string;
  /** Texts of a chain, or of a record, name tables and columns: the key is written in quotes, and the table is what these links are given. */
  readonly tables?: readonly string[];
  /** The key that every table has under this name. */
  readonly key?: string;
  /** Texts of keys may begin with a sign: `-created`. */
  readonly signed?: true;
  /** The order stands in a record given to the call itself. */
  readonly record?: true;
  /** What follows the first argument of an ordering link is its direction. */
  readonly directed?: true;
  /** A slice cuts. */
  readonly sliced?: true;
}

export const QUERY_BUILDERS: ReadonlyMap<string, QueryBuilder> = new Map([
  [
    "sqlalchemy",
    {
      order: ["order_by"],
      limit: ["limit", "fetch"],
      offset: ["offset", "slice"],
      settles: ["get", "one", "scalar_one", "count", "exists", "filter_by_id"],
      unread: ["group_by", "from_self", "subquery", "cte", "union", "union_all", "intersect", "from_statement", "distinct", "tablesample"],
      ordered: ".order_by({key})",
    },
  ],
  [
    "django",
    {
      order: ["order_by"],
      limit: [],
      offset: [],
      settles: ["get", "count", "exists", "aggregate", "first", "last", "latest", "earliest", "in_bulk"],
      unread: ["union", "intersection", "difference", "reverse", "raw", "extra", "dates", "datetimes", "distinct"],
      ordered: ".order_by({key})",
      key: '"pk"',
      signed: true,
      sliced: true,
    },
  ],
  [
    "prisma",
    {
      order: ["orderBy"],
      limit: ["take"],
      offset: ["skip"],
      settles: [],
      unread: ["cursor", "distinct"],
      ordered: 'orderBy: { {key}: "asc" }',
      record: true,
    },
  ],
  [
    "drizzle",
    {
      order: ["orderBy"],
      limit: ["limit"],
      offset: ["offset"],
      settles: [],
      unread: ["groupBy", "union", "unionAll", "$dynamic", "as"],
      ordered: ".orderBy({key})",
    },
  ],
  [
    "knex",
    {
      order: ["orderBy", "orderByRaw"],
      directed: true,
      limit: ["limit"],
      offset: ["offset"],
      settles: ["first", "count", "countDistinct", "max", "min", "sum"],
      unread: ["groupBy", "union", "unionAll", "modify", "as"],
      ordered: '.orderBy("{key}")',
      tables: ["from", "into", "table"],
    },
  ],
  [
    "supabase",
    {
      order: ["order"],
      directed: true,
      limit: ["limit"],
      offset: ["range"],
      settles: ["single", "maybeSingle", "csv"],
      unread: ["textSearch", "rpc"],
      ordered: '.order("{key}")',
      tables: ["from"],
    },
  ],
]);
