import { agentRun, chat, embed, embeds, judge, positional, retrieve, run, search } from "../entries.ts";
import type { Entry, Sdk } from "../schema.ts";

const RUNS =
  "run run_sync run_stream run_async run_streamed runAsync arun iter invoke invoke_async ainvoke stream_async stream print_response aprint_response cli_app kickoff";
const moduleCall: Entry = { sites: [{ kind: "call", via: "framework", slots: { prompt: ["#*"] } }] };

/** Python frameworks for agents, pipelines and programs. */
export const FRAMEWORKS: readonly Sdk[] = [
  {
    id: "dspy",
    modules: ["dspy"],
    exports: {
      "Predict ChainOfThought ReAct ProgramOfThought CodeAct BestOfN Refine MultiChainComparison RLM TypedPredictor TypedChainOfThought ChainOfThoughtWithHint ReActV2 Parallel Module functional.TypedPredictor functional.TypedChainOfThought KNN Flex load":
        { makes: "dspy.module" },
      "LM OpenAI Claude Google AzureOpenAI HFModel OllamaLocal Cohere Together Mistral Databricks AWSMistral Bedrock GROQ PremAI HFClientVLLM HFClientTGI":
        { makes: "dspy.lm", slots: { model: ["#0", "model"] } },
      "Retrieve ColBERTv2 Embeddings retrievers.Embeddings": { makes: "dspy.retriever" },
      Embedder: { makes: "dspy.embedder", slots: { model: ["#0", "model"] } },
      "asyncify syncify streamify": { keeps: "argument" },
      "Evaluate evaluate.Evaluate": { makes: "dspy.evaluator" },
      "configure settings.configure context settings.context": { configures: true, slots: { model: ["lm"] } },
    },
    patterns: [
      {
        name: /\.(BootstrapFewShot\w*|MIPRO\w*|COPRO|GEPA|SIMBA|LabeledFewShot|KNNFewShot|BetterTogether|Ensemble|BootstrapFinetune|InferRules|AvatarOptimizer|teleprompt\.\w+)$/,
        entry: { makes: "dspy.optimizer" },
      },
      { name: /\.retrieve\.\w+\.[A-Z]\w*RM$|\.[A-Z]\w*RM$/, entry: { makes: "dspy.retriever" } },
    ],
    types: {
      "dspy.module": {
        members: {
          "acall forward aforward batch": moduleCall,
          "named_predictors load save deepcopy reset_copy set_lm": { makes: "dspy.other" },
        },
        call: moduleCall,
      },
      "dspy.lm": { members: { "acall forward aforward basic_request request": positional }, call: positional },
      "dspy.retriever": { members: { forward: retrieve }, call: retrieve },
      "dspy.embedder": { members: {}, call: embed },
      "dspy.optimizer": { members: { compile: { ...judge, makes: "dspy.module" } } },
      "dspy.evaluator": { members: {}, call: judge },
      "dspy.other": { members: {} },
    },
  },
  {
    id: "semantic-kernel",
    modules: ["semantic_kernel"],
    exports: {
      Kernel: { makes: "sk.kernel" },
      "KernelFunctionFromPrompt KernelFunction.from_prompt KernelFunctionFromPrompt.from_yaml": { makes: "sk.function" },
    },
    patterns: [
      { name: /\.(AgentGroupChat|AgentRegistry\.create_from_\w+|[A-Z]\w*Agent(\.create\w*)?)$/, entry: { makes: "sk.agent" } },
      { name: /\.[A-Z]\w*(ChatCompletion|TextCompletion)$/, entry: { makes: "sk.service" } },
      { name: /\.[A-Z]\w*TextEmbedding$/, entry: { makes: "sk.embedding" } },
      { name: /\.[A-Z]\w*(Collection|Store|MemoryStore)$/, entry: { makes: "sk.collection" } },
      { name: /\.[A-Z]\w*Orchestration$/, entry: { makes: "sk.orchestration" } },
      { name: /\.(BingSearch|GoogleSearch|BraveSearch|BingConnector|GoogleConnector)$/, entry: { makes: "sk.search" } },
    ],
    types: {
      "sk.kernel": {
        members: {
          "invoke_prompt invoke_prompt_stream": { sites: [{ kind: "call", slots: { prompt: ["#0", "prompt"] } }] },
          "invoke invoke_stream run run_async": { sites: [{ kind: "call", slots: { prompt: ["arguments", "#1", "#0"] } }] },
          add_service: { adds: true },
          "add_text_completion_service add_chat_service": { adds: true },
          get_service: { makes: "sk.service" },
          "add_function create_function_from_prompt create_semantic_function": { makes: "sk.function" },
        },
      },
      "sk.agent": { members: { "get_response invoke invoke_stream": run, as_kernel_plugin: { makes: "sk.other" } } },
      "sk.service": {
        members: {
          "get_chat_message_content get_chat_message_contents get_streaming_chat_message_content get_streaming_chat_message_contents get_text_content get_text_contents get_streaming_text_content get_streaming_text_contents complete_chat complete_chat_async complete_async":
            {
              sites: [
                {
                  kind: "call",
                  slots: {
                    prompt: ["#0", "chat_history", "prompt"],
                    temperature: ["settings.temperature", "#1.temperature"],
                    maxTokens: ["settings.max_tokens", "#1.max_tokens", "settings.max_completion_tokens"],
                  },
                },
              ],
            },
        },
        distinctive: {
          paths:
            "get_chat_message_content get_chat_message_contents get_streaming_chat_message_content get_streaming_chat_message_contents",
          given: ["chat_history", "<any>"],
        },
      },
      "sk.function": { members: { "invoke invoke_stream": run }, call: run },
      "sk.embedding": { members: { "generate_embeddings generate_raw_embeddings": embed } },
      "sk.collection": {
        members: {
          "search hybrid_search vectorized_search text_search vectorizable_text_search create_search_function create_hybrid_search_function get_nearest_match get_nearest_matches":
            { sites: [{ kind: "retrieval", slots: { query: ["#0", "values", "vector"], topK: ["top", "limit"] } }] },
          upsert: embeds,
        },
      },
      "sk.orchestration": { members: { invoke: run } },
      "sk.search": { members: { "search get_text_search_results get_search_results search_async": retrieve } },
      "sk.other": { members: {} },
    },
  },
  {
    id: "agent-framework",
    modules: ["agent_framework"],
    exports: { Agent: { makes: "af.agent" } },
    patterns: [
      { name: /\.[A-Z]\w*Agent$/, entry: { makes: "af.agent" } },
      { name: /\.[A-Z]\w*EmbeddingClient$/, entry: { makes: "af.embedding" } },
      {
        name: /\.[A-Z]\w*(Chat|Responses|Assistants|Agent|Completion|Anthropic|Bedrock|Foundry|Vertex|Local)Client$/,
        entry: { makes: "af.client" },
      },
      { name: /\.(?!Workflow)[A-Z]\w*Builder$/, entry: { makes: "af.builder" } },
    ],
    types: {
      "af.agent": { members: { "run run_stream": run, "as_tool as_mcp_server": { makes: "af.other" } } },
      "af.client": { members: { "create_agent as_agent": { makes: "af.agent" }, "get_response get_streaming_response": positional } },
      "af.embedding": { members: { "get_embeddings get_embedding": embed } },
      "af.builder": { members: { build: { makes: "af.agent" } }, anyMember: { keeps: "receiver" } },
      "af.other": { members: {} },
    },
  },
  {
    id: "pydantic-ai",
    modules: ["pydantic_ai"],
    exports: {
      Agent: { makes: "pydantic-ai.agent", slots: { model: ["#0", "model"], system: ["system_prompt", "instructions"] } },
      "direct.model_request direct.model_request_sync direct.model_request_stream model_request model_request_sync": {
        sites: [{ kind: "call", slots: { model: ["#0"], prompt: ["#1"] } }],
      },
    },
    patterns: [
      {
        name: /\.models[./](?:\w+\.)*[A-Z]\w*Model$|\.[A-Z]\w*Model$/,
        entry: { makes: "pydantic-ai.model", slots: { model: ["#0", "model_name", "model"] } },
      },
      { name: /\.providers\.(?:\w+\.)*[A-Z]\w*Provider$/, entry: { makes: "pydantic-ai.provider" } },
    ],
    types: {
      "pydantic-ai.agent": { members: { "run run_sync run_stream run_stream_sync run_stream_events iter to_cli to_cli_sync": run } },
      "pydantic-ai.model": { members: { request: positional } },
      "pydantic-ai.provider": { members: {} },
    },
  },
  {
    id: "crewai",
    modules: ["crewai", "crewai_tools"],
    exports: {
      Agent: { makes: "crewai.agent", slots: { system: ["backstory", "goal", "role"] } },
      Crew: { makes: "crewai.crew" },
      Flow: { makes: "crewai.crew" },
      Task: { makes: "crewai.task" },
      "LLM BaseLLM": { makes: "crewai.llm", slots: { model: ["model", "#0"] } },
    },
    types: {
      "crewai.agent": { members: { "kickoff kickoff_async akickoff execute_task aexecute_task message": run } },
      "crewai.crew": {
        members: {
          "kickoff kickoff_async akickoff kickoff_for_each kickoff_for_each_async akickoff_for_each astream stream_turn train test replay":
            run,
        },
      },
      "crewai.task": { members: { "execute execute_sync execute_async": run } },
      "crewai.llm": { members: { "call acall": positional } },
    },
  },
  {
    id: "autogen",
    modules: ["autogen_agentchat", "autogen_core", "autogen_ext", "autogen", "ag2", "magentic_one_cli", "autogenstudio", "pyautogen"],
    exports: {
      "initiate_swarm_chat a_initiate_swarm_chat initiate_group_chat a_initiate_group_chat run_swarm a_run_swarm": {
        sites: [{ kind: "call", via: "framework", slots: { prompt: ["messages"], model: ["initial_agent", "agents", "pattern"] } }],
      },
    },
    patterns: [
      {
        name: /\.[A-Z]\w*(Agent|Proxy|GroupChat|GroupChatManager|Swarm|Manager)$|\.(Swarm|MagenticOne|GraphFlow|GroupChat|ConversableAgent|LLMConfig)$/,
        entry: { makes: "autogen.agent", slots: { system: ["system_message"] } },
      },
      { name: /\.[A-Z]\w*(ChatCompletionClient|CompletionClient|OpenAIWrapper)$|\.OpenAIWrapper$/, entry: { makes: "autogen.client" } },
    ],
    types: {
      "autogen.agent": {
        members: {
          "run run_stream on_messages on_messages_stream run_group_chat a_run": run,
          "initiate_chat a_initiate_chat": { sites: [{ kind: "call", via: "framework", slots: { prompt: ["message", "#1"] } }] },
          "generate_reply a_generate_reply generate_oai_reply a_generate_oai_reply initiate_chats a_initiate_chats": run,
        },
        distinctive: { paths: "initiate_chat a_initiate_chat", given: ["message", "max_turns", "<any>"] },
      },
      "autogen.client": { members: { "create create_stream": { sites: [{ kind: "call", slots: { prompt: ["messages", "#0"] } }] } } },
    },
  },
  {
    id: "strands",
    modules: ["strands", "@strands-agents/sdk"],
    common: true,
    exports: { Agent: { makes: "strands.agent" } },
    patterns: [
      { name: /\.models[./](?:\w+\.)*[A-Z]\w*Model$/, entry: { makes: "strands.model" } },
      { name: /\.multiagent\.(?:\w+\.)*[A-Z]\w*$/, entry: { makes: "strands.agent" } },
    ],
    types: {
      "strands.agent": {
        members: {
          "invoke_async stream_async structured_output structured_output_async invoke stream": run,
          tool: { makes: "strands.other" },
        },
        call: run,
      },
      "strands.model": { members: { "stream structured_output": positional } },
      "strands.other": { members: {} },
    },
  },
  {
    id: "agno",
    modules: ["agno", "phi"],
    common: true,
    exports: { "Agent Assistant": { makes: "agno.agent" }, Team: { makes: "agno.agent" }, Workflow: { makes: "agno.agent" } },
    patterns: [
      { name: /\.(models?|llm)[./](?:\w+\.)*[A-Z]\w*$/, entry: { makes: "agno.model", slots: { model: ["id", "#0", "model"] } } },
      { name: /\.(vectordb|knowledge)[./](?:\w+\.)*[A-Z]\w*$/, entry: { makes: "agno.knowledge" } },
      { name: /\.embedder[./](?:\w+\.)*[A-Z]\w*$/, entry: { makes: "agno.embedder" } },
    ],
    types: {
      "agno.agent": { members: { [`${RUNS} acli_app cli`]: run, deep_copy: { keeps: "receiver" } }, call: run },
      "agno.model": { members: { "response aresponse response_stream invoke ainvoke": positional } },
      "agno.knowledge": {
        members: {
          "search async_search": retrieve,
          "load aload insert ainsert load_documents upsert add_content add_content_async": embeds,
        },
      },
      "agno.embedder": { members: { "get_embedding get_embedding_and_usage": embed } },
    },
  },
  {
    id: "smolagents",
    modules: ["smolagents"],
    exports: { load_tool: { makes: "smolagents.tool" } },
    patterns: [
      {
        name: /\.[A-Z]\w*Agent$/,
        entry: { makes: "smolagents.agent", slots: { model: ["model", "#1"], system: ["instructions", "system_prompt"] } },
      },
      { name: /\.[A-Z]\w*Model$/, entry: { makes: "smolagents.model", slots: { model: ["model_id", "#0"] } } },
    ],
    types: {
      "smolagents.agent": { members: { run: run }, call: run },
      "smolagents.model": { members: { "generate generate_stream": positional }, call: positional },
      "smolagents.tool": { members: {} },
    },
  },
  {
    id: "haystack",
    modules: ["haystack", "haystack_integrations", "haystack_experimental", "farm_haystack"],
    exports: {
      "Pipeline AsyncPipeline Pipeline.loads Pipeline.load": { makes: "haystack.pipeline" },
      Agent: { makes: "haystack.generator" },
      PromptNode: { makes: "haystack.node", slots: { model: ["model_name_or_path", "#0"] } },
      LLM: { makes: "haystack.generator" },
      "DocumentSearchPipeline ExtractiveQAPipeline GenerativeQAPipeline FAQPipeline": { makes: "haystack.search" },
    },
    patterns: [
      { name: /\.[A-Z]\w*Generator$/, entry: { makes: "haystack.generator" } },
      { name: /\.[A-Z]\w*Retriever$/, entry: { makes: "haystack.retriever" } },
      { name: /\.[A-Z]\w*(TextEmbedder|DocumentEmbedder|ImageEmbedder)$/, entry: { makes: "haystack.embedder" } },
      {
        name: /\.[A-Z]\w*(Evaluator|Ranker|LLMMetadataExtractor|LLMDocumentContentExtractor|LLMMessagesRouter|QueryExpander)$/,
        entry: { makes: "haystack.component" },
      },
      { name: /\.[A-Z]\w*(WebSearch)$/, entry: { makes: "haystack.retriever" } },
    ],
    types: {
      "haystack.pipeline": {
        members: {
          "run run_async run_async_generator run_batch": {
            sites: [
              { kind: "call", via: "framework", needs: "model", slots: { prompt: ["#0", "data", "query"] } },
              { kind: "retrieval", needs: "retriever", slots: { query: ["#0", "data"] } },
            ],
          },
          "add_component add_node": { adds: true },
          "connect warm_up draw show": { makes: "haystack.other" },
        },
      },
      "haystack.generator": {
        stage: "model",
        members: { "run run_async": { sites: [{ kind: "call", slots: { prompt: ["messages", "prompt", "#0"] } }] } },
      },
      "haystack.retriever": {
        stage: "retriever",
        members: { "run run_async retrieve": { sites: [{ kind: "retrieval", slots: { query: ["query", "query_embedding", "#0"] } }] } },
      },
      "haystack.embedder": { stage: "model", members: { "run run_async": embed } },
      "haystack.component": { members: { "run run_async": { sites: [{ kind: "call", via: "implicit" }] } } },
      "haystack.node": { stage: "model", members: { prompt: positional, run: positional }, call: positional },
      "haystack.search": { members: { run: { sites: [{ kind: "retrieval", slots: { query: ["query", "#0"] } }] } } },
      "haystack.other": { members: {} },
    },
  },
  {
    id: "marvin",
    modules: ["marvin", "controlflow"],
    exports: {
      "run run_async run_tasks run_tasks_async cast cast_async extract extract_async classify classify_async generate generate_async generate_schema say say_async summarize plan caption transcribe paint beta.cast beta.extract beta.classify":
        run,
      "Agent Team Swarm RandomTeam RoundRobinTeam AIApplication Assistant beta.Assistant": { makes: "marvin.agent" },
      "Task Flow Thread": { makes: "marvin.agent" },
      "fn ai_fn ai_model task flow ai_classifier": { decorates: [{ kind: "call", via: "decorated", slots: { prompt: ["#*"] } }] },
    },
    types: { "marvin.agent": { members: { "run run_async run_stream say say_async cast extract classify generate run_once": run } } },
  },
  {
    id: "decorators",
    modules: ["ell", "mirascope", "magentic", "promptic", "outlines", "lmql", "txtai", "guidance", "sglang", "chatlab"],
    exports: {
      "simple complex": { decorates: [{ kind: "call", via: "decorated", slots: { model: ["model", "#0"], prompt: ["#*"] } }] },
      "call llm.call openai.call anthropic.call mistral.call groq.call gemini.call google.call cohere.call litellm.call azure.call bedrock.call core.openai.call core.anthropic.call":
        { decorates: [{ kind: "call", via: "decorated", slots: { model: ["model", "#0"], prompt: ["#*"] } }] },
      "prompt chatprompt llm query": { decorates: [{ kind: "call", via: "decorated", slots: { prompt: ["#*"] } }] },
      "generate.text generate.json generate.choice generate.regex generate.cfg generate.format Generator": {
        makes: "outlines.generator",
        slots: { model: ["#0"] },
      },
      "models.transformers models.openai models.llamacpp models.vllm from_transformers from_openai from_llamacpp": {
        makes: "outlines.model",
        slots: { model: ["#0"] },
      },
      "pipeline.LLM LLM": { makes: "outlines.model", slots: { model: ["#0", "path"] } },
      RAG: { makes: "outlines.model" },
      "models.OpenAI models.AzureOpenAI models.Transformers models.LlamaCpp models.Anthropic models.VertexAI models.MistralChat": {
        makes: "guidance.model",
        slots: { model: ["#0", "model"] },
      },
    },
    types: {
      "outlines.generator": { members: { "stream batch": positional }, call: positional },
      "outlines.model": { members: { "generate stream batch": positional }, call: positional },
      "guidance.model": { members: {} },
    },
  },
  {
    id: "guardrails",
    modules: ["guardrails", "nemoguardrails"],
    exports: {
      "Guard Guard.from_pydantic Guard.from_rail Guard.from_rail_string Guard.from_string Guard.for_pydantic AsyncGuard AsyncGuard.for_pydantic":
        { makes: "guardrails.guard" },
      LLMRails: { makes: "guardrails.rails" },
    },
    types: {
      "guardrails.guard": {
        members: { "use use_many": { keeps: "receiver" } },
        call: { sites: [{ kind: "call", via: "framework", slots: { prompt: ["messages", "prompt"], model: ["model"] } }] },
      },
      "guardrails.rails": {
        members: {
          "generate generate_async stream_async": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["messages", "prompt"] } }],
          },
        },
      },
    },
  },
  {
    id: "promptflow",
    modules: ["promptflow", "prompty", "azure.ai.evaluation"],
    exports: {
      "Prompty.load Flow.load core.Prompty.load load_flow client.load_flow AsyncPrompty.load AsyncFlow.load": { makes: "promptflow.flow" },
      "execute execute_async invoke": run,
      "tools.openai.chat tools.aoai.chat tools.openai.completion tools.aoai.completion openai.chat aoai.chat tools.aoai_gpt4v.chat": chat,
    },
    patterns: [{ name: /\.[A-Z]\w*Evaluator$/, entry: { makes: "promptflow.evaluator" } }],
    types: { "promptflow.flow": { members: { invoke: run }, call: run }, "promptflow.evaluator": { members: {}, call: run } },
  },
  {
    id: "evaluation",
    modules: [
      "ragas",
      "deepeval",
      "autoevals",
      "trulens",
      "trulens_eval",
      "phoenix",
      "openevals",
      "agentevals",
      "giskard",
      "uptrain",
      "opik",
      "mlflow",
      "langfuse",
      "langsmith",
    ],
    exports: {
      "ragas.evaluate ragas.aevaluate ragas.evaluation.evaluate": {
        sites: [{ kind: "call", via: "framework", slots: { model: ["llm"], prompt: ["#0"] } }],
      },
      "deepeval.evaluate deepeval.assert_test assert_test": { sites: [{ kind: "call", via: "framework", slots: { prompt: ["#0"] } }] },
      "evals.llm_classify evals.llm_generate llm_classify llm_generate": {
        sites: [{ kind: "call", via: "framework", slots: { model: ["model"], prompt: ["template"] } }],
      },
      "create_llm_as_judge create_async_llm_as_judge llm.create_llm_as_judge createLLMAsJudge": { makes: "evaluation.judge" },
      "Factuality ClosedQA Battle Humor Security Sql Summary Translation Possible LLMClassifier LLMClassifier.from_spec LLMClassifierFromTemplate":
        { makes: "evaluation.autoeval" },
    },
    patterns: [
      { name: /^deepeval\.[\w.]*\.[A-Z]\w*(Metric|GEval)$|^deepeval\.[\w.]*\.GEval$/, entry: { makes: "evaluation.metric" } },
      { name: /^ragas\.[\w.]*metrics[\w.]*\.[A-Z]\w*$/, entry: { makes: "evaluation.metric" } },
    ],
    types: {
      "evaluation.judge": { members: {}, call: run },
      "evaluation.autoeval": { members: { "eval eval_async evaluate": run }, call: run },
      "evaluation.metric": { members: { "measure a_measure single_turn_ascore multi_turn_ascore single_turn_score ascore score": run } },
    },
  },
  {
    id: "memory",
    modules: [
      "mem0",
      "mem0ai",
      "zep_cloud",
      "@getzep/zep-cloud",
      "letta",
      "letta_client",
      "embedchain",
      "graphiti_core",
      "cognee",
      "@mem0/vercel-ai-provider",
      "supermemory",
      "langmem",
    ],
    exports: {
      "Memory Memory.from_config AsyncMemory AsyncMemory.from_config MemoryClient AsyncMemoryClient default": { makes: "memory.memory" },
      "App App.from_config Pipeline": { makes: "memory.app" },
      "Zep AsyncZep ZepClient": { makes: "memory.zep" },
      Graphiti: { makes: "memory.graphiti" },
      "Letta create_client AsyncLetta LettaClient": { makes: "memory.letta" },
    },
    types: {
      "memory.memory": {
        members: {
          "search asearch": {
            sites: [{ kind: "retrieval", slots: { query: ["#0", "query"], topK: ["limit", "top_k"], filter: ["filters", "user_id"] } }],
          },
          "get_all getAll": { sites: [{ kind: "retrieval" }] },
          add: { sites: [{ kind: "call", via: "implicit", slots: { prompt: ["#0", "messages"] } }] },
          chat: run,
        },
      },
      "memory.app": {
        members: {
          "query chat": { sites: [...(run.sites ?? []), { kind: "retrieval", slots: { query: ["#0", "input_query"] } }] },
          search: retrieve,
          add: embeds,
        },
      },
      "memory.zep": {
        members: { "memory.search memory.search_sessions graph.search thread.get_user_context thread.getUserContext memory.get": search },
      },
      "memory.graphiti": { members: { "search search_": retrieve, add_episode: { sites: [{ kind: "call", via: "implicit" }] } } },
      "memory.letta": {
        members: { "agents.messages.create agents.messages.create_stream send_message user_message agents.messages.createStream": run },
      },
    },
  },
  {
    id: "other-agents",
    modules: [
      "metagpt",
      "camel",
      "superagentx",
      "swarm",
      "swarms",
      "praisonaiagents",
      "upsonic",
      "lagent",
      "qwen_agent",
      "agentscope",
      "browser_use",
      "controlflow",
      "langroid",
      "atomic_agents",
      "griptape",
      "interpreter",
      "aider",
      "openhands",
      "agency_swarm",
      "pipecat",
      "livekit.agents",
      "hayhooks",
      "julep",
      "motleycrew",
      "letta",
    ],
    exports: {
      Swarm: { makes: "agents.swarm" },
      "Runner.run Runner.run_sync": agentRun,
    },
    patterns: [{ name: /\.([A-Z]\w*Agent|Agent|Agency|Agents|PraisonAIAgents|RolePlaying|Task)$/, entry: { makes: "agents.agent" } }],
    types: {
      "agents.swarm": {
        members: {
          "run run_and_stream": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["messages", "#1"], model: ["model_override", "agent", "#0"] } }],
          },
        },
      },
      "agents.agent": {
        members: {
          "run run_sync arun start astart chat achat step llm_response llm_response_async get_completion do print_do run_async": run,
          reply: run,
        },
        call: run,
      },
    },
  },
];
