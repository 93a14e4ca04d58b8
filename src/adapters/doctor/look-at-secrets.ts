import type { SecretSeen } from '../../core/doctor/examination.ts';
import { Refused, UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { SecretPlace } from '../../domain/server-settings.ts';
import { readSecret } from '../secrets/read-secret.ts';

/** Fetches every secret that practice.yaml names, and forgets it at once. */
export async function lookAtSecrets(
  practice: Practice,
  env: NodeJS.ProcessEnv,
): Promise<readonly SecretSeen[]> {
  const { folder, programLanguage: language } = practice;
  return Promise.all(
    placesOf(practice).map(async ([setting, place]) => ({
      setting,
      kind: place.kind,
      trouble: await troubleOf(readSecret(place, { language, env, folder })),
    })),
  );
}

function placesOf({ mail, agenda }: Practice): readonly (readonly [string, SecretPlace])[] {
  const all: readonly (readonly [string, SecretPlace | null | undefined])[] = [
    ['mail.imap.password', mail.imap?.password],
    ['mail.smtp.password', mail.smtp?.password],
    ['mail.oauth.client-secret', mail.oauth?.clientSecret],
    ...agenda.sources.flatMap((source) =>
      source.kind === 'caldav' ? [[`agenda ${source.name}: password`, source.password] as const] : [],
    ),
  ];
  return all.flatMap(([setting, place]) => (place == null ? [] : [[setting, place] as const]));
}

async function troubleOf(reading: Promise<string>): Promise<string> {
  try {
    await reading;
    return '';
  } catch (error) {
    if (error instanceof UserError || error instanceof Refused) return error.message;
    throw error;
  }
}
