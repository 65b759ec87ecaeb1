"""Drafts an answer from the articles that fit the question."""

import psycopg
from openai import OpenAI

from . import knowledge
from .triage import Ticket

client = OpenAI(timeout=60)

INSTRUCTIONS = """You draft answers for the support team of a bicycle subscription.
Use the articles below; where they say nothing, write what the agent should look up.
Write to the customer directly, in at most 120 words, and name the article you used."""


def draft(connection: psycopg.Connection, ticket: Ticket) -> str:
    found = knowledge.by_meaning(connection, ticket.body)
    if not found:
        found = knowledge.by_words(connection, ticket.subject)
    articles = "\n\n".join(f"## {title}\n{body}" for _, title, body in found)
    response = client.responses.create(
        model="gpt-4.1-2025-04-14",
        instructions=f"{INSTRUCTIONS}\n\n# Articles\n\n{articles}",
        input=ticket.body,
        temperature=0.2,
        max_output_tokens=600,
    )
    return response.output_text
