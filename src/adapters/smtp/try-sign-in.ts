import type { ProgramLanguage } from '../../domain/language.ts';
import type { SmtpSettings } from '../../domain/server-settings.ts';
import { SMTP_LIMITS } from './limits.ts';
import { sentenceOfTrouble } from './sentences.ts';
import { openSubmission, type SubmissionInput } from './submission.ts';

export interface TrySignIn extends Pick<SubmissionInput, 'secret' | 'readFile'> {
  readonly settings: SmtpSettings;
  readonly language: ProgramLanguage;
}

/** Connects, encrypts, signs in and leaves. Null when all went well, else one sentence with what to do. */
export async function trySignIn({ language, ...input }: TrySignIn): Promise<string | null> {
  const opened = await openSubmission({ ...input, limits: SMTP_LIMITS });
  if (opened.kind === 'trouble') return sentenceOfTrouble(opened.trouble, input.settings, language);
  await opened.session.end();
  return null;
}
