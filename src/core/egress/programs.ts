import type { Practice } from '../../domain/practice.ts';
import type { SecretPlace } from '../../domain/server-settings.ts';

/** A program that the practice lets this one start. What it connects to is not in our hands. */
export interface StartedProgram {
  readonly setting: string;
  readonly command: string;
}

/** Programs for alerts and for secrets, as practice.yaml names them. */
export function programsOf({ alerts, mail, agenda }: Practice): readonly StartedProgram[] {
  const secrets: readonly (readonly [string, SecretPlace | null | undefined])[] = [
    ['mail.imap.password', mail.imap?.password],
    ['mail.smtp.password', mail.smtp?.password],
    ['mail.oauth.client-secret', mail.oauth?.clientSecret],
    ...agenda.sources.flatMap((source) =>
      source.kind === 'caldav' ? [[`agenda.sources (${source.name})`, source.password] as const] : [],
    ),
  ];
  return [
    ...(alerts.command === null ? [] : [{ setting: 'alerts.command', command: alerts.command }]),
    ...(alerts.second.command === null
      ? []
      : [{ setting: 'alerts.second.command', command: alerts.second.command }]),
    ...secrets.flatMap(([setting, place]) =>
      place?.kind === 'command' ? [{ setting, command: place.command }] : [],
    ),
  ];
}
