// "Could I have Tuesday or Thursday after 5? Mondays are my choir night.": where one sentence asks for its days, another
// that only tells something wants none of those that it names.

import type { ReadSentence, Request, RequestKind } from '../../../domain/reading.ts';
import { addDays, at, dayOf } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { wordsOf } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { isEveryWeek } from './combine-wishes.ts';
import { goesOn, hasSubject, wantsInWords } from './loose-times.ts';
import { LONGEST_BEFORE, TAKES_WISHES } from './request-times.ts';
import { speaksOf } from './time-pieces.ts';

/** Days that an asked-for stretch lasts at most. */
const SHORT = 7;
/** Days beyond which a stretch is any day. */
const LONG = 60;
/** Words beside its times up to which a sentence may be nothing but a time. */
const FEW_WORDS = 2;

/** Requests of single sentences, without the times that sentences only tell; what they rule out stays ruled out. */
export function withoutTold(requests: readonly Request[], asked: Asked): readonly Request[] {
  const asks = (request: Request) =>
    takesOffer(request, asked) || (takes(request) && isAsked(request, asked));
  if (!requests.some(asks)) return requests;
  const offered = requests.some((request) => takesOffer(request, asked));
  return requests.map((request) =>
    !takes(request) || asks(request) || !isTold(request, asked)
      ? request
      : {
          ...request,
          wishes: request.wishes.filter(
            (wish) => !wish.include || (!offered && isLimit(wish, request, asked)),
          ),
        },
  );
}

function takes({ kind, choice, shift, calendar }: Request): boolean {
  return TAKES_WISHES.has(kind) && choice === undefined && shift === undefined && calendar !== true;
}

/** An answer that takes an hour, or says yes to one. */
function takesOffer({ kind, wishes, about }: Request, { reply }: Asked): boolean {
  const times = kind === 'choose' ? wishes : kind === 'confirm' ? about : [];
  return reply && times.some(({ include, exact }) => include && exact === true);
}

/** Its sentence wants some days, in words of wanting or in a question. */
function isAsked({ sentences, wishes }: Request, asked: Asked): boolean {
  if (!wishes.some(isShort) || isEveryWeek(wishes)) return false;
  return sentencesOf(sentences, asked).some(
    (sentence) => isOfTimes(sentence) && (sentence.text.includes('?') || wantsInWords(sentence, asked)),
  );
}

function isShort({ include, start, end }: Wish): boolean {
  return include && end <= at(addDays(dayOf(start), SHORT), 0);
}

function isTold({ sentences }: Request, asked: Asked): boolean {
  const own = sentencesOf(sentences, asked);
  return own.length > 0 && own.every((sentence) => tells(sentence, asked));
}

/** No question, no alternative, more than a time, and no word of wanting where it was labelled as something else. */
function tells(sentence: ReadSentence, asked: Asked): boolean {
  const { text } = sentence;
  const { language, context } = asked;
  if (text.includes('?') || goesOn(text, language) || speaksOf(text, language, ['free'])) return false;
  if (wantsInWords(sentence, asked) && isOfTimes(sentence)) return false;
  const { rest } = readWishes(text.slice(0, LONGEST_BEFORE), language, context);
  return wordsOf(rest).length > FEW_WORDS || hasSubject(text);
}

/** It was heard to ask for a time. */
function isOfTimes({ labels }: ReadSentence): boolean {
  return labels.some((label) => label === 'wish' || TAKES_WISHES.has(label as RequestKind));
}

/** "Antes de las diez no puede": the hours that are left, on whatever day. */
function isLimit({ daily, start, end }: Wish, { sentences }: Request, asked: Asked): boolean {
  const anyDay = daily !== undefined && end > at(addDays(dayOf(start), LONG), 0);
  return (
    anyDay && sentencesOf(sentences, asked).some(({ text }) => speaksOf(text, asked.language, ['cannot']))
  );
}

/** Of the mail's text, not its subject. */
function sentencesOf(numbers: readonly number[], { sentences }: Asked): readonly ReadSentence[] {
  return sentences.filter(({ number }) => number > 0 && numbers.includes(number));
}
