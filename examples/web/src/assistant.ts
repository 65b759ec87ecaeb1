import { openai } from "@ai-sdk/openai";
import { streamText } from "ai";
import type { Customer, Invoice } from "./customer";

const answers = openai("gpt-4.1-2025-04-14");

/** Streams what the chat window shows. */
export function answer(customer: Customer, question: string) {
  return streamText({
    model: answers,
    system: `You answer riders of a bicycle subscription, in three sentences or fewer.
The rider has the ${customer.plan} plan and rides a ${customer.bicycle}.
Offer to open a ticket when a mechanic or a refund is needed.`,
    prompt: question,
    temperature: 0.3,
    maxOutputTokens: 300,
  });
}

/** Streams the text beside an invoice. */
export function explainInvoice(customer: Customer, invoice: Invoice) {
  const lines = invoice.lines.map((line) => `- ${line.label}: ${(line.cents / 100).toFixed(2)} EUR`).join("\n");
  return streamText({
    model: answers,
    system: `You explain invoices of a bicycle subscription in plain words, one sentence a line.
The rider has the ${customer.plan} plan and was born on ${customer.dateOfBirth}; choose words that suit their age.`,
    prompt: `Invoice ${invoice.number} for ${invoice.month}:\n${lines}`,
    temperature: 0.3,
    maxOutputTokens: 500,
  });
}
