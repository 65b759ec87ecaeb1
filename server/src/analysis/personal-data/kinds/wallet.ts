import { type Kind, sticky, type Verdict } from "../kind.ts";

const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173 and BIP 350: the checksum of a segwit address is 1 or 0x2bc830a3. */
function bech32(value: string): Verdict {
  const lower = value.toLowerCase();
  let check = 1;
  const step = (digit: number) => {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ digit;
    for (let i = 0; i < 5; i++) if ((top >>> i) & 1) check ^= GENERATOR[i] ?? 0;
  };
  for (const letter of "bc") step(letter.charCodeAt(0) >> 5);
  step(0);
  for (const letter of "bc") step(letter.charCodeAt(0) & 31);
  for (const letter of lower.slice(3)) {
    const digit = BECH32.indexOf(letter);
    if (digit < 0) return "impossible";
    step(digit);
  }
  return check === 1 || check === 0x2bc830a3 ? "valid" : "impossible";
}

const WALLET = {
  kind: "crypto-wallet",
  country: null,
  name: "Wallet address",
  gdpr: "ordinary",
  words: [
    "wallet",
    "bitcoin",
    "btc",
    "ethereum",
    "eth",
    "crypto",
    "send to",
    "deposit",
    "billetera",
    "portefeuille",
    "carteira",
    "portafoglio",
  ],
  dummy: null,
  tail: 4,
} as const satisfies Partial<Kind>;

export const wallet: readonly Kind[] = [
  {
    ...WALLET,
    name: "Bitcoin address",
    anchor: { at: "mixed", length: [42, 62] },
    locate: sticky(/bc1[02-9ac-hj-np-z]{39,59}/),
    judge: bech32,
    base: 0.55,
    strength: 0.35,
    tier: "alone",
    reserved: (value) => value === "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4" || value === "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    samples: ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
    hostile: ["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"],
  },
  {
    ...WALLET,
    name: "Bitcoin address",
    anchor: { at: "mixed", length: [26, 35] },
    locate: sticky(/[13][1-9A-HJ-NP-Za-km-z]{25,34}/),
    judge: () => "shape",
    base: 0.35,
    strength: 0,
    tier: "context",
    reserved: (value) =>
      value === "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa" ||
      value === "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2" ||
      value === "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    samples: ["BTC wallet: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT"],
    hostile: ["1BoatSLRHtKNngkdXEeobR76b53LETtpyT"],
  },
  {
    ...WALLET,
    name: "Ethereum address",
    anchor: { at: "mixed", length: [42, 42] },
    locate: sticky(/0x[0-9a-fA-F]{40}/),
    judge: () => "shape",
    // Public by nature, and contracts look the same: only behind a label that names a person's wallet.
    base: 0.15,
    strength: 0,
    tier: "context",
    reserved: (value) => /^0x(?:0{30}|de0b29|742d35cc)/i.test(value),
    samples: ["wallet: 0x8ba1f109551bd432803012645ac136ddd64dba72"],
    hostile: ["0x8ba1f109551bd432803012645ac136ddd64dba72"],
  },
];
