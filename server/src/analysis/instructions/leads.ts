import type { Block } from "./blocks.ts";

const LONGEST_LEAD = 200;

/** What introduces each block of a text, asked in its order: the bullet around a nested one, or the paragraph with a colon before a list. */
export class Leads {
  private readonly value: string;
  private readonly bullets: Block[] = [];
  private paragraph = "";

  constructor(value: string) {
    this.value = value;
  }

  of(block: Block): string {
    if (block.kind !== "bullet") {
      this.bullets.length = 0;
      const text = block.kind === "paragraph" ? this.value.slice(block.start, block.end) : "";
      this.paragraph = /[:：]\s*[*_]*$/.test(text.slice(-20)) ? text.slice(-LONGEST_LEAD) : "";
      return "";
    }
    while (this.bullets.length > 0 && (this.bullets.at(-1)?.depth ?? 0) >= block.depth) this.bullets.pop();
    const around = this.bullets.at(-1);
    this.bullets.push(block);
    return around ? this.value.slice(around.start, around.end).slice(0, LONGEST_LEAD) : this.paragraph;
  }
}
