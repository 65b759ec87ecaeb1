import { link, rows } from "../entries.ts";
import type { Entry, Sdk } from "../schema.ts";

const one: Entry = { sites: [{ kind: "retrieval", api: "row", needs: "flow", slots: { query: [], topK: [] } }] };
const many: Entry = {
  sites: [
    { kind: "retrieval", api: "rows", needs: "flow", slots: { query: [], topK: ["take", "limit"], filter: ["where"], order: ["orderBy"] } },
  ],
};
/** A queryset is cut by a slice, which is no call: its last link stands for it. */
const queryset: Entry = { makes: "django.queryset", sites: rows.sites ?? [] };

/**
 * Query builders and object mappers. A chain of calls is one query: every link keeps its receiver, so that the call that cuts the
 * rows knows what orders and filters them.
 */
export const DATABASES: readonly Sdk[] = [
  {
    id: "sqlalchemy",
    data: true,
    modules: ["sqlalchemy", "sqlmodel"],
    exports: {
      "select future.select sql.select sql.expression.select": { makes: "sqlalchemy.statement" },
      "orm.Session Session orm.scoped_session ext.asyncio.AsyncSession AsyncSession ext.asyncio.session.AsyncSession": {
        makes: "sqlalchemy.session",
      },
      "orm.sessionmaker sessionmaker ext.asyncio.async_sessionmaker async_sessionmaker": { makes: "sqlalchemy.factory" },
    },
    types: {
      "sqlalchemy.factory": { members: {}, call: { makes: "sqlalchemy.session" } },
      "sqlalchemy.session": { members: { query: { makes: "sqlalchemy.query" } } },
      "sqlalchemy.statement": { members: { "limit fetch": rows }, anyMember: link },
      "sqlalchemy.query": { members: { limit: rows, first: one }, anyMember: link },
    },
  },
  {
    id: "django",
    data: true,
    modules: ["django.db.models", "django.db"],
    exports: { "Model models.Model": { makes: "django.model" } },
    types: {
      "django.model": {
        members: {
          "objects.filter objects.exclude objects.all objects.order_by objects.annotate objects.values objects.values_list objects.only objects.select_related objects.prefetch_related objects.using objects.distinct":
            queryset,
        },
      },
      "django.queryset": {
        members: {
          "filter exclude all order_by annotate values values_list only defer select_related prefetch_related using distinct reverse": rows,
        },
        anyMember: link,
      },
    },
  },
  {
    id: "prisma",
    data: true,
    modules: ["@prisma/client"],
    exports: { "PrismaClient default.PrismaClient": { makes: "prisma.client" } },
    types: { "prisma.client": { members: { "*.findMany": many } } },
  },
  {
    id: "drizzle",
    data: true,
    modules: ["drizzle-orm"],
    exports: { drizzle: { makes: "drizzle.database" } },
    types: {
      "drizzle.database": {
        members: { "select selectDistinct with": { makes: "drizzle.query" }, "query.*.findMany": many },
      },
      "drizzle.query": { members: { limit: rows }, anyMember: link },
    },
  },
  {
    id: "knex",
    data: true,
    modules: ["knex"],
    exports: { "default knex Knex default.knex": { makes: "knex.database" } },
    types: {
      "knex.database": {
        members: { "select from table with queryBuilder": { makes: "knex.query" } },
        call: { makes: "knex.query" },
      },
      "knex.query": { members: { limit: rows }, anyMember: link },
    },
  },
];
