export interface PrivacyOptions {
  readonly practice: string;
  readonly by?: string;
  readonly now?: string;
  readonly to?: string;
  /** Since when a breach is known. */
  readonly known?: string;
  /** Of a breach: what happened, whom it touches, what was decided. */
  readonly what?: string;
  readonly whom?: string;
  readonly how?: string;
  /** Addresses that are not the person's, though the memory says so. */
  readonly not?: readonly string[];
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}
