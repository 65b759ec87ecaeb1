import { describe, expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../../test/support/workspace.ts";

type Files = { readonly [path: string]: string };

/** Fields that reach the model, with the confidence of the finding. */
async function fields(files: Files): Promise<string[]> {
  const workspace = workspaceOf({ ...files, ".git/HEAD": "" }, { command: { only: ["privacy/pii-field-interpolated"] } });
  const found = new Set<string>();
  for await (const { findings, problems } of workspace.scan([uriOf("").replace(/\/$/, "")])) {
    expect(problems.filter((it) => it.code === "internal")).toEqual([]);
    for (const it of findings) found.add(`${String(it.data.field)} ${it.confidence}`);
  }
  return [...found].sort();
}

const PY = (head: string, body: string, ask: string) =>
  `from openai import OpenAI\n${head}\nclient = OpenAI()\n\n${body}\n    client.responses.create(model="gpt-4.1", input=f"{${ask}}")\n`;
const TS = (head: string, signature: string, body: string, ask: string) =>
  `import OpenAI from "openai";\n${head}\nconst client = new OpenAI();\n\nexport async function run(${signature}) {\n  ${body}\n  return client.responses.create({ model: "gpt-4.1", input: \`\${${ask}}\` });\n}\n`;

const PRISMA =
  "model Member {\n  id    String @id\n  email String @unique\n  posts Post[]\n}\n\nmodel Patient {\n  id   String @id\n  name String\n}\n\nmodel Ward {\n  name String\n}\n\nmodel Post {\n  author Member @relation(fields: [authorId], references: [id])\n}\n";

interface RecordCase {
  readonly title: string;
  readonly files: Files;
  readonly expected: readonly string[];
  /** The same with these files: the type shows that nobody's data is read. */
  readonly twin: Files;
}

const PYTHON_KINDS: readonly (readonly [title: string, head: string, open: string, field: string])[] = [
  ["pydantic", "from pydantic import BaseModel\n", "class Patient(BaseModel):", "name: str"],
  ["dataclass", "from dataclasses import dataclass\n", "@dataclass\nclass Patient:", "name: str"],
  ["dataclass with options", "import dataclasses\n", "@dataclasses.dataclass(frozen=True)\nclass Patient:", "name: str"],
  ["TypedDict", "from typing import TypedDict\n", "class Patient(TypedDict):", "name: str"],
  ["NamedTuple", "from typing import NamedTuple\n", "class Patient(NamedTuple):", "name: str"],
  ["attrs", "import attrs\n", "@attrs.define\nclass Patient:", "name: str"],
  [
    "SQLAlchemy",
    "from sqlalchemy.orm import DeclarativeBase, Mapped\n\nclass Base(DeclarativeBase):\n    pass\n",
    "class Patient(Base):",
    "name: Mapped[str]",
  ],
  [
    "SQLAlchemy 1",
    "from sqlalchemy import Column, String\nfrom sqlalchemy.orm import declarative_base\n\nBase = declarative_base()\n",
    "class Patient(Base):",
    "name = Column(String(80))",
  ],
  ["SQLModel", "from sqlmodel import SQLModel\n", "class Patient(SQLModel, table=True):", "name: str"],
  ["Django", "from django.db import models\n", "class Patient(models.Model):", "name = models.CharField(max_length=80)"],
];

const CASES: readonly RecordCase[] = [
  ...PYTHON_KINDS.map(([title, head, open, field]) => {
    const app = (name: string) => PY(`from records import ${name}\n`, `def run(row: ${name}):`, "row.name");
    const twin = open.replace("Patient", "Ward");
    return {
      title: `${title}: a parameter that says nothing, of a person's type`,
      files: { "records.py": `${head}\n${open}\n    ${field}\n`, "app.py": app("Patient") },
      expected: ["row.name high"],
      twin: { "records.py": `${head}\n${twin}\n    ${field}\n`, "app.py": app("Ward") },
    };
  }),
  {
    title: "a list of records in a loop",
    files: {
      "app.py": PY(
        "from dataclasses import dataclass\n\n@dataclass\nclass Employee:\n    name: str\n",
        "def run(rows: list[Employee]):\n    text = ''\n    for row in rows:\n        text += row.name",
        "text",
      ),
    },
    expected: ["row.name high"],
    twin: {
      "app.py": PY(
        "from dataclasses import dataclass\n\n@dataclass\nclass Product:\n    name: str\n",
        "def run(rows: list[Product]):\n    text = ''\n    for row in rows:\n        text += row.name",
        "text",
      ),
    },
  },
  {
    title: "session.get",
    files: {
      "app.py": PY("from models import User\n", "def run(db):\n    row = db.get(User, 1)", "row.name"),
      "models.py": sqlalchemy("User"),
    },
    expected: ["row.name high"],
    twin: {
      "app.py": PY("from models import Product\n", "def run(db):\n    row = db.get(Product, 1)", "row.name"),
      "models.py": sqlalchemy("Product"),
    },
  },
  {
    title: "select, executed",
    files: {
      "app.py": PY(
        "from sqlalchemy import select\nfrom models import User\n",
        "def run(db):\n    row = db.execute(select(User).where(User.id == 1)).scalars().first()",
        "row.name",
      ),
      "models.py": sqlalchemy("User"),
    },
    expected: ["row.name high"],
    twin: {
      "app.py": PY(
        "from sqlalchemy import select\nfrom models import Product\n",
        "def run(db):\n    row = db.execute(select(Product).where(Product.id == 1)).scalars().first()",
        "row.name",
      ),
      "models.py": sqlalchemy("Product"),
    },
  },
  {
    title: "query of a session",
    files: {
      "app.py": PY("from models import User\n", "def run(db):\n    row = db.query(User).filter_by(id=1).first()", "row.name"),
      "models.py": sqlalchemy("User"),
    },
    expected: ["row.name high"],
    twin: { "models.py": sqlalchemy("User").replace("name: Mapped[str]", "name: Mapped[bool]") },
  },
  {
    title: "objects.get",
    files: {
      "app.py": PY("from models import User\n", "def run():\n    row = User.objects.get(pk=1)", "row.name"),
      "models.py": "from django.db import models\n\nclass User(models.Model):\n    name = models.CharField(max_length=80)\n",
    },
    expected: ["row.name high"],
    twin: { "models.py": "from django.db import models\n\nclass User(models.Model):\n    name = models.BooleanField()\n" },
  },
  {
    title: "an interface of another file",
    files: {
      "types.ts": "export interface Customer {\n  id: string;\n  name: string;\n}\n",
      "app.ts": TS('import type { Customer } from "./types";', "row: Customer", "", "row.name"),
    },
    expected: ["row.name high"],
    twin: { "types.ts": "export interface Customer {\n  id: string;\n  name: boolean;\n}\n" },
  },
  {
    title: "an interface, handed on and extended",
    files: {
      "types/base.ts": "export interface Base { name: string }\n",
      "types/index.ts": 'export * from "./base";\nexport type { Base as Person } from "./base";\n',
      "app.ts": TS(
        'import { Person } from "./types";\ninterface Patient extends Person { ward: string }',
        "row: Readonly<Patient>",
        "",
        "row.name",
      ),
    },
    expected: ["row.name high"],
    twin: { "types/base.ts": "export interface Base { name: () => string }\n" },
  },
  {
    title: "a list of a type, mapped",
    files: {
      "app.ts": TS("type Patient = { name: string };", "rows: Patient[]", 'const text = rows.map((row) => row.name).join(", ");', "text"),
    },
    expected: ["row.name high"],
    twin: { "app.ts": TS("type Ward = { name: string };", "rows: Ward[]", 'const text = rows.map((row) => row.name).join(", ");', "text") },
  },
  {
    title: "awaited, of a declared function",
    files: {
      "app.ts": TS(
        "interface Patient { name: string }\ndeclare function load(): Promise<Patient | null>;\nasync function get(): Promise<Patient> { return load(); }",
        "",
        "const row = await get();",
        "row.name",
      ),
    },
    expected: ["row.name high"],
    twin: {
      "app.ts": TS(
        "interface Ward { name: string }\nasync function get(): Promise<Ward> { return load(); }",
        "",
        "const row = await get();",
        "row.name",
      ),
    },
  },
  {
    title: "a nested record",
    files: { "app.ts": TS("interface Patient { name: string }\ninterface Visit { whom: Patient }", "it: Visit", "", "it.whom.name") },
    expected: ["whom.name high"],
    twin: { "app.ts": TS("interface Ward { name: string }\ninterface Visit { whom: Ward }", "it: Visit", "", "it.whom.name") },
  },
  {
    title: "what a zod schema infers",
    files: {
      "app.ts": TS(
        'import { z } from "zod";\nconst Patient = z.object({ name: z.string() });\ntype Patient = z.infer<typeof Patient>;',
        "row: Patient",
        "",
        "row.name",
      ),
    },
    expected: ["row.name high"],
    twin: {
      "app.ts": TS(
        'import { z } from "zod";\nconst Patient = z.object({ name: z.boolean() });\ntype Patient = z.infer<typeof Patient>;',
        "row: Patient",
        "",
        "row.name",
      ),
    },
  },
  {
    title: "what a zod schema parses",
    files: {
      "app.ts": TS(
        'import { z } from "zod";\nconst PatientSchema = z.object({ name: z.string() });',
        "body: unknown",
        "const row = PatientSchema.parse(body);",
        "row.name",
      ),
    },
    expected: ["row.name high"],
    twin: {
      "app.ts": TS(
        'import { z } from "zod";\nconst WardSchema = z.object({ name: z.string() });',
        "body: unknown",
        "const row = WardSchema.parse(body);",
        "row.name",
      ),
    },
  },
  {
    title: "a Prisma model",
    files: {
      "prisma/schema.prisma": PRISMA,
      "lib/db.ts": 'import { PrismaClient } from "@prisma/client";\n\nexport const prisma = new PrismaClient();\n',
      "app.ts": TS(
        'import { prisma } from "./lib/db";',
        "id: string",
        "const row = await prisma.member.findUnique({ where: { id } });",
        "row.email",
      ),
    },
    expected: ["row.email high"],
    twin: {
      "app.ts": TS(
        'import { prisma } from "./lib/db";',
        "id: string",
        "const row = await prisma.member.findUnique({ where: { id }, select: { id: true } });",
        "row.email",
      ),
    },
  },
  {
    title: "a type that Prisma's generator writes",
    files: {
      "prisma/schema.prisma": PRISMA,
      "app.ts": TS('import type { Patient } from "@prisma/client";', "row: Patient", "", "row.name"),
    },
    expected: ["row.name high"],
    twin: { "app.ts": TS('import type { Ward } from "@prisma/client";', "row: Ward", "", "row.name") },
  },
  {
    title: "a Drizzle table",
    files: {
      "schema.ts":
        'import { pgTable, text } from "drizzle-orm/pg-core";\n\nexport const patients = pgTable("patients", { name: text("name") });\nexport const wards = pgTable("wards", { name: text("name") });\n',
      "app.ts": TS(
        'import { patients } from "./schema";',
        "db: any",
        "const [row] = await db.select().from(patients).limit(1);",
        "row.name",
      ),
    },
    expected: ["row.name high"],
    twin: {
      "app.ts": TS('import { wards } from "./schema";', "db: any", "const [row] = await db.select().from(wards).limit(1);", "row.name"),
    },
  },
  {
    title: "a relational query of Drizzle",
    files: {
      "schema.ts":
        'import { pgTable, text } from "drizzle-orm/pg-core";\n\nexport const patients = pgTable("patients", { name: text("name") });\nexport const wards = pgTable("wards", { name: text("name") });\n',
      "app.ts": TS(
        'import { drizzle } from "drizzle-orm/node-postgres";\nimport * as schema from "./schema";\nconst db = drizzle(process.env.URL, { schema });',
        "",
        "const row = await db.query.patients.findFirst();",
        "row.name",
      ),
    },
    expected: ["row.name high"],
    twin: {
      "app.ts": TS(
        'import { drizzle } from "drizzle-orm/node-postgres";\nimport * as schema from "./schema";\nconst db = drizzle(process.env.URL, { schema });',
        "",
        "const row = await db.query.wards.findFirst();",
        "row.name",
      ),
    },
  },
  {
    title: "a field of a class",
    files: { "app.ts": TS("class Patient {\n  name!: string;\n}", "row: Patient", "", "row.name") },
    expected: ["row.name high"],
    twin: { "app.ts": TS("class Ward {\n  name!: string;\n}", "row: Ward", "", "row.name") },
  },
  {
    title: "settings are nobody's data",
    files: { "app.ts": TS("interface Sender { email: string }", "it: Sender", "", "it.email") },
    expected: ["it.email high"],
    twin: { "app.ts": TS("interface SenderConfig { email: string }", "it: SenderConfig", "", "it.email") },
  },
  {
    title: "a dictionary of a model",
    files: {
      "app.py": PY(
        "from pydantic import BaseModel\n\nclass Patient(BaseModel):\n    name: str\n",
        "def run(row: Patient):\n    data = row.model_dump()",
        "data['name']",
      ),
    },
    expected: ["data.name high"],
    twin: {
      "app.py": PY(
        "from pydantic import BaseModel\n\nclass Patient(BaseModel):\n    name: str\n    ward: str\n",
        "def run(row: Patient):\n    data = row.model_dump(include={'ward'})",
        "data['name']",
      ),
    },
  },
];

function sqlalchemy(name: string): string {
  return `from sqlalchemy.orm import DeclarativeBase, Mapped\n\nclass Base(DeclarativeBase):\n    pass\n\nclass ${name}(Base):\n    __tablename__ = "rows"\n    id: Mapped[int]\n    name: Mapped[str]\n`;
}

describe("what a record type says", () => {
  test.for(CASES)("$title", async ({ files, expected }) => expect(await fields(files)).toEqual(expected));
  test.for(CASES)("twin of $title", async ({ files, twin }) => expect(await fields({ ...files, ...twin })).toEqual([]));
});
