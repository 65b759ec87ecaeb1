CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE articles (
  id        bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  title     text NOT NULL,
  body      text NOT NULL,
  words     tsvector GENERATED ALWAYS AS (to_tsvector('english', title || ' ' || body)) STORED,
  embedding vector(1536) NOT NULL
);

CREATE INDEX articles_embedding ON articles USING hnsw (embedding vector_cosine_ops);
CREATE INDEX articles_words ON articles USING gin (words);
