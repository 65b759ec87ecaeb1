import type { TokenizerId } from "../../catalogue/models.ts";
import type { Count } from "./model.ts";

/** UTF-16 units of texts whose late counts are kept; what was counted first goes first. */
const KEPT = 16_000_000;

interface Counted {
  readonly tokenizer: TokenizerId;
  readonly text: string;
}

/** Texts whose count was cut because somebody waited for it, and what the rest of the count found later. */
export class Unfinished {
  private readonly waiting = new Map<TokenizerId, Set<string>>();
  private readonly finished = new Map<TokenizerId, Map<string, Count>>();
  private readonly order: Counted[] = [];
  private units = 0;

  find(tokenizer: TokenizerId, text: string): Count | undefined {
    return this.finished.get(tokenizer)?.get(text);
  }

  /** Whether it is the first that waits. */
  add(tokenizer: TokenizerId, text: string): boolean {
    const first = this.waiting.size === 0;
    const texts = this.waiting.get(tokenizer);
    if (texts === undefined) this.waiting.set(tokenizer, new Set([text]));
    else texts.add(text);
    return first;
  }

  /** Nothing waits any more. */
  giveUp(): void {
    this.waiting.clear();
  }

  /** The text that waits longest; it waits no more. */
  take(): Counted | null {
    for (const [tokenizer, texts] of this.waiting) {
      const [text] = texts;
      if (text !== undefined) texts.delete(text);
      if (texts.size === 0) this.waiting.delete(tokenizer);
      if (text !== undefined) return { tokenizer, text };
    }
    return null;
  }

  finish(counted: Counted, count: Count): void {
    const { tokenizer, text } = counted;
    const known = this.finished.get(tokenizer) ?? new Map<string, Count>();
    this.finished.set(tokenizer, known.set(text, count));
    this.order.push(counted);
    this.units += text.length;
    while (this.units > KEPT && this.order.length > 1) {
      const first = this.order.shift();
      if (first === undefined) break;
      this.units -= first.text.length;
      this.finished.get(first.tokenizer)?.delete(first.text);
    }
  }
}
