/** What a suite leaves behind; its runner believes nothing else. */
export interface SuiteReport {
  readonly failures: number;
  readonly results: readonly SuiteResult[];
  readonly host: { readonly version: string; readonly node: string };
}

export interface SuiteResult {
  readonly title: string;
  readonly passed: boolean;
  readonly milliseconds?: number;
  readonly error?: string;
}
