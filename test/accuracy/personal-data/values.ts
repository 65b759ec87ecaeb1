import type { Random } from "./random.ts";

/**
 * Values made by the rules of their issuers, written a second time and on purpose: nothing here is imported from the detector,
 * so that an error in a check digit there shows as a miss.
 */
export interface Maker {
  readonly kind: string;
  readonly title: string;
  /** `checked` values stand alone or with any word; `bound` ones need their label. */
  readonly tier: "checked" | "bound";
  readonly labels: readonly string[];
  readonly make: (random: Random) => string;
  /** The same shape, wrong in its check digits or its ranges. */
  readonly spoil?: (value: string, random: Random) => string;
}

const digitsOf = (text: string) => [...text].filter((it) => it >= "0" && it <= "9").map(Number);
const dot = (text: string, weights: readonly number[]) => weights.reduce((sum, weight, i) => sum + weight * (digitsOf(text)[i] ?? 0), 0);

function luhnDigit(payload: string): number {
  let total = 0;
  digitsOf(payload)
    .reverse()
    .forEach((digit, i) => {
      const doubled = i % 2 === 0 ? digit * 2 : digit;
      total += Math.floor(doubled / 10) + (doubled % 10);
    });
  return (10 - (total % 10)) % 10;
}

/** Changes the last digit or letter to another one. */
function bump(value: string): string {
  return value.replace(/[0-9A-Za-z](?=[^0-9A-Za-z]*$)/, (last) =>
    /\d/.test(last) ? String((Number(last) + 3) % 10) : last === "A" ? "B" : "A",
  );
}

/** A shape that only one filling in so many satisfies: draws until `right`. */
function until(random: Random, mould: () => string, right: (value: string) => boolean): string {
  for (let tries = 0; tries < 100_000; tries++) {
    const value = mould();
    if (right(value) && !/(\d)\1{4}/.test(value)) return value;
  }
  throw new Error(`no value after 100,000 tries: ${mould()} ${random.next()}`);
}

const FIRST = [
  "Petra",
  "Ivan",
  "Lucía",
  "Oluwaseun",
  "Jürgen",
  "Aylin",
  "Mateusz",
  "Chiara",
  "Sanne",
  "Thiago",
  "Amélie",
  "Rohan",
  "Yuki",
  "Fatima",
  "Declan",
  "Ingrid",
];
const LAST = [
  "Novak",
  "Dvořák",
  "Herrera",
  "Adeyemi",
  "Krüger",
  "Yıldız",
  "Wójcik",
  "Ferrari",
  "Bakker",
  "Carvalho",
  "Lefèvre",
  "Mehta",
  "Tanaka",
  "Haddad",
  "Gallagher",
  "Lindqvist",
];
const HOSTS = [
  "seznam.cz",
  "gmail.com",
  "gmx.de",
  "orange.fr",
  "libero.it",
  "kpnmail.nl",
  "wp.pl",
  "uol.com.br",
  "tcd.ie",
  "uni-graz.at",
  "nordholm-bygg.se",
  "kettlewell-law.co.uk",
  "brightwater.io",
];
const plain = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("ı", "i");
export const person = (random: Random) => `${random.pick(FIRST)} ${random.pick(LAST)}`;

function email(random: Random): string {
  const [first, last] = [plain(random.pick(FIRST)), plain(random.pick(LAST))];
  const local = random.pick([
    `${first}.${last}`,
    `${first[0]}${last}${random.between(10, 99)}`,
    `${last}_${first}`,
    `${first}${random.between(1960, 2004)}`,
  ]);
  return `${local}@${random.pick(HOSTS)}`;
}

function card(random: Random): string {
  const [prefix, length] = random.pick([
    ["4539", 16],
    ["4716", 16],
    ["5392", 16],
    ["5218", 16],
    ["3714", 15],
    ["3488", 15],
    ["6011", 16],
    ["2291", 16],
  ] as const);
  const payload = prefix + random.text(length - 5, "0123456789");
  const number = payload + luhnDigit(payload);
  if (random.next() < 0.4) return number;
  const gap = random.pick([" ", "-"]);
  return length === 15 ? [number.slice(0, 4), number.slice(4, 10), number.slice(10)].join(gap) : (number.match(/.{4}/g) ?? []).join(gap);
}

function remainder97(text: string): number {
  const number = [...text].map((it) => (/[A-Z]/.test(it) ? String(it.charCodeAt(0) - 55) : it)).join("");
  return Number(BigInt(number) % 97n);
}

/** Countries whose account numbers hold no further check digit, and Belgium, whose last two digits are the rest by 97. */
function iban(random: Random): string {
  const [country, mould] = random.pick([
    ["DE", "##################"],
    ["NL", "INGB##########"],
    ["GB", "BARC##############"],
    ["AT", "################"],
    ["BE", "##########"],
    ["CH", "#################"],
  ] as const);
  const drawn = random.fill(mould);
  const account = country === "BE" ? drawn + String(Number(drawn) % 97 || 97).padStart(2, "0") : drawn;
  return group(country + String(98 - remainder97(`${account}${country}00`)).padStart(2, "0") + account, random);
}

function group(value: string, random: Random): string {
  return random.next() < 0.5 ? value : (value.match(/.{1,4}/g) ?? []).join(" ");
}

const two = (number: number) => String(number).padStart(2, "0");
const birth = (random: Random) => ({ year: random.between(1948, 1999), month: random.between(1, 12), day: random.between(1, 28) });
const short = (random: Random) => {
  const { year, month, day } = birth(random);
  return { ymd: two(year % 100) + two(month) + two(day), dmy: two(day) + two(month) + two(year % 100), year, month, day };
};

function phone(random: Random): string {
  const make = random.pick([
    () => random.fill("+49 151 2#3#74#"),
    () => random.fill("+44 7911 #2#4#6"),
    () => `+33 6 ${random.fill("#2 #4 #6 #8")}`,
    () => random.fill("+1 (415) 86#-2#4#"),
    () => random.fill("+34 61# 2#4 5#6"),
    () => random.fill("+31 6 2#4#56#8"),
    () => random.fill("+48 51# 2#4 7#6"),
    () => random.fill("+55 11 98#2-4#6#"),
    () => random.fill("(212) 73#-2#4#"),
    () => random.fill("415-86#-2#4#"),
    () => random.fill("+39 347 2#4 5#6#"),
    () => random.fill("+91 98#2# 4#6#1"),
  ]);
  return make();
}

function verhoeff(payload: string): string {
  const d = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
    [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
    [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
    [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
    [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
    [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
  ];
  const p: number[][] = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  ];
  for (let i = 2; i < 8; i++) p.push((p[i - 1] ?? []).map((_, j) => p[i - 1]?.[p[1]?.[j] ?? 0] ?? 0));
  for (let digit = 0; digit < 10; digit++) {
    const state = digitsOf(payload + digit)
      .reverse()
      .reduce((c, it, i) => d[c]?.[p[i % 8]?.[it] ?? 0] ?? 0, 0);
    if (state === 0) return payload + digit;
  }
  throw new Error("no Verhoeff digit");
}

const national = (
  title: string,
  labels: readonly string[],
  make: Maker["make"],
  tier: Maker["tier"] = "bound",
  kind = "national-id",
): Maker => ({ kind, title, tier, labels, make, spoil: bump });

export const MAKERS: readonly Maker[] = [
  {
    kind: "email",
    title: "e-mail",
    tier: "checked",
    labels: ["E-mail", "email", "Correo", "Mail"],
    make: email,
    spoil: (value) => value.replace("@", "@@"),
  },
  { kind: "phone", title: "phone", tier: "checked", labels: ["Phone", "Tel.", "Teléfono", "Telefon", "mobile"], make: phone },
  {
    kind: "payment-card",
    title: "payment card",
    tier: "checked",
    labels: ["Card", "credit card", "Kreditkarte", "tarjeta"],
    make: card,
    spoil: bump,
  },
  { kind: "iban", title: "IBAN", tier: "checked", labels: ["IBAN", "Bankverbindung", "account"], make: iban, spoil: bump },
  {
    kind: "social-security",
    title: "US SSN",
    tier: "checked",
    labels: ["SSN", "Social Security Number"],
    make: (r) => `${r.between(101, 665)}-${two(r.between(10, 98))}-${r.between(1000, 9998)}`,
    spoil: (value) => `000${value.slice(3)}`,
  },
  {
    kind: "tax-id",
    title: "US ITIN",
    tier: "checked",
    labels: ["ITIN"],
    make: (r) => `9${two(r.between(10, 98))}-${r.between(70, 88)}-${r.between(1000, 9998)}`,
  },
  {
    kind: "social-security",
    title: "UK NINO",
    tier: "checked",
    labels: ["National Insurance number", "NINO"],
    make: (r) =>
      `${r.pick(["JG", "AB", "CE", "PW", "SL", "HY"])}${r.fill(r.pick(["######", " ## ## ## "]))}${r.pick(["A", "B", "C", "D"])}`,
    // Neither the prefix nor the suffix is given out.
    spoil: (value) => `GB${value.slice(2, -1)}E`,
  },
  national(
    "Spanish DNI",
    ["DNI", "NIF"],
    (r) => {
      const number = r.between(10_000_000, 89_999_999);
      return `${number}${"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]}`;
    },
    "checked",
  ),
  national(
    "Spanish NIE",
    ["NIE"],
    (r) => {
      const i = r.below(3);
      const rest = r.text(7, "0123456789");
      return `${"XYZ"[i]}${rest}${"TRWAGMYFPDXBNJZSQVHLCKE"[Number(`${i}${rest}`) % 23]}`;
    },
    "checked",
  ),
  national(
    "Belgian national number",
    ["Rijksregisternummer", "Numéro national"],
    (r) => {
      const { ymd } = short(r);
      const serial = String(r.between(1, 997)).padStart(3, "0");
      return `${ymd.match(/../g)?.join(".")}-${serial}.${two(97 - (Number(ymd + serial) % 97))}`;
    },
    "checked",
  ),
  national(
    "Swedish personnummer",
    ["Personnummer"],
    (r) => {
      const payload = short(r).ymd + r.text(3, "0123456789");
      return `${payload.slice(0, 6)}-${payload.slice(6)}${luhnDigit(payload)}`;
    },
    "checked",
  ),
  national(
    "Finnish hetu",
    ["Henkilötunnus"],
    (r) => {
      const { dmy } = short(r);
      const serial = String(r.between(2, 899)).padStart(3, "0");
      return `${dmy}-${serial}${"0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(dmy + serial) % 31]}`;
    },
    "checked",
  ),
  national(
    "Swiss AHV",
    ["AHV-Nummer", "No AVS"],
    (r) => {
      const payload = `756${r.text(9, "0123456789")}`;
      const sum = digitsOf(payload).reduce((total, it, i) => total + it * (i % 2 ? 3 : 1), 0);
      const full = payload + ((10 - (sum % 10)) % 10);
      return `${full.slice(0, 3)}.${full.slice(3, 7)}.${full.slice(7, 11)}.${full.slice(11)}`;
    },
    "checked",
    "social-security",
  ),
  national(
    "Brazilian CPF",
    ["CPF"],
    (r) => {
      let body = r.text(9, "0123456789");
      for (let length = 9; length < 11; length++) {
        const rest = [...body].reduce((sum, it, i) => sum + Number(it) * (length + 1 - i), 0) % 11;
        body += rest < 2 ? 0 : 11 - rest;
      }
      return `${body.slice(0, 3)}.${body.slice(3, 6)}.${body.slice(6, 9)}-${body.slice(9)}`;
    },
    "checked",
    "tax-id",
  ),
  national(
    "Chinese identity number",
    ["身份证号", "Resident ID"],
    (r) => {
      const { year, month, day } = birth(r);
      const payload = `${r.pick(["110101", "310115", "440305", "510107"])}${year}${two(month)}${two(day)}${r.text(3, "0123456789")}`;
      const sum = dot(payload, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
      return payload + "10X98765432"[sum % 11];
    },
    "checked",
  ),
  national(
    "Singapore NRIC",
    ["NRIC"],
    (r) => {
      const digits = r.text(7, "0123456789");
      return `S${digits}${"JZIHGFEDCBA"[dot(digits, [2, 7, 6, 5, 4, 3, 2]) % 11]}`;
    },
    "checked",
  ),
  {
    ...national("Korean RRN", ["주민등록번호", "RRN"], (r) => `${short(r).ymd}-${r.between(1, 2)}${r.text(6, "0123456789")}`, "checked"),
    spoil: (value) => `99${value.slice(2, 3)}9${value.slice(4)}`.replace(/^..(..)/, "8545"),
  },
  national(
    "French NIR",
    ["Numéro de sécurité sociale", "NIR"],
    (r) => {
      const { year, month } = birth(r);
      const payload = `${r.between(1, 2)}${two(year % 100)}${two(month)}${r.pick(["75", "13", "69", "33", "59"])}${r.text(6, "0123456789")}`;
      return payload + two(97 - (Number(payload) % 97));
    },
    "checked",
    "social-security",
  ),
  national("Polish PESEL", ["PESEL", "numer PESEL"], (r) => {
    const payload = short(r).ymd + r.text(4, "0123456789");
    return payload + ((10 - (dot(payload, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10);
  }),
  national("Dutch BSN", ["BSN", "Burgerservicenummer"], (r) =>
    until(
      r,
      () => r.fill("1########"),
      (it) => (dot(it, [9, 8, 7, 6, 5, 4, 3, 2]) - Number(it[8])) % 11 === 0,
    ),
  ),
  national(
    "German tax id",
    ["Steuer-ID", "Steueridentifikationsnummer"],
    (r) => {
      // One digit of the first ten comes twice, one not at all.
      const order = [
        ...until(
          r,
          () => r.text(12, "0123456789"),
          () => true,
        ),
      ].map(Number);
      const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].sort(
        (a, b) => (((order[a] ?? 0) * 13 + a * 7) % 11) - (((order[b] ?? 0) * 13 + b * 7) % 11),
      );
      const body = `${digits.slice(0, 4).join("")}${digits[1]}${digits.slice(4).join("")}`;
      let product = 10;
      for (const digit of digitsOf(body)) product = (((digit + product) % 10 || 10) * 2) % 11;
      const check = 11 - product;
      return body + (check === 10 ? 0 : check % 11);
    },
    "bound",
    "tax-id",
  ),
  national(
    "Canadian SIN",
    ["SIN", "Social Insurance Number"],
    (r) => {
      const payload = `${r.pick(["1", "2", "4", "5", "6", "7"])}${r.text(7, "0123456789")}`;
      const full = payload + luhnDigit(payload);
      return r.next() < 0.5 ? full : (full.match(/.{3}/g) ?? []).join(" ");
    },
    "bound",
    "social-security",
  ),
  national(
    "Australian TFN",
    ["TFN", "Tax file number"],
    (r) =>
      until(
        r,
        () => r.fill("4########"),
        (it) => dot(it, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
      ),
    "bound",
    "tax-id",
  ),
  national("Aadhaar", ["Aadhaar", "Aadhaar number"], (r) =>
    (verhoeff(`${r.between(2, 9)}${r.text(10, "0123456789")}`).match(/.{4}/g) ?? []).join(" "),
  ),
  national(
    "NHS number",
    ["NHS number", "NHS No"],
    (r) => {
      const value = until(
        r,
        () => r.fill("4#########"),
        (it) => (11 - (dot(it, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(it[9]),
      );
      return r.next() < 0.5 ? value : `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`;
    },
    "bound",
    "health-id",
  ),
  {
    kind: "health-id",
    title: "Medicare MBI",
    tier: "checked",
    labels: ["MBI", "Medicare number"],
    make: (r) => {
      const L = "ACDEFGHJKMNPQRTUVWXY";
      return `${r.between(1, 9)}${r.text(1, L)}${r.text(1, L)}${r.below(10)}-${r.text(1, L)}${r.text(1, L)}${r.below(10)}-${r.text(2, L)}${r.fill("##")}`;
    },
  },
  {
    kind: "provider-id",
    title: "NPI",
    tier: "bound",
    labels: ["NPI", "NPI number"],
    make: (r) => {
      const payload = `1${r.text(8, "0123456789")}`;
      return payload + luhnDigit(`80840${payload}`);
    },
  },
  {
    kind: "provider-id",
    title: "DEA",
    tier: "bound",
    labels: ["DEA", "DEA number"],
    make: (r) => {
      const d = r.text(6, "0123456789");
      return `B${r.fill("?")}${d}${dot(d, [1, 2, 1, 2, 1, 2]) % 10}`;
    },
  },
  {
    kind: "bank-account",
    title: "routing number",
    tier: "bound",
    labels: ["Routing number", "ABA"],
    make: (r) =>
      until(
        r,
        () => r.fill("0#1######").replace(/^00/, "02"),
        (it) => dot(it, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0,
      ),
  },
  {
    kind: "bank-account",
    title: "bank account",
    tier: "bound",
    labels: ["Account number", "Bank account", "Kontonummer", "account no."],
    make: (r) => r.fill(r.pick(["8#########", "47######", "30#########"])),
  },
  {
    kind: "passport",
    title: "passport",
    tier: "bound",
    labels: ["Passport number", "Passport No.", "Reisepass", "Pasaporte", "Passeport"],
    make: (r) => r.fill(r.pick(["5########", "C########".replace("C", "K"), "??#######"])),
  },
  {
    kind: "driving-licence",
    title: "driving licence",
    tier: "bound",
    labels: ["Driver's license", "DL number", "Driving licence", "Führerschein"],
    make: (r) => r.fill(r.pick(["D#######", "?########", "S###-####-####"])),
  },
  {
    kind: "medical-record",
    title: "medical record",
    tier: "bound",
    labels: ["MRN", "Medical record number", "Patient ID"],
    make: (r) => r.fill(r.pick(["########", "H#######", "00######"])),
  },
  {
    kind: "date-of-birth",
    title: "date of birth",
    tier: "bound",
    labels: ["DOB", "Date of birth", "Geburtsdatum", "Fecha de nacimiento", "Date de naissance", "born"],
    make: (r) => {
      const { year, month, day } = birth(r);
      return r.pick([
        `${year}-${two(month)}-${two(day)}`,
        `${two(day)}/${two(month)}/${year}`,
        `${day}.${month}.${year}`,
        `${r.pick(["March", "June", "October"])} ${day}, ${year}`,
      ]);
    },
  },
  {
    kind: "postal-address",
    title: "postal address",
    tier: "checked",
    labels: ["Address", "Anschrift", "Dirección"],
    make: (r) =>
      r.pick([
        () =>
          `${r.between(14, 9820)} ${r.pick(["Linden", "Harcourt", "Willow Creek", "Kettle"])} ${r.pick(["Avenue", "Road", "Lane", "St"])}, ${r.pick(["Portland, OR 97214", "Austin, TX 78704", "Boise, ID 83702"])}`,
        () => `${r.pick(["Kantstraße", "Lindenallee", "Schillerplatz"])} ${r.between(2, 180)}, ${r.pick(["10969 Berlin", "50667 Köln"])}`,
        () => `Calle de ${r.pick(["Atocha", "Serrano"])} ${r.between(2, 90)}, 28012 Madrid`,
        () => `${r.between(2, 190)} rue de ${r.pick(["Rivoli", "Charonne"])}, 75011 Paris`,
      ])(),
  },
  {
    kind: "ip-address",
    title: "IP address",
    tier: "checked",
    labels: ["IP", "client ip"],
    make: (r) => `${r.pick([84, 93, 141, 178, 203])}.${r.between(2, 250)}.${r.between(10, 250)}.${r.between(10, 250)}`,
  },
  {
    kind: "mac-address",
    title: "MAC address",
    tier: "checked",
    labels: ["MAC"],
    make: (r) =>
      Array.from({ length: 6 }, () => r.text(2, "0123456789abcdef"))
        .join(":")
        .replace(/^../, "94"),
  },
  {
    kind: "person-name",
    title: "name behind a label",
    tier: "bound",
    labels: ["Patient", "Full name", "Customer name", "Nombre completo"],
    make: person,
  },
  {
    kind: "password",
    title: "password",
    tier: "bound",
    labels: ["Password", "DB_PASS", "Passwort", "pwd"],
    make: (r) =>
      `${r.pick(["Gr", "Tv", "Wq"])}${r.text(4, "abcdefghkmnp")}${r.fill("##")}${r.pick(["!", "#", "-", "_"])}${r.text(2, "ABCDEF")}`,
  },
  {
    kind: "user-name",
    title: "user name",
    tier: "bound",
    labels: ["username", "user_name", "Benutzername"],
    make: (r) => `${plain(r.pick(FIRST)).slice(0, 1)}${plain(r.pick(LAST))}${r.between(10, 99)}`,
  },
  {
    kind: "credential",
    title: "credential of known format",
    tier: "checked",
    labels: ["key", "token"],
    make: (r) => {
      const A = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
      return r.pick([
        () => `ghp_${r.text(36, A)}`,
        () => `AKIA${r.text(16, "ABCDEFGHJKLMNPQRSTUVWXYZ234567")}`,
        () => `sk-ant-api03-${r.text(60, A)}`,
        () => `hf_${r.text(34, A)}`,
        () => `sk_live_${r.text(24, A)}`,
      ])();
    },
  },
];
