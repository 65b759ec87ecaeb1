import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Product } from "../../server/src/cli/context.ts";
import { run } from "../../server/src/cli/run.ts";
import type { Terminal } from "../../server/src/cli/terminal.ts";
import { gitHistory } from "../../server/src/host/git.ts";
import { nodeHost } from "../../server/src/host/node.ts";
import { rules } from "../../server/src/rules/index.ts";
import { asset, type FilesByPath } from "./workspace.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder on disk with these files, and commands that run in it. `dispose` takes it away. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "prompt-hygiene-test-"));

  constructor(files: FilesByPath) {
    this.write({ ".git/HEAD": "", ...files });
  }

  write(files: FilesByPath): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  async run(words: readonly string[], terminal: Partial<Terminal> & { readonly stdin?: string } = {}): Promise<Ran> {
    const out: string[] = [];
    const err: string[] = [];
    const product: Product = {
      version: "0.0.0",
      rules,
      host: { ...nodeHost((name) => name), asset },
      history: gitHistory(),
      startPool: null,
      startServer: async () => undefined,
    };
    const code = await run(words, product, {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      input: async () => terminal.stdin ?? "",
      columns: 80,
      colour: false,
      interactive: false,
      folder: this.folder,
      ...terminal,
    });
    return { code, out: out.join(""), err: err.join("") };
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
