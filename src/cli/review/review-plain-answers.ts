// What may be answered to one case when the review asks in plain lines. A number always means the same; what does not
// fit the case is not offered.

import { wrap } from '../../core/columns.ts';
import { labelName } from '../../core/label-name.ts';
import { factMaker } from '../../core/letters/facts.ts';
import { alikeTo } from '../../core/review/alike.ts';
import { type EditedText, explainEditFault } from '../../core/review/edited-text.ts';
import { givenIn } from '../../core/review/other-slot.ts';
import type { Waiting } from '../../core/review/queue.ts';
import { askedWords, whoWords } from '../../core/review/short-words.ts';
import type { Case, Verdict } from '../../domain/case.ts';
import type { Instant } from '../../domain/time.ts';
import { callLines } from '../../tui/call-lines.ts';
import { SNOOZES } from '../../tui/choices.ts';
import { textOf } from '../../tui/line.ts';
import { CHOICES, type Detail, type Picture } from '../../tui/state.ts';
import { checkedText, type Reviewing } from './review-on-screen.ts';

/** The case a person is at, with what is known of it. */
export interface Chosen {
  readonly kase: Case;
  /** Null when it waits for nobody: it leaves soon. */
  readonly waiting: Waiting | null;
  readonly picture: Picture;
  readonly detail: Detail | null;
}

interface Answer {
  readonly number: number;
  readonly words: string;
  /** Asks what else must be known; no verdict when the person thought better of it. */
  readonly ask: () => Promise<readonly Verdict[]>;
}

/** The verdicts that this case can be given, in the order of their numbers. */
export function answersFor(reviewing: Reviewing, chosen: Chosen): readonly Answer[] {
  const { context } = reviewing;
  const { say } = context;
  const { kase, waiting, picture, detail } = chosen;
  const of = verdictMaker(reviewing, kase);
  const isWaiting = kase.state === 'waiting';
  const isOpen = isWaiting || kase.state === 'unknown';
  const given = givenIn(kase);
  const alike = isWaiting ? alikeTo(kase, picture.queue) : [];
  const hasLetter = letterOf(kase) !== null;
  const offered: readonly (readonly [boolean, Answer])[] = [
    [
      isWaiting,
      { number: 1, words: say('approuver', 'approve'), ask: async () => [of({ kind: 'approve' })] },
    ],
    [isWaiting, { number: 2, words: say('refuser', 'refuse'), ask: () => refused(reviewing, of) }],
    [
      isWaiting && hasLetter,
      {
        number: 3,
        words: say('modifier la réponse', 'edit the reply'),
        ask: () => edited(reviewing, kase, of),
      },
    ],
    [
      isWaiting && given.length > 0 && (detail?.slots.length ?? 0) > 0,
      {
        number: 4,
        words: say('un autre horaire', 'another time'),
        ask: () => otherTime(reviewing, chosen, of),
      },
    ],
    [
      (kase.reading?.sentences.length ?? 0) > 0,
      {
        number: 5,
        words: say('corriger la lecture d’une phrase', 'correct what a sentence was read as'),
        ask: () => otherReading(reviewing, kase, of),
      },
    ],
    [
      isOpen,
      {
        number: 6,
        words: say('confier à une personne', 'hand to a person'),
        ask: () => handed(reviewing, of),
      },
    ],
    [isOpen, { number: 7, words: say('remettre à plus tard', 'put off'), ask: () => putOff(reviewing, of) }],
    [
      alike.length > 1,
      {
        number: 8,
        words: say(`approuver les ${alike.length} pareils`, `approve all ${alike.length} alike`),
        ask: () => allAlike(reviewing, chosen, alike),
      },
    ],
    [
      true,
      {
        number: 9,
        words: say('fiche pour appeler', 'sheet for a call'),
        ask: async () => told(reviewing, chosen),
      },
    ],
    [
      waiting?.urgency === 'red' && waiting.note?.seen == null,
      { number: 10, words: say('urgence vue', 'emergency seen'), ask: async () => [of({ kind: 'seen' })] },
    ],
    [
      kase.state === 'acting',
      {
        number: 11,
        words: say('arrêter ce qui n’est pas parti', 'stop what has not left'),
        ask: async () => [of({ kind: 'undo' })],
      },
    ],
  ];
  return offered.flatMap(([fits, answer]) => (fits ? [answer] : []));
}

/** How the person leaves the case. */
export function leaveOf({ context: { say } }: Reviewing): string {
  return say('0. retour à la liste', '0. back to the list');
}

type Without<V> = V extends Verdict ? Omit<V, 'by' | 'at' | 'case' | 'seal'> : never;
type Of = (said: Without<Verdict>) => Verdict;

function verdictMaker({ desk, by }: Reviewing, { id }: Case): Of {
  return (said) => ({ ...said, case: id, by, at: desk.now() }) as Verdict;
}

function letterOf({ proposal }: Case): string | null {
  return proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter.body] : []))[0] ?? null;
}

async function refused({ context: { say, doors } }: Reviewing, of: Of): Promise<readonly Verdict[]> {
  const note = await doors.askLine(
    say('Une note, ou rien ; z pour annuler : ', 'A note, or nothing; z to cancel: '),
  );
  const words = (note ?? 'z').trim();
  return words.toLowerCase() === 'z' ? [] : [of({ kind: 'refuse', note: words })];
}

async function handed({ context: { say, doors } }: Reviewing, of: Of): Promise<readonly Verdict[]> {
  const to = ((await doors.askLine(say('À qui ? ', 'To whom? '))) ?? '').trim();
  return to === '' ? [] : [of({ kind: 'hand', to })];
}

async function putOff(reviewing: Reviewing, of: Of): Promise<readonly Verdict[]> {
  const { context, desk } = reviewing;
  const now = desk.now();
  const place = await oneOf(
    reviewing,
    context.say('Jusqu’à :', 'Until:'),
    SNOOZES.map((length) => momentIn(reviewing, now + length)),
  );
  const length = place === null ? undefined : SNOOZES[place];
  return length === undefined ? [] : [of({ kind: 'snooze', until: now + length })];
}

async function otherTime(
  reviewing: Reviewing,
  { kase, detail }: Chosen,
  of: Of,
): Promise<readonly Verdict[]> {
  const { say } = reviewing.context;
  const given = givenIn(kase);
  const which =
    given.length === 1
      ? 0
      : await oneOf(
          reviewing,
          say('Quel horaire remplacer ?', 'Replace which time?'),
          given.map(({ start }) => momentIn(reviewing, start)),
        );
  const before = which === null ? undefined : given[which];
  if (before === undefined) return [];
  const slots = detail?.slots ?? [];
  const title = momentIn(reviewing, before.start);
  const place = await oneOf(
    reviewing,
    say(`Au lieu du ${title} :`, `Instead of ${title}:`),
    slots.map(({ start }) => momentIn(reviewing, start)),
  );
  const slot = place === null ? undefined : slots[place];
  return slot === undefined ? [] : [of({ kind: 'choose', instead: before.start, slot })];
}

async function otherReading(reviewing: Reviewing, { reading }: Case, of: Of): Promise<readonly Verdict[]> {
  const { say, language } = reviewing.context;
  const sentences = reading?.sentences ?? [];
  const which = await oneOf(
    reviewing,
    say('Quelle phrase a été mal lue ?', 'Which sentence was read wrongly?'),
    sentences.map(({ text }) => text),
  );
  const sentence = which === null ? undefined : sentences[which];
  if (sentence === undefined) return [];
  const place = await oneOf(
    reviewing,
    say('C’était :', 'It was:'),
    CHOICES.map((label) => labelName(label, language)),
  );
  const label = place === null ? undefined : CHOICES[place];
  return label === undefined ? [] : [of({ kind: 'relabel', sentence: sentence.number, labels: [label] })];
}

async function allAlike(
  { context, desk, by }: Reviewing,
  { picture }: Chosen,
  alike: readonly Waiting[],
): Promise<readonly Verdict[]> {
  const { print, say, doors, language } = context;
  for (const { kase } of alike)
    print.line(`${whoWords(kase, picture.patients)}. ${askedWords(kase, language)}`);
  const answer = await doors.askLine(
    say(
      `Approuver ces ${alike.length} dossiers ? o ou n : `,
      `Approve these ${alike.length} cases? y or n: `,
    ),
  );
  if (!/^[oy]/i.test((answer ?? '').trim())) return [];
  return alike.map(({ kase }) => ({ kind: 'approve', case: kase.id, by, at: desk.now() }));
}

/** The sheet is read out; nothing is said of the case. */
function told({ context, practice }: Reviewing, { kase, picture }: Chosen): readonly Verdict[] {
  const around = { language: context.language, zone: practice.zone };
  const lines = callLines({ picture, around, columns: context.print.width }, kase).map((one) =>
    textOf(one).trim(),
  );
  for (const text of lines.filter((one) => one !== '').flatMap((one) => wrap(one, context.print.width)))
    context.print.line(text);
  return [];
}

async function edited(reviewing: Reviewing, kase: Case, of: Of): Promise<readonly Verdict[]> {
  const { say, doors } = reviewing.context;
  for (let text = letterOf(kase); text !== null; ) {
    const written = await doors.editText(text);
    const check = written === null ? null : await checkedText(reviewing, kase, written);
    if (check === null) return [];
    tellCheck(reviewing, check);
    const isFit = check.faults.length === 0;
    const question = isFit
      ? say('o : envoyer ce texte, r : reprendre. ', 'y: send this text, r: edit again. ')
      : say('r : reprendre, autre chose : abandonner. ', 'r: edit again, anything else: drop. ');
    const answer = ((await doors.askLine(question)) ?? '').trim().toLowerCase();
    if (isFit && /^[oy]/.test(answer)) return [of({ kind: 'edit', text: check.text })];
    text = answer === 'r' ? check.text : null;
  }
  return [];
}

function tellCheck({ context }: Reviewing, { faults, changes }: EditedText): void {
  const { print, say, language } = context;
  for (const fault of faults) print.line(explainEditFault(fault, language));
  for (const { kind, fact } of changes) {
    const words = kind === 'gone' ? say('N’y est plus', 'Gone') : say('Nouveau', 'New');
    print.line(`${words} : ${fact}`);
  }
}

/** One of a numbered list; null for anything else. */
async function oneOf(
  { context: { print, say, doors } }: Reviewing,
  title: string,
  options: readonly string[],
): Promise<number | null> {
  print.line(title);
  for (const [place, words] of options.entries()) print.line(`${place + 1}. ${words}`);
  const answer = ((await doors.askLine(say('Numéro, ou rien : ', 'Number, or nothing: '))) ?? '').trim();
  const place = /^\d{1,3}$/.test(answer) ? Number(answer) - 1 : -1;
  return options[place] === undefined ? null : place;
}

function momentIn({ context, practice }: Reviewing, at: Instant): string {
  return factMaker(context.language, practice.zone).moment(at);
}
