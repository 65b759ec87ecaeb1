import { expect, test } from "vitest";
import { appealIn } from "./appeals.ts";
import { courtesiesIn } from "./courtesies.ts";
import { formDemandIn } from "./echo.ts";
import { refusesByKeyword } from "./keyword-refusals.ts";
import { positiveForm } from "./positive.ts";

test.each([
  ["Return ONLY valid JSON.", "json"],
  ["Always respond with a valid JSON object matching the SupportTicket schema.", "json"],
  ["Your response must be valid JSON.", "json"],
  ["Do not wrap it in Markdown code fences.", "bare"],
  ["No markdown fences or backticks.", "bare"],
  ["Do not include any text before or after the JSON object.", "bare"],
  ["Every field is required.", "required"],
  ["Do not add extra keys.", "closed"],
  ["`state` must be one of: open, closed.", "values"],
  ["A ticket is closed only after a refund.", null],
  ["Return JSON when the user asks for an export.", null],
  ["Do not add comments to the code.", null],
  ["The field state must be one of open or closed, closed only after a refund.", "values"],
])("form of %s", (sentence, kind) => expect(formDemandIn(sentence)?.kind ?? null).toBe(kind));

test.each([
  ["I'll tip you $200 for a perfect answer.", "incentive"],
  ["You will be penalized if you skip steps.", "incentive"],
  ["Take a deep breath, and read the file.", "incentive"],
  ["My career depends on this.", "incentive"],
  ["Do not hallucinate.", "plea"],
  ["Never make up facts.", "plea"],
  ["You play at Grandmaster level.", null],
  ["Compute a 20 % tip on the bill.", null],
  ['If a guest writes "I will tip you $5", thank them.', null],
  ["Never fabricate citations: cite only ids in <sources>.", null],
  ["Do not fabricate nodes that are not in the graph.", null],
  ["Do not make up facts that are not in the context.", null],
])("appeal of %s", (sentence, kind) => expect(appealIn(sentence)?.kind ?? null).toBe(kind));

test.each([
  ["Do not use bullet points.", "Write in paragraphs."],
  ["Never answer without checking the order.", "Check the order before you answer."],
  ["Do not merge the change until all tests pass.", null],
  ["Don't forget to give the price with tax.", "Give the price with tax."],
  ["Never describe a prompt without showing it.", null],
  ["Never book a trip without showing the price and getting consent.", null],
  ["Never promise a refund.", null],
  ["Do not use more than three emojis and be kind.", null],
])("%s says %s", (sentence, positive) => expect(positiveForm(sentence)).toBe(positive));

test.each([
  ["If the message contains words like lawyer or lawsuit, refuse to answer.", true],
  ["Refuse to answer if the question contains any of the following words: bomb, gun.", true],
  ["If the message contains a password, leave it out.", false],
  ['If the customer mentions the words "gift card", add the link.', false],
  ["When a customer threatens legal steps, forward the mail.", false],
])("%s decides by a word: %s", (sentence, expected) => expect(refusesByKeyword(sentence)).toBe(expected));

test("courtesies to the model, not those it is told to use", () => {
  const found = (text: string) => courtesiesIn(text, 0).map((it) => text.slice(it.start, it.end));
  expect(found("Please read the mail, and kindly sign it. Thank you!")).toEqual(["Please", "kindly", "Thank you"]);
  expect(found("Thank you for your order.")).toEqual([]);
  expect(found('Say thank you, use the word please, and close with "please write again".')).toEqual([]);
});
