// How the reader learns what a sentence is in its mail: a small net over what the classifier made of the sentence and of
// its neighbours, with Adam. Pure and without chance: the same mails give the same weights.

import { isDanger, LABELS, type Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import { loudestEmergency } from './beside-neighbours.ts';
import { descend, type Lesson } from './descend.ts';
import {
  type LookedAtAlone,
  type MailOfSentences,
  NEIGHBOUR_SIGNS,
  neighbourSigns,
  oddsAlone,
} from './neighbour-signs.ts';
import type { NeighbourWeights } from './neighbour-weights.ts';
import { answerOf, FIRST_LABEL, FOR_PERSON, levelled, type Net } from './net.ts';

/** A mail whose sentences are labelled, read by weights that had not learned from its file. */
export interface LabelledMail extends MailOfSentences {
  readonly sentences: readonly (LookedAtAlone & { readonly labels: readonly Label[] })[];
  /** Mails of one part are left out together when it is asked how good the net is. */
  readonly part: number;
}

/** What a human must read counts so much, shared by all such sentences of a mail … */
const GUARDED_WEIGHT = 3;
/** … and so much more where it is an emergency or distress. */
const ALARM_WEIGHT = 1.5;

/** Of the mails that a human must read, at most this share may look calm, sentence by sentence. */
const LEAK = 0.01;
/** Of those with an emergency or distress in them. */
const ALARM_LEAK = 0.0065;
/** Of the mails without an emergency, this share may be called one. */
const FALSE_ALARMS = 0.006;
/** A label is given from the odds on at which it was right so often. */
const RIGHT = 0.88;
const RIGHT_GUARDED = 0.7;

/** What was learned of all mails, and, for each part, of the others: to read that part without having seen it. */
export interface LearnedNeighbours {
  readonly whole: NeighbourWeights;
  readonly without: readonly NeighbourWeights[];
}

/** Learns from labelled mails in `parts` parts. */
export function learnNeighbourWeights(mails: readonly LabelledMail[], parts: number): LearnedNeighbours {
  const nets = [...Array(parts).keys()].map((part) => learned(mails.filter((mail) => mail.part !== part)));
  const read = mails.flatMap((mail) => {
    const net = nets[mail.part];
    return net === undefined ? [] : [{ mail, odds: oddsIn(mail, net) }];
  });
  const limits = { limit: limitOf(read), alarm: alarmOf(read), sure: sureOf(read) };
  return { whole: { net: learned(mails), ...limits }, without: nets.map((net) => ({ net, ...limits })) };
}

function oddsIn(mail: LabelledMail, net: Net): readonly (ArrayLike<number> | null)[] {
  return neighbourSigns(mail).map((signs, at) => {
    const sentence = mail.sentences[at];
    return signs === null || sentence === undefined || isUntold(sentence)
      ? null
      : answerOf(levelled(signs, net), oddsAlone(signs), net).odds;
  });
}

interface ReadMail {
  readonly mail: LabelledMail;
  /** Of every sentence, what is asked of it (net.ts); null where it is not told. */
  readonly odds: readonly (ArrayLike<number> | null)[];
}

/** A human must read it: what is guarded, and who wants a person. */
function isForPerson(label: Label): boolean {
  return isProtected(label) || label === 'human';
}

function isAlarm(label: Label): boolean {
  return isDanger(label) || label === 'distress';
}

/** Log odds where nothing tells. */
const EVEN = 0;

/** The highest odds up to which both promises hold: a mail is as loud as its loudest sentence. */
function limitOf(read: readonly ReadMail[]): number {
  const loudest = read.map(({ mail, odds }) => ({
    labels: mail.sentences.flatMap(({ labels }) => labels),
    most: Math.max(...odds.map((one) => one?.[FOR_PERSON] ?? Number.NEGATIVE_INFINITY)),
  }));
  const below = (holds: (label: Label) => boolean, share: number) => {
    const ordered = loudest.filter(({ labels }) => labels.some(holds)).map(({ most }) => most);
    ordered.sort((one, other) => one - other);
    return ordered[Math.floor(share * ordered.length)] ?? EVEN;
  };
  return rounded(Math.min(below(isForPerson, LEAK), below(isAlarm, ALARM_LEAK)) - 1e-3);
}

/** The lowest odds of an emergency from which hardly any mail without one would raise the alarm. */
function alarmOf(read: readonly ReadMail[]): number {
  const calm = read.filter(({ mail }) => !mail.sentences.some(({ labels }) => labels.some(isDanger)));
  const loudest = calm.map(({ odds }) =>
    Math.max(...odds.map((one) => (one === null ? Number.NEGATIVE_INFINITY : loudestEmergency(one)))),
  );
  loudest.sort((one, other) => other - one);
  return rounded((loudest[Math.floor(FALSE_ALARMS * loudest.length)] ?? NEVER) + 1e-3);
}

/** Seldom labels are given for certain only. */
const FEWEST = 20;
const NEVER = 99;

function sureOf(read: readonly ReadMail[]): readonly number[] {
  return LABELS.map((label, at) => {
    const said = read.flatMap(({ mail, odds }) =>
      mail.sentences.flatMap(({ labels }, place) => {
        const own = odds[place]?.[FIRST_LABEL + at];
        return own === undefined ? [] : [{ own, right: labels.includes(label) }];
      }),
    );
    said.sort((one, other) => other.own - one.own);
    const wanted = isProtected(label) ? RIGHT_GUARDED : RIGHT;
    let right = 0;
    let sure = NEVER;
    said.forEach((one, place) => {
      right += Number(one.right);
      if (place + 1 >= FEWEST && right >= wanted * (place + 1)) sure = one.own;
    });
    return rounded(sure);
  });
}

interface Row extends Omit<Lesson, 'level'> {
  readonly signs: readonly number[];
}

function rowsOf(mail: LabelledMail): readonly Row[] {
  const guarded = mail.sentences.filter(({ labels }) => labels.some(isForPerson)).length;
  return neighbourSigns(mail).flatMap((signs, at) => {
    const sentence = mail.sentences[at];
    if (signs === null || sentence === undefined || isUntold(sentence)) return [];
    const { labels } = sentence;
    const person = labels.some(isForPerson);
    const targets = Uint8Array.from([
      Number(person),
      Number(labels.some(isDanger)),
      ...LABELS.map((label) => Number(labels.includes(label))),
    ]);
    const weight = (person ? GUARDED_WEIGHT / guarded : 1) * (labels.some(isAlarm) ? ALARM_WEIGHT : 1);
    return [{ signs, alone: oddsAlone(signs), targets, weight }];
  });
}

/** A subject is labelled only where it alone says what is asked. */
function isUntold({ number, labels }: LabelledMail['sentences'][number]): boolean {
  return number === 0 && labels.length === 0;
}

function learned(mails: readonly LabelledMail[]): Net {
  const rows = mails.flatMap(rowsOf);
  const { means, spreads } = levelOf(rows.map(({ signs }) => signs));
  const lessons = rows.map(({ signs, ...row }) => ({ ...row, level: levelled(signs, { means, spreads }) }));
  return { means, spreads, ...descend(lessons) };
}

function levelOf(rows: readonly (readonly number[])[]): Pick<Net, 'means' | 'spreads'> {
  const count = Math.max(1, rows.length);
  const mean = (of: (sign: number) => number, at: number) =>
    rows.reduce((sum, signs) => sum + of(signs[at] ?? 0), 0) / count;
  const means = Array.from({ length: NEIGHBOUR_SIGNS }, (_, at) => rounded(mean((sign) => sign, at)));
  const spreads = means.map(
    (middle, at) => rounded(Math.sqrt(mean((sign) => (sign - middle) ** 2, at))) || 1,
  );
  return { means, spreads };
}

function rounded(number: number): number {
  return Number(number.toFixed(4));
}
