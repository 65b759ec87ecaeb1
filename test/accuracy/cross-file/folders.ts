import type { CrossFileCase } from "./case.ts";

const JAVA_ASK = `package com.harbour.llm;

import org.springframework.ai.chat.client.ChatClient;

public class Assistant {
    private final ChatClient client;

    public Assistant(ChatClient.Builder builder) {
        this.client = builder.build();
    }

    public String ask(String question) {
        return client.prompt().user(question).call().content();
    }
}
`;
const JAVA_NO_MODEL =
  "package com.harbour.llm;\n\npublic class Assistant {\n    public String ask(String question) {\n        return question;\n    }\n}\n";
const javaUse = (header: string) => `${header}
public class Desk {
    private final Assistant assistant;

    public Desk(Assistant assistant) {
        this.assistant = assistant;
    }

    public String name() {
        return assistant.ask("Name the lock.");
    }
}
`;

const CSHARP_ASK = `using OpenAI.Chat;

namespace Harbour.Llm;

public class Assistant
{
    private readonly ChatClient client = new("gpt-4.1", "key");

    public string Ask(string question) => client.CompleteChat(question).Value.Content[0].Text;
}
`;
const CSHARP_NO_MODEL = "namespace Harbour.Llm;\n\npublic class Assistant\n{\n    public string Ask(string question) => question;\n}\n";
const csharpUse = (header: string) => `${header}
public class Desk(Assistant assistant)
{
    public string Name() => assistant.Ask("Name the lock.");
}
`;

const GO_ASK = `package desk

import (
	"context"

	"github.com/openai/openai-go"
)

var client = openai.NewClient()

func ask(ctx context.Context, question string) (*openai.ChatCompletion, error) {
	return client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:    "gpt-4.1",
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(question)},
	})
}
`;
const GO_USE = `package desk

import "context"

func name(ctx context.Context) {
	ask(ctx, "Name the lock.")
}
`;

/** Languages whose modules are folders: what stands beside a file is seen without an import. */
export const FOLDERS: readonly CrossFileCase[] = [
  {
    title: "a class of the same package",
    at: "src/main/java/com/harbour/llm/Desk.java",
    files: {
      "src/main/java/com/harbour/llm/Assistant.java": JAVA_ASK,
      "src/main/java/com/harbour/llm/Desk.java": javaUse("package com.harbour.llm;\n"),
    },
    expected: ["call 11 unknown unknown wrapper"],
    lookAlike: { "src/main/java/com/harbour/llm/Assistant.java": JAVA_NO_MODEL },
  },
  {
    title: "a class of another package, by its name",
    at: "src/main/java/com/harbour/desk/Desk.java",
    files: {
      "src/main/java/com/harbour/llm/Assistant.java": JAVA_ASK,
      "src/main/java/com/harbour/desk/Desk.java": javaUse("package com.harbour.desk;\n\nimport com.harbour.llm.Assistant;\n"),
    },
    expected: ["call 13 unknown unknown wrapper"],
    lookAlike: {
      "src/main/java/com/harbour/desk/Desk.java": javaUse("package com.harbour.desk;\n\nimport com.harbour.other.Assistant;\n"),
    },
  },
  {
    title: "all classes of another package",
    at: "src/main/java/com/harbour/desk/Desk.java",
    files: {
      "src/main/java/com/harbour/llm/Assistant.java": JAVA_ASK,
      "src/main/java/com/harbour/desk/Desk.java": javaUse("package com.harbour.desk;\n\nimport com.harbour.llm.*;\n"),
    },
    expected: ["call 13 unknown unknown wrapper"],
    lookAlike: { "src/main/java/com/harbour/desk/Desk.java": javaUse("package com.harbour.desk;\n\nimport com.harbour.*;\n") },
  },
  {
    title: "a class beside the file goes before one of a wildcard import",
    at: "src/com/harbour/desk/Desk.java",
    files: {
      "src/com/harbour/desk/Assistant.java": JAVA_ASK.replace("harbour.llm", "harbour.desk"),
      "src/com/harbour/llm/Assistant.java": JAVA_NO_MODEL,
      "src/com/harbour/desk/Desk.java": javaUse("package com.harbour.desk;\n\nimport com.harbour.llm.*;\n"),
    },
    expected: ["call 13 unknown unknown wrapper"],
    lookAlike: { "src/com/harbour/desk/Assistant.java": JAVA_NO_MODEL.replace("harbour.llm", "harbour.desk") },
  },
  {
    title: "a class of the same namespace",
    at: "src/Llm/Desk.cs",
    files: { "src/Llm/Assistant.cs": CSHARP_ASK, "src/Llm/Desk.cs": csharpUse("namespace Harbour.Llm;\n") },
    expected: ["call 5 gpt-4.1 unknown wrapper"],
    lookAlike: { "src/Llm/Assistant.cs": CSHARP_NO_MODEL },
  },
  {
    title: "a class of a namespace that is used, in a file of another name",
    at: "src/Desk/Desk.cs",
    files: { "src/Llm/Clients.cs": CSHARP_ASK, "src/Desk/Desk.cs": csharpUse("using Harbour.Llm;\n\nnamespace Harbour.Desk;\n") },
    expected: ["call 7 gpt-4.1 unknown wrapper"],
    lookAlike: { "src/Desk/Desk.cs": csharpUse("using Harbour.Other;\n\nnamespace Harbour.Desk;\n") },
  },
  {
    title: "a class of the namespace around",
    at: "src/Llm/Desks/Desk.cs",
    files: {
      "src/Llm/Assistant.cs": CSHARP_ASK,
      "src/Llm/Desks/Desk.cs": csharpUse("namespace Harbour.Llm.Desks\n{\n").trimEnd().concat("\n}\n"),
    },
    expected: ["call 6 gpt-4.1 unknown wrapper"],
    lookAlike: { "src/Llm/Assistant.cs": CSHARP_NO_MODEL },
  },
  {
    title: "a function of the same package",
    at: "desk/name.go",
    files: { "desk/client.go": GO_ASK, "desk/name.go": GO_USE },
    expected: ["call 6 gpt-4.1 unknown wrapper"],
    lookAlike: { "desk/client.go": "package desk\n\nfunc ask(ctx any, question string) string {\n\treturn question\n}\n" },
  },
];
