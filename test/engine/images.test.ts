import { expect, test } from "vitest";
import { uriOf, workspaceOf } from "../support/workspace.ts";

/** A PNG of 1024 by 768, as far as its size. */
const PNG = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAABAAAAAMACAYAAAA=";

const openai = (image: string, model = "gpt-4o") => `from openai import OpenAI

client = OpenAI()


def read(url: str, pages: list[str]):
    return client.chat.completions.create(
        model="${model}",
        messages=[{"role": "user", "content": [{"type": "text", "text": "What is the total of this receipt?"}, ${image}]}],
    )
`;

const anthropic = (source: string) => `import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic();

export const read = (page: string) =>
  client.messages.create({
    model: "claude-sonnet-4-5",
    max_tokens: 100,
    messages: [{ role: "user", content: [{ type: "image", source: ${source} }, { type: "text", text: "What is the total?" }] }],
  });
`;

const google = `from google import genai
from google.genai import types

client = genai.Client()


def read(page: bytes):
    return client.models.generate_content(
        model="gemini-2.5-flash",
        contents=["What is the total of this receipt?", types.Part.from_bytes(data=page, mime_type="image/png")],
    )
`;

test.each([
  ["a low detail", "a.py", openai('{"type": "image_url", "image_url": {"url": url, "detail": "low"}}'), ["1 image 85"], 0],
  ["a size that nobody sees", "a.py", openai('{"type": "image_url", "image_url": {"url": url}}'), [], 1],
  ["a size that is written", "a.py", openai(`{"type": "image_url", "image_url": {"url": "${PNG}", "detail": "high"}}`), ["1 image 765"], 0],
  [
    "two",
    "a.py",
    openai('{"type": "image_url", "image_url": {"url": url, "detail": "low"}}, {"type": "input_image", "image_url": url, "detail": "low"}'),
    ["2 images 170"],
    0,
  ],
  ["one for each page", "a.py", openai('*[{"type": "image_url", "image_url": {"url": it, "detail": "low"}} for it in pages]'), [], 1],
  [
    "a model whose formula is not published",
    "a.py",
    openai('{"type": "image_url", "image_url": {"url": url, "detail": "low"}}', "gpt-5.4"),
    [],
    1,
  ],
  ["Anthropic, unseen", "a.ts", anthropic('{ type: "base64", media_type: "image/png", data: page }'), [], 1],
  ["Anthropic, written", "a.ts", anthropic(`{ type: "base64", media_type: "image/png", data: "${PNG.slice(22)}" }`), ["1 image 1,049"], 0],
  ["Google", "a.py", google, [], 1],
])("%s", async (_, path, text, counted, open) => {
  const workspace = workspaceOf({ [path]: text });
  const { rows } = await workspace.tokens(uriOf(path), []);
  const [row] = rows;
  expect(row?.parts.filter((it) => it.kind === "images").map((it) => `${it.name} ${it.tokens?.toLocaleString("en")}`)).toEqual(counted);
  expect(row?.omitted.images).toBe(open);
});
