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
  ])("%s", (text) => {
    expect(find(text)).toEqual([]);
    expect(find(text, { reserved: "report" }).length).toBeGreaterThan(0);
  });

  it.each(["Phone: 867-5309", "e-mail: j@gmail.com", "j.b@seznam.cz"])("%s is somebody's", (text) => expect(find(text)).toHaveLength(1));
});
