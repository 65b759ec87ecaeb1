import type { Span } from "../../../model/text.ts";
import type { Kind } from "../kind.ts";

/**
 * Names behind titles and labels only. A name in free prose cannot be told from other capitals without a model; it stays silent.
 */
const PART = "(?:\\p{Lu}\\p{Ll}[\\p{Ll}'’]{0,19}(?:-?\\p{Lu}[\\p{Ll}'’]{1,20})?|[OD]['’]\\p{Lu}\\p{Ll}{2,15})";
const LINK = "(?: (?:de|da|do|dos|del|della|di|van|von|der|den|ter|la|le|bin|al)){0,2}";
const TITLED = new RegExp(
  `(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Mme|Mlle|[Mm]onsieur|[Mm]adame|Sra?|[Ss]e[ñn]ora?|Do[ñn]a?|Sig|[Ss]ignora?|Dott|Dhr|Mevr|Pan|Pani|Sir|Dame|Rev)\\.?(?: (?:Dr|Prof)\\.?)? (${PART}(?:(?: \\p{Lu}\\.)?${LINK} ${PART}){0,2})`,
  "uy",
);
const VALUE = new RegExp(
  `[ \\t]{0,3}["'*_]{0,3}[ \\t]?(${PART}(?:(?: \\p{Lu}\\.)?${LINK},? ${PART}){1,3})(?![\\p{L}\\p{N}(_]|\\.\\p{L}| \\p{L}+(?![\\p{L}_-]*[:=]))`,
  "uy",
);
const INTRODUCED = new RegExp(
  `(?:[Mm]y name(?: is|['’]s)|[Nn]ame on (?:the )?card(?: is)?|[Mm]e llamo|[Mm]i nombre es|[Jj]e m'appelle|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Mm]eu nome [ée]|[Mm]i chiamo|[Mm]ijn naam is|[Ii]k heet|[Nn]azywam si[ęe]) (${PART}(?:${LINK} ${PART}){0,2})`,
  "uy",
);
/** On the telephone: what comes behind the name tells it from `this is Main Street`. */
const SPEAKING = new RegExp(`[Tt]his is (${PART}(?:${LINK} ${PART}){1,2})(?= (?:calling|speaking|here|from|with|again)\\b)`, "uy");
const GREETED = new RegExp(
  `(?:Dear|Bonjour|Hola|Ciao|Hallo|Lieber?|Cher|Chère|Caro|Cara|Estimad[oa]|Beste|Drog[ia]) (${PART}(?:${LINK} ${PART}){1,2})(?=,|:|\\n)`,
  "uy",
);
const LABEL =
  /(?:(?<![\p{L}\p{N}_.-] ?)(?:full |first |last |family |given )?name|(?:full|customer|client|patient|employee|contact|account|cardholder|holder|policy ?holder|guest|student|applicant|tenant|legal|emergency contact|first|last|family|given)[ _-]?name(?: on card)?|(?<![\p{L}\p{N}_.-])(?:patient|pt|contact|payee|customer|client|employee|applicant|cardholder|account holder|policyholder|next of kin|attending(?: physician)?|physician|nombre(?: completo)?|paciente|cliente|nom complet|prénom|patientin|kunde|kundin|mitarbeiter(?:in)?|nome completo|nome e cognome|volledige naam|FN|klant|imię i nazwisko|pacjent|氏名|姓名))["'*_]{0,3}[ \t]?$/iu;
const BARE = /(?<!\p{L}[ _-]?)name["'*_]{0,3}[ \t]?$/iu;
const RECORD =
  /\b(?:age|dob|date of birth|birth(?:day|date)?|born|phone|tel|mobile|e-?mail|address|gender|sex|ssn|patient|occupation|surname|insurance|passport|diagnosis|city|zip|nationality|salary|iban)["'*_]{0,3}[ \t]?[:=]/i;
/** Columns, tags and fields that hold a person's name; a bare `name` may be that of anything. */
const NAME_COLUMNS =
  "full name|fullname|customer name|client name|patient name|employee name|contact name|guest name|guest|cardholder name|cardholder|holder name|account holder|applicant|student name|member name|passenger|passenger name|fn|nombre completo|nombre y apellidos|nom complet|nom et prenom|vor und nachname|nome completo|nome e cognome|volledige naam|imie i nazwisko".split(
    "|",
  );
const LABEL_ENDS = new Set(
  "name card pt contact payee patient customer client employee applicant cardholder holder policyholder kin physician nombre completo paciente cliente nom complet fn prénom patientin kunde kundin mitarbeiter mitarbeiterin nome cognome naam klant nazwisko pacjent 氏名 姓名".split(
    " ",
  ),
);

/** Words that follow a title or a label without being a name: parts of programs, products and forms. */
const NOT_A_NAME = new Set(
  (
    "Employee Shopper Owner Admin Visitor Guest Member Hiring Sir Madam Committee Recruiter All Hi Hello Hey Dear Thanks Thank Good Robot Added Fixed Office Window Main The This That These Those Your Our My His Her Their It Its An And Or If When Where What Who How Why Not No Yes None Null True False Unknown Example Sample Test Demo Default Name First Last Full User Users Customer Client Patient Agent Assistant System Model " +
    "Tool Tools Function Class Method Service Server Api Data File Files Folder Project Product Company Team Group Department Manager Engineer Developer Designer Analyst Director Officer President Senior Junior Lead Head Chief Support Sales Marketing Research Report " +
    "Task Tasks Step Steps Action Input Output Result Response Request Query Message Text String Number Date Time Address Email Phone City State Country Code Type Value Field Title Description Summary Content Context Prompt Instructions Instruction Rule Rules Guide " +
    "New Old Open Source Machine Learning Deep Language Large Natural Processing Image Video Audio Web Page Site App Application Cloud Platform Database Search Engine Retrieve Create Update Delete Get Set Add Remove Find Write Read Run Build Deploy Install Config " +
    "Configuration Settings Option Options Parameter Parameters Smart Advanced Basic Simple Quick Start Getting Started United States Kingdom North South East West Street Road Bank Credit Card Account Hospital Clinic University College School Institute Center Centre " +
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Weather Code Review Reviewer Writer Editor Planner Coder Tester Expert Specialist Helper Bot Chat Chatbot " +
    "Azure Google Microsoft Amazon Apple Meta Python Java Script Type React Node Docker Linux Windows Git Hub Open Required Optional Primary Secondary Invalid Valid Missing Please Enter Insert Provide Use Using Must Should May Can Will Do Did Is Are Was Were Has Have Had"
  ).split(" "),
);
const SAMPLE =
  /^(?:J(?:ohn|ane|oe|ack|ill|im)\b.*\b(?:Doe|Smith|Roe|Bloggs|Public)|(?:John|Jane|Jack|Joe|Mary|Tom|Anna|Max|Sam|Sarah)$|(?:John|Jane) (?:Q\. )?(?:Doe|Public)|(?:Max|Erika) Mustermann|Juan Pérez|Jean Dupont|Mario Rossi|Jan (?:Kowalski|Jansen)|Alice|Bob|Carol|Charlie|Eve|Mallory|Foo|Bar|Lorem|First Last|Ada Lovelace|Alan Turing|Grace Hopper|Albert Einstein|Sherlock Holmes|Harry Potter|Homer Simpson|Mickey Mouse|Macbeth)(?![\p{L}])/u;

function named(text: string, how: RegExp, at: number): Span | null {
  how.lastIndex = at;
  const match = how.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  if (name.split(/[ ,-]+/).some((word) => NOT_A_NAME.has(word))) return null;
  const end = at + match[0].length;
  return { start: end - name.length, end };
}

const CELL = new RegExp(`(${PART}(?:(?: \\p{Lu}\\.)?${LINK} ${PART}){1,3})(?=[ \\t]{0,40}(?:[,;|<"'\\t\\r\\n)]|$))`, "uy");

/** All that a cell, a tag or a quoted value holds. What the column or the tag is called decides. */
function inCell(text: string, at: number): Span | null {
  return named(text, CELL, at);
}

const DISPLAYED = new RegExp(`(?<![\\p{L}\\p{N}_.-] ?)(${PART}(?:(?: \\p{Lu}\\.)?${LINK} ${PART}){1,3})["']? ?$`, "u");

/** The name before an address in angle brackets, as mail, commits and packages write it. */
function mailbox(text: string, at: number): Span | null {
  const before = text.slice(Math.max(0, at - 130), at);
  const bracket = before.lastIndexOf("<");
  if (bracket < 3 || /[\s"'>]/.test(before.slice(bracket))) return null;
  const match = DISPLAYED.exec(before.slice(0, bracket));
  const name = match?.[1];
  if (match === null || name === undefined || name.split(/[ ,-]+/).some((word) => NOT_A_NAME.has(word))) return null;
  const start = at - before.length + match.index + match[0].indexOf(name);
  return { start, end: start + name.length };
}

const SURNAME = /(?:(?:last|family|sur)[ _-]?name|surname|nachname|apellidos?|cognome|sobrenome|achternaam|nazwisko)["'*_]{0,3}[ \t]?$/iu;
const ONE = new RegExp(`[ \\t]{0,3}["'*_]{0,3}[ \\t]?(${PART})(?=["'*_,;|<)}\\r\\n]|[ \\t]*$)`, "uy");

/** A family name alone is weak: it informs, and is taken out of redacted text. */
function surname(text: string, at: number): Span | null {
  const span = named(text, ONE, at + 1);
  return span !== null && SURNAME.test(text.slice(Math.max(0, at - 16), at)) ? span : null;
}

const SURNAME_ENDS = new Set(
  "name lastname familyname surname nachname apellido apellidos cognome sobrenome achternaam nazwisko".split(" "),
);

function labelled(text: string, at: number): Span | null {
  const span = named(text, VALUE, at + 1);
  if (span === null || !LABEL.test(text.slice(Math.max(0, at - 28), at))) return null;
  // A bare `name` is that of a file, a workflow, a tool, unless the lines around are those of a person's record.
  if (BARE.test(text.slice(Math.max(0, at - 24), at)) && !RECORD.test(text.slice(Math.max(0, at - 160), at + 200))) return null;
  // `Value per customer = Problem Cost × share` is a formula.
  return /^["'*_]{0,3} ?[×*/+%÷^<>]/u.test(text.slice(span.end, span.end + 6)) && !/[*_]/.test(text[span.end] ?? "") ? null : span;
}

const NAME = {
  kind: "person-name",
  country: null,
  name: "Person's name",
  gdpr: "ordinary",
  judge: () => "shape",
  strength: 0,
  tier: "alone",
  words: [],
  reserved: (value: string) => SAMPLE.test(value),
  dummy: "Jane Doe",
  mask: (value: string) => value.replace(/(\p{Lu})([\p{L}'’]*)/gu, (_, first: string, rest: string) => first + "*".repeat(rest.length)),
} as const satisfies Partial<Kind>;

export const personName: readonly Kind[] = [
  {
    ...NAME,
    anchor: {
      at: "prefix",
      prefixes: [
        "Mr",
        "Ms",
        "Mx",
        "Miss",
        "Dr",
        "Prof",
        "Herr",
        "Frau",
        "Mme",
        "Mlle",
        "Mons",
        "Mada",
        "mons",
        "mada",
        "señor",
        "senor",
        "signor",
        "Sr",
        "Se",
        "Do",
        "Sig",
        "Dott",
        "Dhr",
        "Mevr",
        "Pan",
        "Sir ",
        "Dame ",
        "Rev",
      ],
    },
    locate: (text, at) => (text[at - 1] === "." || text[at - 1] === "_" ? null : named(text, TITLED, at)),
    base: 0.6,
    samples: ["Dr. Petra Novak", "Herr Krüger", "Mme Lefèvre", "Señora García López"],
    hostile: ["Dr. Retrieve Context", "Ms Office", "Pan The", "Mr Robot Agent"],
  },
  {
    ...NAME,
    anchor: {
      at: "prefix",
      prefixes: [
        "My name",
        "my name",
        "Name on",
        "name on",
        "This is ",
        "this is ",
        "Me llamo",
        "me llamo",
        "Mi nombre",
        "mi nombre",
        "Je m",
        "je m",
        "Mein Name",
        "mein Name",
        "Ich hei",
        "ich hei",
        "Meu nome",
        "meu nome",
        "Mi chiamo",
        "mi chiamo",
        "Mijn naam",
        "mijn naam",
        "Ik heet",
        "ik heet",
        "Nazywam si",
        "nazywam si",
      ],
    },
    locate: (text, at) => named(text, INTRODUCED, at) ?? named(text, SPEAKING, at),
    // A first name alone is not yet anybody.
    judge: (value) => (value.includes(" ") ? "valid" : "shape"),
    base: 0.55,
    strength: 0.15,
    proof: "full name",
    samples: ["My name is Petra Novak", "mein Name ist Jürgen Krüger", "me llamo Lucía Herrera"],
    hostile: ["my name is Assistant", "my name is not important"],
  },
  {
    ...NAME,
    anchor: {
      at: "prefix",
      prefixes: ["Dear ", "Bonjour ", "Hola ", "Ciao ", "Hallo ", "Liebe", "Cher ", "Ch", "Caro ", "Cara ", "Estimad", "Beste ", "Drog"],
    },
    locate: (text, at) => named(text, GREETED, at),
    // Letters greet whomever a template was written for: weak.
    base: 0.5,
    samples: ["Dear Petra Novak,", "Hola Lucía Herrera,"],
    hostile: ["Dear Hiring Manager,", "Dear Petra Novak we"],
  },
  {
    ...NAME,
    anchor: { at: "cell" },
    tier: "context",
    labelOnly: true,
    locate: inCell,
    words: NAME_COLUMNS,
    base: 0.25,
    samples: ["| Customer name | plan |\n|---|---|\n| Petra Novak | gold |", "<fullName>Petra Novak</fullName>", "FN:Petra Novak"],
    hostile: ["| Customer | plan |\n|---|---|\n| Retrieve Context | gold |", "| Name | plan |\n|---|---|\n| Petra Novak | gold |"],
  },
  {
    ...NAME,
    anchor: { at: "cell" },
    tier: "context",
    labelOnly: true,
    locate: inCell,
    words: ["name", "nombre", "nom", "nome", "naam", "nachname", "imie", "person", "contact"],
    beside: [
      "phone",
      "mobile",
      "email",
      "e mail",
      "dob",
      "date of birth",
      "birthday",
      "birth date",
      "ssn",
      "address",
      "iban",
      "telefono",
      "telefon",
      "telefone",
      "telefoon",
      "geburtsdatum",
      "fecha de nacimiento",
      "data de nascimento",
      "geboortedatum",
      "passport",
      "salary",
    ],
    base: 0.25,
    samples: ["id;name;phone\n17;Petra Novak;x", "INSERT INTO t (name, email) VALUES ('Petra Novak', 'x')"],
    hostile: ["name,plan\nPetra Novak,gold", "| Name | Type |\n|---|---|\n| Retrieve Context | tool |"],
  },
  {
    ...NAME,
    anchor: { at: "sign", sign: "@" },
    locate: mailbox,
    judge: (value) => (value.includes(" ") ? "valid" : "impossible"),
    // The address beside it says more; alone this only informs.
    base: 0.5,
    strength: 0.05,
    proof: "mailbox",
    samples: ['From: "Petra Novak" <petra@seznam.cz>', "Author: Petra Novak <petra@seznam.cz>"],
    hostile: ["Release Manager Team <release@seznam.cz>", "Petra Novak petra@seznam.cz"],
  },
  ...[":", "="].map(
    (sign): Kind => ({
      ...NAME,
      anchor: { at: "sign", sign, keys: SURNAME_ENDS },
      locate: surname,
      base: 0.5,
      samples: [`last_name${sign}"Santos"`, `Surname${sign} Kowalczyk`],
      hostile: [`last_name${sign} string`, `lastName${sign} Type`],
    }),
  ),
  ...[":", "="].map(
    (sign): Kind => ({
      ...NAME,
      anchor: { at: "sign", sign, keys: LABEL_ENDS },
      locate: labelled,
      base: 0.7,
      samples: [
        `Patient${sign} Petra Novak`,
        `"customer_name"${sign} "Lucía Herrera"`,
        `Full name${sign} Oluwaseun Adeyemi`,
        `Name${sign} Carmen Ruiz, age${sign} 41`,
      ],
      hostile: [
        `Tool name${sign} Retrieve Context`,
        `file_name${sign} Main Window`,
        `Name${sign} string`,
        `name${sign} Accessibility Tests`,
        `Value per Customer ${sign} Pain Share × Price`,
      ],
    }),
  ),
];
