/** Text that hardly anything but a model call has: written without looking at the catalogue's entries. */
const UNMISTAKABLE = [
  /\.chat\.completions\.(create|parse|stream)\s*\(/,
  /\.responses\.(create|parse|stream)\s*\(/,
  /\.messages\.(create|stream)\s*\(\s*(\{|model|$)/,
  /\.generate_content(_async|_stream)?\s*\(/,
  /\.generateContent(Stream)?\s*\(/,
  /\b(generateText|streamText|generateObject|streamObject)\s*\(\s*\{/,
  /\.(converse|converse_stream|invoke_model)\s*\(/,
  /new (Converse|InvokeModel)(Stream)?Command\s*\(/,
  /\b(llm|model|chat_model|chatModel)\.(invoke|ainvoke|stream|astream)\s*\(/,
  /\bchain\.(invoke|ainvoke|stream|run)\s*\(/,
  /\.kickoff(_async)?\s*\(/,
  /\b(litellm\.)?a?completion\s*\(\s*model\s*=/,
  /\.embeddings\.create\s*\(/,
  /\bRunner\.run(_sync|_streamed)?\s*\(/,
  /\.(chat|complete)\s*\(\s*(model|messages)\s*=/,
  /\.invoke_prompt\s*\(/,
  /\.initiate_chat\s*\(/,
  /\.query_engine\.query|query_engine\.(a?query|chat)\s*\(/,
  /\.as_query_engine\([^)]{0,200}\)\.query\s*\(/,
];
const NOT_CODE = /^\s*(#|\/\/|\*|\/\*|>>>|\.\.\.|"""|''')/;

/** 1-based lines of a source that hold such text outside comments. */
export function unmistakableLines(text: string): { readonly line: number; readonly text: string }[] {
  return text
    .split("\n")
    .flatMap((line, i) =>
      line.length < 400 && !NOT_CODE.test(line) && !/\b(def|function)\s/.test(line) && UNMISTAKABLE.some((it) => it.test(line))
        ? [{ line: i + 1, text: line.trim() }]
        : [],
    );
}
