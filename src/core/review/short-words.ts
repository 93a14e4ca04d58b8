// A waiting case in a few words, for one line of a list.

import type { Case, ListedAction, ListedCase, ListedReading } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Patient } from '../../domain/patient.ts';
import { explain, nameOf } from '../explain.ts';
import { quoted } from '../punctuation.ts';

type Say = (fr: string, en: string) => string;

/** Who wrote: "K. Benali" for a patient of the practice, else the address. */
export function whoWords(
  { from, patient }: Pick<Case, 'from' | 'patient'>,
  patients: ReadonlyMap<string, Pick<Patient, 'givenName' | 'familyName'>>,
): string {
  const known = patient === null ? undefined : patients.get(patient);
  if (known === undefined) return from ?? '?';
  const initial = [...known.givenName][0];
  return initial === undefined ? known.familyName : `${initial}. ${known.familyName}`;
}

/** What is asked: the kinds of request, else the first words of the mail. */
export function askedWords({ reading }: Pick<ListedCase, 'reading'>, language: ProgramLanguage): string {
  const say: Say = (fr, en) => (language === 'fr' ? fr : en);
  if (reading === null) return say('mail illisible', 'unreadable mail');
  const kinds = [...new Set(reading.requests.map(({ kind }) => kind))].filter((kind) => kind !== 'none');
  if (kinds.length > 0) return kinds.map((kind) => nameOf(kind, language)).join(', ');
  const first = toldSentence(reading);
  return first === null ? say('rien', 'nothing') : quoted(first.text, language);
}

/** The sentence that stands for a mail of which nobody understood what it asks. */
export function toldSentence<S extends ListedReading['sentences'][number]>({
  sentences,
}: {
  readonly sentences: readonly S[];
}): S | null {
  return sentences.find(({ labels }) => !labels.includes('greeting')) ?? null;
}

/** What would be done: the weightiest change of the agenda, else the reply, else nothing. */
export function doWords(
  { proposal }: { readonly proposal: readonly ListedAction[] },
  language: ProgramLanguage,
): string {
  const say: Say = (fr, en) => (language === 'fr' ? fr : en);
  const count = (kind: ListedAction['kind']) => proposal.filter((action) => action.kind === kind).length;
  if (count('book') > 1) return say(`réserver ${count('book')} dates`, `book ${count('book')} dates`);
  if (count('book') === 1) return say('réserver', 'book');
  if (count('move') > 0) return say('déplacer', 'move');
  if (count('cancel') > 0) return say('annuler', 'cancel');
  const slots = proposal.reduce(
    (sum, action) => sum + (action.kind === 'hold' ? action.offer.slots.length : 0),
    0,
  );
  if (slots > 0)
    return say(
      `proposer ${slots} horaire${slots > 1 ? 's' : ''}`,
      `offer ${slots} time${slots > 1 ? 's' : ''}`,
    );
  if (count('confirm') > 0) return say('confirmer', 'confirm');
  if (count('reply') > 0) return say('répondre', 'reply');
  return say('à vous', 'yours');
}

/** Why it waits, as one sentence. */
export function whyWords(
  { reason, state }: Pick<Case, 'reason' | 'state'>,
  language: ProgramLanguage,
): string {
  if (state !== 'unknown') return explain(reason, language);
  return language === 'fr' ? 'L’issue n’est pas certaine.' : 'The outcome is not certain.';
}
