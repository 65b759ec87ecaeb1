import { expect, test } from "vitest";
import { markerOf } from "./markers.ts";
import { CATEGORIES } from "./taxonomy.ts";

test.each([
  ["name.full", "[name]"],
  ["name.first", "[first name]"],
  ["name.last", "[last name]"],
  ["fin.income", "[salary]"],
  ["birth.date", "[birth date]"],
  ["contact.email", "[email]"],
  ["gov.national_id", "[national id]"],
  ["acme.badge-number", "[badge number]"],
])("%s is shown as %s", (category, marker) => {
  expect(markerOf(category)).toBe(marker);
});

test("no two categories share a marker", () => {
  const markers = CATEGORIES.map((it) => markerOf(it.id));
  expect(new Set(markers).size).toBe(markers.length);
});
