import type { Request, RequestKind } from '../../domain/reading.ts';
import type { Wish } from '../../domain/wish.ts';
import { combineWishes } from './combine-wishes.ts';

/** Joins what belongs to one request: the same kind twice, a cancellation with the wish for another time, … */
export function merged(drafts: readonly Request[]): readonly Request[] {
  const byKind = joinSameKind(drafts);
  return ABSORBS.reduce<readonly Request[]>(
    (requests, [stronger, weaker]) => absorb(requests, stronger, weaker),
    byKind,
  );
}

/** The first takes in the second when both are there: cancelling and asking anew is one move (design §3). */
const ABSORBS: readonly (readonly [stronger: RequestKind, weaker: RequestKind])[] = [
  ['move', 'cancel'],
  ['move', 'book'],
  ['choose', 'confirm'],
  ['series', 'book'],
  ['home', 'book'],
  ['home', 'series'],
  ['earlier', 'book'],
];

function joinSameKind(drafts: readonly Request[]): readonly Request[] {
  const joined = new Map<RequestKind, Request>();
  for (const draft of drafts) {
    const known = joined.get(draft.kind);
    joined.set(draft.kind, known === undefined ? draft : join(known, draft));
  }
  return [...joined.values()];
}

function absorb(
  requests: readonly Request[],
  stronger: RequestKind,
  weaker: RequestKind,
): readonly Request[] {
  const strong = requests.find(({ kind }) => kind === stronger);
  const weak = requests.find(({ kind }) => kind === weaker);
  if (strong === undefined || weak === undefined || areApart(strong, weak)) return requests;
  return requests
    .filter((request) => request !== weak)
    .map((request) => (request === strong ? join(strong, weak) : request));
}

/** Both name an existing appointment, and not the same: two requests. */
function areApart(a: Request, b: Request): boolean {
  return (
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
    faq: [...new Set([...first.faq, ...second.faq])],
  };
}

function unique(wishes: readonly Wish[]): readonly Wish[] {
  return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}
