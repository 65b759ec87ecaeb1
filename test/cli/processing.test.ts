import { afterAll, expect, test } from "vitest";
import { Project } from "../support/cli.ts";

const made = new Project({
  "prompt-hygiene.json": '{ "purposes": ["health"] }',
  "clinic.py": `import json
from openai import OpenAI
from pydantic import BaseModel
from fields import mail_of

client = OpenAI()
local = OpenAI(base_url="http://localhost:8000/v1")

class Patient(BaseModel):
    id: int
    ssn: str
    diagnosis: str

def brief(patient: Patient, user):
    client.responses.create(model="gpt-4.1", input=f"Note: {patient.diagnosis} of {mail_of(user)}", safety_identifier=user.email)
    local.responses.create(model="llama", input=f"All: {json.dumps(patient.model_dump())}")
    client.embeddings.create(model="text-embedding-3-small", input=f"{user.first_name}")
    client.responses.create(model="gpt-4.1", input=f"Nobody: {patient.id}")
`,
  "fields.py": "def mail_of(person):\n    return person.email\n",
});
afterAll(() => made.dispose());

const RECORD = [
  "clinic.py:15 openai prompt health.diagnosis patient.diagnosis clinic.py:15 lawful",
  "clinic.py:15 openai prompt contact.email person.email fields.py:2",
  "clinic.py:15 openai identity contact.email user.email clinic.py:15",
  "clinic.py:16 http://localhost:8000/v1 prompt gov.ssn patient.ssn clinic.py:16 whole",
  "clinic.py:16 http://localhost:8000/v1 prompt health.diagnosis patient.diagnosis clinic.py:16 whole lawful",
  "clinic.py:17 openai embedding name.first user.first_name clinic.py:17",
];

interface Row {
  readonly [key: string]: string | number | boolean | null;
}

test("every category at every call, with its provider and its source", async () => {
  const { code, out } = await made.run(["processing", ".", "--format", "json"]);
  expect(code).toBe(0);
  const rows: Row[] = JSON.parse(out);
  const shown = rows.map((it) =>
    [`${it.path}:${it.line}`, it.provider, it.as, it.category, it.field, it.source, it.whole ? "whole" : "", it.lawful ? "lawful" : ""]
      .filter((word) => word !== "")
      .join(" "),
  );
  expect(shown).toEqual(RECORD);
});

test("as a table of a spreadsheet, and for people", async () => {
  const { out } = await made.run(["processing", ".", "--format", "csv"]);
  expect(out.split("\r\n")[0]).toBe(
    "path,line,column,cell,provider,sdk,model,callee,as,category,title,gdpr,field,whole,source,lawful,weakened",
  );
  expect(out.trimEnd().split("\r\n")).toHaveLength(RECORD.length + 1);
  const { out: pretty } = await made.run(["processing", "."]);
  expect(pretty).toContain("4 categories at 3 calls.");
});
