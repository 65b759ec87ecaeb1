/**
 * What calls have to do with files of prompts: which read one, which make paths, which load a folder of templates, which fill a
 * template with which arguments. Arguments are keywords or `#0`. Sources: documentation of Python 3.13 (`pathlib`, `io`,
 * `importlib.resources`), Node 22 (`fs`, `path`), Bun, Deno, Jinja 3.1, Nunjucks, Handlebars, mustache.js, chevron, EJS, LiquidJS,
 * LangChain (`prompts`), Prompty, Azure AI inference, as they stood in November 2026.
 */
export interface FileEntry {
  /** What the result is: a string, something to be read or filled, a path, a loader of a folder, an engine that finds templates. */
  readonly gives: "text" | "handle" | "path" | "folder" | "engine" | "template";
  /** Holds the path of a file or folder; several are joined. */
  readonly path?: readonly string[];
  /** All arguments are parts of one path. */
  readonly joins?: true;
  /** A Python package whose folder the path starts in. */
  readonly package?: readonly string[];
  /** The folder where none is given. */
  readonly folder?: string;
  /** Holds the text of a template. */
  readonly text?: readonly string[];
  /** Holds the name of a template in the engine's folders; these are added to it where the name has none of them. */
  readonly name?: readonly string[];
  readonly endings?: readonly string[];
  /** Holds the engine's loader. */
  readonly loader?: readonly string[];
  /** How places in it are written; `own`: as the reader of the file's own format says. */
  readonly language?: "jinja" | "handlebars" | "mustache" | "liquid" | "ejs" | "fstring" | "own";
  /** Holds the name of another language, as its authors spell it. */
  readonly languageNamed?: readonly string[];
  /** What fills the places: all keywords and records, or the record in one argument. */
  readonly values?: "all" | readonly string[];
  /** For a member: works on the receiver's file, folders or template. */
  readonly own?: true;
}

const read: FileEntry = { gives: "text", path: ["#0", "path", "file"] };
const fills = (argument: string): FileEntry => ({ gives: "text", text: ["#0", "template"], values: [argument, "data", "view", "context"] });
const fillsOwn: FileEntry = { gives: "text", own: true, values: "all" };
const PATH_FIRST = ["#0", "template_file", "template_path", "path", "file_path", "filePath", "prompty_file", "source"];

/** Functions and classes: `root:names`. The resolved path begins with the root and ends with the name; no root is a global. */
export const FILE_EXPORTS: { readonly [names: string]: FileEntry } = {
  ":open io:open codecs:open builtins:open aiofiles:open anyio:open_file": { gives: "handle", path: ["#0", "file", "name"] },
  "pathlib:Path pathlib:PurePath pathlib:PosixPath anyio:Path": { gives: "path", joins: true },
  "os:path.join os:path.abspath os:path.realpath os:path.normpath os:path.expanduser os:fspath :str": { gives: "path", joins: true },
  "path:join path:resolve path:normalize path:posix.join url:fileURLToPath url:pathToFileURL :URL url:URL": { gives: "path", joins: true },
  "importlib:resources.files importlib_resources:files": { gives: "path", package: ["#0", "package", "anchor"] },
  "importlib:resources.read_text importlib_resources:read_text importlib:resources.read_binary pkgutil:get_data pkg_resources:resource_string":
    {
      gives: "text",
      package: ["#0", "package"],
      path: ["#1", "resource", "resource_name"],
    },
  "fs:readFileSync fs:readFile fs:promises.readFile fs-extra:readFile fs-extra:readFileSync graceful-fs:readFileSync": read,
  ":Deno.readTextFile :Deno.readTextFileSync": read,
  ":Bun.file": { gives: "handle", path: ["#0"] },

  "jinja2:Environment jinja2:SandboxedEnvironment jinja2:ImmutableSandboxedEnvironment": {
    gives: "engine",
    loader: ["loader"],
    language: "jinja",
  },
  "jinja2:FileSystemLoader": { gives: "folder", path: ["#0", "searchpath"] },
  "jinja2:PackageLoader": { gives: "folder", package: ["#0", "package_name"], path: ["#1", "package_path"], folder: "templates" },
  "jinja2:Template": { gives: "template", text: ["#0", "source"], language: "jinja" },
  "nunjucks:configure": { gives: "engine", path: ["#0"], language: "jinja" },
  "nunjucks:Environment": { gives: "engine", loader: ["#0"], language: "jinja" },
  "nunjucks:FileSystemLoader": { gives: "folder", path: ["#0"] },
  "nunjucks:renderString": { ...fills("#1"), language: "jinja" },
  "handlebars:compile": { gives: "template", text: ["#0"], language: "handlebars" },
  "mustache:render": { ...fills("#1"), language: "mustache" },
  "chevron:render pystache:render": { ...fills("#1"), language: "mustache" },
  "ejs:render": { ...fills("#1"), language: "ejs" },
  "ejs:compile": { gives: "template", text: ["#0"], language: "ejs" },
  "ejs:renderFile": { gives: "text", path: ["#0"], values: ["#1"], language: "ejs" },
  "liquidjs:Liquid": { gives: "engine", path: ["root"], language: "liquid" },

  "langchain:PromptTemplate.from_file langchain_core:PromptTemplate.from_file": {
    gives: "template",
    path: PATH_FIRST,
    language: "fstring",
    languageNamed: ["template_format"],
  },
  "langchain:load_prompt langchain_core:load_prompt langchain:loadPrompt langchain_prompty:create_chat_prompt": {
    gives: "template",
    path: PATH_FIRST,
    language: "own",
  },
  "langchain:PromptTemplate.from_template langchain_core:PromptTemplate.from_template @langchain/core:PromptTemplate.fromTemplate langchain:PromptTemplate.fromTemplate langchain_core:PromptTemplate langchain:PromptTemplate":
    { gives: "template", text: ["template", "#0"], language: "fstring", languageNamed: ["template_format", "templateFormat"] },
  "org.springframework.ai:PromptTemplate org.springframework.ai:SystemPromptTemplate org.springframework.ai:AssistantPromptTemplate": {
    gives: "template",
    text: ["#0"],
    language: "fstring",
  },
  "dev.langchain4j:PromptTemplate.from": { gives: "template", text: ["#0"], language: "mustache" },
  "prompty:load prompty:load_async promptflow:Prompty.load azure:PromptTemplate.from_prompty": {
    gives: "template",
    path: PATH_FIRST,
    language: "own",
  },
  "prompty:prepare prompty:render": { gives: "text", path: ["#0"], values: ["#1", "inputs"], language: "own" },
};

/** Members of what the exports give. `()` is calling the object itself. */
export const FILE_MEMBERS: { readonly [Gives in FileEntry["gives"]]?: { readonly [names: string]: FileEntry } } = {
  path: {
    "read_text read_bytes": { gives: "text", own: true },
    open: { gives: "handle", own: true },
    joinpath: { gives: "path", own: true, joins: true },
    "resolve absolute expanduser as_posix toString": { gives: "path", own: true },
  },
  handle: { "read text": { gives: "text", own: true } },
  engine: {
    "get_template getTemplate select_template": { gives: "template", own: true, name: ["#0", "name"] },
    "from_string parse": { gives: "template", own: true, text: ["#0", "source"] },
    "render renderFile renderFileSync": { gives: "text", own: true, name: ["#0"], values: ["#1"], endings: [".liquid"] },
    "renderString parseAndRender parseAndRenderSync": { gives: "text", own: true, text: ["#0"], values: ["#1"] },
  },
  template: {
    "render render_async renderAsync generate format aformat invoke ainvoke format_prompt formatPrompt aformat_prompt": fillsOwn,
    "create_messages format_messages formatMessages create createMessage apply": fillsOwn,
    "()": fillsOwn,
  },
};

/** Properties of a path that lead to a folder above it. */
export const PATH_PARENTS: ReadonlySet<string> = new Set(["parent", "dirname"]);
/** Functions that give the folder of a path. */
export const FOLDER_OF: ReadonlySet<string> = new Set(["os.path.dirname", "path.dirname", "path.posix.dirname"]);
/** Where the file itself lies, and where its folder lies, as the languages call it. */
export const OWN_FILE: ReadonlySet<string> = new Set([
  "__file__",
  "__filename",
  "import.meta.url",
  "import.meta.filename",
  "import.meta.path",
]);
export const OWN_FOLDER: ReadonlySet<string> = new Set(["__dirname", "import.meta.dirname", "import.meta.dir"]);
/** The folder that a program was started in. */
export const WORKING_FOLDER: ReadonlySet<string> = new Set(["os.getcwd", "pathlib.Path.cwd", "process.cwd", "Deno.cwd"]);

/** Filters that hand their value on, so that what is known of it holds for what is sent. */
export const PRESERVING_FILTERS: ReadonlySet<string> = new Set(
  "upper lower title capitalize trim strip replace default d join tojson safe escape e string indent wordwrap truncate format striptags list sort reverse json unescape center raw".split(
    " ",
  ),
);

const indexed = new Map<string, { readonly root: string; readonly name: string; readonly entry: FileEntry }[]>();
for (const [names, entry] of Object.entries(FILE_EXPORTS)) {
  for (const it of names.split(" ")) {
    const at = it.indexOf(":");
    const [root, name] = [it.slice(0, at), it.slice(at + 1)];
    const last = name.slice(name.lastIndexOf(".") + 1);
    indexed.set(last, [...(indexed.get(last) ?? []), { root, name, entry }]);
  }
}

/** The entry of something imported, or of a global, by its resolved path. */
export function fileExport(module: string, members: readonly string[]): FileEntry | null {
  const root = module.replace(/^node:/, "");
  const path = members.filter((it) => it !== "default");
  const full = [root, ...path].filter((it) => it !== "").join(".");
  for (const it of indexed.get(path.at(-1) ?? "") ?? []) {
    if (it.root === "" ? root === "" && full === it.name : under(full, it.root) && full.endsWith(`.${it.name}`)) return it.entry;
  }
  return null;
}

function under(full: string, root: string): boolean {
  return full.startsWith(root) && /^[./]/.test(full.slice(root.length));
}

const members = new Map<string, FileEntry>();
for (const [gives, table] of Object.entries(FILE_MEMBERS))
  for (const [names, entry] of Object.entries(table ?? {})) for (const name of names.split(" ")) members.set(`${gives} ${name}`, entry);

export function fileMember(gives: FileEntry["gives"], name: string): FileEntry | null {
  return members.get(`${gives} ${name}`) ?? null;
}
