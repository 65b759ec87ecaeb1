import { ModelTable } from "../../catalogue/model-table.ts";
import { MODEL_ROWS } from "../../catalogue/models.generated.ts";
import { suggestion } from "./nearest.ts";
import type { KeyPath } from "./source.ts";
import type { Layer } from "./validate.ts";

/** Models that a layer names and nobody knows: everything that depends on them would be silent. `below` lie under it. */
export function unknownModels(layer: Layer, below: readonly Layer[]): readonly { readonly path: KeyPath; readonly message: string }[] {
  const { default: model, aliases = {} } = layer.models;
  const each = [...below, layer].map((it) => it.models);
  const table = new ModelTable({
    aliases: Object.assign({}, ...each.map((it) => it.aliases ?? {})),
    custom: Object.assign({}, ...each.map((it) => it.custom ?? {})),
  });
  const named: (readonly [KeyPath, string])[] = Object.entries(aliases).map(([name, id]) => [["models", "aliases", name], id]);
  if (model !== undefined) named.push([["models", "default"], model]);
  return named
    .filter(([, id]) => table.find(id) === null)
    .map(([path, id]) => ({
      path,
      message: `Unknown model \`${id.slice(0, 60)}\`${suggestion(id, IDS) || ": state it under `models.custom`"}`,
    }));
}

const IDS: readonly string[] = MODEL_ROWS.map(([id]) => id);
