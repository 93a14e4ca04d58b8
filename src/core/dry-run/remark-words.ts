// What is said of a judged mail, in the practice's words. Nothing here repeats a word of a patient.

import type { Advice, DryVerdict, NamedTime, Remark, Topic, Unjudged } from '../../domain/dry-run.ts';
import type { Language, ProgramLanguage } from '../../domain/language.ts';
import { type LocalTime, minutesOf, toInstant } from '../../domain/time.ts';
import { factMaker } from '../letters/facts.ts';
import { upperFirst } from '../upper-first.ts';

type Words = readonly [fr: string, en: string];

const VERDICT_WORDS: Readonly<Record<DryVerdict, Words>> = {
  same: ['pareil', 'same'],
  better: ['mieux', 'better'],
  different: ['autrement', 'different'],
  'missed-ask': ['oubli', 'missed ask'],
  'wrong-language': ['autre langue', 'wrong language'],
  'wrong-commitment': ['engagement faux', 'wrong commitment'],
  'should-have-escalated': ['pour une personne', 'needed a person'],
};

const ADVICE_WORDS: Readonly<Record<Advice, Words>> = {
  go: ['FEU VERT', 'GO'],
  suggest: ['PRÉPARER', 'PREPARE'],
  'no-go': ['PAS ENCORE', 'NO-GO'],
  'too-few': ['TROP PEU', 'TOO FEW'],
  yours: ['TOUJOURS VOUS', 'ALWAYS YOU'],
};

const TOPIC_WORDS: Readonly<Record<Topic, Words>> = {
  appointment: ['une date', 'a date'],
  cancel: ["l'annulation", 'the cancellation'],
  'waiting-list': ["la liste d'attente", 'the waiting list'],
  late: ['le retard', 'running late'],
  question: ['la question pratique', 'the practical question'],
  payment: ['le paiement', 'the payment'],
  document: ['le document', 'the document'],
  renewal: ['le renouvellement', 'the renewal'],
  contact: ['les coordonnées', 'the contact details'],
};

const UNJUDGED_WORDS: Readonly<Record<Unjudged, Words>> = {
  'no-answer': [
    "aucune réponse retrouvée : vous avez peut-être téléphoné, ou il n'en fallait pas",
    'no answer was found: you may have phoned, or none was needed',
  ],
  'left-to-you': [
    "elle vous l'aurait remis : une personne lit d'abord",
    'she would have handed it to you: a person reads first',
  ],
  'your-thread': [
    "suite d'un échange commencé par vous : elle s'y tient à l'écart",
    'goes on from a letter of yours: she keeps out of it',
  ],
  'answered-by-program': [
    'un programme y a répondu, pas une personne',
    'a program answered it, not a person',
  ],
  'answer-unreadable': ['votre réponse est illisible', 'your answer can not be read'],
  'answer-not-understood': [
    "votre réponse n'a pas été comprise : comparez vous-même",
    'your answer was not understood: compare it yourself',
  ],
  'mail-unreadable': ['le message est illisible', 'the mail can not be read'],
  'receipt-only': [
    "elle aurait seulement accusé réception, et vous l'aurait remis",
    'she would only have said that it arrived, and handed it to you',
  ],
  'agenda-then': [
    "l'agenda de ce jour-là n'est plus connu : les dates ne sont pas jugées",
    'the agenda of that day is not known any more: dates are not judged',
  ],
  'part-of-answer': [
    "une partie de votre réponse n'a pas été comprise",
    'a part of your answer was not understood',
  ],
};

/** "pareil", "engagement faux". */
export function verdictWord(verdict: DryVerdict, language: ProgramLanguage): string {
  return one(VERDICT_WORDS[verdict], language);
}

/** "FEU VERT", "PAS ENCORE". */
export function adviceWord(advice: Advice, language: ProgramLanguage): string {
  return one(ADVICE_WORDS[advice], language);
}

/** Why nothing is said of a mail or of a part of it, lower case, without a full stop. */
export function unjudgedWords(why: Unjudged, language: ProgramLanguage): string {
  return one(UNJUDGED_WORDS[why], language);
}

/** The same as a sentence of its own. */
export function unjudgedSentence(why: Unjudged, language: ProgramLanguage): string {
  const words = unjudgedWords(why, language);
  return `${upperFirst(words)}.`;
}

/** One remark as one sentence. */
export function remarkSentence(remark: Remark, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const at = (time: LocalTime) => momentOf(time, language);
  const topics = (all: readonly Topic[]) => all.map((topic) => one(TOPIC_WORDS[topic], language)).join(', ');
  const list = (times: readonly LocalTime[]) => times.map(at).join(', ');
  const named = (times: readonly NamedTime[]) => times.map((time) => namedOf(time, language)).join(', ');
  switch (remark.code) {
    case 'same-topics':
      return remark.topics.length === 0
        ? say('Vous non plus n’avez rien eu à traiter.', 'There was nothing to treat for you either.')
        : say(
            `Vous traitez la même chose : ${topics(remark.topics)}.`,
            `You treat the same: ${topics(remark.topics)}.`,
          );
    case 'same-time':
      return say(`Vous donnez la même date : ${at(remark.at)}.`, `You give the same date: ${at(remark.at)}.`);
    case 'nobody-answered':
      return say("Personne n'y a répondu.", 'Nobody answered it.');
    case 'also-treats':
      return say(
        `Elle traite aussi ${topics(remark.topics)}, que votre réponse ne traite pas.`,
        `She also treats ${topics(remark.topics)}, which your answer does not.`,
      );
    case 'other-words':
      return say('Elle répond, mais autre chose que vous.', 'She answers, but something else than you.');
    case 'no-time-given':
      return say('Elle donne des dates, votre réponse aucune.', 'She gives dates, your answer none.');
    case 'other-times':
      return say(
        `Elle donne ${list(remark.ours)} ; vous : ${named(remark.theirs)}.`,
        `She gives ${list(remark.ours)}; you: ${named(remark.theirs)}.`,
      );
    case 'not-treated':
      return say(
        `Vous traitez ${topics(remark.topics)} ; elle ne l'aurait pas vu.`,
        `You treat ${topics(remark.topics)}; she would have missed it.`,
      );
    case 'set-aside-answered':
      return say(
        "Elle l'aurait mis de côté ; vous y avez répondu.",
        'She would have set it aside; you answered it.',
      );
    case 'language':
      return say(
        `Elle aurait écrit en ${LANGUAGE_WORDS[remark.ours][0]} ; vous avez écrit en ${LANGUAGE_WORDS[remark.theirs][0]}.`,
        `She would have written in ${LANGUAGE_WORDS[remark.ours][1]}; you wrote in ${LANGUAGE_WORDS[remark.theirs][1]}.`,
      );
    case 'time-contradicted':
      return say(
        `Elle aurait confirmé ${at(remark.ours)} ; vous écrivez ${named(remark.theirs)}.`,
        `She would have confirmed ${at(remark.ours)}; you write ${named(remark.theirs)}.`,
      );
    case 'kept-or-moved':
      return say(
        `Elle aurait annulé ${at(remark.ours)} ; vous donnez une autre date.`,
        `She would have cancelled ${at(remark.ours)}; you give another date.`,
      );
    case 'cancelled-instead':
      return say(
        `Elle aurait donné ${at(remark.ours)} ; vous annulez.`,
        `She would have given ${at(remark.ours)}; you cancel.`,
      );
    case 'amount-contradicted':
      return say(
        `Elle nomme ${remark.ours.join(', ')} ; vous : ${remark.theirs.join(', ')}. Corrigez la réponse approuvée.`,
        `She names ${remark.ours.join(', ')}; you: ${remark.theirs.join(', ')}. Correct the approved answer.`,
      );
    case 'health-answered':
      return say(
        'Votre réponse parle de santé : il fallait une personne.',
        'Your answer speaks of health: it needed a person.',
      );
    case 'asked-to-call':
      return say(
        'Vous avez demandé un appel : il fallait une personne.',
        'You asked for a call: it needed a person.',
      );
  }
}

const LANGUAGE_WORDS: Readonly<Record<Language, Words>> = {
  fr: ['français', 'French'],
  en: ['anglais', 'English'],
  nl: ['néerlandais', 'Dutch'],
  de: ['allemand', 'German'],
  pl: ['polonais', 'Polish'],
  es: ['espagnol', 'Spanish'],
  it: ['italien', 'Italian'],
  pt: ['portugais', 'Portuguese'],
};

function one([fr, en]: Words, language: ProgramLanguage): string {
  return language === 'fr' ? fr : en;
}

/** A wall-clock time is said as it is, whatever the zone. */
function momentOf(time: LocalTime, language: ProgramLanguage): string {
  return factMaker(language, 'UTC').moment(toInstant(time, 'UTC'));
}

function namedOf({ start, end, exact }: NamedTime, language: ProgramLanguage): string {
  const wholeDay = minutesOf(start) === 0 && minutesOf(end) === 0;
  return exact || !wholeDay
    ? momentOf(start, language)
    : factMaker(language, 'UTC').day(toInstant(start, 'UTC'));
}
