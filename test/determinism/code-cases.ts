/** Code whose rows, order, clock or chance reach a model: the rule that must speak (`-` before it: must not), host, lines before and inside the function. */
export interface CodeCase {
  readonly rule: string;
  readonly host: "py" | "ts";
  readonly bad: boolean;
  readonly top?: string;
  /** Gives `context`. */
  readonly body: string;
  readonly path?: string;
  /** Other files of the project. */
  readonly beside?: { readonly [path: string]: string };
  /** Whether a fix must be offered; either may be where this is left out. */
  readonly mended?: boolean;
}

const py = (rule: string, bad: boolean, body: string, top = "", path?: string): CodeCase => ({
  rule,
  host: "py",
  bad,
  body,
  top,
  ...(path ? { path } : {}),
});
const ts = (rule: string, bad: boolean, body: string, top = "", path?: string): CodeCase => ({
  rule,
  host: "ts",
  bad,
  body,
  top,
  ...(path ? { path } : {}),
});

const ROWS = "sql-limit-without-order";
const TIES = "retrieval-no-tiebreak";
const ALCHEMY = `from sqlalchemy import select, desc, func
from sqlalchemy.orm import Session, Mapped, DeclarativeBase

class Base(DeclarativeBase): ...

class Note(Base):
    id: Mapped[int]
    text: Mapped[str]

db = Session()`;
const DJANGO = `from django.db import models

class Ticket(models.Model):
    text = models.TextField()`;
const ORDERED = `${DJANGO}

    class Meta:
        ordering = ["created", "pk"]`;
const joined = (rows: string, field = "it.text") => `rows = ${rows}\ncontext = "\\n".join(${field} for it in rows)`;
const mapped = (rows: string) => `const rows = ${rows};\nconst context = rows.map((it) => it.text).join("\\n");`;
const PRISMA = `import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();`;
const DRIZZLE = `import { drizzle } from "drizzle-orm/node-postgres";\nimport { cosineDistance, desc, eq } from "drizzle-orm";\nimport { notes } from "./schema";\nconst db = drizzle(process.env.URL!);`;
const KNEX = `import knex from "knex";\nconst db = knex({ client: "pg" });`;
const SUPABASE = `import { createClient } from "@supabase/supabase-js";\nconst db = createClient("https://x.supabase.co", "k");`;

const BUILDERS: readonly CodeCase[] = [
  py(ROWS, true, joined("db.scalars(select(Note).limit(20)).all()"), ALCHEMY),
  py(ROWS, false, joined("db.scalars(select(Note).order_by(Note.id).limit(20)).all()"), ALCHEMY),
  py(ROWS, false, joined("db.scalars(select(Note).limit(20).order_by(Note.id)).all()"), ALCHEMY),
  py(ROWS, true, joined("db.query(Note).filter(Note.text != '').limit(20).all()"), ALCHEMY),
  py(ROWS, false, joined("db.query(Note).filter(Note.text != '').order_by(Note.id).limit(20).all()"), ALCHEMY),
  py(ROWS, false, joined("db.query(Note).filter(Note.text != '').all()"), ALCHEMY),
  py(
    ROWS,
    true,
    `query = select(Note)\nquery = query.where(Note.text != "")\nquery = query.limit(20)\n${joined("db.scalars(query).all()")}`,
    ALCHEMY,
  ),
  py(
    ROWS,
    false,
    `query = select(Note).limit(20)\nif question:\n    query = query.order_by(Note.text)\n${joined("db.scalars(query).all()")}`,
    ALCHEMY,
  ),
  py(ROWS, false, joined("db.scalars(select(Note).group_by(Note.id).limit(20)).all()"), ALCHEMY),
  py(ROWS, false, joined("db.scalars(select(Note).limit(1)).all()"), ALCHEMY),
  py(TIES, true, joined("db.scalars(select(Note).order_by(Note.embedding.cosine_distance(question)).limit(5)).all()"), ALCHEMY),
  py(TIES, false, joined("db.scalars(select(Note).order_by(Note.embedding.cosine_distance(question), Note.id).limit(5)).all()"), ALCHEMY),
  py(TIES, true, joined("db.scalars(select(Note).order_by(desc(Note.created_at)).limit(5)).all()"), ALCHEMY),
  py(TIES, false, joined("db.scalars(select(Note).order_by(desc(Note.created_at), Note.id).limit(5)).all()"), ALCHEMY),
  py(TIES, true, joined("db.scalars(select(Note).order_by(func.ts_rank(Note.tsv, question).desc()).limit(5)).all()"), ALCHEMY),
  py(TIES, false, joined("db.scalars(select(Note).order_by(Note.text).limit(5)).all()"), ALCHEMY),
  py(
    TIES,
    true,
    `near = Note.embedding.l2_distance(question)\n${joined("db.scalars(select(Note).order_by(near).limit(5)).all()")}`,
    ALCHEMY,
  ),
  py(
    TIES,
    false,
    `near = Note.embedding.l2_distance(question)\n${joined("db.scalars(select(Note).order_by(near, Note.id).limit(5)).all()")}`,
    ALCHEMY,
  ),
  py(ROWS, true, joined("Ticket.objects.filter(open=True)[:20]"), DJANGO),
  py(ROWS, false, joined('Ticket.objects.filter(open=True).order_by("pk")[:20]'), DJANGO),
  py(ROWS, false, joined("Ticket.objects.filter(open=True)[:20]"), ORDERED),
  py(ROWS, false, joined("Ticket.objects.filter(open=True)"), DJANGO),
  py(ROWS, true, `found = Ticket.objects.exclude(open=False)\n${joined("found[:20]")}`, DJANGO),
  py(ROWS, false, `found = Ticket.objects.exclude(open=False).order_by("id")\n${joined("found[:20]")}`, DJANGO),
  py(ROWS, false, "context = Ticket.objects.filter(open=True).first().text", DJANGO),
  py(TIES, true, joined('Ticket.objects.filter(open=True).order_by("-created_at")[:20]'), DJANGO),
  py(TIES, false, joined('Ticket.objects.filter(open=True).order_by("-created_at", "pk")[:20]'), DJANGO),
  py(TIES, false, joined('Ticket.objects.order_by("?")[:20]'), DJANGO),
  ts(ROWS, true, mapped("await prisma.note.findMany({ take: 20 })"), PRISMA),
  ts(ROWS, true, mapped("await prisma.note.findMany({ where: { open: true }, take: 20 })"), PRISMA),
  ts(ROWS, false, mapped('await prisma.note.findMany({ take: 20, orderBy: { id: "asc" } })'), PRISMA),
  ts(ROWS, false, mapped("await prisma.note.findMany({ where: { open: true } })"), PRISMA),
  ts(ROWS, false, mapped("await prisma.note.findMany({ take: 20, ...more })"), `${PRISMA}\nimport { more } from "./more";`),
  ts(TIES, true, mapped('await prisma.note.findMany({ take: 20, orderBy: { createdAt: "desc" } })'), PRISMA),
  ts(TIES, false, mapped('await prisma.note.findMany({ take: 20, orderBy: [{ createdAt: "desc" }, { id: "asc" }] })'), PRISMA),
  ts(ROWS, true, mapped("await db.select().from(notes).limit(20)"), DRIZZLE),
  ts(ROWS, false, mapped("await db.select().from(notes).orderBy(notes.id).limit(20)"), DRIZZLE),
  ts(ROWS, true, mapped("await db.select().from(notes).where(eq(notes.open, true)).limit(20)"), DRIZZLE),
  ts(ROWS, false, mapped("await db.select().from(notes).where(eq(notes.open, true)).limit(20).orderBy(notes.id)"), DRIZZLE),
  ts(
    TIES,
    true,
    mapped("await db.select().from(notes).orderBy(cosineDistance(notes.embedding, vector)).limit(5)"),
    `${DRIZZLE}\nimport { vector } from "./v";`,
  ),
  ts(
    TIES,
    false,
    mapped("await db.select().from(notes).orderBy(cosineDistance(notes.embedding, vector), notes.id).limit(5)"),
    `${DRIZZLE}\nimport { vector } from "./v";`,
  ),
  ts(ROWS, true, mapped('await db("notes").where({ open: true }).limit(20)'), KNEX),
  ts(ROWS, false, mapped('await db("notes").where({ open: true }).orderBy("id").limit(20)'), KNEX),
  ts(ROWS, true, mapped('await db.select("text").from("notes").limit(20)'), KNEX),
  ts(TIES, true, mapped('await db("notes").orderBy("created_at", "desc").limit(20)'), KNEX),
  ts(TIES, false, mapped('await db("notes").orderBy("created_at").orderBy("id").limit(20)'), KNEX),
  ts(
    ROWS,
    true,
    `const { data: rows } = await db.from("notes").select("text").limit(20);\nconst context = rows!.map((it) => it.text).join("\\n");`,
    SUPABASE,
  ),
  ts(
    ROWS,
    false,
    `const { data: rows } = await db.from("notes").select("text").order("id").limit(20);\nconst context = rows!.map((it) => it.text).join("\\n");`,
    SUPABASE,
  ),
];

const LOOSE = "unordered-iteration-in-prompt";
const RACE = "completion-order-in-prompt";

const ORDERS: readonly CodeCase[] = [
  py(LOOSE, true, 'context = ", ".join({it.tag for it in found})', "from app import found"),
  py(LOOSE, false, 'context = ", ".join(sorted({it.tag for it in found}))', "from app import found"),
  py(LOOSE, false, 'context = ", ".join(dict.fromkeys(it.tag for it in found))', "from app import found"),
  py(LOOSE, true, 'context = ", ".join(set(tags))', "from app import tags"),
  py(LOOSE, false, 'context = ", ".join(sorted(set(tags)))', "from app import tags"),
  py(LOOSE, true, 'context = ", ".join(list(set(tags)))', "from app import tags"),
  py(LOOSE, true, 'context = ""\nfor tag in set(tags):\n    context += tag', "from app import tags"),
  py(LOOSE, false, 'context = ""\nfor tag in sorted(set(tags)):\n    context += tag', "from app import tags"),
  py(LOOSE, false, "context = str(len(set(tags)))", "from app import tags"),
  py(LOOSE, false, "context = 'yes' if 'a' in set(tags) else 'no'", "from app import tags"),
  py(LOOSE, false, 'context = json.dumps(order.model_dump(include={"number", "total"}))', "import json\nfrom app import order"),
  py(LOOSE, true, 'context = json.dumps({"tags": list({"number", "total", tag})})', "import json\nfrom app import tag"),
  py(LOOSE, false, 'context = order.model_dump_json(exclude={"note", "internal"})', "from app import order"),
  py(LOOSE, false, 'keep = {"note", "total"}\ncontext = str(order.to_dict(only=keep))', "from app import order"),
  py(LOOSE, true, 'keep = {"note", "total"}\ncontext = str(dict(only=keep))'),
  py(LOOSE, false, 'context = order.dict(include={"note", "total"})', "from app import order"),
  py(LOOSE, true, 'context = str(copy.copy({"note", "total"}))', "import copy"),
  py(LOOSE, false, 'context = describe(order, {"note", "total"})', "from app import describe, order"),
  py(LOOSE, true, 'context = "\\n".join(os.listdir("kb"))', "import os"),
  py(LOOSE, false, 'context = "\\n".join(sorted(os.listdir("kb")))', "import os"),
  py(LOOSE, true, 'context = "\\n".join(glob.glob("kb/*.md"))', "import glob"),
  py(LOOSE, false, 'context = "\\n".join(sorted(glob.glob("kb/*.md")))', "import glob"),
  py(LOOSE, true, 'names = os.listdir("kb")\ncontext = "\\n".join(names)', "import os"),
  py(LOOSE, false, 'names = os.listdir("kb")\nnames.sort()\ncontext = "\\n".join(names)', "import os"),
  py(LOOSE, false, "context = json.dumps(settings)", "import json\nfrom app import settings"),
  py(LOOSE, false, 'context = "\\n".join(f"{k}: {v}" for k, v in settings.items())', "from app import settings"),
  py(LOOSE, false, 'context = ", ".join(("a", "b"))'),
  ts(LOOSE, false, 'const context = [...new Set(question.split(" "))].join(", ");'),
  ts(LOOSE, false, 'const context = Object.entries({ b: 1, a: 2 }).map(([k, v]) => k + v).join(", ");'),
  ts(LOOSE, false, 'const context = [...new Map([["a", 1]]).keys()].join(", ");'),
  py(
    RACE,
    true,
    'parts = []\nfor it in as_completed(jobs):\n    parts.append(it.result())\ncontext = "\\n".join(parts)',
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  py(RACE, false, 'parts = []\nfor it in jobs:\n    parts.append(it.result())\ncontext = "\\n".join(parts)', "from app import jobs"),
  py(
    RACE,
    true,
    'context = "\\n".join(it.result() for it in as_completed(jobs))',
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  py(
    RACE,
    false,
    'context = "\\n".join(sorted(it.result() for it in as_completed(jobs)))',
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  py(
    RACE,
    false,
    "parts = {}\nfor it in as_completed(jobs):\n    parts[jobs[it]] = it.result()\ncontext = '\\n'.join(parts[key] for key in sorted(parts))",
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  py(
    RACE,
    false,
    "context = str(len([it.result() for it in as_completed(jobs)]))",
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  py(
    RACE,
    true,
    'context = "\\n".join(pool.imap_unordered(work, names))',
    "from multiprocessing import Pool\nfrom app import work, names\npool = Pool()",
  ),
  py(
    RACE,
    false,
    'context = "\\n".join(pool.imap(work, names))',
    "from multiprocessing import Pool\nfrom app import work, names\npool = Pool()",
  ),
  py(
    LOOSE,
    true,
    'hits = sorted(set(found), key=lambda it: it.score)\ncontext = "\\n".join(it.text for it in hits)',
    "from app import found",
  ),
  py(
    LOOSE,
    false,
    'hits = sorted(set(found), key=lambda it: (-it.score, it.id))\ncontext = "\\n".join(it.text for it in hits)',
    "from app import found",
  ),
  py(LOOSE, false, 'hits = sorted(found, key=lambda it: it.score)\ncontext = "\\n".join(it.text for it in hits)', "from app import found"),
  py(
    LOOSE,
    false,
    'hits = sorted(set(found), key=lambda it: it.title)\ncontext = "\\n".join(it.text for it in hits)',
    "from app import found",
  ),
  py(
    RACE,
    true,
    'hits = []\nfor it in as_completed(jobs):\n    hits.extend(it.result())\nhits.sort(key=lambda hit: -hit.score)\ncontext = "\\n".join(hit.text for hit in hits)',
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  py(
    RACE,
    false,
    'hits = []\nfor it in as_completed(jobs):\n    hits.extend(it.result())\nhits.sort(key=lambda hit: (-hit.score, hit.id))\ncontext = "\\n".join(hit.text for hit in hits)',
    "from concurrent.futures import as_completed\nfrom app import jobs",
  ),
  ts(RACE, false, 'const context = (await Promise.all(jobs)).join("\\n");', 'import { jobs } from "./jobs";'),
];

const DATE = "prompt-date-frozen";
const SHOTS = "fewshot-unseeded";
const NOISE = "volatile-value";
const CHANCE: readonly CodeCase[] = [
  py(DATE, true, "context = TODAY", "from datetime import date\nTODAY = str(date.today())"),
  py(DATE, false, "context = str(date.today())", "from datetime import date"),
  py(DATE, true, "context = f'It is {NOW}.'", "from datetime import datetime\nNOW = datetime.now().isoformat()"),
  py(DATE, false, "context = f'It is {now()}.'", "from datetime import datetime\ndef now():\n    return datetime.now().isoformat()"),
  py(DATE, true, "context = Settings.today", "from datetime import date\nclass Settings:\n    today = date.today().isoformat()"),
  py(
    DATE,
    false,
    "context = Settings().today()",
    "from datetime import date\nclass Settings:\n    def today(self):\n        return date.today().isoformat()",
  ),
  py(DATE, false, "context = TODAY", "TODAY = '2026-01-31'"),
  py(DATE, false, "context = TODAY", "from datetime import date\nTODAY = str(date.today())", "scripts/once.py"),
  py(DATE, false, "print(STARTED)\ncontext = 'x'", "import time\nSTARTED = time.time()"),
  ts(DATE, true, "const context = `It is ${today}.`;", "const today = new Date().toISOString();"),
  ts(DATE, false, "const context = `It is ${new Date().toISOString()}.`;"),
  ts(DATE, true, "const context = RULES;", "const RULES = `Be brief. Today is ${new Date().toDateString()}.`;"),
  ts(DATE, false, "const context = rules();", "const rules = () => `Be brief. Today is ${new Date().toDateString()}.`;"),
  py(SHOTS, true, 'context = "\\n".join(random.sample(POOL, 3))', "import random\nfrom app import POOL"),
  py(SHOTS, false, 'context = "\\n".join(random.Random(7).sample(POOL, 3))', "import random\nfrom app import POOL"),
  py(SHOTS, false, 'context = "\\n".join(random.sample(POOL, 3))', "import random\nfrom app import POOL\nrandom.seed(7)"),
  py(SHOTS, false, "context = random.choice(POOL)", "import random\nfrom app import POOL"),
  py(SHOTS, true, 'context = "\\n".join(random.choices(POOL, k=3))', "import random\nfrom app import POOL"),
  py(SHOTS, false, "context = POOL[0]", "import random\nfrom app import POOL"),
  py(SHOTS, true, 'random.shuffle(pool)\ncontext = "\\n".join(pool)', "import random\nfrom app import pool"),
  py(SHOTS, false, 'random.shuffle(other)\ncontext = "\\n".join(pool)', "import random\nfrom app import pool, other"),
  py(SHOTS, false, "time.sleep(random.random())\ncontext = 'x'", "import random, time"),
  py(SHOTS, false, 'rng = random.Random(7)\ncontext = "\\n".join(rng.sample(POOL, 3))', "import random\nfrom app import POOL"),
  ts(SHOTS, true, 'const context = pool.sort(() => Math.random() - 0.5).slice(0, 3).join("\\n");', 'import { pool } from "./pool";'),
  ts(SHOTS, false, 'const context = pool.sort((a, b) => a.localeCompare(b)).slice(0, 3).join("\\n");', 'import { pool } from "./pool";'),
  py(NOISE, true, "context = f'request {uuid.uuid4()}'", "import uuid"),
  py(NOISE, false, "context = f'request {question}'", "import uuid\nRUN = uuid.uuid4()"),
  py(
    NOISE,
    false,
    "context = f'{Turn(id=uuid.uuid4(), text=question)}'",
    "import uuid\nfrom dataclasses import dataclass\n\n@dataclass\nclass Turn:\n    id: object\n    text: str",
  ),
  py(
    NOISE,
    true,
    "context = f'{Turn(id=uuid.uuid4(), text=question).id}'",
    "import uuid\nfrom dataclasses import dataclass\n\n@dataclass\nclass Turn:\n    id: object\n    text: str",
  ),
  ts(NOISE, true, "const context = `nonce ${Math.random()}`;"),
  ts(NOISE, false, "const id = crypto.randomUUID();\nconst context = `nonce`;"),
];

const POOL = "from concurrent.futures import ThreadPoolExecutor, as_completed\nfrom app import work, names\npool = ThreadPoolExecutor()";
const COLLECT = "parts = []\nfor job in as_completed(jobs):\n    parts.append(job.result())\ncontext = '\\n'.join(parts)";
const fix = (mended: boolean, it: CodeCase): CodeCase => ({ ...it, mended });

/** What a fix must, and must not, be offered for. */
const FIXES: readonly CodeCase[] = [
  fix(true, py(RACE, true, `jobs = [pool.submit(work, it) for it in names]\n${COLLECT}`, POOL)),
  fix(true, py(RACE, true, `jobs = {pool.submit(work, it): it for it in names}\n${COLLECT}`, POOL)),
  fix(true, py(RACE, true, `jobs = []\nfor it in names:\n    jobs.append(pool.submit(work, it))\n${COLLECT}`, POOL)),
  fix(false, py(RACE, true, `jobs = {pool.submit(work, it) for it in names}\n${COLLECT}`, POOL)),
  fix(false, py(RACE, true, COLLECT, `${POOL}\nfrom app import jobs`)),
  fix(
    true,
    py(
      RACE,
      true,
      'context = "\\n".join(pool.imap_unordered(work, names))',
      "from multiprocessing import Pool\nfrom app import work, names\npool = Pool()",
    ),
  ),
  fix(
    true,
    py(
      RACE,
      true,
      'jobs = [work(it) for it in names]\nparts = []\nfor job in asyncio.as_completed(jobs):\n    parts.append(await job)\ncontext = "\\n".join(parts)',
      "import asyncio\nfrom app import work, names",
    ),
  ),
  fix(
    false,
    py(
      RACE,
      true,
      'jobs = [work(it) for it in names]\nparts = []\nfor job in asyncio.as_completed(jobs):\n    try:\n        parts.append(await job)\n    except TimeoutError:\n        pass\ncontext = "\\n".join(parts)',
      "import asyncio\nfrom app import work, names",
    ),
  ),
  fix(
    true,
    py(
      RACE,
      true,
      `jobs = [pool.submit(work, it) for it in names]\nranks = {}\nfor job in as_completed(jobs):\n    for hit in job.result():\n        ranks[hit.id] = ranks.get(hit.id, 0) + 1\nbest = sorted(ranks.items(), key=lambda it: it[1], reverse=True)\ncontext = "\\n".join(name for name, score in best)`,
      POOL,
    ),
  ),
  fix(
    true,
    py(
      LOOSE,
      true,
      'hits: list[Hit] = found()\nbest = sorted(set(hits), key=lambda it: -it.score)\ncontext = "\\n".join(it.text for it in best)',
      "from dataclasses import dataclass\nfrom app import found\n\n@dataclass(frozen=True)\nclass Hit:\n    id: str\n    score: float\n    text: str",
    ),
  ),
  fix(true, py(LOOSE, true, 'context = ", ".join({it.tag for it in found})', "from app import found")),
  fix(true, py(LOOSE, true, 'context = "\\n".join(str(it) for it in Path("kb").rglob("*.md"))', "from pathlib import Path")),
  fix(true, py(SHOTS, true, 'context = "\\n".join(random.sample(SHOTS, 3))', "import random\nfrom app import SHOTS")),
  fix(true, py(SHOTS, true, 'random.shuffle(shots)\ncontext = "\\n".join(shots)', "import random\nfrom app import shots")),
  fix(true, py(SHOTS, true, 'context = "\\n".join(np.random.choice(SHOTS, 3))', "import numpy as np\nfrom app import SHOTS")),
  fix(
    false,
    ts(SHOTS, true, 'const context = pool.sort(() => Math.random() - 0.5).slice(0, 3).join("\\n");', 'import { pool } from "./pool";'),
  ),
  fix(true, py(DATE, true, "context = TODAY", "from datetime import date\nTODAY = str(date.today())")),
  fix(true, py(DATE, true, "context = f'It is {_NOW}.'", "from datetime import datetime\n_NOW = datetime.now().isoformat()")),
  fix(
    true,
    py(
      DATE,
      true,
      "context = RULES",
      'from datetime import date\nDAY = date.today().isoformat()\nRULES = (\n    "Be brief. "\n    f"Today is {DAY}."\n)',
    ),
  ),
  fix(
    false,
    py(DATE, true, "context = Settings.today", "from datetime import date\nclass Settings:\n    today = date.today().isoformat()"),
  ),
  fix(true, ts(DATE, true, "const context = `It is ${today}.`;", "const today = new Date().toISOString();")),
  fix(true, ts(DATE, true, "const context = RULES;", "export const RULES = `Be brief. Today is ${new Date().toDateString()}.`;")),
  fix(false, ts(DATE, true, "const context = RULES;", "const RULES = `Today is ${new Date().toDateString()}.`;\nexport { RULES };")),
];

const beside = (files: { readonly [path: string]: string }, it: CodeCase): CodeCase => ({ ...it, beside: files });
const MIGRATIONS = {
  "supabase/migrations/0001_notes.sql":
    "CREATE TABLE notes (note_no bigint PRIMARY KEY, slug text UNIQUE, text text, created_at timestamptz);",
  "supabase/migrations/0002_more.sql": "CREATE TABLE links (a bigint, b bigint, text text, created_at date, PRIMARY KEY (a, b));",
};
const SCHEMA = {
  "prisma/schema.prisma":
    "model Note {\n  noteNo Int @id\n  slug String @unique\n  text String\n  open Boolean\n  createdAt DateTime\n}\n\nmodel Link {\n  a Int\n  b Int\n  text String\n  createdAt DateTime\n  @@id([a, b])\n}\n",
};
const psycopg = (sql: string) => `rows = db.execute("${sql}").fetchall()\ncontext = "\\n".join(row[0] for row in rows)`;
const PSYCOPG = 'import psycopg\ndb = psycopg.connect("")';
const DECLARED = `from sqlalchemy import select, desc
from sqlalchemy.orm import Session, Mapped, DeclarativeBase, mapped_column

class Base(DeclarativeBase): ...

class Note(Base):
    note_no: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]

db = Session()`;
const TABLE = `import { drizzle } from "drizzle-orm/node-postgres";
import { desc } from "drizzle-orm";
import { pgTable, serial, text, timestamp } from "drizzle-orm/pg-core";
export const notes = pgTable("notes", { noteNo: serial("note_no").primaryKey(), slug: text("slug").notNull().unique(), createdAt: timestamp(), text: text() });
const db = drizzle(process.env.URL!);`;

/** Keys that only the schema names: in SQL files and migrations, in a Prisma schema, in mapped classes and tables. */
const KEYS: readonly CodeCase[] = [
  fix(true, beside(MIGRATIONS, py(ROWS, true, psycopg("SELECT text FROM notes LIMIT 20"), PSYCOPG))),
  fix(true, beside(MIGRATIONS, py(TIES, true, psycopg("SELECT text FROM notes ORDER BY created_at DESC LIMIT 20"), PSYCOPG))),
  beside(MIGRATIONS, py(TIES, false, psycopg("SELECT text FROM notes ORDER BY created_at DESC, note_no LIMIT 20"), PSYCOPG)),
  beside(MIGRATIONS, py(TIES, false, psycopg("SELECT text FROM notes ORDER BY slug LIMIT 20"), PSYCOPG)),
  fix(false, beside(MIGRATIONS, py(TIES, true, psycopg("SELECT text FROM links ORDER BY created_at DESC LIMIT 20"), PSYCOPG))),
  fix(true, beside(MIGRATIONS, ts(TIES, true, mapped('await db("notes").orderBy("created_at", "desc").limit(20)'), KNEX))),
  fix(true, beside(MIGRATIONS, ts(ROWS, true, mapped('await db("notes").where({ open: true }).limit(20)'), KNEX))),
  beside(MIGRATIONS, ts(TIES, false, mapped('await db("notes").orderBy("created_at", "desc").orderBy("note_no").limit(20)'), KNEX)),
  fix(
    true,
    beside(
      MIGRATIONS,
      ts(
        ROWS,
        true,
        `const { data: rows } = await db.from("notes").select("text").limit(20);\nconst context = rows!.map((it) => it.text).join("\\n");`,
        SUPABASE,
      ),
    ),
  ),
  fix(
    true,
    beside(
      MIGRATIONS,
      ts(
        TIES,
        true,
        `const { data: rows } = await db.from("notes").select("text").order("created_at").limit(20);\nconst context = rows!.map((it) => it.text).join("\\n");`,
        SUPABASE,
      ),
    ),
  ),
  fix(true, beside(SCHEMA, ts(ROWS, true, mapped("await prisma.note.findMany({ where: { open: true }, take: 20 })"), PRISMA))),
  fix(true, beside(SCHEMA, ts(TIES, true, mapped('await prisma.note.findMany({ take: 20, orderBy: { createdAt: "desc" } })'), PRISMA))),
  fix(true, beside(SCHEMA, ts(TIES, true, mapped('await prisma.note.findMany({ take: 20, orderBy: [{ createdAt: "desc" }] })'), PRISMA))),
  beside(
    SCHEMA,
    ts(TIES, false, mapped('await prisma.note.findMany({ take: 20, orderBy: [{ createdAt: "desc" }, { noteNo: "asc" }] })'), PRISMA),
  ),
  fix(false, beside(SCHEMA, ts(ROWS, true, mapped("await prisma.link.findMany({ take: 20 })"), PRISMA))),
  fix(true, py(ROWS, true, joined("db.scalars(select(Note).limit(20)).all()"), DECLARED)),
  fix(true, py(TIES, true, joined("db.scalars(select(Note).order_by(desc(Note.created_at)).limit(5)).all()"), DECLARED)),
  py(TIES, false, joined("db.scalars(select(Note).order_by(desc(Note.created_at), Note.slug).limit(5)).all()"), DECLARED),
  fix(true, ts(ROWS, true, mapped("await db.select().from(notes).limit(20)"), TABLE)),
  fix(true, ts(TIES, true, mapped("await db.select().from(notes).orderBy(desc(notes.createdAt)).limit(20)"), TABLE)),
  ts(TIES, false, mapped("await db.select().from(notes).orderBy(desc(notes.createdAt), notes.slug).limit(20)"), TABLE),
];

const WRITER = (model: string, place = "settings.DATA", path = "app/ingest.py") => ({
  [path]: `from langchain_chroma import Chroma\nfrom langchain_openai import OpenAIEmbeddings\nfrom app.settings import settings\n\ndef ingest(texts):\n    Chroma(collection_name="handbook", persist_directory=${place}, embedding_function=OpenAIEmbeddings(model="${model}")).add_texts(texts)\n`,
});
const SPACES = "embedding-model-mismatch";
const reader = (bad: boolean, place = "settings.DATA", options = ""): CodeCase =>
  py(
    SPACES,
    bad,
    `store = Chroma(collection_name="handbook", persist_directory=${place}, embedding_function=OpenAIEmbeddings(model="text-embedding-3-large"${options}))\ncontext = str(store.similarity_search(question))`,
    "from langchain_chroma import Chroma\nfrom langchain_openai import OpenAIEmbeddings\nfrom app.settings import settings",
    "app/search.py",
  );

/** One collection that several files of a package make clients for. */
const COLLECTIONS: readonly CodeCase[] = [
  fix(
    true,
    py(
      SPACES,
      true,
      'context = str(Chroma(collection_name="kb", embedding_function=OpenAIEmbeddings(model="text-embedding-3-large")).similarity_search(question))',
      'from langchain_chroma import Chroma\nfrom langchain_openai import OpenAIEmbeddings\n\ndef ingest(texts):\n    Chroma(collection_name="kb", embedding_function=OpenAIEmbeddings(model="text-embedding-3-small")).add_texts(texts)',
    ),
  ),
  fix(
    true,
    ts(
      SPACES,
      true,
      'const store = new Chroma(new OpenAIEmbeddings({ model: "text-embedding-3-large" }), { collectionName: "kb" });\nconst context = JSON.stringify(await store.similaritySearch(question));',
      'import { Chroma } from "@langchain/community/vectorstores/chroma";\nimport { OpenAIEmbeddings } from "@langchain/openai";\n\nexport const writer = () => new Chroma(new OpenAIEmbeddings({ model: "text-embedding-3-small" }), { collectionName: "kb" });',
    ),
  ),
  fix(true, beside(WRITER("text-embedding-3-small"), reader(true))),
  beside(WRITER("text-embedding-3-large"), reader(false)),
  beside(WRITER("text-embedding-3-large"), reader(true, "settings.DATA", ", dimensions=256")),
  beside(WRITER("text-embedding-3-small", "settings.OTHER"), reader(false)),
  beside(WRITER("text-embedding-3-small", '"./db"'), reader(true, '"./db"')),
  beside(WRITER("text-embedding-3-small", "settings.DATA", "tests/test_ingest.py"), reader(false)),
  beside({ ...WRITER("text-embedding-3-small", "settings.DATA", "other/ingest.py"), "other/pyproject.toml": "" }, reader(false)),
];

export const CODE_CASES: readonly CodeCase[] = [...COLLECTIONS, ...BUILDERS, ...ORDERS, ...CHANCE, ...FIXES, ...KEYS];

const indented = (text: string, by: string) =>
  text
    .split("\n")
    .map((it) => (it === "" ? it : by + it))
    .join("\n");

export function programOf({ host, top = "", body }: CodeCase): string {
  return host === "py"
    ? `from openai import OpenAI\n${top}\n\nclient = OpenAI()\n\ndef answer(question: str):\n${indented(body, "    ")}\n    return client.responses.create(model="gpt-4.1", input=f"Answer:\\n{context}\\n\\n{question}")\n`
    : `import OpenAI from "openai";\n${top}\n\nconst client = new OpenAI();\n\nexport async function answer(question: string) {\n${indented(body, "  ")}\n  return client.responses.create({ model: "gpt-4.1", input: \`Answer:\\n\${context}\\n\\n\${question}\` });\n}\n`;
}
