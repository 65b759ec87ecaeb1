import { describe, expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../../test/support/workspace.ts";
import { categoryOf } from "../../analysis/personal-data/fields.ts";
import { RECORD_CLIENTS } from "../../catalogue/record-clients.ts";

/** Lines of code, the expression that goes into a prompt, and what is known of it: labels with names, and how sure that is. */
type Row = readonly [title: string, lines: readonly string[], sent: string, wanted: string];

const PYTHON: readonly Row[] = [
  ["Stripe: a customer", ["import stripe", "c = stripe.Customer.retrieve(id)"], "c.email", "personal email high"],
  ["Stripe: by key", ["import stripe", "c = stripe.Customer.retrieve(id)"], 'c["name"]', "personal name high"],
  [
    "Stripe: a client",
    ["from stripe import StripeClient", "c = StripeClient(key).v1.customers.retrieve(id)"],
    "c.address.line1",
    "personal line1 high",
  ],
  ["Stripe: each of a page", ["import stripe", "c = stripe.Customer.list().data[0]"], "c.phone", "personal phone high"],
  ["Stripe: a prefix of invoices is nobody's", ["import stripe", "c = stripe.Customer.retrieve(id)"], "c.invoice_prefix", ""],
  [
    "Salesforce: a query",
    ["from simple_salesforce import Salesforce", "rows = Salesforce(session_id=s).query(q)"],
    'rows["records"][0]["Email"]',
    "personal Email high",
  ],
  [
    "Salesforce: a contact",
    ["from simple_salesforce import Salesforce", "sf = Salesforce(session_id=s)", "c = sf.Contact.get(id)"],
    'c["FirstName"]',
    "personal FirstName high",
  ],
  [
    "HubSpot",
    ["from hubspot import HubSpot", "c = HubSpot(access_token=t).crm.contacts.basic_api.get_by_id(id)"],
    'c.properties["firstname"]',
    "personal firstname high",
  ],
  ["Zendesk: who asks", ["from zenpy import Zenpy", "t = Zenpy(**k).tickets(id=id)"], "t.requester.email", "personal email high"],
  [
    "Zendesk: what is asked",
    ["from zenpy import Zenpy", "t = Zenpy(**k).tickets(id=id)"],
    "t.description",
    "personal description low, untrusted description high",
  ],
  [
    "Gmail",
    ["from googleapiclient.discovery import build", 'm = build("gmail", "v1").users().messages().get(userId="me", id=id).execute()'],
    'm["snippet"]',
    "personal snippet low, untrusted snippet high",
  ],
  [
    "Gmail: its id",
    ["from googleapiclient.discovery import build", 'm = build("gmail", "v1").users().messages().get(userId="me", id=id).execute()'],
    'm["threadId"]',
    "",
  ],
  [
    "Calendar",
    ["from googleapiclient import discovery", 'e = discovery.build("calendar", "v3").events().list(calendarId="primary").execute()'],
    'e["items"][0]["attendees"][0]["email"]',
    "personal email high",
  ],
  [
    "Slack",
    ["from slack_sdk import WebClient", "u = WebClient(token=t).users_info(user=id)"],
    'u["user"]["profile"]["email"]',
    "personal email high",
  ],
  ["IMAP", ["from imap_tools import MailBox", "m = next(MailBox(h).login(u, p).fetch())"], "m.subject", ""],
  ["IMAP: each", ["from imap_tools import MailBox", "ms = MailBox(h).login(u, p).fetch()"], "[m.from_ for m in ms]", "personal from_ high"],
  ["signed in", ["from flask_login import current_user"], "current_user.email", "personal email high"],
  [
    "a client as a parameter",
    ["import stripe", "def g(c: stripe.StripeClient):", "    return c.customers.retrieve(id)", "", "c = g(k)"],
    "c.email",
    "personal email high",
  ],
  ["the project's own module of that name", ["from .stripe import Customer", "c = Customer.retrieve(id)"], "c.total", ""],
];

const TYPESCRIPT: readonly Row[] = [
  ["Stripe", ['import Stripe from "stripe";', "const c = await new Stripe(key).customers.retrieve(id);"], "c.email", "personal email high"],
  [
    "Stripe: required",
    ['const stripe = require("stripe")(key);', "const c = await stripe.customers.retrieve(id);"],
    "c.email",
    "personal email high",
  ],
  [
    "jsforce",
    ['import jsforce from "jsforce";', "const conn = new jsforce.Connection({});", "const r = await conn.query(q);"],
    "r.records[0].Email",
    "personal Email high",
  ],
  [
    "HubSpot",
    ['import { Client } from "@hubspot/api-client";', "const c = await new Client({}).crm.contacts.basicApi.getById(id);"],
    "c.properties.phone",
    "personal phone high",
  ],
  [
    "Gmail",
    [
      'import { google } from "googleapis";',
      'const gmail = google.gmail({ version: "v1", auth });',
      'const m = await gmail.users.messages.get({ userId: "me", id });',
    ],
    "m.data.snippet",
    "personal snippet low, untrusted snippet high",
  ],
  [
    "Calendar",
    ['import { google } from "googleapis";', 'const e = await google.calendar("v3").events.list({});'],
    "e.data.items.map((it) => it.attendees[0].email)",
    "personal email high",
  ],
  [
    "mail",
    ['import { simpleParser } from "mailparser";', "const m = await simpleParser(raw);"],
    "m.text",
    "personal text low, untrusted text high",
  ],
  [
    "IMAP",
    ['import { ImapFlow } from "imapflow";', 'const m = await new ImapFlow({}).fetchOne("1", {});'],
    "m.envelope.from[0].address",
    "personal address high",
  ],
  [
    "Slack",
    ['import { WebClient } from "@slack/web-api";', "const u = await new WebClient(t).users.info({ user: id });"],
    "u.user.profile.email",
    "personal email high",
  ],
  [
    "signed in",
    ['import { currentUser } from "@clerk/nextjs/server";', "const user = await currentUser();"],
    "user.firstName",
    "personal firstName high",
  ],
  ["a flag of the session", ['import { currentUser } from "@clerk/nextjs/server";', "const user = await currentUser();"], "user.id", ""],
];

const NEWS = /^(?:personal|untrusted)$/;

async function origins(path: string, text: string): Promise<string> {
  const workspace = workspaceOf({ [path]: text });
  const [document, services] = [await workspace.document(uriOf(path)), await workspace.services(uriOf(path))];
  const prompt = document?.prompts[0];
  const found = prompt?.holes.flatMap((hole) => services?.origins(prompt, hole) ?? []) ?? [];
  return found
    .filter((it) => NEWS.test(it.label))
    .map((it) => `${it.label} ${it.name.replace(/^.*\./, "")} ${it.confidence}`)
    .sort()
    .join(", ");
}

describe("records that clients of SDKs give", () => {
  test.for(PYTHON)("Python: %s", async ([, lines, sent, wanted]) => {
    const text = `from openai import OpenAI\n${lines.join("\n")}\n\nOpenAI().responses.create(model="gpt-4.1", input=f"Say: {${sent.replaceAll('"', "'")}}")\n`;
    expect(await origins("app.py", text)).toBe(wanted);
  });

  test.for(TYPESCRIPT)("TypeScript: %s", async ([, lines, sent, wanted]) => {
    const text = `import OpenAI from "openai";\n${lines.join("\n")}\n\nawait new OpenAI().responses.create({ model: "gpt-4.1", input: \`Say: \${${sent}}\` });\n`;
    expect(await origins("app.ts", text)).toBe(wanted);
  });
});

test("every name in the table is one: records that are given, categories of the taxonomy", () => {
  for (const { id, records, gives, values = {} } of RECORD_CLIENTS) {
    const named = [...Object.values(gives), ...Object.values(values)].flatMap((it) => it.split(" "));
    for (const it of named) expect(Object.keys(records), id).toContain(it.replace(/^\w+:/, "").replace("*", ""));
    for (const field of Object.values(records).flatMap((it) => it.split(" "))) {
      const [, category] = /=([\w.]+)/.exec(field) ?? [];
      if (category !== undefined) expect(categoryOf(category), `${id} ${field}`).not.toBeNull();
      const [, record] = /:([A-Z]\w*)/.exec(field) ?? [];
      if (record !== undefined) expect(Object.keys(records), `${id} ${field}`).toContain(record);
    }
  }
});
