/**
 * What keeps texts of one conversation for another: memories and caches of answers, with the arguments that say whose they are.
 * What nobody has read is not here.
 */
export interface SharedStore {
  readonly kind: "memory" | "semantic-cache";
  readonly modules: readonly string[];
  /** Package, how, and when. */
  readonly read: string;
  /** Functions, classes, or methods of what a class makes: `Memory().add`. */
  readonly names: string;
  /** Arguments that say whose it is: keywords, keys of an options record (`configurable.thread_id`), positions. */
  readonly scope: readonly string[];
  /** Left out it is everybody's. Else the library refuses to go without, and only a fixed value is. */
  readonly absent: boolean;
  /** It holds a conversation itself: made once for a process, it is everybody's. */
  readonly holds?: true;
  /** The argument that is embedded and compared, of a call that looks an answer up. */
  readonly key?: readonly string[];
}

const HISTORIES =
  "RedisChatMessageHistory PostgresChatMessageHistory SQLChatMessageHistory DynamoDBChatMessageHistory CassandraChatMessageHistory UpstashRedisChatMessageHistory FirestoreChatMessageHistory ElasticsearchChatMessageHistory MomentoChatMessageHistory";
const BUFFERS =
  "ConversationBufferMemory ConversationBufferWindowMemory ConversationSummaryMemory ConversationSummaryBufferMemory ConversationTokenBufferMemory BufferMemory BufferWindowMemory";

export const SHARED_STORES: readonly SharedStore[] = [
  {
    kind: "memory",
    modules: ["mem0", "mem0ai"],
    read: "mem0 8d5b786, source, 2026-11-22",
    names: "Memory().add AsyncMemory().add MemoryClient().add AsyncMemoryClient().add Memory.from_config().add default().add",
    scope: ["user_id", "agent_id", "run_id", "userId", "agentId", "runId"],
    absent: false,
  },
  {
    kind: "memory",
    modules: ["langchain_community"],
    read: "langchain-community 0.4.2 (PyPI), source, 2026-11-22",
    names: qualified("chat_message_histories", HISTORIES),
    scope: ["session_id"],
    absent: false,
  },
  {
    kind: "memory",
    modules: ["langchain", "langchain_classic", "@langchain/classic"],
    read: "langchain-classic 5bd5a44, @langchain/classic at langchainjs 62fc484, source, 2026-11-22",
    names: qualified("memory", BUFFERS),
    scope: [],
    absent: true,
    holds: true,
  },
  {
    kind: "memory",
    modules: ["agents"],
    read: "openai-agents-python 7f7a44f8d, source, 2026-11-22",
    names: "SQLiteSession",
    scope: ["session_id", "#0"],
    absent: false,
  },
  {
    kind: "semantic-cache",
    modules: ["redisvl"],
    read: "redis-vl-python 0f640978, source, 2026-11-22",
    names: "SemanticCache().check SemanticCache().acheck",
    scope: ["filter_expression"],
    absent: true,
    key: ["prompt", "#0"],
  },
  {
    kind: "semantic-cache",
    modules: ["langchain_community", "langchain.cache"],
    read: "langchain-community 0.4.2 (PyPI), source, 2026-11-22",
    names: qualified(
      "cache",
      "RedisSemanticCache CassandraSemanticCache AzureCosmosDBSemanticCache OpenSearchSemanticCache SingleStoreDBSemanticCache",
    ),
    scope: ["table_name", "collection_name"],
    absent: true,
  },
  {
    kind: "semantic-cache",
    modules: ["@upstash/semantic-cache"],
    read: "@upstash/semantic-cache 1.0.5 (npm), source, 2026-11-22",
    names: "SemanticCache",
    scope: ["namespace"],
    absent: true,
  },
  {
    kind: "semantic-cache",
    modules: ["@upstash/semantic-cache"],
    read: "@upstash/semantic-cache 1.0.5 (npm), source, 2026-11-22",
    names: "SemanticCache().get",
    scope: ["*"],
    absent: false,
    key: ["#0"],
  },
];

/** As imported from the package's top, and from the module that holds them. */
function qualified(module: string, names: string): string {
  return names
    .split(" ")
    .map((it) => `${it} ${module}.${it}`)
    .join(" ");
}

/** Names of parameters that say who asks. */
export const ASKER = /^(?:(?:current_?|session_?|auth_?)?user|principal|account|tenant)$/i;
export const ASKER_ID =
  /^(?:(?:current_?)?user|session|tenant|account|customer|org|organi[sz]ation|workspace|thread|conversation|chat)_?id$/i;
