"""Sorts a new ticket before anybody reads it."""

from dataclasses import dataclass

from openai import OpenAI

client = OpenAI(timeout=20)

QUEUES = ("billing", "repairs", "delivery", "account")

QUEUE_PROMPT = f"""You sort support tickets of a bicycle subscription.
Answer with one word: {", ".join(QUEUES)}.
A ticket that disputes a charge goes to billing, even when it names a broken part.
A ticket about a bicycle that has not arrived yet goes to delivery."""

URGENCY_PROMPT = """You rate how soon a support ticket needs a person, from 1 (this week) to 5 (now).
A rider who cannot brake, or who was in an accident, is a 5.
A rider who cannot ride is at least a 3.
Answer with the number."""


@dataclass(frozen=True)
class Ticket:
    number: int
    subject: str
    body: str


def queue_of(ticket: Ticket) -> str:
    completion = client.chat.completions.create(
        model="gpt-4.1-mini-2025-04-14",
        messages=[
            {"role": "system", "content": QUEUE_PROMPT},
            {"role": "user", "content": f"{ticket.subject}\n\n{ticket.body}"},
        ],
        temperature=0,
        max_tokens=4,
    )
    answer = (completion.choices[0].message.content or "").strip().lower()
    return answer if answer in QUEUES else "account"


def urgency_of(ticket: Ticket) -> int:
    completion = client.chat.completions.create(
        model="gpt-5-2025-08-07",
        messages=[
            {"role": "system", "content": URGENCY_PROMPT},
            {"role": "user", "content": f"{ticket.subject}\n\n{ticket.body}"},
        ],
        temperature=0,
        max_completion_tokens=400,
    )
    answer = (completion.choices[0].message.content or "").strip()
    return int(answer) if answer in ("1", "2", "3", "4", "5") else 3
