import type { Terminal } from "./terminal.ts";

const BAR = 24;

/** One line on standard error that is drawn over itself, where somebody is watching; elsewhere nothing. */
export class Progress {
  private drawn = false;
  private last = 0;
  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  show(done: number, total: number, path: string): void {
    const now = performance.now();
    if (!this.terminal.interactive || total < 50 || now - this.last < 80) return;
    this.last = now;
    this.drawn = true;
    const filled = Math.round((done / total) * BAR);
    const head = `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${done}/${total} `;
    const room = Math.max(0, this.terminal.columns - head.length - 1);
    this.terminal.err(`\r\u001B[2K${head}${path.length > room ? `…${path.slice(path.length - room + 1)}` : path}`);
  }

  clear(): void {
    if (this.drawn) this.terminal.err("\r\u001B[2K");
    this.drawn = false;
  }
}
