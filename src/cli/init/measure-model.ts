// How long the chosen model takes for a mail on this machine.

import type { Section } from '../../core/setup/settings.ts';
import { type Setup, soundDraft } from './setup.ts';

const TEST = {
  language: 'fr',
  sentences: [
    { number: 1, text: 'Je dois annuler mon rendez-vous de jeudi.' },
    { number: 2, text: 'Est-ce possible vendredi vers 10 h ?' },
    { number: 3, text: 'Cordialement' },
  ],
  faq: [],
} as const;

/** What practice.yaml takes for a model that nobody told how long to wait for. Seconds. */
const USUAL_PATIENCE = 60;
/** A mail of a talkative patient is that many times as long as ours. */
const LONGER = 3;

/** Seconds a mail above which a model is not worth its reading. */
export const TOO_SLOW = 120;

/** Seconds for one mail once the rules are read; null, with a sentence, when the model does not answer as it should. */
export async function measured(setup: Setup, section: Section): Promise<number | null> {
  const { talk, context } = setup;
  const model = await context.doors.model(
    await soundDraft(setup, { model: { ...section, timeout: '300 s' } }),
  );
  if (model === null) return null;
  talk.say(
    'Essai sur deux mails inventés ; le premier peut prendre quelques minutes…',
    'Trying it on two invented mails; the first may take some minutes…',
  );
  const first = await talk.patiently(() => model.label(TEST));
  if (first.kind !== 'opinion') {
    talk.say(first.sentence, first.sentence);
    talk.say(
      `${String(section.name)} n’a pas répondu comme il faut.`,
      `${String(section.name)} did not answer as it should.`,
    );
    return null;
  }
  const began = performance.now();
  await talk.patiently(() => model.label(TEST));
  return Math.max(1, Math.round((performance.now() - began) / 1000));
}

/** The key `timeout` for a model that is too slow for the usual one. */
export function patience(seconds: number | null): { readonly timeout?: string } {
  const wanted = Math.ceil(((seconds ?? 0) * LONGER) / 30) * 30;
  return wanted > USUAL_PATIENCE ? { timeout: `${wanted} s` } : {};
}

/** What a practice may expect of a model that takes so long for one mail. */
export function secondsWords(seconds: number): readonly [fr: string, en: string] {
  const perDay = Math.round((10 * 3600) / seconds);
  if (seconds > TOO_SLOW)
    return [
      `${seconds} secondes par mail : trop lent sur cet ordinateur. Prenez un modèle plus petit, ou continuez sans.`,
      `${seconds} seconds a mail: too slow on this computer. Take a smaller model, or go on without.`,
    ];
  if (seconds > 30)
    return [
      `${seconds} secondes par mail, soit ${perDay} mails en dix heures : lent, mais cela suffit, et vous n’attendez jamais. Un mail urgent est reconnu sans le modèle.`,
      `${seconds} seconds a mail, or ${perDay} mails in ten hours: slow but enough, and you never wait for it. An urgent mail is recognised without the model.`,
    ];
  return [
    `${seconds} seconde${seconds > 1 ? 's' : ''} par mail, soit ${perDay} mails en dix heures : c’est bien assez pour un cabinet.`,
    `${seconds} second${seconds > 1 ? 's' : ''} a mail, or ${perDay} mails in ten hours: plenty for a practice.`,
  ];
}
