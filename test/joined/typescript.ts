import type { JoinedCase } from "./case.ts";

const OPENAI = 'import OpenAI from "openai";\nimport fs from "node:fs";\nimport path from "node:path";\n\nconst client = new OpenAI();\n';
const ask = (input: string) => `await client.responses.create({ model: "gpt-4.1", input: ${input} });\n`;
const TIDES = "Read the tide table of {harbour}.\n";

/** Written from the documentation of Node's files, of bundlers and of the template engines. */
export const TYPESCRIPT: readonly JoinedCase[] = [
  {
    title: "a file beside the code",
    at: "src/ask.ts",
    files: { "src/ask.ts": `${OPENAI}${ask('fs.readFileSync(path.join(__dirname, "tides.md"), "utf8")')}`, "src/tides.md": TIDES },
    sent: ["user: Read the tide table of {harbour}.⏎ @src/tides.md"],
    lookAlike: {
      "src/ask.ts": `import OpenAI from "openai";\nimport fs from "./archive";\nimport path from "node:path";\n\nconst client = new OpenAI();\n${ask('fs.readFileSync(path.join(__dirname, "tides.md"), "utf8")')}`,
      "src/archive.ts": "export default { readFileSync: (name: string) => name };\n",
    },
  },
  {
    title: "an address from the module",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `import { readFile } from "node:fs/promises";\n${OPENAI}const text = await readFile(new URL("../texts/tides.md", import.meta.url), "utf8");\n${ask('text.replace("{harbour}", port.name)')}`,
      "texts/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of ‹port.name=port.name›.⏎ @texts/tides.md"],
    lookAlike: {
      "src/ask.ts": `import { readFile } from "node:fs/promises";\n${OPENAI}const text = await readFile(new URL("../../texts/tides.md", import.meta.url), "utf8");\n${ask("text")}`,
    },
  },
  {
    title: "a helper in another file that is given the name",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `${OPENAI}import { load } from "./texts.js";\n${ask('load("tides")')}`,
      "src/texts.ts":
        'import { readFileSync } from "fs";\nimport { dirname, resolve } from "path";\nimport { fileURLToPath } from "url";\n\nconst here = dirname(fileURLToPath(import.meta.url));\n\nexport function load(name: string): string {\n  return readFileSync(resolve(here, "..", "texts", `${name}.md`), "utf-8").trim();\n}\n',
      "texts/tides.md": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}. @texts/tides.md"],
    lookAlike: { "src/ask.ts": `${OPENAI}import { load } from "./texts.js";\n${ask("load(process.argv[2])")}` },
  },
  {
    title: "a text that the bundler imports",
    at: "src/ask.ts",
    files: { "src/ask.ts": `${OPENAI}import tides from "./tides.md?raw";\n${ask("tides")}`, "src/tides.md": TIDES },
    sent: ["user: Read the tide table of {harbour}.⏎ @src/tides.md"],
    lookAlike: { "src/ask.ts": `${OPENAI}import tides from "./tides.md?url";\n${ask("tides")}` },
  },
  {
    title: "a text import with an attribute",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `${OPENAI}import tides from "../tides.txt" with { type: "text" };\n${ask("`${tides}\\nBe short.`")}`,
      "tides.txt": TIDES,
    },
    sent: ["user: Read the tide table of {harbour}.⏎⏎Be short. @here,tides.txt"],
    lookAlike: { "src/ask.ts": `${OPENAI}import tides from "tides/tides.txt";\n${ask("`${tides}\\nBe short.`")}` },
  },
  {
    title: "Bun's files",
    at: "src/ask.ts",
    files: { "src/ask.ts": `${OPENAI}${ask("await Bun.file(`${import.meta.dir}/tides.md`).text()")}`, "src/tides.md": TIDES },
    sent: ["user: Read the tide table of {harbour}.⏎ @src/tides.md"],
    lookAlike: {
      "src/ask.ts": `${OPENAI}const Bun = { file: (name: string) => archive.fetch(name) };\n${ask("await Bun.file(`${import.meta.dir}/tides.md`).text()")}`,
    },
  },
  {
    title: "Handlebars, compiled once",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `import Handlebars from "handlebars";\n${OPENAI}const fill = Handlebars.compile(fs.readFileSync("templates/tides.hbs", "utf8"));\n${ask("fill({ harbour: port, boats })")}`,
      "templates/tides.hbs": "{{! For the crew }}Read {{harbour.name}}:{{#each boats}} {{draught}} of {{this.owner}}{{/each}}.",
    },
    sent: ["user: Read ‹harbour.name=port›: ‹draught=boats› of ‹this.owner=boats›. @templates/tides.hbs"],
    lookAlike: {
      "src/ask.ts": `import { compile } from "./shipyard";\n${OPENAI}const fill = compile(fs.readFileSync("templates/tides.hbs", "utf8"));\n${ask("fill({ harbour: port })")}`,
    },
  },
  {
    title: "Mustache",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `import Mustache from "mustache";\n${OPENAI}${ask('Mustache.render(fs.readFileSync("tides.mustache", "utf8"), { harbour: port.name })')}`,
      "tides.mustache": "Read {{{harbour}}}.{{#wind}} Mind {{wind}}.{{/wind}}",
    },
    sent: ["user: Read ‹harbour=port.name›. Mind ‹wind›. @tides.mustache"],
    lookAlike: { "tides.mustache": null, "texts/deep/tides.mustache": "Read {{{harbour}}}." },
  },
  {
    title: "Nunjucks with a folder",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `import nunjucks from "nunjucks";\n${OPENAI}const engine = nunjucks.configure(path.join(process.cwd(), "templates"));\n${ask('engine.render("tides.njk", { harbour: port })')}`,
      "templates/tides.njk": "Read {{ harbour }}.",
    },
    sent: ["user: Read ‹harbour=port›. @templates/tides.njk"],
    lookAlike: { "templates/tides.njk": null, "templates/tides.html": "Read {{ harbour }}." },
  },
  {
    title: "a template literal for Handlebars",
    at: "src/ask.ts",
    files: {
      "src/ask.ts": `import Handlebars from "handlebars";\nimport { TIDES } from "./texts";\n${OPENAI}${ask("Handlebars.compile(TIDES)({ harbour: port })")}`,
      "src/texts.ts": 'export const TIDES = "Read {{harbour}}.";\n',
    },
    sent: ["user: Read ‹harbour=port›. @src/texts.ts"],
    lookAlike: { "src/ask.ts": `${OPENAI}${ask("fill(TIDES)({ harbour: port })")}` },
  },
];
