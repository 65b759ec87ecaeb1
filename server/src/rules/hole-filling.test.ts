import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../test/support/workspace.ts";

const around = (input: string) => `from openai import OpenAI

client = OpenAI()
SHOP = "Velo"


def reply(user):
    return client.responses.create(model="gpt-4.1", input=${input})
`;

/** A filled hole leaves no format string that formats nothing, and no brace that is read otherwise. */
test.each([
  ['f"Born {user.date_of_birth}."', '"Born [birth date]."'],
  ["rf'{user.date_of_birth}\\d'", "r'[birth date]\\d'"],
  ["F'''\n{user.date_of_birth}'''", "'''\n[birth date]'''"],
  ['f"Reply {{\\"born\\": 1}} to {user.date_of_birth}"', '"Reply {\\"born\\": 1} to [birth date]"'],
  ['"Reply " f"born {user.date_of_birth}"', '"Reply " "born [birth date]"'],
  ['f"{user.email} born {user.date_of_birth}"', '"[email] born [birth date]"'],
  ['f"{user.ticket}: born {user.date_of_birth}"', 'f"{user.ticket}: born [birth date]"'],
  ['f"Born {user.date_of_birth}, at {SHOP}"', 'f"Born [birth date], at {SHOP}"'],
  ['f"{SHOP}: born {user.date_of_birth}"', 'f"{SHOP}: born [birth date]"'],
  ['"Born " + user.date_of_birth', '"Born " + "[birth date]"'],
  ['"Born {}".format(user.date_of_birth)', '"Born [birth date]".format(user.date_of_birth)'],
  // An argument more than there are places: the next value would stand in the wrong one, or the program would stop.
  ['"{} born {}".format(user.ticket, user.date_of_birth)', '"{} born {}".format(user.ticket, user.date_of_birth)'],
  ['"{0} born {1}".format(user.ticket, user.date_of_birth)', '"{0} born [birth date]".format(user.ticket, user.date_of_birth)'],
  ['"Born %s" % user.date_of_birth', '"Born %s" % user.date_of_birth'],
  ['"%s born %s" % (user.ticket, user.date_of_birth)', '"%s born %s" % (user.ticket, user.date_of_birth)'],
])("%s", async (input, filled) => {
  const workspace = workspaceOf({ "app.py": around(input), ".git/HEAD": "" }, { command: { only: ["privacy/pii-field-interpolated"] } });
  const [fixed] = await workspace.fix(uriOf("app.py"), { unsafe: true });
  expect(fixed?.after ?? around(input)).toBe(around(filled));
});
