// What an answer of the practice says. It is read by the same embedded reader as patients' mails: it knows the words of
// appointments, documents and health whoever writes them.

import type { NamedTime, SaidByPractice, Topic } from '../../domain/dry-run.ts';
import type { Language } from '../../domain/language.ts';
import type { Attachment, Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import { isDanger, type Label, type Reading, type ReadSentence, type RedFlag } from '../../domain/reading.ts';
import { dayOf, daysBetween, toLocal } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';
import { fold } from '../reading/fold.ts';
import { wishContext } from '../reading/times/wish-context.ts';
import { readWishes } from '../reading/wishes/read-wishes.ts';
import { amountsIn } from './amounts.ts';
import { topicsOf } from './topics.ts';

interface Answer {
  readonly letter: Mail;
  /** As the embedded reader reads it, in a language that it is told to prefer. */
  readonly reading: Reading;
  readonly practice: Practice;
}

/** Letters of the alphabet below which nobody can tell a language. */
const TELLS_LANGUAGE = 25;

/** Takes an answer of the practice apart: topics, times, sums, and whether only a person could have said it. */
export function saidByPractice({ letter, reading, practice }: Answer): SaidByPractice {
  const sentences = reading.sentences.filter(({ number }) => number > 0);
  const words = sentences.map(({ text }) => text).join('\n');
  const named = (sentence: ReadSentence) => timesIn(sentence, letter, reading.language, practice);
  const times = sentences.flatMap(named);
  const labels = new Set(sentences.flatMap(said));
  const amounts = amountsIn(words);
  return {
    at: letter.sent,
    language: lettersOf(words) < TELLS_LANGUAGE ? null : reading.language,
    labels,
    topics: new Set([
      ...topicsOf(labels),
      ...(times.length > 0 && !labels.has('cancel') ? (['appointment'] satisfies Topic[]) : []),
      ...(amounts.length > 0 ? (['payment'] satisfies Topic[]) : []),
      ...(letter.attachments.some(isDocument) ? (['document'] satisfies Topic[]) : []),
    ]),
    times,
    amounts,
    person: personIn(sentences, reading.flags),
    understood: sentences.every((sentence) => isExplained(sentence.labels) || named(sentence).length > 0),
    words: sentences
      .filter(({ labels }) => !isCourtesy(labels))
      .map(({ text }) => text)
      .join('\n'),
  };
}

/** "C'est noté, votre rendez-vous est annulé": what is noted is the cancellation. */
function said({ labels }: ReadSentence): readonly Label[] {
  return labels.includes('cancel') ? labels.filter((label) => label !== 'confirm') : labels;
}

function lettersOf(words: string): number {
  return words.match(/\p{L}/gu)?.length ?? 0;
}

function isExplained(labels: readonly Label[]): boolean {
  return labels.length > 0 && !labels.includes('unknown');
}

const COURTESIES: ReadonlySet<Label> = new Set<Label>(['greeting', 'closing', 'name', 'contact-line']);

function isCourtesy(labels: readonly Label[]): boolean {
  return labels.length > 0 && labels.every((label) => COURTESIES.has(label));
}

/** Days that one named time may cover; a month or "whenever" is no time that was given. */
const LONGEST_DAYS = 8;

function timesIn(
  { text }: ReadSentence,
  letter: Mail,
  language: Language,
  practice: Practice,
): readonly NamedTime[] {
  const context = wishContext(practice, toLocal(letter.sent, practice.zone));
  return readWishes(text, language, context)
    .wishes.filter(isGiven)
    .map(({ start, end, exact }) => ({ start, end, exact: exact === true }));
}

function isGiven({ include, daily, sameTime, start, end }: Wish): boolean {
  if (!include || daily !== undefined || sameTime !== undefined) return false;
  return daysBetween(dayOf(start), dayOf(end)) <= LONGEST_DAYS;
}

/** Pictures are mostly the practice's own signature. */
function isDocument({ contentType }: Attachment): boolean {
  return !/^(?:image|text\/calendar|application\/(?:pgp|pkcs7|x-pkcs7))/iu.test(contentType);
}

function personIn(sentences: readonly ReadSentence[], flags: readonly RedFlag[]): SaidByPractice['person'] {
  const health = flags.filter(({ where }) => where === 'own').map(({ words }) => fold(words));
  const speaksOfHealth = ({ labels, text }: ReadSentence) =>
    labels.some((label) => isDanger(label) || PERSON.has(label)) ||
    health.some((words) => fold(text).includes(words));
  if (sentences.some((sentence) => speaksOfHealth(sentence) && !wishesWell(sentence.text))) return 'health';
  return sentences.some(({ labels }) => labels.includes('human')) ? 'call' : null;
}

const PERSON: ReadonlySet<Label> = new Set<Label>(['health', 'distress', 'clinical', 'complaint']);

/** "Bon rétablissement": a courtesy, and no word on anybody's health. */
const WELL =
  /retabliss|v(?:a|ont|ous allez|as) mieux|feel(?:ing)? better|remettez[- ]vous|remets[- ]toi|get well|speedy recovery|beterschap|gute besserung|zdrowia|mejor[ae]|recuperacion|guarigione|rimett|melhoras/;

function wishesWell(text: string): boolean {
  return text.length < 90 && WELL.test(fold(text));
}
