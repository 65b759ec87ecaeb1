import { embed, embeds, judge, retrieve, retrieveAndAsk, run } from "../entries.ts";
import type { Entry, Sdk } from "../schema.ts";

const invoke: Entry = { sites: [{ kind: "call", slots: { prompt: ["#0", "messages", "prompt", "message", "query"] } }] };

export const LLAMAINDEX: readonly Sdk[] = [
  {
    id: "llama_index",
    modules: ["llama_index", "llamaindex", "@llamaindex", "gpt_index", "llama_cloud_services"],
    globals: {
      "Settings.llm": ["model", "temperature", "seed", "maxTokens", "timeout"],
      "Settings.embed_model": ["embedding"],
      "Settings.embedModel": ["embedding"],
    },
    exports: {
      "OpenAI AzureOpenAI Anthropic MistralAI Ollama Gemini Groq openai anthropic ollama mistral gemini groq deepseek Settings.llm": {
        makes: "llamaindex.llm",
      },
      set_global_service_context: { configures: true, slots: { model: ["#0"] } },
      "ServiceContext.from_defaults serviceContextFromDefaults ServiceContext LLMPredictor PromptHelper": { makes: "llamaindex.context" },
      "get_response_synthesizer getResponseSynthesizer TreeSummarize CompactAndRefine Refine ResponseSynthesizer SimpleSummarize": {
        makes: "llamaindex.synthesizer",
      },
      "load_index_from_storage GPTVectorStoreIndex": { makes: "llamaindex.index" },
      "agent multiAgent agentWorkflow AgentWorkflow AgentWorkflow.from_tools_or_functions AgentRunner": { makes: "llamaindex.agent" },
      "DatasetGenerator DatasetGenerator.from_documents RagDatasetGenerator RagDatasetGenerator.from_documents generate_question_context_pairs":
        { makes: "llamaindex.generator" },
      "generate_qa_embedding_pairs generate_question_context_pairs": judge,
      "SentenceSplitter SentenceSplitter.from_defaults TokenTextSplitter TokenTextSplitter.from_defaults": { makes: "llamaindex.splitter" },
      ReActChatFormatter: { makes: "llamaindex.other" },
      "LlamaCloudIndex LlamaCloudIndex.from_documents": { makes: "llamaindex.index" },
      "LlamaParse LlamaExtract": { makes: "llamaindex.other" },
      "LLMTextCompletionProgram.from_defaults OpenAIPydanticProgram.from_defaults FunctionCallingProgram.from_defaults MultiModalLLMCompletionProgram.from_defaults GuidancePydanticProgram":
        { makes: "llamaindex.program" },
    },
    patterns: [
      { name: /[./](llms|multi_modal_llms)[./](?:[\w-]+[./])*[A-Z]\w*$/, entry: { makes: "llamaindex.llm" } },
      { name: /[./]embeddings[./](?:[\w-]+[./])*[A-Z]\w*$|[./][A-Z]\w*Embedding(\.from_\w+)?$/, entry: { makes: "llamaindex.embedding" } },
      { name: /[./][A-Z]\w*Index\.(from_documents|fromDocuments)$/, entry: { ...embeds, makes: "llamaindex.index" } },
      { name: /[./][A-Z]\w*Index(\.(from_\w+|from[A-Z]\w*|init))?$/, entry: { makes: "llamaindex.index" } },
      { name: /[./][A-Z]\w*QueryEngine(\.from_\w+|\.from[A-Z]\w*)?$/, entry: { makes: "llamaindex.engine" } },
      { name: /[./][A-Z]\w*ChatEngine(\.from_\w+)?$/, entry: { makes: "llamaindex.engine" } },
      { name: /[./][A-Z]\w*Agent(\.from_\w+)?$/, entry: { makes: "llamaindex.agent" } },
      { name: /[./][A-Z]\w*Retriever(\.from_\w+)?$/, entry: { makes: "llamaindex.retriever" } },
      { name: /[./][A-Z]\w*Evaluator$/, entry: { makes: "llamaindex.evaluator" } },
      { name: /[./][A-Z]\w*Extractor$/, entry: { makes: "llamaindex.extractor" } },
      {
        name: /[./](LLMRerank|RankGPTRerank|SentenceTransformerRerank|CohereRerank|[A-Z]\w*Rerank)$/,
        entry: { makes: "llamaindex.reranker" },
      },
    ],
    types: {
      "llamaindex.llm": {
        members: {
          "complete acomplete chat achat stream_complete astream_complete stream_chat astream_chat predict apredict stream structured_predict astructured_predict stream_structured_predict predict_and_call chat_with_tools achat_with_tools exec":
            invoke,
          as_structured_llm: { keeps: "receiver" },
        },
        distinctive: { paths: "stream_complete structured_predict", given: ["<any>"] },
      },
      "llamaindex.embedding": {
        members: {
          "get_text_embedding get_query_embedding get_text_embedding_batch aget_text_embedding aget_query_embedding getTextEmbedding getQueryEmbedding get_agg_embedding_from_queries":
            embed,
        },
      },
      "llamaindex.context": { members: {} },
      "llamaindex.index": {
        members: {
          "as_query_engine asQueryEngine as_chat_engine asChatEngine": { makes: "llamaindex.engine" },
          "as_retriever asRetriever": { makes: "llamaindex.retriever" },
          "insert insert_nodes refresh_ref_docs refresh update_ref_doc": embeds,
          query: retrieveAndAsk,
        },
      },
      "llamaindex.engine": {
        members: { "query aquery chat achat stream_chat astream_chat": retrieveAndAsk, "synthesize asynthesize": run, retrieve },
      },
      "llamaindex.synthesizer": { members: { "synthesize asynthesize get_response aget_response": run } },
      "llamaindex.agent": { members: { "run arun chat achat stream_chat astream_chat query aquery runStream": run } },
      "llamaindex.retriever": { members: { "retrieve aretrieve": retrieve } },
      "llamaindex.generator": {
        members: {
          "generate_questions_from_nodes agenerate_questions_from_nodes generate_dataset_from_nodes agenerate_dataset_from_nodes": run,
        },
      },
      "llamaindex.program": { members: { acall: run }, call: run },
      "llamaindex.evaluator": { members: { "evaluate aevaluate evaluate_response aevaluate_response": run } },
      "llamaindex.extractor": { members: { "extract aextract process_nodes": run } },
      "llamaindex.reranker": { members: { postprocess_nodes: run } },
      "llamaindex.splitter": { members: {} },
      "llamaindex.other": { members: {} },
    },
  },
];
