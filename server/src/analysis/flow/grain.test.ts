import { expect, test } from "vitest";
import { type Grain, grainOf } from "./grain.ts";

type Place = readonly [own: string, after: string];

test.each<[name: string, after: string, places: readonly Place[], grain: Grain | null]>([
  ["datetime.now()", "}. You answer", [["datetime.now()", "}. You answer"]], "moment"],
  ["datetime.now()", ":%Y-%m-%d}", [["datetime.now()", ":%Y-%m-%d}"]], "day"],
  ["datetime.now()", ":%Y-%m-%d %H:%M}", [["datetime.now()", ":%Y-%m-%d %H:%M}"]], "moment"],
  ["datetime.now()", '.strftime("%A, %d %B %Y")', [["today", "}"]], "day"],
  ["datetime.now()", '.strftime("%Y-%m-%d %H:%M:%S")', [["today", "}"]], "moment"],
  ["datetime.now()", ".strftime(FORMAT)", [["today", "}"]], null],
  ["datetime.now()", ".date()", [["today", "}"]], "day"],
  ["datetime.now()", ".isoformat()", [["now", "}"]], "moment"],
  ["datetime.now()", ".year", [["year", "}"]], "day"],
  ["datetime.now()", "", [["now.strftime('%Y-%m-%d')", "}"]], "day"],
  ["datetime.now()", "", [["now.year", "}"]], "day"],
  ["datetime.now()", "", [["format_date(now, style)", "}"]], null],
  ["datetime.now()", "", [["now", "}"]], "moment"],
  ["date.today()", "", [["today", "}"]], "day"],
  ["datetime.today()", ".strftime('%H:%M')", [["now", "}"]], "moment"],
  ["time.time()", "", [["now", "}"]], "moment"],
  ["Date()", ".toISOString()", [["now", "}"]], "moment"],
  ["Date()", ".toISOString().slice(0, 10)", [["now", "}"]], "day"],
  ["Date()", '.toISOString().split("T")[0]', [["now", "}"]], "day"],
  ["Date()", ".toLocaleDateString('en-GB')", [["now", "}"]], "day"],
  ["Date()", ".toLocaleString()", [["now", "}"]], "moment"],
  ["Date()", ".getFullYear()", [["now", "}"]], "day"],
  ["Date.now()", "", [["now", "}"]], "moment"],
])("%s%s, %j: %s", (name, after, places, grain) => {
  expect(
    grainOf(
      name,
      after,
      places.map(([own, behind]) => ({ own, after: behind })),
    ),
  ).toBe(grain);
});
