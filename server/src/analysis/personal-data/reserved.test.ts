import { describe, expect, it } from "vitest";
import { find } from "./find.ts";

describe("values nobody has", () => {
  it.each([
    '"telephone1": "555-0100"',
    '"telephone1": "555-0199"',
    "Phone: 555 0123",
    "call 555-1234",
    "mail a@b.com",
    '"email": "x@y.org"',
    "a.b@c.io, a1@b2.com",
    '"phone": "+1 555 123 4567"',
    "Crisis line: call 1-800-273-8255",
    "phone (888) 237-4113",
    "or dial +1-866-237-4113",
    "Tel. 0800 330 1000",
    "Telefon +49 800 3301000",
    "ring +44 808 164 0123",
  ])("%s", (text) => {
    expect(find(text)).toEqual([]);
    expect(find(text, { reserved: "report" }).length).toBeGreaterThan(0);
  });

  it.each(["Phone: 867-5309", "e-mail: j@gmail.com", "j.b@seznam.cz", "phone: 18812345679", "mobile: +91 8005567812"])(
    "%s is somebody's",
    (text) => expect(find(text)).toHaveLength(1),
  );
});
