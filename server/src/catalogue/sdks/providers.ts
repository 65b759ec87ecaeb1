import { chat, embed, positional, run, search } from "../entries.ts";
import type { Sdk } from "../schema.ts";

const BEDROCK = { argument: "#0", matches: /^bedrock-(agent-)?runtime$|^sagemaker-runtime$/ };
const conversation: Sdk["exports"][string] = {
  sites: [
    {
      kind: "call",
      via: "framework",
      slots: {
        prompt: ["inputs", "entries"],
        model: ["model", "agent_id", "agentId", "conversationStartRequest.model"],
        system: ["instructions"],
      },
    },
  ],
};

/** Vendors with an interface of their own, and services that run models. */
export const PROVIDERS: readonly Sdk[] = [
  {
    id: "mistralai",
    modules: [
      "mistralai",
      "@mistralai/mistralai",
      "mistralai_gcp",
      "mistralai_azure",
      "@mistralai/mistralai-gcp",
      "@mistralai/mistralai-azure",
    ],
    exports: {
      "Mistral default MistralClient client.MistralClient async_client.MistralAsyncClient MistralAsyncClient MistralGoogleCloud MistralAzure":
        { makes: "mistral.client" },
    },
    types: {
      "mistral.client": {
        members: {
          "chat.complete chat.complete_async chat.stream chat.stream_async chat.parse chat.parse_async chat.parseStream chat.parse_stream chat.parse_stream_async fim.complete fim.complete_async fim.stream fim.stream_async":
            chat,
          "agents.complete agents.complete_async agents.stream agents.stream_async": {
            sites: [{ kind: "call", slots: { model: ["model", "agent_id", "agentId"] } }],
          },
          "embeddings.create embeddings.create_async embeddings": embed,
          "classifiers.moderate classifiers.moderate_chat classifiers.moderateChat classifiers.moderate_async classifiers.moderate_chat_async classifiers.classify classifiers.classify_async classifiers.classify_chat classifiers.classify_chat_async classifiers.classifyChat ocr.process ocr.process_async audio.transcriptions.complete audio.transcriptions.complete_async audio.transcriptions.stream audio.transcriptions.stream_async audio.speech.complete audio.speech.complete_async":
            chat,
          "beta.conversations.run_async beta.conversations.run_stream_async beta.conversations.restart_stream_async beta.conversations.start beta.conversations.append beta.conversations.restart beta.conversations.start_stream beta.conversations.append_stream beta.conversations.start_async beta.conversations.append_async beta.conversations.start_stream_async beta.conversations.run_async beta.conversations.run_stream_async beta.conversations.startStream beta.conversations.appendStream":
            conversation,
          "beta.agents.create beta.agents.update beta.agents.create_async": { makes: "mistral.agent" },
          "chat chat_stream chatStream completion completion_stream": chat,
        },
        distinctive: { paths: "chat.complete chat.complete_async chat.stream_async", given: ["messages"] },
      },
      "mistral.agent": { members: {} },
    },
  },
  {
    id: "cohere",
    modules: ["cohere", "cohere-ai"],
    common: true,
    exports: {
      "Client ClientV2 AsyncClient AsyncClientV2 CohereClient CohereClientV2": { makes: "cohere.client" },
      "BedrockClient BedrockClientV2 SagemakerClient": { makes: "cohere.client", vendor: "bedrock" },
    },
    types: {
      "cohere.client": {
        through: ["v2"],
        members: {
          "chat chat_stream chatStream generate generate_stream generateStream summarize classify": chat,
          embed,
          rerank: { sites: [{ kind: "call", api: "rerank", slots: { prompt: ["query"] } }] },
        },
      },
    },
  },
  {
    id: "voyage",
    modules: ["voyageai"],
    exports: { "Client AsyncClient VoyageAIClient": { makes: "voyage.client" } },
    types: {
      "voyage.client": {
        members: {
          "embed contextualized_embed contextualizedEmbed multimodal_embed multimodalEmbed": embed,
          rerank: { sites: [{ kind: "call", api: "rerank", slots: { prompt: ["query", "#0"] } }] },
        },
      },
    },
  },
  {
    id: "ollama",
    modules: ["ollama", "ollama/browser"],
    exports: {
      "Client AsyncClient Ollama": { makes: "ollama.client" },
      "chat generate default.chat default.generate": {
        sites: [{ kind: "call", slots: { model: ["model", "#0"], prompt: ["messages", "prompt", "#1"] } }],
      },
      "embed embeddings default.embed default.embeddings": embed,
    },
    types: {
      "ollama.client": {
        members: {
          "chat generate": { sites: [{ kind: "call", slots: { model: ["model", "#0"], prompt: ["messages", "prompt", "#1"] } }] },
          "embed embeddings": {
            sites: [{ kind: "call", api: "embeddings", slots: { model: ["model", "#0"], prompt: ["input", "prompt", "#1"] } }],
          },
        },
      },
    },
  },
  {
    id: "litellm",
    modules: ["litellm"],
    exports: {
      "completion acompletion text_completion atext_completion batch_completion batch_completion_models batch_completion_models_all_responses":
        { sites: [{ kind: "call", slots: { model: ["model", "#0"], prompt: ["messages", "prompt", "#1"] } }] },
      "responses aresponses": chat,
      "embedding aembedding": embed,
      "rerank arerank image_generation aimage_generation transcription atranscription moderation amoderation": chat,
      Router: { makes: "litellm.router" },
    },
    types: {
      "litellm.router": {
        members: {
          "completion acompletion text_completion atext_completion responses aresponses": {
            sites: [{ kind: "call", slots: { model: ["model", "#0"], prompt: ["messages", "prompt", "#1"] } }],
          },
          "embedding aembedding": embed,
        },
      },
    },
  },
  {
    id: "instructor",
    modules: ["instructor", "@instructor-ai/instructor"],
    exports: {
      "patch apatch default": { makes: "instructor.client" },
      from_provider: { makes: "instructor.client", slots: { model: ["#0"] } },
    },
    patterns: [{ name: /\.from_[a-z]+$/, entry: { makes: "instructor.client" } }],
    types: {
      "instructor.client": {
        members: {
          "chat.completions.create messages.create create create_with_completion create_partial create_iterable chat.completions.create_with_completion chat.completions.create_partial chat.completions.create_iterable messages.create_with_completion messages.create_partial messages.create_iterable responses.create":
            chat,
        },
      },
    },
  },
  {
    id: "langsmith",
    modules: ["langsmith"],
    exports: {
      "Client client.Client": { makes: "langsmith.client" },
      "evaluate aevaluate evaluation.evaluate": { sites: [{ kind: "call", via: "framework", slots: { prompt: ["#0"] } }] },
    },
    types: {
      "langsmith.client": {
        members: {
          "pull_prompt pullPrompt pullPromptCommit": { makes: "langchain.prompt" },
          "evaluate aevaluate": { sites: [{ kind: "call", via: "framework", slots: { prompt: ["#0"] } }] },
        },
      },
    },
  },
  {
    id: "wrappers",
    modules: [
      "langsmith",
      "braintrust",
      "langfuse",
      "langfuse-core",
      "@langfuse/openai",
      "posthog",
      "@posthog/ai",
      "@sentry/node",
      "@sentry/core",
      "weave",
      "opik",
      "opik.integrations",
      "opik-openai",
      "agentops",
    ],
    exports: {
      "wrap_openai wrap_anthropic wrapOpenAI wrapAnthropic wrapAISDK wrapSDK wrapGemini wrapOpenAIv4 wrapOpenRouter wrapMistral wrapCohere wrapGroq wrapOllama wrapGoogleGenAI wrapGoogleGenerativeAI wrapHuggingFace wrapVoyageAI wrapBedrockRuntime wrapClaudeAgentSDK wrapMastraAgent wrapStrandsAgentSDK wrapGenkit observeOpenAI withTracing track_openai track_anthropic trackOpenAI instrumentOpenAiClient instrumentAnthropicAiClient instrumentGoogleGenAIClient":
        { keeps: "argument" },
    },
  },
  {
    id: "bedrock",
    modules: ["boto3", "aioboto3", "aiobotocore"],
    exports: {
      "client Session.client session.Session.client session.get_session.create_client": { makes: "bedrock.runtime", when: BEDROCK },
      "Session session.Session session.get_session get_session": { makes: "boto3.session" },
    },
    types: {
      "boto3.session": { members: { "client create_client": { makes: "bedrock.runtime", when: BEDROCK } } },
      "bedrock.runtime": {
        members: {
          "converse converse_stream invoke_model invoke_model_with_response_stream start_async_invoke": chat,
          "retrieve_and_generate retrieve_and_generate_stream": {
            sites: [
              {
                kind: "call",
                slots: { prompt: ["input.text"], model: ["retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn"] },
              },
              { kind: "retrieval", slots: { query: ["input.text"] } },
            ],
          },
          "invoke_agent invoke_inline_agent invoke_flow": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["inputText", "inputs"], system: ["instruction"] } }],
          },
          retrieve: {
            sites: [
              {
                kind: "retrieval",
                slots: {
                  query: ["retrievalQuery.text"],
                  topK: ["retrievalConfiguration.vectorSearchConfiguration.numberOfResults"],
                  filter: ["retrievalConfiguration.vectorSearchConfiguration.filter"],
                },
              },
            ],
          },
          "invoke_endpoint invoke_endpoint_with_response_stream": {
            sites: [{ kind: "call", slots: { prompt: ["Body"], model: ["EndpointName"] } }],
          },
        },
        distinctive: { paths: "converse converse_stream invoke_model invoke_model_with_response_stream", given: ["modelId"] },
      },
    },
  },
  {
    id: "bedrock-js",
    modules: ["@aws-sdk/client-bedrock-runtime", "@aws-sdk/client-bedrock-agent-runtime", "@aws-sdk/client-sagemaker-runtime"],
    exports: {
      "ConverseCommand ConverseStreamCommand InvokeModelCommand InvokeModelWithResponseStreamCommand InvokeModelWithBidirectionalStreamCommand StartAsyncInvokeCommand InvokeEndpointCommand":
        { ...chat, makes: "bedrock.command" },
      "RetrieveAndGenerateCommand RetrieveAndGenerateStreamCommand": {
        sites: [
          {
            kind: "call",
            slots: { prompt: ["input.text"], model: ["retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn"] },
          },
          { kind: "retrieval", slots: { query: ["input.text"] } },
        ],
        makes: "bedrock.command",
      },
      "InvokeAgentCommand InvokeInlineAgentCommand InvokeFlowCommand": {
        sites: [{ kind: "call", via: "framework", slots: { prompt: ["inputText", "inputs"], system: ["instruction"] } }],
        makes: "bedrock.command",
      },
      RetrieveCommand: {
        sites: [
          {
            kind: "retrieval",
            slots: { query: ["retrievalQuery.text"], topK: ["retrievalConfiguration.vectorSearchConfiguration.numberOfResults"] },
          },
        ],
        makes: "bedrock.command",
      },
      "BedrockRuntime BedrockAgentRuntime": { makes: "bedrock.js" },
    },
    types: {
      "bedrock.command": { members: {} },
      "bedrock.js": {
        members: {
          "converse converseStream invokeModel invokeModelWithResponseStream": chat,
          retrieveAndGenerate: chat,
          invokeAgent: run,
          retrieve: search,
        },
      },
    },
  },
  {
    id: "replicate",
    modules: ["replicate"],
    common: true,
    exports: {
      "run async_run stream async_stream default.run": {
        sites: [
          { kind: "call", slots: { model: ["#0", "ref"], prompt: ["input.prompt", "input.messages"], system: ["input.system_prompt"] } },
        ],
      },
      "predictions.create": { sites: [{ kind: "call", slots: { model: ["model", "version"], prompt: ["input.prompt"] } }] },
      "Client default Replicate": { makes: "replicate.client" },
    },
    types: {
      "replicate.client": {
        members: {
          "run async_run stream async_stream": {
            sites: [
              {
                kind: "call",
                slots: { model: ["#0", "ref"], prompt: ["input.prompt", "input.messages"], system: ["input.system_prompt"] },
              },
            ],
          },
          "predictions.create deployments.predictions.create": {
            sites: [{ kind: "call", slots: { model: ["model", "version"], prompt: ["input.prompt"] } }],
          },
        },
      },
    },
  },
  {
    id: "huggingface",
    modules: ["huggingface_hub", "@huggingface/inference", "text_generation"],
    exports: {
      "InferenceClient AsyncInferenceClient HfInference Client AsyncClient InferenceApi": {
        makes: "hf.client",
        slots: { model: ["model", "#0", "repo_id"] },
      },
      "chatCompletion chatCompletionStream textGeneration textGenerationStream summarization questionAnswering": chat,
    },
    types: {
      "hf.client": {
        members: {
          "chat_completion chat.completions.create chatCompletion chatCompletionStream": {
            sites: [{ kind: "call", api: "chat.completions", slots: { prompt: ["messages", "#0"] } }],
          },
          "text_generation textGeneration textGenerationStream summarization question_answering questionAnswering translation conversational generate generate_stream visual_question_answering document_question_answering image_to_text text_to_image":
            positional,
          "feature_extraction featureExtraction sentence_similarity": embed,
        },
      },
    },
  },
  {
    id: "transformers",
    modules: ["transformers", "@huggingface/transformers", "@xenova/transformers", "optimum"],
    exports: {
      pipeline: {
        makes: "transformers.pipeline",
        slots: { model: ["model", "#1"] },
        when: {
          argument: "#0",
          matches:
            /^(text-generation|text2text-generation|summarization|question-answering|translation.*|image-text-to-text|image-to-text|conversational|visual-question-answering|any-to-any|feature-extraction|zero-shot-classification)$/,
        },
      },
    },
    patterns: [
      {
        name: /\.(Auto(ModelFor(CausalLM|Seq2SeqLM|Vision2Seq|ImageTextToText|MultimodalLM)|GPTQForCausalLM|AWQForCausalLM)|[A-Z]\w*For(CausalLM|ConditionalGeneration)|[A-Z]\w*LMHeadModel)\.from_pretrained$/,
        entry: { makes: "transformers.model", slots: { model: ["#0", "pretrained_model_name_or_path"] } },
      },
    ],
    types: {
      "transformers.pipeline": { members: {}, call: { sites: [{ kind: "call", api: "pipeline", slots: { prompt: ["#0"] } }] } },
      "transformers.model": {
        members: {
          "to eval cuda half bfloat16 float merge_and_unload": { keeps: "receiver" },
          generate: { sites: [{ kind: "call", slots: { prompt: ["#0", "input_ids", "inputs"] } }] },
        },
      },
    },
  },
  {
    id: "vllm",
    modules: ["vllm"],
    exports: {
      "LLM AsyncLLM": { makes: "vllm.llm", slots: { model: ["model", "#0"] } },
      "AsyncLLMEngine.from_engine_args AsyncLLM.from_engine_args LLMEngine.from_engine_args": { makes: "vllm.engine" },
    },
    types: {
      "vllm.llm": {
        members: {
          "generate chat beam_search": {
            sites: [
              {
                kind: "call",
                slots: {
                  prompt: ["#0", "prompts", "messages"],
                  temperature: ["#1.temperature", "sampling_params.temperature"],
                  seed: ["#1.seed", "sampling_params.seed", "seed"],
                  maxTokens: ["#1.max_tokens", "sampling_params.max_tokens"],
                },
              },
            ],
          },
          "encode embed score": embed,
        },
      },
      "vllm.engine": { members: { "generate add_request": positional } },
    },
  },
  {
    id: "llama-cpp",
    modules: ["llama_cpp", "node-llama-cpp", "gpt4all", "ctransformers", "mlx_lm", "exllamav2"],
    exports: {
      "Llama Llama.from_pretrained": { makes: "llama-cpp.model", slots: { model: ["model_path", "repo_id", "#0"] } },
      "GPT4All AutoModelForCausalLM.from_pretrained": { makes: "llama-cpp.gpt4all", slots: { model: ["#0", "model_name"] } },
      "generate stream_generate": { sites: [{ kind: "call", slots: { prompt: ["prompt", "#2"] } }] },
      LlamaChatSession: { makes: "llama-cpp.session" },
    },
    types: {
      "llama-cpp.model": {
        members: {
          "create_chat_completion create_chat_completion_openai_v1 create_completion": positional,
          "create_embedding embed": embed,
        },
        call: positional,
      },
      "llama-cpp.gpt4all": { members: { generate: positional, chat_session: { keeps: "receiver" } }, call: positional },
      "llama-cpp.session": { members: { "prompt promptWithMeta": positional } },
    },
  },
  {
    id: "watsonx",
    modules: ["ibm_watsonx_ai", "ibm_watson_machine_learning", "@ibm-cloud/watsonx-ai"],
    exports: {
      "ModelInference Model": { makes: "watsonx.model" },
      Embeddings: { makes: "watsonx.embeddings" },
      "WatsonXAI WatsonXAI.newInstance": { makes: "watsonx.client" },
    },
    types: {
      "watsonx.model": {
        members: {
          "generate generate_text generate_text_stream agenerate agenerate_stream chat chat_stream achat achat_stream": positional,
        },
      },
      "watsonx.embeddings": { members: { "embed_documents embed_query generate": embed } },
      "watsonx.client": { members: { "generateText textChat generateTextStream textChatStream": chat } },
    },
  },
  {
    id: "vendors",
    modules: [
      "writerai",
      "writer-sdk",
      "aleph_alpha_client",
      "ai21",
      "reka",
      "reka.client",
      "predibase",
      "gradientai",
      "baseten",
      "dashscope",
      "qianfan",
      "sparkai",
      "unify",
      "octoai",
      "anyscale",
      "lepton",
      "nlpcloud",
      "premai",
      "deepinfra",
    ],
    exports: {
      "Writer AsyncWriter default": { makes: "vendors.writer" },
      "Client AsyncClient AI21Client AsyncAI21Client Reka AsyncReka OctoAI NLPCloud": { makes: "vendors.client" },
      "Unify AsyncUnify": { makes: "vendors.client", slots: { model: ["#0", "model", "endpoint"] } },
      "Generation.call AioGeneration.call MultiModalConversation.call aigc.generation.Generation.call ChatCompletion.create": chat,
      "TextEmbedding.call": embed,
      "ChatCompletion Completion": { makes: "vendors.qianfan" },
    },
    types: {
      "vendors.writer": { members: { "chat.chat completions.create chat.chat_stream": chat } },
      "vendors.client": {
        members: {
          "complete complete_with_streaming evaluate explain chat.completions.create completion.create chat.create chat.create_stream generate generate_stream chat summarize text_gen.create_chat_completion":
            chat,
          embed,
        },
      },
      "vendors.qianfan": { members: { "do ado": chat } },
    },
  },
  {
    id: "sentence-transformers",
    modules: ["sentence_transformers", "fastembed", "@xenova/embeddings"],
    exports: {
      "SentenceTransformer TextEmbedding": { makes: "st.model", slots: { model: ["#0", "model_name_or_path", "model_name"] } },
      CrossEncoder: { makes: "st.cross", slots: { model: ["#0", "model_name"] } },
      "util.semantic_search semantic_search": { sites: [{ kind: "retrieval", slots: { query: ["#0"], topK: ["top_k"] } }] },
    },
    types: {
      "st.model": {
        members: {
          "encode encode_query encode_document embed query_embed passage_embed": {
            sites: [{ kind: "call", via: "implicit", api: "embeddings", slots: { prompt: ["#0"] } }],
          },
          to: { keeps: "receiver" },
        },
      },
      "st.cross": { members: { "predict rank": { sites: [{ kind: "call", via: "implicit", api: "rerank", slots: { prompt: ["#0"] } }] } } },
    },
  },
  {
    id: "cloudflare",
    modules: ["@cloudflare/ai", "cloudflare:workers"],
    exports: { Ai: { makes: "cloudflare.ai" } },
    types: {
      "cloudflare.ai": {
        members: { run: { sites: [{ kind: "call", slots: { model: ["#0"], prompt: ["messages", "prompt", "text"] } }] } },
      },
    },
  },
  {
    id: "vscode",
    modules: ["vscode"],
    exports: { "lm.selectChatModels": { makes: "vscode.models" } },
    types: { "vscode.models": { members: { "0": { makes: "vscode.models" }, "sendRequest 0.sendRequest": positional } } },
  },
];
