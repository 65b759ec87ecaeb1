import { COUNTRIES } from "./countries/index.ts";
import type { Kind } from "./kind.ts";
import { email } from "./kinds/email.ts";
import { iban } from "./kinds/iban.ts";
import { paymentCard } from "./kinds/payment-card.ts";
import { phone } from "./kinds/phone.ts";

/** The table. The order settles readings that are equally likely. */
export const KINDS: readonly Kind[] = [...email, ...iban, ...paymentCard, ...phone, ...COUNTRIES];
