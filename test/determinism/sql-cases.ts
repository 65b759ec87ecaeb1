/** A statement whose rows a model reads, and what is wrong with it: `tie`, `unordered`, or nothing. Each is run from Python and from TypeScript. */
export const SQL_CASES: readonly (readonly [wrong: "tie" | "unordered" | null, statement: string])[] = [
  ["tie", "SELECT body FROM chunks ORDER BY embedding <=> $1 LIMIT 5"],
  [null, "SELECT body FROM chunks ORDER BY embedding <=> $1, id LIMIT 5"],
  [null, "SELECT body FROM chunks ORDER BY embedding <=> $1"],
  ["tie", "SELECT body FROM chunks ORDER BY embedding <-> $1 LIMIT 5"],
  [null, "SELECT body FROM chunks ORDER BY embedding <-> $1, uuid LIMIT 5"],
  ["tie", "SELECT body FROM chunks ORDER BY 1 - (embedding <=> $1) DESC LIMIT 5"],
  [null, "SELECT body FROM chunks ORDER BY 1 - (embedding <=> $1) DESC, id LIMIT 5"],
  ["tie", "SELECT body, 1 - (embedding <=> $1) AS score FROM chunks ORDER BY score DESC LIMIT 5"],
  [null, "SELECT body, 1 - (embedding <=> $1) AS score FROM chunks ORDER BY score DESC, chunks.id LIMIT 5"],
  ["tie", "SELECT body FROM docs WHERE tsv @@ q ORDER BY ts_rank(tsv, q) DESC LIMIT 5"],
  [null, "SELECT body FROM docs WHERE tsv @@ q ORDER BY ts_rank(tsv, q) DESC, id LIMIT 5"],
  ["tie", "SELECT body FROM docs ORDER BY ts_rank_cd(tsv, q) DESC LIMIT 20 OFFSET 20"],
  [null, "SELECT body FROM docs ORDER BY ts_rank_cd(tsv, q) DESC, slug LIMIT 20 OFFSET 20"],
  ["tie", "SELECT body FROM docs ORDER BY round((embedding <=> $1)::numeric, 2) LIMIT 5"],
  ["tie", "SELECT body, MATCH(body) AGAINST (?) AS score FROM posts ORDER BY score DESC LIMIT 10"],
  [null, "SELECT body, MATCH(body) AGAINST (?) AS score FROM posts ORDER BY score DESC, id LIMIT 10"],
  ["tie", "SELECT body FROM notes ORDER BY created_at DESC LIMIT 3"],
  [null, "SELECT body FROM notes ORDER BY created_at DESC, id DESC LIMIT 3"],
  [null, "SELECT body FROM notes ORDER BY title LIMIT 3"],
  [null, "SELECT body FROM notes ORDER BY id LIMIT 3"],
  [null, "SELECT 1 FROM docs ORDER BY embedding <=> $1 LIMIT 1"],
  ["tie", "WITH hits AS (SELECT body, embedding <=> $1 AS d FROM chunks) SELECT body FROM hits ORDER BY d LIMIT 5"],
  [
    null,
    "WITH hits AS (SELECT id, body, embedding <=> $1 AS d FROM chunks ORDER BY embedding <=> $1 LIMIT 13) SELECT body FROM hits ORDER BY d + 0, id LIMIT 5",
  ],
  ["tie", "SELECT body FROM docs ORDER BY vec_distance_cosine(embedding, ?) LIMIT 5"],
  [null, "SELECT body FROM docs ORDER BY vec_distance_cosine(embedding, ?), rowid LIMIT 5"],
  ["tie", "SELECT TOP 5 body FROM docs ORDER BY VECTOR_DISTANCE('cosine', embedding, @q)"],
  ["tie", "SELECT body FROM docs ORDER BY VECTOR_DISTANCE(embedding, :q, COSINE) FETCH FIRST 10 ROWS ONLY"],
  ["unordered", "SELECT body FROM tickets LIMIT 20"],
  [null, "SELECT body FROM tickets ORDER BY id LIMIT 20"],
  ["unordered", "SELECT body FROM tickets WHERE org = $1 LIMIT 20"],
  [null, "SELECT body FROM tickets WHERE id = $1 LIMIT 20"],
  [null, "SELECT body FROM tickets WHERE id IN ($1, $2, $3) LIMIT 3"],
  ["unordered", "SELECT body FROM tickets WHERE body LIKE '%ORDER BY id%' LIMIT 20"],
  ["unordered", "SELECT body FROM tickets -- ORDER BY id\n LIMIT 20"],
  ["unordered", "SELECT body FROM tickets /* ORDER BY id */ LIMIT 20 OFFSET 40"],
  ["unordered", "SELECT t.body FROM tickets t JOIN orgs o ON o.id = t.org WHERE o.name = $1 LIMIT 20"],
  [null, "SELECT t.body FROM tickets t JOIN orgs o ON o.id = t.org WHERE o.name = $1 ORDER BY t.id LIMIT 20"],
  ["unordered", "SELECT DISTINCT body FROM tickets LIMIT 20"],
  ["unordered", "SELECT org, count(*) FROM tickets GROUP BY org LIMIT 20"],
  [null, "SELECT count(*) FROM tickets LIMIT 20"],
  [null, "SELECT string_agg(body, ', ') FROM tickets LIMIT 1"],
  [null, "SELECT body FROM tickets LIMIT 1"],
  [null, "SELECT body FROM match_documents($1, 20) LIMIT 20"],
  [null, "SELECT body FROM (SELECT body FROM tickets ORDER BY id) t LIMIT 20"],
  ["unordered", "SELECT body FROM (SELECT body FROM tickets WHERE open) t LIMIT 20"],
  [null, "SELECT body FROM vec_chunks WHERE embedding MATCH ? LIMIT 20"],
  ["unordered", "SELECT body FROM docs WHERE tsv @@ plainto_tsquery($1) LIMIT 20"],
  ["unordered", "SELECT TOP 20 body FROM tickets"],
  ["unordered", "SELECT body FROM tickets FETCH FIRST 20 ROWS ONLY"],
  [null, "SELECT body FROM tickets"],
];

export function pythonOf(statement: string): string {
  return `import psycopg
from openai import OpenAI

client = OpenAI()

def answer(db: psycopg.Connection, question: str, values: tuple):
    rows = db.execute("""${statement}""", values).fetchall()
    context = "\\n".join(row[0] for row in rows)
    return client.responses.create(model="gpt-4.1", input=f"{context}\\n\\n{question}")
`;
}

export function typescriptOf(statement: string): string {
  return `import OpenAI from "openai";
import { Pool } from "pg";

const client = new OpenAI();
const pool = new Pool();

export async function answer(question: string, values: unknown[]) {
  const { rows } = await pool.query(\`${statement}\`, values);
  const context = rows.map((row) => row.body).join("\\n");
  return client.responses.create({ model: "gpt-4.1", input: \`\${context}\\n\\n\${question}\` });
}
`;
}
