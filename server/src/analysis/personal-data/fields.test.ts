import { describe, expect, it } from "vitest";
import { fieldCategory, fieldMatcher, isPerson } from "./fields.ts";

const of = (name: string, receiver: string | null = null) => {
  const known = fieldCategory(name, receiver);
  return known === null ? null : `${known.category} ${known.tier}`;
};

describe("names of fields", () => {
  it.each([
    ["email", null, "contact.email S"],
    ["userEmail", null, "contact.email S"],
    ["USER_EMAIL_ADDRESS", null, "contact.email S"],
    ["customer-home-address", null, "contact.address S"],
    ["dateOfBirth", null, "birth.date S"],
    ["ssn", "patient", "gov.ssn S"],
    ["customerSSN", null, "gov.ssn S"],
    ["teléfono", null, "contact.phone S"],
    ["Straße", null, "contact.address S"],
    ["getUserEmail", null, "contact.email S"],
    ["diagnoses", "patient", "health.diagnosis S"],
    ["api_key", null, "auth.token S"],
    ["hashed_password", null, null],
    ["name", "user", "name.full P"],
    ["name", "currentUser", "name.full P"],
    ["name", "tool", null],
    ["name", null, null],
    ["name", "userService", null],
    ["address", "customer", "contact.address P"],
    ["address", "server", null],
    ["file_name", "user", null],
    ["email_template", null, null],
    ["email_verified", null, null],
    ["emailSubject", null, null],
    ["verify_email_domain", null, null],
    ["sendEmail", null, null],
    ["max_age", null, null],
    ["age", "patient", "birth.age P"],
    ["agent_card", null, null],
    ["system_fingerprint", "response", null],
    ["token_count", null, null],
    ["max_tokens", null, null],
    ["user_id", "user", null],
    ["state", "user", null],
    ["content", "message", null],
    ["third_party", null, null],
    ["identity_provider", null, null],
    ["Promise.race", null, null],
  ])("%s of %s: %s", (name, receiver, expected) => expect(of(name, receiver)).toBe(expected));

  it("takes names of the configuration", () => {
    const own = fieldMatcher({ "contact.email": ["kontakt_adresse"], "own.badge": ["badgeNumber"] });
    expect(own("kontaktAdresse")?.category).toBe("contact.email");
    expect(own("badge_number")).toMatchObject({ category: "own.badge", tier: "S", level: 3 });
    expect(own("email")?.category).toBe("contact.email");
  });

  it("knows people", () => {
    expect(["user", "currentUser", "users", "order.customer", "Kunde"].map(isPerson)).toEqual([true, true, true, true, true]);
    expect(["userService", "client_factory", "tool", null].map(isPerson)).toEqual([false, false, false, false]);
  });
});
