import type { Host } from "../labels/case.ts";

/** An expression that brings somebody's data, with one beside it that does not. */
export interface PersonalSource {
  readonly host: Host;
  /** The rule that has to say it, without its family. */
  readonly rule: "pii-field-interpolated" | "pii-record-serialized" | "pii-select-star" | "redaction-bypassed";
  /** Lines before everything: imports and declarations. */
  readonly head: string;
  readonly parameters: string;
  /** Lines of the function before the expression. */
  readonly before?: readonly string[];
  readonly source: string;
  /** What the first hop must hold. */
  readonly named: string;
  readonly clean: string;
}

type Row = readonly [head: string, parameters: string, source: string, named: string, clean: string, before?: readonly string[]];

const rows = (host: Host, rule: PersonalSource["rule"], table: readonly Row[]): PersonalSource[] =>
  table.map(([head, parameters, source, named, clean, before]) => ({
    host,
    rule,
    head,
    parameters,
    source,
    named,
    clean,
    ...(before ? { before } : {}),
  }));

const CUSTOMER =
  "import json\nfrom pydantic import BaseModel\nclass Customer(BaseModel):\n    id: int\n    email: str\n    date_of_birth: str\n    plan: str\n";
const MEMBER =
  "import json\nfrom dataclasses import asdict, dataclass\n@dataclass\nclass Member:\n    email: str\n    phone: str\n    tier: str\n";
const ACCOUNT =
  "import json\nfrom sqlmodel import Field, Session, SQLModel\nclass Account(SQLModel, table=True):\n    id: int = Field(primary_key=True)\n    email: str\n    passport: str\n    plan: str\n";
const APPLICANT =
  "import json\nfrom typing import TypedDict\nclass Applicant(TypedDict):\n    first_name: str\n    salary: int\n    stage: str\n";
const ORDER =
  "from __future__ import annotations\nfrom pydantic import BaseModel\nclass Buyer(BaseModel):\n    phone: str\nclass Order(BaseModel):\n    total: int\n    buyer: Buyer\n";

const PATIENT = "interface Patient { id: string; fullName: string; ssn: string; ward: string }\n";
const USERS =
  'import { z } from "zod";\nconst userSchema = z.object({ id: z.string(), email: z.string(), phone: z.string(), plan: z.string() });\ntype User = z.infer<typeof userSchema>;\n';
const PRISMA = 'import { PrismaClient } from "@prisma/client";\nconst prisma = new PrismaClient();\n';
const SUPABASE = 'import { createClient } from "@supabase/supabase-js";\nconst supabase = createClient("url", "key");\n';

export const PERSONAL_SOURCES: readonly PersonalSource[] = [
  ...rows("python", "pii-field-interpolated", [
    ["", "user", "user.email", "email", "user.plan"],
    ["", "patient", "patient['diagnosis']", "diagnosis", "patient['ward']"],
    ["", "row", "row.get('date_of_birth')", "date_of_birth", "row.get('state')"],
    [ORDER, "order: Order", "order.buyer.phone", "phone", "order.total"],
    [ACCOUNT, "session: Session", "session.get(Account, 1).email", "email", "session.get(Account, 1).plan"],
    [APPLICANT, "one: Applicant", "one['salary']", "salary", "one['stage']"],
    ["import stripe\n", "", "stripe.Customer.retrieve('c').email", "email", "stripe.Customer.retrieve('c').id"],
    ["from flask_login import current_user\n", "", "current_user.email", "email", "current_user.id"],
    ["", "employee", "employee.address.home_address", "home_address", "employee.desk.building"],
    ["", "customers", "customers[0].phone_number", "phone_number", "customers[0].tier"],
  ]),
  ...rows("python", "pii-record-serialized", [
    [
      CUSTOMER,
      "customer: Customer",
      "json.dumps(customer.model_dump())",
      "customer.model_dump",
      "json.dumps(customer.model_dump(include={'plan'}))",
    ],
    [
      CUSTOMER,
      "customer: Customer",
      "customer.model_dump_json()",
      "customer.model_dump_json",
      "customer.model_dump_json(exclude={'email', 'date_of_birth'})",
    ],
    [
      CUSTOMER,
      "rows: list[Customer]",
      "json.dumps([row.model_dump() for row in rows])",
      "row.model_dump",
      "json.dumps([row.plan for row in rows])",
    ],
    [MEMBER, "member: Member", "asdict(member)", "asdict(member)", "member.tier"],
    [MEMBER, "member: Member", "str(member)", "member", "str(member.tier)"],
    [
      ACCOUNT,
      "session: Session",
      "json.dumps(session.get(Account, 1).model_dump())",
      "model_dump",
      "json.dumps({'plan': session.get(Account, 1).plan})",
    ],
    [APPLICANT, "one: Applicant", "json.dumps(one)", "one", "json.dumps({'stage': one['stage']})"],
    [
      CUSTOMER,
      "store",
      "load(store).model_dump_json()",
      "load(store)",
      "load(store).plan",
      ["def load(it) -> Customer:", "    return it.find()"],
    ],
  ]),
  ...rows("python", "pii-select-star", [
    [
      "",
      "connection",
      "connection.execute('SELECT * FROM customers').fetchall()",
      "fetchall",
      "connection.execute('SELECT plan FROM customers').fetchall()",
    ],
    [
      "import pandas as pd\n",
      "engine",
      "pd.read_sql('SELECT * FROM patients', engine).to_string()",
      "read_sql",
      "pd.read_sql('SELECT ward FROM patients', engine).to_string()",
    ],
  ]),
  ...rows("python", "redaction-bypassed", [
    ["from privacy import redact\n", "ticket", "ticket.body", "ticket.body", "clean", ["clean = redact(ticket.body)"]],
  ]),
  ...rows("typescript", "pii-field-interpolated", [
    ["", "user", "user.email", "email", "user.plan"],
    ["", "patient", 'patient["diagnosis"]', "diagnosis", 'patient["ward"]'],
    [PATIENT, "one: Patient", "one.ssn", "ssn", "one.ward"],
    [USERS, "it: User", "it.phone", "phone", "it.plan"],
    [USERS, "body: unknown", "userSchema.parse(body).email", "email", "userSchema.parse(body).plan"],
    ["", "rows: { firstName: string; rank: number }[]", "rows[0].firstName", "firstName", "rows[0].rank"],
    ["", "employee", "employee?.salary", "salary", "employee?.team"],
    ["", "profile: Map<string, string>, customer: any", 'customer.get("date_of_birth")', "date_of_birth", 'customer.get("plan")'],
    [
      "",
      "order: { customer: { shippingAddress: string }; total: number }",
      "order.customer.shippingAddress",
      "shippingAddress",
      "order.total",
    ],
    [
      "",
      "applicants: any[]",
      'applicants.map((applicant) => applicant.email).join(", ")',
      "email",
      'applicants.map((applicant) => applicant.stage).join(", ")',
    ],
  ]),
  ...rows("typescript", "pii-record-serialized", [
    [PATIENT, "patient: Patient", "JSON.stringify(patient)", "patient", "JSON.stringify({ ward: patient.ward })"],
    [PATIENT, "patient: Patient", "JSON.stringify({ patient, note: 1 })", "patient", "JSON.stringify({ ward: patient.ward, note: 1 })"],
    [PATIENT, "list: Patient[]", "JSON.stringify(list)", "list", "JSON.stringify(list.map((it) => it.ward))"],
    [USERS, "it: User", "JSON.stringify(it, null, 2)", "it", 'JSON.stringify(it, ["plan"])'],
    [USERS, "body: unknown", "JSON.stringify(userSchema.parse(body))", "userSchema.parse", "JSON.stringify(userSchema.parse(body).plan)"],
    [
      PATIENT,
      "load: (id: string) => Promise<Patient>",
      "JSON.stringify(found)",
      "found",
      "JSON.stringify(found.ward)",
      ['const found: Patient = await load("1");'],
    ],
    [PATIENT, "patient: Patient", "JSON.stringify({ ...patient, at: 1 })", "patient", "JSON.stringify({ ward: patient.ward, at: 1 })"],
    [`import { inspect } from "node:util";\n${PATIENT}`, "patient: Patient", "inspect(patient)", "patient", "inspect(patient.ward)"],
  ]),
  ...rows("typescript", "pii-select-star", [
    [
      PRISMA,
      "",
      'JSON.stringify(await prisma.patient.findMany({ where: { ward: "7" } }))',
      "findMany",
      "JSON.stringify(await prisma.patient.findMany({ select: { ward: true } }))",
    ],
    [SUPABASE, "", "JSON.stringify(data)", "supabase", "data.length", ['const { data } = await supabase.from("users").select("*");']],
  ]),
  ...rows("typescript", "redaction-bypassed", [
    ['import { scrubPii } from "./privacy";\n', "text: string", "text", "text", "safe", ["const safe = scrubPii(text);"]],
  ]),
];
