import type { Entry, Sdk, Slots } from "../schema.ts";

/** Parameters stand in a struct, the second argument after the context. */
const inStruct: Slots = {
  model: ["#1.Model"],
  prompt: ["#1.Messages", "#1.Input.OfString", "#1.Input", "#1.Prompt"],
  system: ["#1.System", "#1.Instructions"],
  temperature: ["#1.Temperature"],
  topP: ["#1.TopP"],
  seed: ["#1.Seed"],
  maxTokens: ["#1.MaxCompletionTokens", "#1.MaxOutputTokens", "#1.MaxTokens"],
  tools: ["#1.Tools"],
};
const asked: Entry = { sites: [{ kind: "call", slots: inStruct }] };
const embedded: Entry = { sites: [{ kind: "call", api: "embeddings", slots: { model: ["#1.Model"], prompt: ["#1.Input", "#1.Inputs"] } }] };
/** `openai.Float(0.2)`, `aws.String("...")`: a value made optional. */
const optional: Entry = { keeps: "argument" };

/** Libraries of Go. Their constructors take options as functions: `@WithModel` is the argument of such a one. */
export const GO: readonly Sdk[] = [
  {
    id: "openai",
    modules: ["github.com/openai/openai-go"],
    exports: {
      "NewClient Client": { makes: "openai.go", slots: { baseUrl: ["@WithBaseURL", "@WithEndpoint"] } },
      "Float Int String Bool Opt Ptr param.NewOpt NewOpt": optional,
    },
    types: {
      "openai.go": {
        members: {
          "Chat.Completions.New Chat.Completions.NewStreaming Responses.New Responses.NewStreaming Responses.Compact Completions.New Completions.NewStreaming":
            asked,
          "Embeddings.New": embedded,
          "Images.Generate Images.GenerateStreaming Images.Edit Images.EditStreaming Audio.Speech.New Audio.Transcriptions.New Audio.Transcriptions.NewStreaming Audio.Translations.New Moderations.New":
            asked,
        },
      },
    },
  },
  {
    id: "go-openai",
    modules: ["github.com/sashabaranov/go-openai"],
    exports: {
      "NewClient NewOrgClient": { makes: "go-openai.client", vendor: "openai" },
      "NewClientWithConfig Client": { makes: "go-openai.client" },
    },
    types: {
      "go-openai.client": {
        members: {
          "CreateChatCompletion CreateChatCompletionStream CreateCompletion CreateCompletionStream CreateResponse CreateResponseStream":
            asked,
          CreateEmbeddings: embedded,
          "CreateImage CreateEditImage CreateSpeech CreateTranscription CreateTranslation": asked,
        },
      },
    },
  },
  {
    id: "anthropic",
    modules: ["github.com/anthropics/anthropic-sdk-go"],
    exports: {
      "NewClient Client": { makes: "anthropic.go", slots: { baseUrl: ["@WithBaseURL"] } },
      "Float Int String Bool Opt Ptr param.NewOpt NewOpt": optional,
    },
    types: {
      "anthropic.go": {
        through: ["Beta"],
        members: {
          "Messages.New Messages.NewStreaming Completions.New Completions.NewStreaming": asked,
          "Messages.NewToolRunner Messages.NewToolRunnerStreaming": asked,
        },
      },
    },
  },
  {
    id: "google-genai",
    modules: ["google.golang.org/genai"],
    exports: { "NewClient Client": { makes: "google.go" }, Ptr: optional },
    types: {
      "google.go": {
        members: {
          "Models.GenerateContent Models.GenerateContentStream Models.GenerateImages Models.EditImage Models.GenerateVideos": {
            sites: [
              {
                kind: "call",
                slots: {
                  model: ["#1"],
                  prompt: ["#2"],
                  system: ["#3.SystemInstruction"],
                  temperature: ["#3.Temperature"],
                  topP: ["#3.TopP"],
                  seed: ["#3.Seed"],
                  maxTokens: ["#3.MaxOutputTokens"],
                  tools: ["#3.Tools"],
                },
              },
            ],
          },
          "Models.EmbedContent": { sites: [{ kind: "call", api: "embeddings", slots: { model: ["#1"], prompt: ["#2"] } }] },
          "Chats.Create": {
            makes: "google.go.chat",
            slots: { model: ["#1"], temperature: ["#2.Temperature"], system: ["#2.SystemInstruction"] },
          },
        },
      },
      "google.go.chat": {
        members: { "SendMessage SendMessageStream Send SendStream": { sites: [{ kind: "call", slots: { prompt: ["#1"] } }] } },
      },
    },
  },
  {
    id: "langchaingo",
    modules: ["github.com/tmc/langchaingo"],
    exports: {
      "llms.Model Model": { makes: "langchaingo.model" },
      GenerateFromSinglePrompt: {
        sites: [
          { kind: "call", slots: { model: ["#1"], prompt: ["#2"], temperature: ["@WithTemperature"], maxTokens: ["@WithMaxTokens"] } },
        ],
      },
      "NewLLMChain NewConversation NewLLMMathChain NewSQLDatabaseChain NewAPIChain NewOneShotAgent NewConversationalAgent NewOpenAIFunctionsAgent":
        { makes: "langchaingo.chain", slots: { model: ["#0"] } },
      "NewExecutor Initialize": { makes: "langchaingo.chain", slots: { model: ["#0"] } },
      "NewRetrievalQAFromLLM NewConversationalRetrievalQAFromLLM": { makes: "langchaingo.chain", slots: { model: ["#0"] } },
    },
    patterns: [
      {
        name: /\/llms\/[\w/]+\.New\w*$/,
        entry: {
          makes: "langchaingo.model",
          slots: {
            model: ["@WithModel", "@WithDefaultModel"],
            baseUrl: ["@WithBaseURL", "@WithServerURL"],
            temperature: ["@WithTemperature"],
          },
        },
      },
      { name: /\/vectorstores\/[\w/]+\.New\w*$/, entry: { makes: "langchaingo.store" } },
    ],
    types: {
      "langchaingo.model": {
        stage: "model",
        members: {
          "GenerateContent Call": {
            sites: [
              {
                kind: "call",
                slots: {
                  model: ["@WithModel"],
                  prompt: ["#1"],
                  temperature: ["@WithTemperature"],
                  topP: ["@WithTopP"],
                  seed: ["@WithSeed"],
                  maxTokens: ["@WithMaxTokens"],
                },
              },
            ],
          },
          CreateEmbedding: { sites: [{ kind: "call", api: "embeddings", slots: { prompt: ["#1"] } }] },
        },
      },
      "langchaingo.chain": { members: { Call: { sites: [{ kind: "call", via: "framework", slots: { prompt: ["#1"] } }] } } },
      "langchaingo.store": {
        members: {
          SimilaritySearch: { sites: [{ kind: "retrieval", slots: { query: ["#1"], topK: ["#2"] } }] },
          AddDocuments: { sites: [{ kind: "call", via: "implicit", api: "embeddings", slots: { prompt: ["#1"] } }] },
        },
      },
    },
  },
  {
    id: "langchaingo-chains",
    modules: ["github.com/tmc/langchaingo/chains"],
    exports: {
      "Run Call Predict Apply": { sites: [{ kind: "call", via: "framework", slots: { model: ["#1"], prompt: ["#2"] } }] },
    },
  },
  {
    id: "bedrock",
    modules: ["github.com/aws/aws-sdk-go-v2/service/bedrockruntime"],
    exports: { "NewFromConfig New Client": { makes: "bedrock.go" } },
    types: {
      "bedrock.go": {
        members: {
          "Converse ConverseStream InvokeModel InvokeModelWithResponseStream": {
            sites: [
              {
                kind: "call",
                slots: {
                  model: ["#1.ModelId"],
                  prompt: ["#1.Messages", "#1.Body"],
                  system: ["#1.System"],
                  temperature: ["#1.InferenceConfig.Temperature"],
                  topP: ["#1.InferenceConfig.TopP"],
                  maxTokens: ["#1.InferenceConfig.MaxTokens"],
                },
              },
            ],
          },
        },
      },
    },
  },
  {
    id: "aws-values",
    modules: ["github.com/aws/aws-sdk-go-v2/aws"],
    exports: { "String Float32 Float64 Int32 Int64 Bool": optional },
  },
];
