import type { Sdk } from "../schema.ts";
import { AI_SDK } from "./ai-sdk.ts";
import { ANTHROPIC } from "./anthropic.ts";
import { COPILOT } from "./copilot.ts";
import { DATABASES } from "./databases.ts";
import { DOTNET } from "./dotnet.ts";
import { FRAMEWORKS } from "./frameworks.ts";
import { GO } from "./go.ts";
import { GOOGLE } from "./google.ts";
import { JVM } from "./jvm.ts";
import { LANGCHAIN } from "./langchain.ts";
import { LLAMAINDEX } from "./llamaindex.ts";
import { OPENAI } from "./openai.ts";
import { PROVIDERS } from "./providers.ts";
import { STORES } from "./stores.ts";

/** Every SDK the product knows. */
export const SDKS: readonly Sdk[] = [
  ...OPENAI,
  ...ANTHROPIC,
  ...GOOGLE,
  ...GO,
  ...PROVIDERS,
  ...AI_SDK,
  ...LANGCHAIN,
  ...LLAMAINDEX,
  ...FRAMEWORKS,
  ...COPILOT,
  ...DOTNET,
  ...JVM,
  ...STORES,
  ...DATABASES,
];
