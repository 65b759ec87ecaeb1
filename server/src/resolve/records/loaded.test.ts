import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../../test/support/workspace.ts";

/** Fields of the record that goes whole, and how many of them are somebody's. */
async function sent(files: { readonly [path: string]: string }) {
  const workspace = workspaceOf({ ...files, ".git/HEAD": "" }, { command: { only: ["privacy/pii-record-serialized"] } });
  const found: unknown[] = [];
  for await (const { findings } of workspace.scan([uriOf("").replace(/\/$/, "")]))
    found.push(...findings.map(({ data }) => [data.fields, data.personal]));
  return found;
}

const SCHEMA = `model Patient {
  id        String   @id
  email     String
  birthDate DateTime
  history   History
  visits    Visit[]
}

type History {
  allergies String
}

model Visit {
  id        String @id
  diagnosis String
  patient   Patient
}
`;

test.each([
  ["nothing asked for", "", [[4, 3]]],
  ["include", ", include: { visits: true }", [[5, 4]]],
  ["include of no", ", include: { visits: false }", [[4, 3]]],
  ["include of some fields", ", include: { visits: { select: { id: true } } }", [[5, 3]]],
  ["options that nobody can read", ", ...more", [[4, 3]]],
  ["select", ", select: { email: true, birthDate: true }", [[2, 2]]],
  ["select with a relation", ", select: { email: true, visits: true }", [[2, 2]]],
  ["omit", ", omit: { birthDate: true }", [[3, 2]]],
])("what a query of Prisma loads: %s", async (_, options, expected) => {
  const app = `import OpenAI from "openai";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();

export async function run(id: string, more: object) {
  const patient = await prisma.patient.findUnique({ where: { id }${options} });
  return new OpenAI().responses.create({ model: "gpt-4.1", input: JSON.stringify(patient) });
}
`;
  expect(await sent({ "prisma/schema.prisma": SCHEMA, "app.ts": app })).toEqual(expected);
});

test.each([
  ["a relation", `visits: list["Visit"] = Relationship(back_populates="patient")`, [[3, 2]]],
  ["a column of the same type", `visits: list["Visit"]`, [[4, 3]]],
])("what a row of a mapped class brings: %s", async (_, field, expected) => {
  const app = `from openai import OpenAI
from sqlmodel import Relationship, SQLModel


class Visit(SQLModel):
    id: int
    diagnosis: str


class Patient(SQLModel, table=True):
    id: int
    email: str
    birth_date: str
    ${field}


def run(patient: Patient):
    return OpenAI().responses.create(model="gpt-4.1", input=patient.model_dump_json())
`;
  expect(await sent({ "app.py": app })).toEqual(expected);
});
