/** Figures as people read them, the same in messages, editor and terminal, and on every host: no locale of the machine decides. */

/** 1240 -> `1,240`. */
export function grouped(value: number): string {
  const digits = String(Math.round(value));
  let text = "";
  for (let at = digits.length; at > 0; at -= 3) text = digits.slice(Math.max(0, at - 3), at) + (text === "" ? "" : `,${text}`);
  return text;
}

/** A share of 1: `0.4 %`, `12 %`, `112 %`. Coarse where space is short: `< 1 %` instead of a decimal. */
export function percent(share: number, detail: "coarse" | "fine" = "coarse"): string {
  const value = share * 100;
  if (detail === "coarse") return value > 0 && value < 1 ? "< 1 %" : `${grouped(value)} %`;
  if (value > 0 && value < 0.1) return "< 0.1 %";
  return value < 10 ? `${value.toFixed(1)} %` : `${grouped(value)} %`;
}
