"""Sums up a case when it changes hands."""

from openai import OpenAI

client = OpenAI(timeout=60)

NOTE_PROMPT = """You write the note that an agent leaves for the next shift.
Name what the customer wants, what was promised, by whom, and what is still open.
At most six lines."""

CASE_PROMPT = """You write the summary that goes into the file of a case that is being closed.

# How we decide

Subscriptions run by the month and renew on the day they began. A customer may stop at any time; the month that has begun is
paid. Somebody who stops within fourteen days of the first delivery gets the whole month back, whatever was ridden.

A bicycle that we cannot repair within two working days is replaced. The replacement is of the same class or the next one up,
and stays with the customer until the repaired one is back at the depot. Days without a bicycle that we could lend are taken
off the next invoice, one thirtieth of the monthly price for each day begun.

Repairs are free where the part wore out. Tyres, tubes, brake pads, chains and cables always count as worn. A wheel, a frame, a
display or a motor counts as worn unless the workshop notes a fall, a lock that was forced, or water in the battery. Where the
workshop notes one of these, the customer pays the part up to 120 euros and we pay what is above it. The first such part in any
twelve months is on us.

Theft is covered where the bicycle was locked to something fixed with the lock that came with it. The customer reports it to
the police within two days and sends us the number of the report; the second key comes back to the depot. We deliver another
bicycle within five working days and charge 90 euros. Without a report, without the key, or where the bicycle stood unlocked,
the customer pays the current value, which the depot looks up by the frame number.

A charge that the customer disputes is put on hold on the day of the dispute. The agent compares the invoice with the rides, the
workshop notes and earlier credits. A double charge is refunded at once and in full. A charge for a repair is refunded where the
workshop note is missing or came more than ten days after the repair. Every other dispute goes to the billing lead, who answers
within three working days; until then no reminder is sent.

Deliveries are promised for a window of four hours. Where we miss it, the customer gets 15 euros off; where we miss it twice in
one order, the first month is free. A customer who was not there pays nothing the first time and 20 euros from the second.

Moves within a city are free. A move to another city with a depot takes up to ten days and costs 40 euros; the months run on. To
a city without a depot we do not deliver: the subscription ends on the day the bicycle is back, and the rest of the month is
refunded by the day.

Business customers have a contact of their own. Their bicycles are swapped on the day of the call, they are billed once a
quarter, and their contract goes before anything that is written here.

# What to write

Begin with the outcome in one sentence. Then list, in the order of time, what the customer reported, what each agent found and
promised, and which rule of the section above decided it. Quote amounts in euros and dates as they stand in the messages. End
with what the customer was told last, and with anything that another team still has to do."""


def shift_note(messages: list[str]) -> str:
    completion = client.chat.completions.create(
        model="gpt-4.1-2025-04-14",
        messages=[
            {"role": "system", "content": NOTE_PROMPT},
            {"role": "user", "content": "\n---\n".join(messages)},
        ],
        temperature=0.2,
        max_tokens=400,
    )
    return completion.choices[0].message.content or ""


def case_summary(messages: list[str]) -> str:
    completion = client.chat.completions.create(
        model="gpt-4-0613",
        messages=[
            {"role": "system", "content": CASE_PROMPT},
            {"role": "user", "content": "\n---\n".join(messages)},
        ],
        temperature=0.2,
        max_tokens=6000,
    )
    return completion.choices[0].message.content or ""
