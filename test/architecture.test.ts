import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { Language, Parser } from "web-tree-sitter";
import { asset } from "./support/workspace.ts";

interface Layer {
  /** Folders and files it may import besides its own. */
  readonly folders: readonly string[];
  /** Packages with their sub-paths; `node:` stands for all of Node. */
  readonly packages: readonly string[];
  /** Files that put the product together may import this in addition. */
  readonly roots?: { readonly [file: string]: readonly string[] };
}

const S = "server/src";

/** Who may import whom. Read it top to bottom: a layer sees only what its row names. The law behind ARCHITECTURE.md. */
const LAYERS: { readonly [folder: string]: Layer } = {
  [`${S}/model`]: { folders: [], packages: [] },
  [`${S}/catalogue`]: { folders: [`${S}/model`], packages: [] },
  [`${S}/languages`]: { folders: [`${S}/model`], packages: ["web-tree-sitter"] },
  [`${S}/formats`]: { folders: [`${S}/model`], packages: ["yaml", "jsonc-parser", "@lezer/markdown", "@lezer/common"] },
  [`${S}/resolve`]: { folders: [`${S}/model`, `${S}/catalogue`], packages: [] },
  [`${S}/recognise`]: { folders: [`${S}/model`, `${S}/catalogue`, `${S}/resolve`], packages: [] },
  [`${S}/analysis`]: {
    folders: [`${S}/model`, `${S}/catalogue`, `${S}/resolve`, `${S}/recognise`],
    packages: ["tiktoken", "stdnum", "ibantools", "libphonenumber-js", "@lezer/markdown", "@lezer/common"],
  },
  // Types of what the services answer; values only from the model, the catalogue and the services' own vocabulary.
  [`${S}/rules`]: { folders: [`${S}/model`, `${S}/catalogue`, `${S}/analysis/services.ts`, `${S}/analysis/*/model.ts`], packages: ["zod"] },
  [`${S}/engine`]: {
    folders: ["model", "catalogue", "languages", "formats", "resolve", "recognise", "analysis", "rules/rule.ts"].map((it) => `${S}/${it}`),
    packages: ["zod", "picomatch", "ignore", "jsonc-parser", "smol-toml"],
  },
  [`${S}/host`]: { folders: [`${S}/model`, `${S}/engine`], packages: ["node:"] },
  [`${S}/lsp`]: {
    folders: [
      `${S}/model`,
      `${S}/engine`,
      `${S}/host`,
      `${S}/rules/rule.ts`,
      `${S}/analysis/services.ts`,
      `${S}/analysis/*/model.ts`,
      `${S}/catalogue`,
    ],
    packages: ["vscode-languageserver", "vscode-languageserver-textdocument", "jsonc-parser", "node:"],
    roots: {
      [`${S}/lsp/main.ts`]: [`${S}/rules/index.ts`],
      [`${S}/lsp/main.browser.ts`]: [`${S}/rules/index.ts`],
      [`${S}/lsp/version.ts`]: ["package.json"],
    },
  },
  [`${S}/cli`]: {
    folders: [`${S}/model`, `${S}/engine`, `${S}/host`, `${S}/rules/rule.ts`],
    packages: ["node:"],
    roots: { [`${S}/cli/main.ts`]: [`${S}/rules/index.ts`, `${S}/lsp/main.ts`, "package.json"] },
  },
  "client/src": { folders: [`${S}/lsp/protocol.ts`], packages: ["vscode", "vscode-languageclient", "node:"] },
};

const files = [S, "client/src"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((it) => join(folder, it).replaceAll("\\", "/"))
    .filter((it) => it.endsWith(".ts") && !it.endsWith(".test.ts")),
);

const imports = new Map<string, readonly string[]>();

beforeAll(async () => {
  await Parser.init({ wasmBinary: await asset("web-tree-sitter.wasm") });
  const parser = new Parser();
  parser.setLanguage(await Language.load(await asset("tree-sitter-typescript.wasm")));
  for (const file of files) imports.set(file, importsOf(parser, readFileSync(file, "utf8")));
}, 60_000);

test("imports are seen", () => {
  expect(imports.get(`${S}/engine/host.ts`)).toEqual([]);
  expect(imports.get(`${S}/engine/order.ts`)).toEqual(["type ../model/finding.ts"]);
  expect(imports.get(`${S}/cli/main.ts`)).toContain("../lsp/main.ts");
});

test("every source file belongs to a layer", () => {
  expect(files.filter((it) => layerOf(it) === undefined)).toEqual([]);
});

test("imports keep to the table, type-only ones too", () => {
  expect(files.flatMap(violations)).toEqual([]);
});

test("rules do not know each other", () => {
  const isRule = (path: string) => /^server\/src\/rules\/[a-z]+\/[^/]+\.ts$/.test(path);
  const found = files.filter(isRule).flatMap((file) =>
    targets(file)
      .filter((it) => isRule(it) && it !== file)
      .map((it) => `${file} imports ${it}`),
  );
  expect(found).toEqual([]);
});

test("nothing imports in a circle", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, open: readonly string[]): void => {
    if (open.includes(file)) circles.push([...open.slice(open.indexOf(file)), file].join(" > "));
    if (done.has(file) || open.includes(file)) return;
    for (const target of targets(file, "values")) visit(target, [...open, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test("the engine bundles for a neutral platform: no Node, no browser, no editor", async () => {
  const { errors, outputFiles } = await build({
    entryPoints: [`${S}/engine/workspace.ts`],
    bundle: true,
    write: false,
    platform: "neutral",
    mainFields: ["module", "main"],
    format: "esm",
    // Its loader looks for a file system only where nobody hands it the bytes, as we do.
    external: ["fs/promises", "module"],
    logLevel: "silent",
  });
  expect(errors).toEqual([]);
  const text = outputFiles[0]?.text ?? "";
  expect(text.match(/from "node:[a-z/]+"|require\("node:[a-z/]+"\)/g)).toBeNull();
});

test.each(["Date.now", "new Date", "Math.random", "performance.now", "setTimeout", "process.", "console."])(
  "the engine and what is under it never say %s",
  (word) => {
    const pure = ["model", "catalogue", "languages", "formats", "resolve", "recognise", "analysis", "rules", "engine"].map(
      (it) => `${S}/${it}/`,
    );
    const code = (file: string) =>
      readFileSync(file, "utf8").replace(
        /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`|\/(?![*/\s])(?:[^/\\\n]|\\.)+\/[a-z]*/g,
        "",
      );
    const pattern = new RegExp(`(?<![\\w.])${word.replace(/[.]/g, "\\.")}`);
    expect(files.filter((it) => pure.some((folder) => it.startsWith(folder)) && pattern.test(code(it)))).toEqual([]);
  },
);

/** Specifiers of `import`, `export ... from` and `import()`, with a mark before type-only ones. */
function importsOf(parser: Parser, source: string): string[] {
  const tree = parser.parse(source);
  if (tree === null) throw new Error("no grammar");
  const found = tree.rootNode
    .descendantsOfType(["import_statement", "export_statement", "call_expression", "import_type"])
    .flatMap((node) => {
      if (node === null) return [];
      const called = node.type === "call_expression";
      if (called && node.childForFieldName("function")?.type !== "import") return [];
      const text = called
        ? node.childForFieldName("arguments")?.namedChild(0)
        : (node.childForFieldName("source") ?? (node.type === "import_type" ? node.namedChild(0) : null));
      if (text?.type !== "string") return [];
      return [`${/^(?:import|export) type\b/.test(node.text) ? "type " : ""}${text.text.slice(1, -1)}`];
    });
  tree.delete();
  return found;
}

/** Our own files that a file imports. */
function targets(file: string, what: "all" | "values" = "all"): string[] {
  return (imports.get(file) ?? []).flatMap((it) => {
    const specifier = it.replace(/^type /, "");
    return specifier.startsWith(".") && (what === "all" || !it.startsWith("type ")) ? [resolved(file, specifier)] : [];
  });
}

function resolved(file: string, specifier: string): string {
  return normalize(join(dirname(file), specifier)).replaceAll("\\", "/");
}

function violations(file: string): string[] {
  const folder = layerOf(file);
  const layer = folder === undefined ? undefined : LAYERS[folder];
  if (folder === undefined || layer === undefined) return [];
  const allowed = [folder, ...layer.folders, ...(layer.roots?.[file] ?? [])];
  return (imports.get(file) ?? []).flatMap((it) => {
    const specifier = it.replace(/^type /, "");
    const fine = specifier.startsWith(".")
      ? allowed.some((prefix) => isWithin(resolved(file, specifier), prefix))
      : layer.packages.some((name) => (name.endsWith(":") ? specifier.startsWith(name) : isWithin(specifier, name)));
    return fine ? [] : [`${file} may not import ${specifier}`];
  });
}

function layerOf(file: string): string | undefined {
  return Object.keys(LAYERS).find((it) => isWithin(file, it));
}

function isWithin(path: string, prefix: string): boolean {
  if (prefix.includes("*")) return new RegExp(`^${prefix.replace(/[.]/g, "\\.").replace("*", "[^/]+")}$`).test(path);
  return path === prefix || path.startsWith(`${prefix}/`);
}
