import { Random } from "../support/mutation.ts";
import { unmistakableLines } from "./sweep.ts";

/** A line to be labelled by a person: where it stands and what is written there. */
export interface Candidate {
  readonly path: string;
  /** 1-based; in a notebook inside the cell. */
  readonly line: number;
  readonly cell?: number;
  readonly text: string;
}

/** A source as it is drawn from; a notebook's cells begin at lines of their own. */
export interface DrawnFile {
  readonly path: string;
  readonly text: string;
  readonly cells: readonly { readonly cell: number; readonly line: number }[];
}

/** A package of models, agents or vectors, as an import line names it; written without looking at the catalogue. */
const IMPORTS =
  /^\s*(?:from|import|const|let|var|\}|export)\b.{0,200}(?:openai|anthropic|langchain|langgraph|llama[_-]?index|haystack|dspy|litellm|ollama|cohere|mistral|google[./-]gen|generativeai|vertexai|bedrock|crewai|autogen|agno|phi\.|semantic[_-]kernel|pydantic_ai|smolagents|groq|together|huggingface|transformers|chromadb|pinecone|qdrant|weaviate|milvus|faiss|embedchain|mem0|@ai-sdk|["']ai["'])/im;
/** A method whose name may mean that something is asked, made or searched. */
const ASKS =
  /\.\s*(?:a?(?:ask|call|chat|complete|completion|create|embed|embed_query|embed_documents|embedQuery|embedDocuments|execute|forward|generate|generateContent|infer|invoke|kickoff|predict|print_response|query|respond|retrieve|run|search|send|send_message|sendMessage|similarity_search|similaritySearch|stream|think|act|aask|achat)|(?:run|get|do|make|send)_?\w{0,30}(?:completion|response|chat|query|llm|answer|embedding)s?)\s*\(/i;
const NOT_CODE = /^\s*(#|\/\/|\*|\/\*|>>>|"""|'''|(?:async\s+)?(?:def|function|export|import|from)\b)/;
const TESTS = /(^|[/_.-])(tests?|specs?|__tests__|mocks?|e2e|conftest)([/_.-]|$)/i;

/** Lines of a file by stratum: text that hardly anything else has, and calls whose names may mean one. */
function candidatesIn({ path, text, cells }: DrawnFile): { readonly sure: Candidate[]; readonly maybe: Candidate[] } {
  if (TESTS.test(path)) return { sure: [], maybe: [] };
  const placed = (line: number, written: string): Candidate => {
    const at = cells.findLast((it) => it.line <= line);
    return at ? { path, line: line - at.line + 1, cell: at.cell, text: written } : { path, line, text: written };
  };
  const found = unmistakableLines(text);
  const sure = found.map((it) => placed(it.line, it.text));
  const taken = new Set(found.map((it) => it.line));
  const lines = IMPORTS.test(text) ? text.split("\n") : [];
  const maybe = lines.flatMap((it, i) =>
    it.length < 400 && !taken.has(i + 1) && !NOT_CODE.test(it) && ASKS.test(it) ? [placed(i + 1, it.trim())] : [],
  );
  return { sure, maybe };
}

/** Draws by seed alone, one line of a file at most in each stratum: `sure` lines that look unmistakable and `maybe` lines that may be anything. */
export function drawn(files: Iterable<DrawnFile>, seed: number, counts: { readonly sure: number; readonly maybe: number }): Candidate[] {
  const random = new Random(seed);
  const strata: { sure: Candidate[][]; maybe: Candidate[][] } = { sure: [], maybe: [] };
  for (const it of files) {
    const found = candidatesIn(it);
    if (found.sure.length > 0) strata.sure.push(found.sure);
    if (found.maybe.length > 0) strata.maybe.push(found.maybe);
  }
  const take = (from: Candidate[][], count: number): Candidate[] => {
    const left = [...from];
    const taken: Candidate[] = [];
    while (taken.length < count && left.length > 0) {
      const [file = []] = left.splice(random.below(left.length), 1);
      taken.push(random.of(file));
    }
    return taken;
  };
  return [...take(strata.sure, counts.sure), ...take(strata.maybe, counts.maybe)];
}
