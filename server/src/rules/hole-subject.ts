/** A name, an attribute, an item by a constant key: what such a hole holds is told by its last word. */
const PATH = /^[\w$]{1,80}(?:\??\.[\w$]{1,80}|\[["']?[\w$ -]{1,80}["']?\]){0,8}$/;
/** What only puts values together or writes them out: `"\n".join(docs)`, `format_docs(documents)`, `JSON.stringify(sources)`. */
const WRITER =
  /^(?:[\w$.]{0,80}|["'][^"']{0,8}["']\.)(?:join|format|render|stringify|str|string|dumps|text)[\w$]{0,40}\(([^()]{1,120})\)$/i;
const DOCUMENTS = new Set(
  "context contexts document documents doc docs source sources chunk chunks passage passages snippet snippets excerpt excerpts".split(" "),
);
const FOUND = new Set("results hits matches".split(" "));
/** Words that may stand beside one of those and leave its meaning. */
const BESIDE = new Set(
  "retrieved relevant search retrieval rag vector knowledge reference web str string text texts content contents list data input page joined combined formatted final all the my".split(
    " ",
  ),
);
const QUESTION = new Set("question query".split(" "));
const ASKED = new Set("user original current latest input the my search str string text standalone customer new".split(" "));

/** Whether a hole of this name is filled with what was looked up: `context`, `state["retrieved_docs"]`, not `version_context`. */
export function holdsDocuments(name: string): boolean {
  const words = subjectOf(name);
  if (words.some((it) => DOCUMENTS.has(it))) return words.every((it) => DOCUMENTS.has(it) || BESIDE.has(it) || FOUND.has(it));
  return words.some((it) => FOUND.has(it)) && words.some((it) => BESIDE.has(it)) && words.every((it) => FOUND.has(it) || BESIDE.has(it));
}

/** Whether a hole of this name is filled with what somebody asks. */
export function holdsQuestion(name: string): boolean {
  const words = subjectOf(name);
  if (words.join(" ") === "user input") return true;
  return words.some((it) => QUESTION.has(it)) && words.every((it) => QUESTION.has(it) || ASKED.has(it));
}

/** Words of the last name of a path; none for other expressions. Linear. */
function subjectOf(name: string): readonly string[] {
  const bare = name.trim();
  const inner = WRITER.exec(bare)?.[1] ?? bare;
  if (!PATH.test(inner)) return [];
  const last = /([\w$ -]+?)["']?\]?$/.exec(inner)?.[1] ?? "";
  return last
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((it) => it !== "");
}
