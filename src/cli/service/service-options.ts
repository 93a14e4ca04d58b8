export type ServiceSystem = 'systemd' | 'launchd' | 'windows';

export interface ServiceOptions {
  readonly practice: string;
  readonly name?: string;
  readonly for?: ServiceSystem;
  readonly user?: string;
  readonly print?: true;
  readonly anyAddress?: true;
  readonly to?: string;
}
