import { describe, expect, test } from "vitest";
import type { Origin } from "../../server/src/analysis/services.ts";
import { uriOf, workspaceOf } from "../support/workspace.ts";
import type { Host, ShapeRow, SinkRow, SourceRow } from "./case.ts";
import { GROWING } from "./growing.ts";
import { SHAPES, SINKS } from "./shapes.ts";
import { SOURCES } from "./sources.ts";
import { faultsOf, originsIn } from "./walkable.ts";

type Files = { readonly [path: string]: string };

interface LabelCase {
  readonly title: string;
  readonly row: SourceRow;
  readonly files: (source: string) => Files;
}

const of = <Row extends { readonly host: Host }>(rows: readonly Row[], host: Host) => rows.filter((it) => it.host === host);

/** Every source on several ways, every way with several sources, sinks in turn. */
const CASES: readonly LabelCase[] = (["python", "typescript"] as const).flatMap((host) =>
  of(SOURCES, host).flatMap((row, i) => {
    const shapes = of(SHAPES, host).filter((it) => (row.ordered ? it.keepsOrder : !it.title.startsWith("a loop")));
    return Array.from({ length: 5 }, (_, n): LabelCase => {
      const shape = shapes[(i * 5 + n) % shapes.length] as ShapeRow;
      const sinks = of(SINKS, host);
      const sink = sinks[(i + n) % sinks.length] as SinkRow;
      return { title: `${host}: ${row.label} of ${row.source}, ${shape.title}`, row, files: (source) => program(row, shape, sink, source) };
    });
  }),
);

function program(row: SourceRow, shape: ShapeRow, sink: SinkRow, source: string): Files {
  const put = (text: string) => text.replaceAll("%", () => source);
  // Orders are seen where the whole collection is made into text.
  const joined = row.ordered && !shape.sent.includes("join") ? `', '.join(${shape.sent})` : shape.sent;
  const lines = [...shape.body, ...sink.lines.map((it) => it.replaceAll("@", () => joined))].map(put);
  const others = shape.file ? { [shape.file.path]: shape.file.text } : {};
  if (row.host === "python") {
    const body = lines.flatMap((it) => it.split("\n")).map((it) => `    ${it}`);
    const text = `from openai import OpenAI\n${row.head}${shape.above ?? ""}\nclient = OpenAI()\n\ndef run(${row.parameters}):\n${body.join("\n")}\n`;
    return { "app.py": text, ...others };
  }
  const text = `import OpenAI from "openai";\n${row.head}${shape.above ?? ""}\nconst client = new OpenAI();\n\nexport async function run(${row.parameters}) {\n${lines.map((it) => `  ${it}`).join("\n")}\n}\n`;
  return { "app.ts": text, ...others };
}

/** What the services say of the prompts of the first file. */
async function origins(files: Files): Promise<readonly Origin[]> {
  const [path = ""] = Object.keys(files);
  const workspace = workspaceOf(files);
  const document = await workspace.document(uriOf(path));
  const services = await workspace.services(uriOf(path));
  if (document === null || services === null) throw new Error("nothing was read");
  expect(document.prompts.length).toBeGreaterThan(0);
  const found = originsIn(document, services);
  const textOf = (uri: string) => Object.entries(files).find(([it]) => uriOf(it) === uri)?.[1] ?? null;
  // Whatever is shown can be walked, not only what is asked for.
  expect(found.flatMap((it) => faultsOf(it, textOf))).toEqual([]);
  return found;
}

const labelsIn = async (files: Files, label: string) =>
  (await origins(files)).filter((it) => it.label === label && it.confidence !== "low");

/** The way begins at the source. */
function expectWalkable(files: Files, { path }: Origin, named: string): void {
  const [first] = path;
  const text = Object.entries(files).find(([it]) => uriOf(it) === first?.uri)?.[1] ?? "";
  expect(text.slice(first?.span.start, first?.span.end)).toContain(named);
}

test("there are at least 120 cases with their twins", () => expect(CASES.length + GROWING.length).toBeGreaterThanOrEqual(120));

describe("a label reaches the model", () => {
  test.for(CASES)("$title", async ({ row, files }) => {
    const program = files(row.source);
    const found = await labelsIn(program, row.label);
    expect(found.map((it) => it.label)).toContain(row.label);
    for (const it of found) expectWalkable(program, it, row.named);
  });
});

describe("its twins do not", () => {
  test.for(CASES)("another source: $title", async ({ row, files }) => expect(await labelsIn(files(row.clean), row.label)).toEqual([]));
  test.for(CASES)("cleaned: $title", async ({ row, files }) =>
    expect(await labelsIn(files(row.cleaned.replace("%", () => row.source)), row.label)).toEqual([]),
  );
});

describe("a list that only grows", () => {
  test.for(GROWING)("$title", async ({ path, grows, bounded }) => {
    const files = { [path]: grows };
    const found = await labelsIn(files, "growing");
    expect(found.length).toBeGreaterThan(0);
    for (const it of found) expectWalkable(files, it, it.name);
    expect(await labelsIn({ [path]: bounded }, "growing")).toEqual([]);
  });
});
