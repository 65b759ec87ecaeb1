import type { ReportedFile } from "./report.ts";
import type { FileResult } from "./result.ts";

/** Work for somebody else: files of one scan. Plain data. */
export interface Job {
  readonly files: readonly { readonly uri: string; readonly named: boolean }[];
}

/** A result with what is shown of it; the texts stay where they were read. */
export interface Scanned {
  readonly result: FileResult;
  readonly report: ReportedFile;
}

/** Runs jobs elsewhere, several at a time; results are those of the job's files, in their order. */
export interface Pool {
  /** How many jobs run at a time. */
  readonly width: number;
  run(job: Job): Promise<readonly Scanned[]>;
}

/** Files a job takes: few enough that no worker waits long for the last one. */
const JOB_SIZE = 16;

/** Results in the order of the files, with any number of workers. */
export async function* inTurn(files: Job["files"], pool: Pool): AsyncGenerator<Scanned, void, void> {
  const jobs: Job[] = [];
  for (let at = 0; at < files.length; at += JOB_SIZE) jobs.push({ files: files.slice(at, at + JOB_SIZE) });
  const running: Promise<readonly Scanned[]>[] = [];
  for (const job of jobs) {
    const started = pool.run(job);
    // Somebody will wait for it later; until then its failure must not count as unhandled.
    started.catch(() => undefined);
    running.push(started);
    if (running.length >= pool.width * 2) yield* (await running.shift()) ?? [];
  }
  for (const it of running) yield* await it;
}
