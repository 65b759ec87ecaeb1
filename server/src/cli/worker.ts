import { parentPort, Worker, workerData } from "node:worker_threads";
import type { Job, Pool, Scanned } from "../engine/pool.ts";
import type { Workspace } from "../engine/workspace.ts";
import type { StartedPool, WorkerSetup } from "./context.ts";

interface Answer {
  readonly id: number;
  readonly scanned?: readonly Scanned[];
  readonly error?: string;
}

/** Threads that run this very program (`entry`) as workers. Jobs go to whoever is free; a thread that dies fails its job. */
export function startPool(entry: URL, width: number, setup: WorkerSetup): StartedPool {
  const waiting: { job: Job; done: (scanned: readonly Scanned[]) => void; fail: (error: Error) => void; id: number }[] = [];
  const open = new Map<number, (typeof waiting)[number]>();
  const free: Worker[] = [];
  let next = 0;
  const hand = () => {
    while (waiting.length > 0 && free.length > 0) {
      const [task, worker] = [waiting.shift(), free.pop()];
      if (task === undefined || worker === undefined) return;
      open.set(task.id, task);
      worker.postMessage({ id: task.id, job: task.job });
    }
  };
  const workers = Array.from({ length: width }, () => {
    const worker = new Worker(entry, { workerData: { promptHygiene: setup } });
    worker.on("message", ({ id, scanned, error }: Answer) => {
      const task = open.get(id);
      open.delete(id);
      free.push(worker);
      if (scanned !== undefined) task?.done(scanned);
      else task?.fail(new Error(error ?? "a worker failed"));
      hand();
    });
    worker.on("error", (error) => {
      for (const task of [...open.values(), ...waiting]) task.fail(error);
      open.clear();
      waiting.length = 0;
    });
    free.push(worker);
    return worker;
  });
  const pool: Pool = {
    width,
    run: (job) =>
      new Promise((done, fail) => {
        waiting.push({ job, done, fail, id: next++ });
        hand();
      }),
  };
  return { pool, stop: async () => void (await Promise.all(workers.map((it) => it.terminate()))) };
}

/** What this thread was started to do; null in the main thread. */
export function workerSetup(): WorkerSetup | null {
  const data: unknown = workerData;
  return parentPort !== null && typeof data === "object" && data !== null && "promptHygiene" in data
    ? (data.promptHygiene as WorkerSetup)
    : null;
}

/** Answers jobs until the thread is ended. */
export function serveJobs(workspace: Workspace): void {
  parentPort?.on("message", async ({ id, job }: { id: number; job: Job }) => {
    try {
      parentPort?.postMessage({ id, scanned: await workspace.run(job) } satisfies Answer);
    } catch (error) {
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : "failed" } satisfies Answer);
    }
  });
}
