import type { Block } from "./blocks.ts";

const LONGEST_LEAD = 200;

interface Lead {
  readonly lead: string;
  readonly leadBlock: number;
}

const NONE: Lead = { lead: "", leadBlock: -1 };

/** What introduces each block of a text, asked in its order: the bullet around a nested one, or the paragraph with a colon before a list. */
export class Leads {
  private readonly value: string;
  private readonly bullets: { readonly block: Block; readonly index: number }[] = [];
  private paragraph = NONE;

  constructor(value: string) {
    this.value = value;
  }

  of(block: Block, index: number): Lead {
    if (block.kind !== "bullet") {
      this.bullets.length = 0;
      const text = block.kind === "paragraph" ? this.value.slice(block.start, block.end) : "";
      this.paragraph = /[:：]\s*[*_]*$/.test(text.slice(-20)) ? { lead: text.slice(-LONGEST_LEAD), leadBlock: index } : NONE;
      return NONE;
    }
    while (this.bullets.length > 0 && (this.bullets.at(-1)?.block.depth ?? 0) >= block.depth) this.bullets.pop();
    const around = this.bullets.at(-1);
    this.bullets.push({ block, index });
    if (!around) return this.paragraph;
    return { lead: this.value.slice(around.block.start, around.block.end).slice(0, LONGEST_LEAD), leadBlock: around.index };
  }
}
