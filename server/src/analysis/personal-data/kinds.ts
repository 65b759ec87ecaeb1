import { COUNTRIES } from "./countries/index.ts";
import { credentials } from "./credentials/kinds.ts";
import type { Kind } from "./kind.ts";
import { dateOfBirth } from "./kinds/date-of-birth.ts";
import { email } from "./kinds/email.ts";
import { iban } from "./kinds/iban.ts";
import { network } from "./kinds/network.ts";
import { paymentCard } from "./kinds/payment-card.ts";
import { personName } from "./kinds/person-name.ts";
import { phone } from "./kinds/phone.ts";
import { postalAddress } from "./kinds/postal-address.ts";
import { records } from "./kinds/records.ts";
import { wallet } from "./kinds/wallet.ts";

/** The table. The order settles readings that are equally likely. */
export const KINDS: readonly Kind[] = [
  ...credentials,
  ...email,
  ...iban,
  ...paymentCard,
  ...phone,
  ...COUNTRIES,
  ...records,
  ...dateOfBirth,
  ...postalAddress,
  ...network,
  ...wallet,
  ...personName,
];
