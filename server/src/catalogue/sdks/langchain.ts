import { embed, embeds, run } from "../entries.ts";
import type { Entry, Sdk } from "../schema.ts";

const INVOKE =
  "invoke ainvoke stream astream astream_events astream_log streamEvents streamLog batch abatch batch_as_completed abatch_as_completed generate agenerate generate_prompt agenerate_prompt generatePrompt predict apredict predict_messages apredict_messages predictMessages call call_as_llm apply aapply run arun acall transform atransform apply_and_parse";
const WITH = "with_config withConfig with_retry withRetry with_fallbacks withFallbacks with_types withTypes with_listeners withListeners";
const invoke: Entry = { sites: [{ kind: "call", slots: { prompt: ["#0", "input", "messages", "prompt", "text", "inputs"] } }] };
const pipeline: Entry = {
  sites: [
    { kind: "call", needs: "model", slots: { prompt: ["#0", "input"] } },
    { kind: "retrieval", needs: "retriever", slots: { query: ["#0", "input"] } },
  ],
};
const ask: Entry = { sites: [{ kind: "retrieval", slots: { query: ["#0", "query", "input"], topK: ["#1", "k"] } }] };
const searchTheWeb: Entry = { sites: (ask.sites ?? []).map((it) => ({ ...it, api: "web" })) };
const rag: Entry = { sites: [...(run.sites ?? []), { kind: "retrieval", slots: { query: ["#0", "input", "query", "question"] } }] };
const model = (vendor?: string): Entry => ({
  makes: "langchain.model",
  slots: {
    model: [
      "model",
      "model_name",
      "modelName",
      "model_id",
      "deployment_name",
      "azure_deployment",
      "azureOpenAIApiDeploymentName",
      "deploymentName",
      "repo_id",
    ],
  },
  ...(vendor ? { vendor } : {}),
});
const prompt: Entry = {
  makes: "langchain.prompt",
  template: { arguments: ["messages", "template", "promptMessages", "#0"], notation: "braces" },
};
const keeps: Entry = { keeps: "receiver" };

export const LANGCHAIN: readonly Sdk[] = [
  {
    id: "langchain",
    modules: ["langchain", "langchain_*", "langchain-*", "@langchain", "langchainhub", "langsmith"],
    exports: {
      "ChatOpenAI BaseChatOpenAI": model("openai"),
      "AzureChatOpenAI AzureOpenAI": model("azure"),
      "ChatAnthropic ChatAnthropicMessages AnthropicLLM": model("anthropic"),
      "ChatGoogleGenerativeAI ChatGoogle ChatVertexAI GoogleGenerativeAI VertexAI ChatGooglePaLM GooglePalm": model("google"),
      "ChatBedrock ChatBedrockConverse BedrockChat BedrockLLM Bedrock": model("bedrock"),
      ChatMistralAI: model("mistral"),
      "ChatCohere Cohere": model("cohere"),
      ChatGroq: model("groq"),
      "ChatOllama Ollama OllamaLLM OllamaFunctions": model("ollama"),
      "ChatTogether ChatTogetherAI Together": model("together"),
      "ChatFireworks Fireworks": model("fireworks"),
      ChatDeepSeek: model("deepseek"),
      ChatXAI: model("xai"),
      ChatPerplexity: model("perplexity"),
      "ChatHuggingFace HuggingFaceEndpoint HuggingFaceHub HuggingFacePipeline HuggingFacePipeline.from_model_id HuggingFaceInference HuggingFaceTextGenInference":
        model("huggingface"),
      "OpenAI BaseOpenAI OpenAIChat": model("openai"),
      "LlamaCpp LlamaCpp.initialize ChatLlamaCpp GPT4All CTransformers Replicate VLLM VLLMOpenAI WatsonxLLM SagemakerEndpoint Xinference RunnableConfig.model PromptLayerChatOpenAI FakeListLLM FakeListChatModel":
        model(),
      "init_chat_model initChatModel": { makes: "langchain.model", slots: { model: ["#0", "model"] } },
      "BaseChatModel BaseLanguageModel BaseLLM LLM SimpleChatModel LanguageModelLike LanguageModelInput": { makes: "langchain.model" },
      "Runnable RunnableSerializable RunnableInterface": { makes: "langchain.runnable" },
      "Embeddings init_embeddings initEmbeddings": { makes: "langchain.embeddings" },
      "ChatPromptTemplate.from_messages ChatPromptTemplate.from_template ChatPromptTemplate.fromMessages ChatPromptTemplate.fromTemplate ChatPromptTemplate.fromPromptMessages PromptTemplate.from_template PromptTemplate.fromTemplate ChatPromptTemplate PromptTemplate SystemMessagePromptTemplate.from_template HumanMessagePromptTemplate.from_template":
        prompt,
      "FewShotPromptTemplate FewShotChatMessagePromptTemplate PipelinePromptTemplate PromptTemplate.from_file hub.pull pull pull_prompt load_prompt loadPrompt BasePromptTemplate ImagePromptTemplate":
        { makes: "langchain.prompt" },
      "RunnablePassthrough RunnablePassthrough.assign RunnableLambda RunnableLambda.from RunnableParallel RunnableMap RunnableMap.from RunnableParallel.from RunnableBranch RunnableBranch.from RunnableGenerator RunnablePick RunnableAssign itemgetter chain RouterRunnable ToolNode":
        { makes: "langchain.step" },
      "RunnableSequence.from RunnableSequence RunnableSequence.from_": { composes: true },
      RunnableWithMessageHistory: { composes: true },
      "create_stuff_documents_chain createStuffDocumentsChain LLMChain ConversationChain StuffDocumentsChain": {
        makes: "langchain.classic",
        slots: { model: ["llm", "#0"] },
      },
      "create_history_aware_retriever createHistoryAwareRetriever": { makes: "langchain.llm-retriever", slots: { model: ["llm", "#0"] } },
      "AgentExecutor AgentExecutor.from_agent_and_tools AgentExecutor.fromAgentAndTools OpenAIAssistantRunnable OpenAIAssistantRunnable.create_assistant PlanAndExecute load_agent_executor PlanAndExecuteAgentExecutor.fromLLMAndTools BabyAGI.from_llm AutoGPT.from_llm_and_tools AutoGPT.fromLLMAndTools":
        { makes: "langchain.agent" },
      "create_agent createAgent create_react_agent createReactAgent create_deep_agent createDeepAgent create_supervisor createSupervisor create_swarm createSwarm":
        {
          makes: "langchain.agent",
          slots: {
            model: ["model", "llm", "#0"],
            system: [
              "system_prompt",
              "systemPrompt",
              "prompt",
              "state_modifier",
              "messages_modifier",
              "stateModifier",
              "messageModifier",
              "instructions",
            ],
          },
        },
      "SemanticSimilarityExampleSelector MaxMarginalRelevanceExampleSelector": {
        makes: "langchain.selector",
        sites: [{ kind: "retrieval", slots: { topK: ["k", "vectorStoreRetriever.k"] } }],
      },
      "SemanticSimilarityExampleSelector.from_examples SemanticSimilarityExampleSelector.fromExamples MaxMarginalRelevanceExampleSelector.from_examples":
        { ...embeds, makes: "langchain.selector" },
      "MultiQueryRetriever SelfQueryRetriever MultiQueryRetriever.from_llm MultiQueryRetriever.fromLLM SelfQueryRetriever.from_llm SelfQueryRetriever.fromLLM RePhraseQueryRetriever.from_llm HypotheticalDocumentEmbedder.from_llm":
        { makes: "langchain.llm-retriever" },
      "TavilySearchResults TavilySearch DuckDuckGoSearchRun DuckDuckGoSearchResults SerpAPIWrapper GoogleSerperAPIWrapper GoogleSearchAPIWrapper WikipediaQueryRun BraveSearch SerpAPI Serper ExaSearchResults":
        { makes: "langchain.search" },
      "trim_messages trimMessages": { makes: "langchain.step" },
      "CharacterTextSplitter RecursiveCharacterTextSplitter RecursiveCharacterTextSplitter.from_language RecursiveCharacterTextSplitter.fromLanguage MarkdownTextSplitter PythonCodeTextSplitter LatexTextSplitter":
        { makes: "langchain.splitter" },
      "TokenTextSplitter CharacterTextSplitter.from_tiktoken_encoder RecursiveCharacterTextSplitter.from_tiktoken_encoder CharacterTextSplitter.from_huggingface_tokenizer RecursiveCharacterTextSplitter.from_huggingface_tokenizer":
        { makes: "langchain.token-splitter" },
      LLMGraphTransformer: { makes: "langchain.transformer" },
      create_extraction_chain: { makes: "langchain.classic" },
      "evaluate aevaluate evaluation.evaluate run_on_dataset runOnDataset": { sites: [{ kind: "call", via: "framework" }] },
      "load_evaluator loadEvaluator": { makes: "langchain.evaluator" },
    },
    patterns: [
      { name: /[./][A-Z]\w*(LLM|WorkersAI)$/, entry: model() },
      {
        name: /[./](Azure)?Chat(?!Prompt|Message|Generation|Result|History|Memory|Loader|Session|Agent|Vector|Params|Input|Response|Completion|Chunk|Model)[A-Z]\w*$/,
        entry: model(),
      },
      { name: /[./]llms?[./](?:[\w-]+[./])*[A-Z]\w*$/, entry: model() },
      { name: /[./]chat_models[./](?:[\w-]+[./])*(?!Base)[A-Z]\w*$/, entry: model() },
      { name: /[./][A-Z]\w*Embeddings$/, entry: { makes: "langchain.embeddings" } },
      {
        name: /[./][A-Z]\w*(VectorStore|VectorSearch|VectorDB|Store|Milvus|Chroma|FAISS|Faiss|Qdrant|Weaviate|Pinecone|PGVector)\.(from_documents|from_texts|fromDocuments|fromTexts|afrom_documents|afrom_texts|from_embeddings)$/,
        entry: { ...embeds, makes: "langchain.store" },
      },
      {
        name: /vector_?stores?[./](?:[\w-]+[./])*[A-Z]\w*\.(from_documents|from_texts|fromDocuments|fromTexts|afrom_documents|afrom_texts|from_embeddings)$/,
        entry: { ...embeds, makes: "langchain.store" },
      },
      {
        name: /(langchain_(chroma|pinecone|postgres|qdrant|milvus|weaviate|elasticsearch|mongodb|redis|astradb|couchbase|neo4j|opensearch|azure_ai|oceanbase)|@langchain\/(pinecone|qdrant|mongodb|weaviate|redis|postgres|cloudflare|neo4j|turbopuffer))[./](?:[\w-]+[./])*[A-Z]\w*\.(from_documents|from_texts|fromDocuments|fromTexts|afrom_documents|afrom_texts)$/,
        entry: { ...embeds, makes: "langchain.store" },
      },
      {
        name: /vector_?stores?[./](?:[\w-]+[./])*[A-Z]\w*(\.(from_|from[A-Z]|load|initialize|construct)\w*)?$/,
        entry: { makes: "langchain.store" },
      },
      {
        name: /[./]([A-Z]\w*(VectorStore|VectorSearch)|Chroma|FAISS|FaissStore|HNSWLib|Pinecone|PineconeStore|PGVector|Qdrant|Weaviate|Milvus|Zilliz|LanceDB|DocArrayInMemorySearch|ElasticsearchStore|ElasticVectorSearch|Redis|AzureSearch|USearchStore|SKLearnVectorStore|MyScale|Clickhouse|DeepLake|Annoy|ScaNN|Marqo|Typesense|TimescaleVector|Vectara|Neo4jVector|AstraDB|Cassandra|SupabaseVectorStore|SQLiteVec|DuckDB)(\.(from_|from[A-Z]|load)\w*)?$/,
        entry: { makes: "langchain.store" },
      },
      { name: /[./][A-Z]\w*(Retriever|RetrieverV2)(\.(from_|from[A-Z])\w*)?$/, entry: { makes: "langchain.retriever" } },
      {
        name: /[./](\w*[Rr]etriev\w*_chain|create\w*Retriev\w*Chain|[A-Z]\w*Retriev\w*Chain|RetrievalQA\w*|ConversationalRetrieval\w*|VectorDBQA\w*|RetrievalQAWithSourcesChain|S[Qq][Ll]Database\w*Chain|SqlDatabaseChain|GraphCypherQAChain|GraphQAChain)(\.(from_|from[A-Z])\w*)?$/,
        entry: { makes: "langchain.rag", slots: { model: ["llm", "#0", "combine_docs_chain"] } },
      },
      {
        name: /[./](create_\w+_(chain|runnable)|load_\w+_chain|create\w+(Chain|Runnable)\w*|load\w*Chain|load_chain|create\w*(SqlQuery|Openai)\w*|[A-Z]\w*Chain)(\.(from_|from[A-Z]|load)\w*)?$/,
        entry: { makes: "langchain.classic", slots: { model: ["llm", "#0"] } },
      },
      {
        // The tools go first.
        name: /[./](initialize_agent|initializeAgent\w*)$/,
        entry: { makes: "langchain.agent", slots: { model: ["llm", "#1"] } },
      },
      {
        name: /[./](create_\w*agent|create\w*Agent|load_agent\w*|initialize_agent_executor\w*|create_\w+_agent_executor)$/,
        entry: { makes: "langchain.agent", slots: { model: ["llm", "model", "#0"] } },
      },
      { name: /[./][A-Z]\w*(OutputParser|Parser)(\.(from_|from[A-Z])\w*)?$/, entry: { makes: "langchain.step" } },
      { name: /[./][A-Z]\w*Agent(\.(from_|from[A-Z])\w*)?$/, entry: { makes: "langchain.agent" } },
      {
        name: /[./](LLM|CrossEncoder|Cohere|Flashrank|Jina|Voyage|LLMListwise|EmbeddingsFilter|LLMChain)\w*(Compressor|Reranker?|Extractor|Filter|Rank)(\.(from_|from[A-Z])\w*)?$/,
        entry: { makes: "langchain.compressor" },
      },
    ],
    types: {
      "langchain.model": {
        stage: "model",
        members: {
          [INVOKE]: invoke,
          "bind_tools bindTools": { keeps: "receiver", slots: { tools: ["#0", "tools"] } },
          "with_structured_output withStructuredOutput": { keeps: "receiver", slots: { format: ["#0", "schema"] } },
          [`bind ${WITH} configurable_fields configurable_alternatives`]: keeps,
          pipe: { composes: true },
          as_tool: { makes: "langchain.step" },
        },
        call: invoke,
        distinctive: { paths: "invoke ainvoke stream astream", given: ["<messages>"] },
      },
      "langchain.runnable": {
        members: { [INVOKE]: { sites: [{ kind: "call", needs: "name", slots: { prompt: ["#0"] } }] }, pipe: { composes: true } },
      },
      "langchain.embeddings": {
        members: { "embed_query embed_documents aembed_query aembed_documents embedQuery embedDocuments embed_image": embed },
      },
      "langchain.prompt": { stage: "prompt", members: { pipe: { composes: true }, [`partial bind ${WITH}`]: keeps } },
      "langchain.splitter": { members: {} },
      "langchain.token-splitter": { members: {} },
      "langchain.step": { stage: "other", members: { pipe: { composes: true }, [`assign pick map bind ${WITH}`]: keeps } },
      "langchain.pipeline": {
        stage: "other",
        members: { [INVOKE]: pipeline, pipe: { composes: true }, [`bind assign pick map ${WITH}`]: keeps },
      },
      "langchain.classic": { stage: "model", members: { [INVOKE]: run, pipe: { composes: true }, [`bind ${WITH}`]: keeps }, call: run },
      "langchain.rag": { stage: "model", members: { [INVOKE]: rag, pipe: { composes: true }, [`bind ${WITH}`]: keeps }, call: rag },
      "langchain.agent": {
        stage: "model",
        members: { [INVOKE]: run, pipe: { composes: true }, [`bind ${WITH}`]: keeps, compile: keeps },
        call: run,
        distinctive: { paths: "invoke ainvoke stream astream", given: ["messages"] },
      },
      "langgraph.builder": {
        members: {
          compile: { makes: "langchain.agent" },
          "add_node add_edge add_conditional_edges add_sequence set_entry_point set_finish_point set_conditional_entry_point addNode addEdge addConditionalEdges addSequence setEntryPoint setFinishPoint":
            keeps,
        },
      },
      "langchain.store": {
        members: {
          "similarity_search similarity_search_with_score similarity_search_with_relevance_scores similarity_search_by_vector similarity_search_with_score_by_vector max_marginal_relevance_search max_marginal_relevance_search_by_vector asimilarity_search asimilarity_search_with_score asimilarity_search_with_relevance_scores asimilarity_search_by_vector amax_marginal_relevance_search similaritySearch similaritySearchWithScore similaritySearchVectorWithScore maxMarginalRelevanceSearch search asearch hybrid_search vector_search semantic_hybrid_search":
            ask,
          "as_retriever asRetriever": { makes: "langchain.retriever" },
          "embeddings.embedDocuments embeddings.embedQuery embeddings.embed_documents embeddings.embed_query": embed,
          "add_texts add_documents aadd_documents aadd_texts addDocuments addTexts": embeds,
          "from_documents from_texts fromDocuments fromTexts": { ...embeds, makes: "langchain.store" },
        },
        distinctive: {
          paths: "similarity_search similarity_search_with_score similaritySearch similaritySearchWithScore max_marginal_relevance_search",
          given: ["k", "query", "filter", "<text>"],
        },
      },
      "langchain.selector": { members: { "add_example addExample": embeds, "select_examples selectExamples": ask } },
      "langchain.retriever": {
        stage: "retriever",
        members: {
          "invoke ainvoke get_relevant_documents aget_relevant_documents getRelevantDocuments batch abatch": ask,
          pipe: { composes: true },
          [`bind ${WITH}`]: keeps,
          "add_documents aadd_documents addDocuments": embeds,
        },
        distinctive: { paths: "get_relevant_documents aget_relevant_documents getRelevantDocuments", given: ["<text>", "query", "<any>"] },
      },
      "langchain.llm-retriever": {
        stage: "retriever",
        members: {
          "invoke ainvoke get_relevant_documents aget_relevant_documents getRelevantDocuments": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["#0", "query", "input"] } }, ...(ask.sites ?? [])],
          },
          pipe: { composes: true },
          [`bind ${WITH}`]: keeps,
        },
      },
      "langchain.search": { members: { "run arun invoke ainvoke results results_async": searchTheWeb } },
      "langchain.compressor": { members: { "compress_documents acompress_documents compressDocuments rerank": run } },
      "langchain.transformer": { members: { "convert_to_graph_documents aconvert_to_graph_documents process_response": run } },
      "langchain.evaluator": {
        members: { "evaluate_strings aevaluate_strings evaluate_string_pairs evaluateStrings evaluateStringPairs": run },
      },
    },
  },
  {
    id: "langgraph",
    modules: [
      "langgraph",
      "@langchain/langgraph",
      "deepagents",
      "langgraph_supervisor",
      "langgraph_swarm",
      "@langchain/langgraph-supervisor",
      "@langchain/langgraph-swarm",
    ],
    exports: {
      "create_react_agent createReactAgent create_deep_agent createDeepAgent async_create_deep_agent create_supervisor createSupervisor create_swarm createSwarm":
        {
          makes: "langchain.agent",
          slots: {
            model: ["model", "llm", "#0"],
            system: [
              "prompt",
              "system_prompt",
              "systemPrompt",
              "state_modifier",
              "messages_modifier",
              "stateModifier",
              "instructions",
              "#2",
            ],
          },
        },
      "StateGraph MessageGraph Graph": { makes: "langgraph.builder" },
      "entrypoint task": { makes: "langchain.step" },
      "RemoteGraph Pregel CompiledStateGraph CompiledGraph": { makes: "langchain.agent" },
      "InMemoryStore PostgresStore AsyncPostgresStore InMemoryStore": { makes: "langgraph.store" },
    },
    types: {
      "langgraph.store": {
        members: {
          "search asearch": { sites: [{ kind: "retrieval", slots: { query: ["query"], topK: ["limit"], filter: ["filter", "#0"] } }] },
        },
      },
    },
  },
  {
    id: "langgraph-sdk",
    modules: ["langgraph_sdk", "@langchain/langgraph-sdk"],
    exports: { "Client get_client get_sync_client": { makes: "langgraph.client" } },
    types: {
      "langgraph.client": {
        distinctive: {
          paths: "runs.stream runs.wait",
          given: ["input&stream_mode", "input&streamMode", "input&config", "input&streamSubgraphs"],
        },
        members: {
          "runs.stream runs.wait runs.create runs.join runs.create_batch": {
            sites: [{ kind: "call", via: "framework", slots: { prompt: ["input", "#2.input"], model: ["assistant_id"] } }],
          },
        },
      },
    },
  },
];
