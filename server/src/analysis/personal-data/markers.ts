/** What stands for a value of a category in a text, where the end of the category's id does not say it: `[birth date]`. */
const WORDS: { readonly [category: string]: string } = {
  "name.full": "name",
  "name.first": "first name",
  "name.last": "last name",
  "name.maiden": "maiden name",
  "contact.emergency": "emergency contact",
  "birth.date": "birth date",
  "birth.place": "birth place",
  "gov.driver": "driving licence",
  "gov.vehicle": "vehicle registration",
  "gov.immigration": "immigration file",
  "fin.card": "card number",
  "fin.card_security": "card code",
  "fin.income": "salary",
  "fin.credit": "credit standing",
  "fin.insurance": "insurance policy",
  "health.record": "health record",
  "health.measure": "vital signs",
  "health.genetic": "genetic data",
  "bio.template": "biometric data",
  "bio.physical": "physical traits",
  "legal.criminal": "criminal record",
  "legal.case": "case file",
  "work.role": "job title",
  "edu.record": "education record",
  "loc.precise": "location",
  "device.ip": "IP address",
  "device.id": "device id",
};

/** `[first name]` for `name.first`; of a category of the configuration the last part of its id. */
export function markerOf(category: string): string {
  return `[${WORDS[category] ?? category.replace(/^.*\./, "").replace(/[-_]/g, " ")}]`;
}
