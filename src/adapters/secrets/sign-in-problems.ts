// What `agent check` finds when it tries what the program will do: fetch each secret, open the kept consent.

import { relative } from 'node:path';
import { Refused, UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import type { SecretPlace } from '../../domain/server-settings.ts';
import type { Instant } from '../../domain/time.ts';
import { tokenPlace } from '../oauth/access-token.ts';
import { notSignedIn } from '../oauth/refusals.ts';
import { readTokens, tokenFile } from '../oauth/token-file.ts';
import { readSecret } from './read-secret.ts';

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Instant;
}

/** One problem for each secret that can't be fetched and for a consent that is missing. No server is asked. */
export async function signInProblems(practice: Practice, around: Surroundings): Promise<readonly Problem[]> {
  const { imap, smtp, oauth } = practice.mail;
  const places: readonly (readonly [string, SecretPlace | null | undefined])[] = [
    ['mail.imap.password', imap?.password],
    ['mail.smtp.password', smtp?.password],
    ['mail.oauth.client-secret', oauth?.clientSecret],
  ];
  const problems: Problem[] = [];
  const asked = new Set<string>();
  for (const [key, place] of places) {
    if (place === null || place === undefined || asked.has(JSON.stringify(place))) continue;
    asked.add(JSON.stringify(place));
    problems.push(...(await secretProblem(key, place, practice, around)));
  }
  return oauth === null ? problems : [...problems, ...(await consentProblem(practice, around))];
}

/** What only the service has may be missing in a terminal: that is no mistake of the file. */
const OF_THE_SERVICE: readonly SecretPlace['kind'][] = ['env', 'credential'];

async function secretProblem(
  key: string,
  place: SecretPlace,
  { folder, programLanguage: language }: Practice,
  { env }: Surroundings,
): Promise<readonly Problem[]> {
  const weight = OF_THE_SERVICE.includes(place.kind) ? 'warning' : 'error';
  return complaint(
    readSecret(place, { language, env, folder }).then(() => undefined),
    { file: 'practice.yaml', line: null, key, weight },
  );
}

async function consentProblem(practice: Practice, { env, now }: Surroundings): Promise<readonly Problem[]> {
  const { folder, stateFile, programLanguage: language, mail } = practice;
  if (mail.oauth === null) return [];
  const place = tokenPlace({ oauth: mail.oauth, stateFile, folder, language, env, now });
  const file = relative(folder, tokenFile({ stateFile }));
  const found = readTokens(place).then((tokens) => {
    if (tokens === null) throw notSignedIn(language);
  });
  return complaint(found, { file, line: null, key: '', weight: 'error' });
}

async function complaint(work: Promise<void>, where: Omit<Problem, 'sentence'>): Promise<readonly Problem[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!(error instanceof UserError || error instanceof Refused)) throw error;
    return [{ ...where, sentence: where.key === '' ? error.message : afterKey(error.message) }];
  }
}

/** A sentence behind a key goes on in lower case, as those of practice.yaml do. */
function afterKey(sentence: string): string {
  return sentence.replace(/^\p{Lu}(?=\p{Ll}|')/u, (letter) => letter.toLowerCase());
}
