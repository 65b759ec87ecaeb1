/**
 * Objects that cut documents into chunks, and what their chunk size counts in: LangChain's splitters characters unless a tokenizer or a
 * length function is given (langchain_text_splitters/base.py, `length_function=len`; read 2026-11), LlamaIndex's tokens
 * (llama_index/core/node_parser/text/sentence.py; read 2026-11).
 */
export const SPLITTERS: ReadonlyMap<string, "characters" | "tokens"> = new Map([
  ["langchain.splitter", "characters"],
  ["langchain.token-splitter", "tokens"],
  ["llamaindex.splitter", "tokens"],
]);
