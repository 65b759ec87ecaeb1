export interface Customer {
  id: string;
  /** As the customer wants to be called. */
  firstName: string;
  /** Checked against the identity card when a contract is signed. */
  dateOfBirth: string;
  plan: "city" | "cargo" | "sport";
  bicycle: string;
}

export interface Invoice {
  number: string;
  month: string;
  lines: { label: string; cents: number }[];
}
