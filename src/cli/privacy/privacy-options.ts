export interface PrivacyOptions {
  readonly practice: string;
  readonly by?: string;
  readonly now?: string;
  readonly to?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}
