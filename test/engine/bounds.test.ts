import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../support/workspace.ts";

const ASK = "\n\ndef ask(q: str, rows: list, path):\n";
const python = (value: string, before = "", top = "") =>
  `from openai import OpenAI\nimport json, textwrap, tiktoken\nclient = OpenAI()\n${top}${ASK}${before}    client.chat.completions.create(model="gpt-4.1", messages=[{"role": "user", "content": f"Read this: {${value}}"}])\n`;
const typescript = (value: string, before = "") =>
  `import OpenAI from "openai";\nconst client = new OpenAI();\nexport async function ask(q: string, rows: string[]) {\n${before}  await client.chat.completions.create({ model: "gpt-4.1", messages: [{ role: "user", content: \`Read this: \${${value}}\` }] });\n}\n`;
const rag = (splitter: string, k: string, between = "docs", more = "") =>
  `from langchain_text_splitters import RecursiveCharacterTextSplitter, TokenTextSplitter
from langchain_community.vectorstores import FAISS
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

splits = ${splitter}.split_documents(load())
store = FAISS.from_documents(splits, OpenAIEmbeddings())
llm = ChatOpenAI(model="gpt-4.1")

def ask(q):
    docs = store.similarity_search(q, k=${k})${more}
    context = "\\n".join(d.page_content for d in ${between})
    return llm.invoke(f"Answer from this: {context} {q}")
`;

/** What a place in a prompt can bring; null where nothing in the code limits it. */
const CASES: readonly (readonly [name: string, path: string, source: string, words: string | null])[] = [
  ["a text cut by characters", "a.py", python("q[:4000]"), "at most 4,000 characters"],
  ["the end of a text", "a.py", python("q[-500:]"), "at most 500 characters"],
  ["a limit by name", "a.py", python("q[:LIMIT]", "", "LIMIT = 2_000\n"), "at most 2,000 characters"],
  ["a cut before", "a.py", python("text", "    text = q[:300].strip()\n"), "at most 300 characters"],
  ["a cut of something unknown, too long for a list", "a.py", python("rows[:5000]"), "at most 5,000 characters"],
  ["a few elements of a list", "a.py", python("rows[:5]"), null],
  ["a few characters of a text", "a.py", python("q[:50]"), "at most 50 characters"],
  ["what was read from a file, cut", "a.py", python("open(path).read()[:150]"), "at most 150 characters"],
  ["JSON, cut", "a.py", python("json.dumps(rows)[:100]"), "at most 100 characters"],
  ["from the middle on", "a.py", python("q[100:]"), null],
  ["a stretch from the middle", "a.py", python("q[100:900]"), null],
  ["every second one", "a.py", python("q[::2]"), null],
  ["a limit that is given", "a.py", python("q[:path]"), null],
  ["a whole text", "a.py", python("q"), null],
  ["one of two", "a.py", python("q[:400] if path else q[:900]"), "0 to 900 characters"],
  ["one of two, one of them open", "a.py", python("q[:400] if path else q"), null],
  ["two cuts one behind the other", "a.py", python("q[:400] + q[-400:]"), "at most 800 characters"],
  ["a cut and more text", "a.py", python("f'{q[:400]} and so on'"), "at most 400 characters"],
  ["shortened", "a.py", python("textwrap.shorten(q, width=250)"), "at most 250 characters"],
  [
    "by tokens",
    "a.py",
    python("enc.decode(enc.encode(q)[:3000])", '    enc = tiktoken.encoding_for_model("gpt-4.1")\n'),
    "at most 3,000 tokens",
  ],
  [
    "by tokens, in steps",
    "a.py",
    python("enc.decode(ids[:3000])", '    enc = tiktoken.encoding_for_model("gpt-4.1")\n    ids = enc.encode(q)\n'),
    "at most 3,000 tokens",
  ],
  ["a helper that cuts", "a.py", python("short(q)", "", "def short(text):\n    return text[:800]\n\n"), "at most 800 characters"],
  ["a helper whose limit is given", "a.py", python("short(q, 9)", "", "def short(text, most):\n    return text[:most]\n\n"), null],
  ["slice", "a.ts", typescript("q.slice(0, 4000)"), "at most 4,000 characters"],
  ["the last characters", "a.ts", typescript("q.slice(-4000)"), "at most 4,000 characters"],
  ["substring", "a.ts", typescript("q.substring(0, 250)"), "at most 250 characters"],
  ["a slice of unknown length", "a.ts", typescript("q.slice(0, rows.length)"), null],
  ["a few rows", "a.ts", typescript("rows.slice(0, 5)"), null],
  ["a typed parameter", "a.ts", typescript("q.slice(0, 40).trim()"), "at most 40 characters"],
  ["chunks by tokens", "a.py", rag("TokenTextSplitter(chunk_size=1000)", "6"), "6 chunks of 1,000 tokens"],
  [
    "chunks by characters",
    "a.py",
    rag("RecursiveCharacterTextSplitter(chunk_size=4000, chunk_overlap=0)", "50"),
    "50 chunks of 4,000 characters",
  ],
  [
    "chunks that a tokenizer counts",
    "a.py",
    rag("RecursiveCharacterTextSplitter.from_tiktoken_encoder(chunk_size=500)", "4"),
    "4 chunks of 500 tokens",
  ],
  ["chunks of unknown size", "a.py", rag("RecursiveCharacterTextSplitter()", "6"), null],
  ["chunks by a length of one's own", "a.py", rag("RecursiveCharacterTextSplitter(chunk_size=400, length_function=count)", "6"), null],
  ["an unknown number of chunks", "a.py", rag("TokenTextSplitter(chunk_size=1000)", "settings.k"), null],
  ["some of the chunks", "a.py", rag("TokenTextSplitter(chunk_size=1000)", "50", "docs[:3]"), null],
  [
    "chunks that another model chooses from",
    "a.py",
    rag("TokenTextSplitter(chunk_size=1000)", "50", "docs", "\n    docs = rerank(q, docs)"),
    null,
  ],
];

test.each(CASES)("%s", async (_, path, source, words) => {
  const workspace = workspaceOf({ [path]: source });
  const document = await workspace.document(uriOf(path));
  const services = await workspace.services(uriOf(path));
  // What is embedded is a prompt too, and stands first.
  const prompt = document?.prompts.at(-1);
  const [hole] = prompt?.holes ?? [];
  if (prompt === undefined || hole === undefined || services === null) throw new Error("no hole");
  expect(services.bound(prompt, hole)?.words ?? null).toBe(words);
  const part = services.budget(prompt, null, null).parts.find((it) => it.kind === "hole");
  expect(part?.bound?.words ?? null).toBe(words);
});
