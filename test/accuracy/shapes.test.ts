import { describe, expect, test } from "vitest";
import { inventoryOf } from "../../server/src/recognise/inventory.ts";
import { factsOf } from "../support/facts.ts";
import { CSHARP } from "./shapes/csharp.ts";
import type { Language } from "./shapes/frames.ts";
import { GO } from "./shapes/go.ts";
import { JAVA } from "./shapes/java.ts";
import { PYTHON } from "./shapes/python.ts";
import { lookAlike, nested, plain, type Shape } from "./shapes/shape.ts";
import { TYPESCRIPT } from "./shapes/typescript.ts";

const ENDING: { readonly [Name in Language]: string } = { python: "py", typescript: "ts", go: "go", java: "java", csharp: "cs" };

async function rowsOf(source: string, language: Language) {
  return inventoryOf(await factsOf(`app.${ENDING[language]}`, source)).filter((it) => it.kind === "call" || it.kind === "retrieval");
}

for (const [language, shapes] of [
  ["python", PYTHON],
  ["typescript", TYPESCRIPT],
  ["go", GO],
  ["java", JAVA],
  ["csharp", CSHARP],
] as const satisfies readonly (readonly [Language, readonly Shape[]])[]) {
  describe(language, () => {
    for (const shape of shapes) {
      test(`${shape.title}: plain`, async () => {
        const rows = await rowsOf(plain(shape, language), language);
        expect(rows.map((it) => `${it.kind} ${it.sdk} ${it.model} ${it.temperature}`)).toEqual(shape.expected);
        expect(rows.filter((it) => it.confidence !== "resolved" && !shape.shaped)).toEqual([]);
      });
      test(`${shape.title}: nested in other shapes`, async () => {
        const rows = await rowsOf(nested(shape, language), language);
        expect(rows.map((it) => `${it.kind} ${it.sdk} ${it.model} ${it.temperature}`)).toEqual(shape.expected);
      });
      test(`${shape.title}: look-alike`, async () => {
        const rows = await rowsOf(lookAlike(shape, language), language);
        expect(
          rows.filter(
            (it) =>
              !shape.shaped ||
              (it.confidence === "resolved" && it.sdk !== "sql" && it.via !== "raw-http" && it.sdk !== "mongodb" && it.sdk !== "supabase"),
          ),
        ).toEqual([]);
      });
    }
  });
}
