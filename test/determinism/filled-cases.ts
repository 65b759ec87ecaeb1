/**
 * Tables that a file makes and fills, and what a search of them deserves: `few` when the limit of five certainly cuts nothing, `told`
 * otherwise. Lines before the function that searches and asks a model; `search` where it is another one.
 */
export interface FilledCase {
  readonly is: "few" | "told";
  readonly why: string;
  readonly lines: string;
  readonly search?: string;
}

const few = (why: string, lines: string, search?: string): FilledCase => ({ is: "few", why, lines, ...(search ? { search } : {}) });
const told = (why: string, lines: string, search?: string): FilledCase => ({ is: "told", why, lines, ...(search ? { search } : {}) });

const MAKE = `db.execute("DROP TABLE IF EXISTS notes")
db.execute("CREATE TABLE notes (id bigserial PRIMARY KEY, text text, embedding vector(384))")`;
const KEEP = 'db.execute("CREATE TABLE IF NOT EXISTS notes (id bigserial PRIMARY KEY, text text, embedding vector(384))")';
const ROW = 'db.execute("INSERT INTO notes (text, embedding) VALUES (%s, %s)", (text, embedding))';
const THREE = '["The ferry is late", "The bus is full", "The tram is early"]';
const SIX = '["one", "two", "three", "four", "five", "six"]';

export const FILLED_CASES: readonly FilledCase[] = [
  // A loop over a literal list.
  few(
    "three texts and what a model makes of them",
    `${MAKE}\ntexts = ${THREE}\nfor text, embedding in zip(texts, embed(texts)):\n    ${ROW}`,
  ),
  told("six texts", `${MAKE}\ntexts = ${SIX}\nfor text, embedding in zip(texts, embed(texts)):\n    ${ROW}`),
  told(
    "a list that grows",
    `${MAKE}\ntexts = ${THREE}\ntexts.append(open("a.txt").read())\nfor text, embedding in zip(texts, embed(texts)):\n    ${ROW}`,
  ),
  told(
    "a list from a file",
    `${MAKE}\ntexts = open("a.txt").read().split("\\n")\nfor text, embedding in zip(texts, embed(texts)):\n    ${ROW}`,
  ),
  told("loops in each other", `${MAKE}\nfor text in ${THREE}:\n    for embedding in [[1.0], [2.0]]:\n        ${ROW}`),
  few("a range", `${MAKE}\nfor i in range(4):\n    db.execute("INSERT INTO notes (text, embedding) VALUES (%s, %s)", (str(i), [1.0]))`),
  told(
    "a long range",
    `${MAKE}\nfor i in range(100000):\n    db.execute("INSERT INTO notes (text, embedding) VALUES (%s, %s)", (str(i), [1.0]))`,
  ),
  told("until somebody stops it", `${MAKE}\nwhile True:\n    db.execute("INSERT INTO notes (text) VALUES (%s)", (input(),))`),
  // Who makes the table.
  told("a table that is kept", `${KEEP}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`),
  few(
    "dropped, then made where it is missing",
    `db.execute("DROP TABLE IF EXISTS notes")\n${KEEP}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
  ),
  told(
    "another table is dropped",
    `db.execute("DROP TABLE IF EXISTS old_notes")\n${KEEP}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
  ),
  told(
    "nobody here drops it",
    `def reset():\n    db.execute("DROP TABLE notes")\n\n${KEEP}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
  ),
  few(
    "a temporary table",
    "db.execute(\"CREATE TEMP TABLE notes (id int, text text, embedding vector(3))\")\ndb.execute(\"INSERT INTO notes VALUES (1, 'a', '[1,2,3]'), (2, 'b', '[3,2,1]')\")",
  ),
  told("made, and filled elsewhere", MAKE),
  // Several rows in one statement.
  few("two tuples", `${MAKE}\ndb.execute("INSERT INTO notes (text) VALUES ('a (b), c'), ('d')")`),
  told("six tuples", `${MAKE}\ndb.execute("INSERT INTO notes (text) VALUES ('a'), ('b'), ('c'), ('d'), ('e'), ('f')")`),
  told(
    "two statements of three",
    `${MAKE}\ndb.execute("INSERT INTO notes (text) VALUES ('a'), ('b'), ('c')")\ndb.execute("INSERT INTO notes (text) VALUES ('d'), ('e'), ('f')")`,
  ),
  few(
    "a script of statements",
    "db.execute(\"DROP TABLE IF EXISTS notes; CREATE TABLE notes (id int, text text); INSERT INTO notes VALUES (1, 'a'), (2, 'b');\")",
  ),
  told("rows of another table", `${MAKE}\ndb.execute("INSERT INTO notes (text) SELECT body FROM articles")`),
  few(
    "tuples that are joined",
    `${MAKE}\ntexts = ${THREE}\nsql = "INSERT INTO notes (text) VALUES " + ", ".join(["(%s)" for _ in texts])\ndb.execute(sql, texts)`,
  ),
  told(
    "six that are joined",
    `${MAKE}\ntexts = ${SIX}\nsql = "INSERT INTO notes (text) VALUES " + ", ".join(["(%s)" for _ in texts])\ndb.execute(sql, texts)`,
  ),
  few(
    "executemany",
    `${MAKE}\ndb.cursor().executemany("INSERT INTO notes (text, embedding) VALUES (%s, %s)", [("a", "[1]"), ("b", "[2]")])`,
  ),
  told("executemany of what is read", `${MAKE}\ndb.cursor().executemany("INSERT INTO notes (text, embedding) VALUES (%s, %s)", rows)`),
  told("many that may be one", `${MAKE}\ndb.execute("INSERT INTO notes (text, embedding) VALUES (%s, %s)", rows)`),
  // COPY.
  few(
    "rows that are copied",
    `${MAKE}\nwith db.cursor().copy("COPY notes (text) FROM STDIN") as copy:\n    for text in ${THREE}:\n        copy.write_row([text])`,
  ),
  told(
    "many that are copied",
    `${MAKE}\nwith db.cursor().copy("COPY notes (text) FROM STDIN") as copy:\n    for text in texts:\n        copy.write_row([text])`,
  ),
  told(
    "bytes that are copied",
    `${MAKE}\nwith db.cursor().copy("COPY notes (text) FROM STDIN") as copy:\n    copy.write(open("a.csv").read())`,
  ),
  // Functions.
  few(
    "functions that main calls",
    `def make():\n    db.execute("DROP TABLE IF EXISTS notes")\n    db.execute("CREATE TABLE notes (text text)")\n\ndef fill():\n    for text in ${THREE}:\n        db.execute("INSERT INTO notes (text) VALUES (%s)", (text,))\n\nmake()\nfill()`,
  ),
  told(
    "a function that is called twice",
    `${MAKE}\ndef fill():\n    for text in ${THREE}:\n        db.execute("INSERT INTO notes (text) VALUES (%s)", (text,))\n\nfill()\nfill()`,
  ),
  told("what callers send", `${MAKE}\ndef add(text):\n    db.execute("INSERT INTO notes (text) VALUES (%s)", (text,))\n\nadd("a")`),
  told(
    "a few at first, then what callers send",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}\n\ndef add(text):\n    db.execute("INSERT INTO notes (text) VALUES (%s)", (text,))`,
  ),
  told("a frame is written there too", `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}\nframe.to_sql("notes", db)`),
  told(
    "a statement for any table",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}\nfor table in tables:\n    db.execute(f"INSERT INTO {table} (text) VALUES ('x')")`,
  ),
  // The search.
  few(
    "a text query beside the table",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
    "SELECT text FROM notes, plainto_tsquery('x') query ORDER BY ts_rank_cd(tsv, query) DESC LIMIT 5",
  ),
  told(
    "rows of another function",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
    "SELECT text FROM notes, unnest(tags) query ORDER BY ts_rank_cd(tsv, query) DESC LIMIT 5",
  ),
  told(
    "pairs of rows",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
    "SELECT a.text FROM notes a, notes b ORDER BY a.embedding <=> b.embedding LIMIT 5",
  ),
  told(
    "a smaller limit",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
    "SELECT text FROM notes ORDER BY embedding <=> '[1]' LIMIT 2",
  ),
  told(
    "another table",
    `${MAKE}\nfor text, embedding in zip(${THREE}, vectors):\n    ${ROW}`,
    "SELECT text FROM chunks ORDER BY embedding <=> '[1]' LIMIT 5",
  ),
];

const SEARCH = "SELECT text FROM notes ORDER BY embedding <=> '[1]' LIMIT 5";

export function filledProgram({ lines, search = SEARCH }: FilledCase): string {
  return `import psycopg
from openai import OpenAI
from elsewhere import embed, frame, rows, tables, texts, vectors

client = OpenAI()
db = psycopg.connect("dbname=notes", autocommit=True)

${lines}

def answer(question: str):
    found = db.execute("""${search}""").fetchall()
    context = "\\n".join(text for text, in found)
    return client.responses.create(model="gpt-4.1", input=f"Answer:\\n{context}\\n\\n{question}")
`;
}
