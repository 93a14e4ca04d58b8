import { clip, sideBySide } from '../../core/columns.ts';
import { labelName } from '../../core/label-name.ts';
import { factMaker } from '../../core/letters/facts.ts';
import { colon } from '../../core/punctuation.ts';
import type { Mail, UnreadableMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Heard, ReaderName, Reading, ReadSentence } from '../../domain/reading.ts';
import { at, dayOf, daysBetween, toInstant, toLocal } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';
import type { Context } from '../context.ts';

interface Shown {
  readonly mail: Mail | UnreadableMail;
  readonly reading: Reading | null;
  readonly context: Context;
  readonly practice: Practice;
}

/** A mail and what was understood of it, for a person: each sentence beside what it was read as. */
export function readingLines({ mail, reading, context, practice }: Shown): readonly string[] {
  const { print, say } = context;
  const head = [...mailHeadLines(mail, context, practice), ''];
  if (reading === null) {
    return [
      ...head,
      ` ${say('Illisible', 'Unreadable')}${colon(context.language)}${'problem' in mail ? mail.problem : ''}`,
      '',
    ];
  }
  const verdict = reading.closed
    ? say('Toutes les phrases sont expliquées.', 'Every sentence is explained.')
    : say('Une personne lit avant toute réponse.', 'A person reads before any reply.');
  return [
    ...head,
    ...sentenceLines(reading, context, practice),
    '',
    ` ${print.tone(reading.closed ? 'good' : 'warn', verdict)}`,
    '',
  ];
}

/** Who wrote, whether that is proved, when, and about what. */
export function mailHeadLines(
  mail: Mail | UnreadableMail,
  context: Context,
  practice: Practice,
): readonly string[] {
  const { print, say, language } = context;
  const proved = 'proof' in mail && mail.proof.kind === 'proved';
  const rows: readonly (readonly [string, string])[] = [
    [
      say('De', 'From'),
      `${mail.from ?? say('expéditeur illisible', 'unreadable sender')}  ${print.tone('dim', proved ? say('(adresse vérifiée)', '(address verified)') : say('(adresse non vérifiée)', '(address not verified)'))}`,
    ],
    [say('Envoyé', 'Sent'), factMaker(language, practice.zone).moment(mail.sent)],
    [say('Objet', 'Subject'), clip(mail.subject, print.width - 12)],
  ];
  return rows.map(([name, text]) => ` ${print.tone('dim', name.padEnd(9))}${text}`);
}

/** Each sentence on the left, its labels and times on the right. */
export function sentenceLines(reading: Reading, context: Context, practice: Practice): readonly string[] {
  const right = 27;
  const left = context.print.width - right - 6;
  const rows = reading.sentences.map((sentence): readonly [string, string] => [
    sentence.text,
    meaningOf(sentence, reading, context, practice),
  ]);
  return sideBySide(rows, left, right).map((line) => `   ${line}`);
}

function meaningOf(sentence: ReadSentence, reading: Reading, context: Context, practice: Practice): string {
  const labels =
    sentence.labels.length === 0
      ? [labelName('unknown', context.language)]
      : sentence.labels.map((label) => labelName(label, context.language));
  const heard = (sentence.heard ?? []).map((one) => heardWords(one, context));
  const own = reading.requests.filter(({ sentences }) => sentences.at(-1) === sentence.number);
  const times = own.flatMap(({ wishes }) =>
    wishes.slice(0, 3).map((wish) => wishWords(wish, context, practice)),
  );
  const topics = own.flatMap(({ faq }) => faq);
  return [...(heard.length === 0 ? labels : heard), ...topics.map((topic) => `→ ${topic}`), ...times].join(
    '\n',
  );
}

/** What one of two readers that contradict each other made of a sentence. */
function heardWords({ reader, labels }: Heard, { language, say }: Context): string {
  const names: Readonly<Record<ReaderName, string>> = {
    lexical: say('lecteur', 'reader'),
    model: say('modèle', 'model'),
  };
  const read = labels.map((label) => labelName(label, language)).join(', ');
  return `${names[reader]}${say(' : ', ': ')}${read}`;
}

/** A wish in few words: "ven. 27 nov. 18:30". */
function wishWords(wish: Wish, { language, say }: Context, practice: Practice): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: practice.zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const day = (local: Wish['start']) => format.format(toInstant(local, practice.zone));
  const clock = (local: Wish['start']) => local.slice(11);
  const not = wish.include ? '' : say('pas ', 'not ');
  if (wish.exact) return `${not}${day(wish.start)} ${clock(wish.start)}`;
  const length = daysBetween(dayOf(wish.start), dayOf(wish.end));
  if (length > 300) return `${not}${say('dès', 'from')} ${day(wish.start)}`;
  const whole = wish.start === at(dayOf(wish.start), 0) && wish.end === at(dayOf(wish.end), 0);
  if (whole && length === 1)
    return `${not}${day(wish.start)}${wish.sameTime ? say(', même heure', ', same time') : ''}`;
  if (whole) return `${not}${day(wish.start)} → ${day(previousDay(wish, practice))}`;
  return `${not}${day(wish.start)} ${clock(wish.start)}–${clock(wish.end)}`;
}

function previousDay(wish: Wish, { zone }: Practice): Wish['start'] {
  return toLocal(toInstant(wish.end, zone) - 1, zone);
}
