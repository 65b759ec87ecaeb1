"""Finds help articles. Both searches return (id, title, body)."""

import psycopg
from openai import OpenAI

client = OpenAI(timeout=20)

EMBEDDING_MODEL = "text-embedding-3-small"

Article = tuple[int, str, str]


def embed(text: str) -> str:
    vector = client.embeddings.create(model=EMBEDDING_MODEL, input=text).data[0].embedding
    return "[" + ",".join(map(str, vector)) + "]"


def by_meaning(connection: psycopg.Connection, question: str, limit: int = 4) -> list[Article]:
    return connection.execute(
        """
        SELECT id, title, body
        FROM articles
        ORDER BY embedding <=> %s, id
        LIMIT %s
        """,
        (embed(question), limit),
    ).fetchall()


def by_words(connection: psycopg.Connection, question: str, limit: int = 4) -> list[Article]:
    """For part numbers and error codes, where meaning is of no help."""
    return connection.execute(
        """
        SELECT id, title, body
        FROM articles
        WHERE words @@ websearch_to_tsquery('english', %(question)s)
        ORDER BY ts_rank(words, websearch_to_tsquery('english', %(question)s)) DESC
        LIMIT %(limit)s
        """,
        {"question": question, "limit": limit},
    ).fetchall()
