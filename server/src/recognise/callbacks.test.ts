import { describe, expect, test } from "vitest";
import { uriOf, workspaceOf } from "../../../test/support/workspace.ts";

const SPRING = `import java.util.Map;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.prompt.PromptTemplate;

class Desk {
    private final ChatClient client;
    Desk(ChatClient.Builder builder) { this.client = builder.build(); }
    String ask(String lock, Map<String, Object> all) {
        return STATEMENTS;
    }
}
`;
const LANGCHAIN4J = `import dev.langchain4j.model.input.PromptTemplate;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.service.AiServices;
import java.util.Map;

class Desk {
    private final OpenAiChatModel model = OpenAiChatModel.builder().modelName("gpt-4.1").build();
    String ask(String lock) {
        return STATEMENTS;
    }
}
`;
const CSHARP = `using OpenAI.Chat;

class Desk
{
    private readonly ChatClient client = new("gpt-4.1", "key");
    string Ask(string lockName)
    {
        return STATEMENTS;
    }
}
`;
const GO = `package desk

import (
	"context"
	"fmt"

	"github.com/openai/openai-go"
)

var client = openai.NewClient()

func ask(ctx context.Context, lock string) {
	client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:    "gpt-4.1",
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(STATEMENTS)},
	})
}
`;

/** `role: text`, holes as `<name>`. */
async function texts(path: string, frame: string, statements: string): Promise<string[]> {
  const document = await workspaceOf({ [path]: frame.replace("STATEMENTS", statements) }).document(uriOf(path));
  return (document?.prompts ?? []).flatMap((prompt) =>
    prompt.messages.map(({ role, text }) => {
      const holes = text.pieces.filter((it) => it.kind === "hole").map((it) => prompt.holes[it.hole ?? -1]?.name ?? "");
      return `${role}: ${text.value.replace(/\uFFFC/g, () => `<${holes.shift()}>`)}`;
    }),
  );
}

describe("prompts that a function puts together", () => {
  test.each([
    [
      "what it is handed, a place at a time",
      SPRING,
      'client.prompt().user(u -> u.text("Name {lock} of {place}.").param("lock", lock).param("place", "Delft")).call().content()',
      ["user: Name <lock> of Delft."],
    ],
    [
      "in a block, with a record",
      SPRING,
      'client.prompt().system(s -> { s.text("You know {lock}."); s.params(Map.of("lock", lock)); }).user(lock).call().content()',
      ["system: You know <lock>.", "user: <lock>"],
    ],
    [
      "without values its braces are text",
      SPRING,
      'client.prompt().user(u -> u.text("Answer {json}.")).call().content()',
      ["user: Answer {json}."],
    ],
    [
      "values that nobody sees",
      SPRING,
      'client.prompt().user(u -> u.text("Name {lock}.").params(all)).call().content()',
      ["user: Name <lock>."],
    ],
    [
      "a template",
      SPRING,
      'client.prompt(new PromptTemplate("Name {lock}.").create(Map.of("lock", lock))).call().content()',
      ["user: Name <lock>."],
    ],
    ["look-alike: a function of another client", SPRING, 'new Desks().prompt().user(u -> u.text("Name it.")).call().content()', []],
    [
      "look-alike: the function speaks of something else",
      SPRING,
      "client.prompt().user(u -> lock.trim()).call().content()",
      ["user: <u -> lock.trim()>"],
    ],
    [
      "a template of another library",
      LANGCHAIN4J,
      'model.chat(PromptTemplate.from("Name {{lock}}.").apply(Map.of("lock", lock)).text())',
      ["user: Name <lock>."],
    ],
    [
      "what it returns",
      LANGCHAIN4J,
      'AiServices.builder(Desk.class).chatModel(model).systemMessageProvider(id -> "You are brief.").build().answer(lock)',
      ["system: You are brief.", "user: <lock>"],
    ],
  ])("%s", async (_, frame, statements, expected) => {
    expect(await texts("Desk.java", frame, statements)).toEqual(expected);
  });
});

describe("templates that a function fills", () => {
  test.each([
    [
      "Desk.java",
      SPRING,
      'client.prompt().user(String.format("Name %s, %2$s, 100%%.", lock, 3)).call().content()',
      ["user: Name <lock>, 3, 100%."],
    ],
    ["Desk.java", SPRING, 'client.prompt().user(String.format(Locale.ROOT, "Name %s.", lock)).call().content()', ["user: Name <lock>."]],
    ["Desk.java", SPRING, 'client.prompt().user("Name %s.".formatted(lock)).call().content()', ["user: Name <lock>."]],
    [
      "Desk.java",
      SPRING,
      'client.prompt().user(lock.format("Name %s.", lock)).call().content()',
      ['user: <lock.format("Name %s.", lock)>'],
    ],
    [
      "Desk.cs",
      CSHARP,
      'client.CompleteChat(new UserChatMessage(string.Format("Name {0,8:N2} {{x}}.", lockName)))',
      ["user: Name <lockName> {x}."],
    ],
    ["desk.go", GO, 'fmt.Sprintf("Name %v, 100%%.", lock)', ["user: Name <lock>, 100%."]],
    ["desk.go", GO, 'other.Sprintf("Name %v.", lock)', ['user: <other.Sprintf("Name %v.", lock)>']],
  ])("%s: %#", async (path, frame, statements, expected) => {
    expect(await texts(path, frame, statements)).toEqual(expected);
  });
});

const BLOCK = (before: string, statement: string) => (frame: string) =>
  frame.replace("        return STATEMENTS;", `        ${before}\n        ${statement};`);

describe("prompts that are put together in steps", () => {
  test.each([
    [
      "Desk.java",
      BLOCK(
        'var b = new StringBuilder("You sort "); b.append(lock).append(" locks.\\n"); b.append("Be brief.");',
        "return client.prompt().user(b.toString()).call().content()",
      )(SPRING),
      ["user: You sort <lock> locks.\nBe brief."],
    ],
    [
      "Desk.cs",
      BLOCK(
        'var b = new StringBuilder(); b.AppendLine("Sort locks."); b.Append("Name: ").Append(lockName);',
        "return client.CompleteChat(new UserChatMessage(b.ToString()))",
      )(CSHARP),
      ["user: Sort locks.\nName: <lockName>"],
    ],
    [
      "Desk.cs",
      BLOCK(
        'var history = new List<ChatMessage>(); history.Add(new SystemChatMessage("Be brief.")); history.Add(new UserChatMessage(lockName));',
        "return client.CompleteChat(history)",
      )(CSHARP),
      ["system: Be brief.", "user: <lockName>"],
    ],
    [
      "Desk.cs",
      `using Microsoft.SemanticKernel.ChatCompletion;\n${BLOCK('var history = new ChatHistory("Be brief."); history.AddUserMessage(lockName); history.AddAssistantMessage("Done.");', "return service.GetChatMessageContentAsync(history)")(CSHARP).replace("ChatClient client", "IChatCompletionService service")}`,
      ["system: Be brief.", "user: <lockName>", "assistant: Done."],
    ],
    [
      "Desk.java",
      SPRING.replace(
        "STATEMENTS",
        'client.prompt(new Prompt(List.of(new SystemMessage("Be brief."), new UserMessage(lock)))).call().content()',
      ),
      ["system: Be brief.", "user: <lock>"],
    ],
    [
      "Desk.java",
      BLOCK("var b = new Ledger(); b.append(lock);", "return client.prompt().user(b.toString()).call().content()")(SPRING),
      ["user: <b.toString()>"],
    ],
  ])("%s: %#", async (path, source, expected) => {
    expect(await texts(path, source, "")).toEqual(expected);
  });
});
