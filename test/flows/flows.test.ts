import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../server/src/model/finding.ts";
import type { Host, ShapeRow, SinkRow } from "../labels/case.ts";
import { SHAPES, SINKS } from "../labels/shapes.ts";
import { fixTexts } from "../support/check-case.ts";
import { cache, root } from "../support/places.ts";
import { uriOf, workspaceOf } from "../support/workspace.ts";
import { PERSONAL_SOURCES, type PersonalSource } from "./sources.ts";

/** One way of somebody's data into a prompt, with its twin that brings nobody's. */
interface FlowCase {
  readonly title: string;
  readonly row: PersonalSource;
  readonly path: string;
  readonly dirty: string;
  readonly clean: string;
}

const ONLY = ["pii-field-interpolated", "pii-record-serialized", "pii-select-star", "redaction-bypassed"].map((it) => `privacy/${it}`);
const WAYS = 5;
const ENDS = { python: "py", typescript: "ts" } as const;

/** Every source on several ways, sinks in turn. A whole record is no element of its own, so loops over it are left out. */
const CASES: readonly FlowCase[] = (["python", "typescript"] as const).flatMap((host) => {
  const shapes = SHAPES.filter((it) => it.host === host && !it.title.startsWith("a loop"));
  const sinks = SINKS.filter((it) => it.host === host);
  return PERSONAL_SOURCES.filter((it) => it.host === host).flatMap((row, i) =>
    Array.from({ length: WAYS }, (_, n): FlowCase => {
      const shape = shapes[(i * WAYS + n) % shapes.length] as ShapeRow;
      const sink = sinks[(i + n) % sinks.length] as SinkRow;
      const of = (source: string) => program(row, shape, sink, source);
      const title = `${host}: ${row.rule} of ${row.source}, ${shape.title}, by ${sink.lines.length} lines`;
      return { title, row, path: `case_${host}_${i}_${n}.${ENDS[host]}`, dirty: of(row.source), clean: of(row.clean) };
    }),
  );
});

function program(row: PersonalSource, shape: ShapeRow, sink: SinkRow, source: string): string {
  const put = (text: string) => text.replaceAll("%", () => source);
  // Before Python 3.12 no place may hold a backslash.
  const sent = shape.sent.replace("'\\n'", "' '");
  const lines = [...(row.before ?? []), ...[...shape.body, ...sink.lines.map((it) => it.replaceAll("@", () => sent))].map(put)];
  const body = lines.flatMap((it) => it.split("\n")).map((it) => `    ${it}`);
  const above = shape.above ?? "";
  if (row.host === "python") {
    const [future = "", head] = row.head.startsWith("from __future__")
      ? [`${row.head.split("\n")[0]}\n`, row.head.slice(row.head.indexOf("\n") + 1)]
      : ["", row.head];
    return `${future}from openai import OpenAI\n${head}${above}\nclient = OpenAI()\nready = True\n\ndef run(${row.parameters}):\n${body.join("\n")}\n`;
  }
  return `import OpenAI from "openai";\n${row.head}${above}\nconst client = new OpenAI();\nconst ready = true;\n\nexport async function run(${row.parameters}) {\n${body.join("\n")}\n}\n`;
}

type Files = { readonly [path: string]: string };

const HELPERS: Files = Object.fromEntries([
  [".git/HEAD", ""],
  ...SHAPES.flatMap((it) => (it.file ? [[it.file.path, it.file.text] as const] : [])),
]);

/** What the rules say of each file; one workspace, as a project is. */
async function findingsIn(files: Files): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const workspace = workspaceOf({ ...HELPERS, ...files }, { command: { only: ONLY } });
  const found = new Map<string, readonly Finding[]>();
  for (const path of Object.keys(files)) {
    const { findings, problems } = await workspace.lint(uriOf(path));
    expect(problems, path).toEqual([]);
    found.set(path, findings);
  }
  return found;
}

/** Each hop's span holds the expression that its words name, and the first one the source. */
function expectWalkable({ flow }: Finding, files: Files, named: string): void {
  expect(flow.length).toBeGreaterThan(0);
  for (const [i, hop] of flow.entries()) {
    const text = Object.entries(files).find(([path]) => uriOf(path) === hop.uri)?.[1] ?? "";
    const source = text.slice(hop.span.start, hop.span.end);
    expect(source.trim()).not.toBe("");
    const [, quoted] = /`(.*)`$/s.exec(hop.message) ?? [];
    if (quoted !== undefined && i > 0) expect(source.replace(/\s+/g, " ").trim()).toContain(quoted.replace(/…$/, ""));
    if (i === 0) expect(source).toContain(named);
  }
}

const filesOf = (pick: "dirty" | "clean"): Files => Object.fromEntries(CASES.map((it) => [it.path, it[pick]]));
let dirty: ReadonlyMap<string, readonly Finding[]> = new Map();
let clean: ReadonlyMap<string, readonly Finding[]> = new Map();

beforeAll(async () => {
  dirty = await findingsIn(filesOf("dirty"));
  clean = await findingsIn(filesOf("clean"));
}, 120_000);

test("there are at least 200 flows, each with its twin", () => expect(CASES.length).toBeGreaterThanOrEqual(200));

describe("somebody's data reaches the model", () => {
  test.each(CASES.map((it) => [it.title, it] as const))("%s", (_, { row, path, dirty: text }) => {
    const found = dirty.get(path) ?? [];
    expect(found.map((it) => it.ruleId)).toEqual([`privacy/${row.rule}`]);
    for (const it of found) expectWalkable(it, { ...HELPERS, [path]: text }, row.named);
  });

  test("and of their twins nobody's", () =>
    expect([...clean].flatMap(([path, found]) => found.map((it) => `${path}: ${it.message}`))).toEqual([]));
});

describe("the first fix of each", () => {
  const fixed = new Map<Host, Files>();

  test("settles its finding", async () => {
    for (const host of ["python", "typescript"] as const) {
      const cases = CASES.filter((it) => it.row.host === host && dirty.get(it.path)?.some((finding) => finding.fixes.length > 0));
      const texts = Object.fromEntries(
        cases.map((it) => [
          it.path,
          fixTexts({ [it.path]: it.dirty }, dirty.get(it.path) ?? [], (finding) => finding.fixes[0])[it.path] ?? "",
        ]),
      );
      fixed.set(host, texts);
      const left = await findingsIn(texts);
      expect([...left].flatMap(([path, found]) => found.map((it) => `${path}: ${it.message}\n${texts[path]}`))).toEqual([]);
    }
    const count = [...fixed.values()].reduce((sum, it) => sum + Object.keys(it).length, 0);
    console.log(`${CASES.length} flows and as many twins; ${count} have a fix`);
    expect(count).toBeGreaterThanOrEqual(150);
  }, 120_000);

  test("leaves code that parses, say the languages' own compilers", async () => {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, "flows-"));
    try {
      for (const files of fixed.values()) for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
      const paths = (host: Host) => Object.keys(fixed.get(host) ?? {}).map((it) => join(folder, it));
      const compile = "import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path)";
      const python = process.platform === "win32" ? "python" : "python3";
      await promisify(execFile)(python, ["-c", compile, ...paths("python")]);
      const options = ["--ignoreConfig", "--noEmit", "--noCheck", "--noResolve", "--target", "esnext", "--module", "esnext"];
      const tsc = [join(root, "node_modules/typescript/bin/tsc"), ...options, ...paths("typescript")];
      await promisify(execFile)(process.execPath, tsc).catch((error: { stdout: string }) => {
        throw new Error(error.stdout);
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
