import type { WorkspaceApi } from "../engine/workspace.ts";
import { breathe, pump } from "./pump.ts";

/** Steps of one count while somebody waits for an answer: some hundred milliseconds. */
export const COUNT_STEPS = 1_000_000;

/** Makes counts that would have kept somebody waiting whole, behind the answers; then `done`. An edit asks for other ones. */
export async function countRest(workspace: WorkspaceApi, isStale: () => boolean, done: () => void): Promise<void> {
  await breathe();
  if (await pump(ending(workspace.countRest()), isStale)) done();
}

/** `pump` tells an end from a stop by the result. */
function* ending(steps: Generator<void, void, void>): Generator<void, true, void> {
  yield* steps;
  return true;
}
