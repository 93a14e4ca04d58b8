import type { Request, RequestKind } from '../../domain/reading.ts';
import type { Wish } from '../../domain/wish.ts';
import { combineWishes } from './times/combine-wishes.ts';
import { wantsOnly } from './times/request-times.ts';

/** Joins what belongs to one request: the same kind twice, a cancellation with the wish for another time, … */
export function merged(drafts: readonly Request[]): readonly Request[] {
  return ABSORBS.reduce<readonly Request[]>(
    (requests, [stronger, weaker, belongs]) => absorb(requests, stronger, weaker, belongs),
    joinSameKind(drafts),
  );
}

type Belongs = (weak: Request, strong: Request) => boolean;

/** The first takes in the second where both are there and the third says so, in this order. */
const ABSORBS: readonly (readonly [stronger: RequestKind, weaker: RequestKind, belongs: Belongs])[] = [
  // One sentence says both: "avancer mon rendez-vous", "elle ne peut plus se déplacer".
  ['move', 'earlier', sharesSentence],
  ['home', 'move', isWithin],
  // Only the subject says both, and the mail the first: "annulation demain" asks for no freed time.
  ['cancel', 'earlier', isTitleOf],
  // Cancelling and asking anew is one move (design §3).
  ['move', 'cancel', always],
  ['move', 'book', always],
  ['choose', 'confirm', always],
  ['series', 'book', always],
  ['home', 'book', always],
  ['home', 'series', always],
  ['earlier', 'book', always],
];

function joinSameKind(drafts: readonly Request[]): readonly Request[] {
  const joined = new Map<string, Request>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    const known = joined.get(key);
    joined.set(key, known === undefined ? draft : join(known, draft));
  }
  return [...joined.values()];
}

/** A question without an approved answer stays by itself: the answer to another one must not pass for its own. */
function keyOf({ kind, faq }: Request): string {
  return kind === 'question' && faq.length === 0 ? 'question without answer' : kind;
}

function absorb(
  requests: readonly Request[],
  stronger: RequestKind,
  weaker: RequestKind,
  belongs: Belongs,
): readonly Request[] {
  const strong = requests.find(({ kind }) => kind === stronger);
  const weak = requests.find(({ kind }) => kind === weaker);
  if (strong === undefined || weak === undefined || areApart(strong, weak) || !belongs(weak, strong))
    return requests;
  return requests
    .filter((request) => request !== weak)
    .map((request) => (request === strong ? join(strong, weak) : request));
}

function always(): boolean {
  return true;
}

function isWithin(weak: Request, strong: Request): boolean {
  return weak.sentences.every((sentence) => strong.sentences.includes(sentence));
}

function sharesSentence(weak: Request, strong: Request): boolean {
  return weak.sentences.some((sentence) => strong.sentences.includes(sentence));
}

function isTitleOf(weak: Request, strong: Request): boolean {
  return (
    isWithin(weak, strong) && weak.sentences.every((number) => number === 0) && strong.sentences.length > 1
  );
}

/** Both name an existing appointment, and not the same: two requests. */
function areApart(a: Request, b: Request): boolean {
  return (
    !wantsOnly(b.kind) &&
    a.about.length > 0 &&
    b.about.length > 0 &&
    !a.about.some((one) => b.about.some((other) => overlaps(one, other)))
  );
}

function overlaps(a: Wish, b: Wish): boolean {
  return a.start < b.end && b.start < a.end;
}

function join(first: Request, second: Request): Request {
  const choice = first.choice ?? second.choice;
  return {
    kind: first.kind,
    sentences: [...new Set([...first.sentences, ...second.sentences])].toSorted((a, b) => a - b),
    wishes: combineWishes(first.wishes, second.wishes),
    about: unique([...first.about, ...second.about]),
    ...(choice === undefined ? {} : { choice }),
    ...(first.all || second.all ? { all: true } : {}),
    ...(first.supposed || second.supposed ? { supposed: true } : {}),
    faq: [...new Set([...first.faq, ...second.faq])],
  };
}

function unique(wishes: readonly Wish[]): readonly Wish[] {
  return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}
