/**
 * Every model id that the engine sees in folders of code, with what it resolves to: `node scripts/model-ids.ts [--json] [FOLDER...]`,
 * without folders the fetched checkouts. `--from FILE...` reports on what `--json` wrote before. Prints the ids that nothing answers to, and their share of distinct ids and of places.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { readModelId } from "../server/src/catalogue/model-ids.ts";
import { ModelTable } from "../server/src/catalogue/model-table.ts";
import { uriIn, workspaceOver } from "../test/accuracy/checkouts.ts";

interface Place {
  readonly repository: string;
  readonly path: string;
  readonly sdk: string | null;
  readonly vendor: string | null;
  readonly api: string | null;
  /** What the file is for. */
  readonly context: string;
  readonly written: string;
  /** Id of the row that answers. */
  readonly model: string | null;
}

const json = process.argv.includes("--json");
const named = process.argv.slice(2).filter((it) => !it.startsWith("--"));
const collected = process.argv.includes("--from");
const folders = collected ? [] : named.length > 0 ? named : readdirSync(".corpus").map((it) => join(".corpus", it));

const table = new ModelTable();
const places: Place[] = collected ? named.flatMap(written) : [];

/** Places that an earlier run wrote; what was unknown then may stand in the table by now. */
function written(file: string): Place[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((it) => it !== "")
    .map((it): Place => {
      const place = JSON.parse(it) as Place;
      return { ...place, model: place.model ?? table.find(place.written, place.vendor)?.id ?? null };
    });
}

for (const folder of folders) {
  const workspace = workspaceOver(resolve(folder));
  for await (const { rows, uri, path } of workspace.scanInventory([uriIn(folder, ".")])) {
    if (rows.length === 0) continue;
    const [document, services] = [await workspace.document(uri), await workspace.services(uri)];
    if (document === null || services === null) continue;
    const seen = { repository: basename(folder), path, context: document.context };
    for (const { sdk, vendor, api, model: mention } of document.calls)
      if (mention?.id != null)
        places.push({ ...seen, sdk, vendor, api, written: mention.id, model: services.model(mention, vendor)?.id ?? null });
    for (const { model: mention } of document.prompts)
      if (mention?.id != null)
        places.push({
          ...seen,
          sdk: null,
          vendor: null,
          api: null,
          written: mention.id,
          model: services.model(mention)?.id ?? null,
        });
  }
}

/** Calls that send or answer what has no window of text. */
const NO_TEXT = /^(?:images?|audio|videos?|ocr|live|moderations?|speech|transcri)/;
const NO_TEXT_BY_NAME =
  /(?:^|-)(?:asr|tts|whisper|dall-e|imagen|image|veo|ocr|live|moderation|voxtral|translate|lyria|robotics|sora)(?:-|$)|^word_embeddings|word_embeddings_/i;
/** SDKs that load weights into the program itself: any hub's, or one's own. */
const OWN_WEIGHTS = /^(?:transformers|sentence-transformers|huggingface|fastembed|flagembedding|haystack|langchain|llama-index)/;

const UNEXPLAINED = "not in the table";

/** Why nothing answers to an id, as far as it can be told from its spelling and its place. */
function reasonOf({ written, vendor, sdk, api, context }: Place): string {
  if (context === "test") return "in a test, which need not name a model";
  if ((api !== null && NO_TEXT.test(api)) || NO_TEXT_BY_NAME.test(written)) return "no model of text";
  const read = readModelId(written);
  if (read === null) return "not the id of one model";
  if (read.deployment || vendor === "azure") return "a deployment: its account names it";
  // A name of a hub, or of a file: what it takes stands with the weights.
  if (vendor === null && (written.includes("/") || OWN_WEIGHTS.test(sdk ?? ""))) return "weights that the program loads itself";
  if (vendor === "local" || vendor === "lmstudio" || vendor === "vllm") return "a server of one's own, which names its models";
  return UNEXPLAINED;
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${((part / Math.max(1, whole)) * 100).toFixed(1)} %)`;
}

interface Row extends Place {
  readonly places: number;
}

function report(): void {
  const rows = new Map<string, Row>();
  for (const it of places) {
    const key = `${it.written}\n${it.vendor}`;
    rows.set(key, { ...it, places: (rows.get(key)?.places ?? 0) + 1 });
  }
  const sorted = [...rows.values()].sort((a, b) => (a.written < b.written ? -1 : a.written > b.written ? 1 : 0));
  for (const it of sorted) {
    const answer = it.model ?? `? ${reasonOf(it)} (${it.repository}/${it.path})`;
    console.log(`${String(it.places).padStart(5)}  ${it.written}  ${it.vendor ?? "-"}  ${answer}`);
  }
  const ids = new Set(sorted.map((it) => it.written));
  const known = new Set(sorted.flatMap((it) => (it.model === null ? [] : [it.written])));
  const unknown = sorted.filter((it) => it.model === null);
  console.log(`\n${places.length} places, ${ids.size} ids, ${new Set(places.map((it) => it.repository)).size} repositories that name any`);
  console.log(
    `unresolved: ${share(ids.size - known.size, ids.size)} ids, ${share(places.filter((it) => it.model === null).length, places.length)} places`,
  );
  const left = unknown.filter((it) => reasonOf(it) === UNEXPLAINED);
  console.log(`without a reason of their own: ${share(new Set(left.map((it) => it.written)).size, ids.size)} ids`);
  for (const reason of new Set(unknown.map(reasonOf))) {
    const of = unknown.filter((it) => reasonOf(it) === reason);
    console.log(`  ${reason}: ${of.length} ids, ${of.reduce((sum, it) => sum + it.places, 0)} places`);
  }
}

if (json) for (const it of places) console.log(JSON.stringify(it));
else report();
