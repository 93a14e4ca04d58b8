import { describe, expect, it } from 'vitest';
import { LOOKED_AT } from '../../../../src/core/reading/mail-kinds/kind-signs.ts';
import {
  type KindWeights,
  OWN_SIGNS,
  parseKindWeights,
  SHARED_SIGNS,
} from '../../../../src/core/reading/mail-kinds/kind-weights.ts';
import { learnKindWeights } from '../../../../src/core/reading/mail-kinds/learn-kind-weights.ts';
import { secondLook } from '../../../../src/core/reading/mail-kinds/second-look.ts';
import type { ReadSentence, Request, RequestKind } from '../../../../src/domain/reading.ts';
import { aWish } from '../../../build/builders.ts';

const heard: ReadSentence = { number: 1, text: 'vendredi 10h', labels: ['book', 'unknown'], by: ['lexical'] };
const asks = (kind: RequestKind): Request => ({ kind, sentences: [1], wishes: [], about: [], faq: [] });

/** Weights that hold one opinion of every kind: so many points, whatever stands in the mail. */
function opinion(points: (kind: RequestKind) => number): KindWeights {
  const own = (kind: RequestKind) => [points(kind), ...new Array<number>(OWN_SIGNS - 1).fill(0)];
  return {
    shared: new Array<number>(SHARED_SIGNS).fill(0),
    kinds: Object.fromEntries(LOOKED_AT.map((kind) => [kind, own(kind)])),
  };
}

function look(requests: readonly Request[], weights: KindWeights): readonly RequestKind[] {
  const requestsOf = (sentences: readonly ReadSentence[]) =>
    sentences.flatMap(({ labels }) => LOOKED_AT.filter((kind) => labels.includes(kind)).map(asks));
  const mail = { sentences: [heard], chances: new Map(), reply: false };
  return secondLook({ ...mail, requests, weights, requestsOf }).map(({ kind }) => kind);
}

const AGAINST_ALL = opinion(() => -9);
const FOR_ALL = opinion(() => 9);

describe('a mail that a human reads first, seen as a whole', () => {
  it('asks no more for what the whole mail speaks against', () => {
    expect(look([asks('book')], AGAINST_ALL)).toEqual([]);
  });

  it('asks for what the whole mail speaks for', () => {
    const both = opinion((kind) => (kind === 'document' || kind === 'book' ? 9 : -9));
    expect(look([asks('book')], both)).toEqual(['book', 'document']);
  });

  it('asks for the likelier of two things that the same words may ask for', () => {
    const moves = opinion((kind) => ({ move: 2, cancel: 1 })[kind as string] ?? -9);
    expect(look([asks('cancel')], moves)).toEqual(['move']);
    const cancels = opinion((kind) => ({ move: 1, cancel: 2 })[kind as string] ?? -9);
    expect(look([asks('cancel')], cancels)).toEqual(['cancel']);
  });

  it('keeps a yes where a choice would be likelier that nobody made', () => {
    const chooses = opinion((kind) => ({ choose: 2, confirm: 1 })[kind as string] ?? -9);
    expect(look([asks('confirm')], chooses)).toEqual(['confirm']);
  });

  it('wishes for a time in a first mail, which takes none that was offered', () => {
    const time = aWish('2026-11-26T10:00', '2026-11-26T11:00');
    const chosen = { ...asks('choose'), wishes: [time] };
    expect(
      look(
        [chosen],
        opinion(() => -2),
      ),
    ).toEqual(['book']);
    expect(
      look(
        [chosen],
        opinion((kind) => (kind === 'move' ? -1 : -2)),
      ),
    ).toEqual(['move']);
  });

  it('never unsays a stop', () => {
    expect(look([asks('stop')], AGAINST_ALL)).toEqual(['stop']);
  });

  it('never makes up a stop, a yes or a choice', () => {
    const made = look([asks('book')], FOR_ALL);
    expect(made).not.toContain('stop');
    expect(made).not.toContain('confirm');
    expect(made).not.toContain('choose');
  });

  it('throws no time away that somebody named, unless nothing at all speaks for it', () => {
    const wish = {
      include: true,
      start: '2026-11-27T10:00',
      end: '2026-11-27T11:00',
    } as Request['wishes'][number];
    const named = [{ ...asks('book'), wishes: [wish] }];
    expect(
      look(
        named,
        opinion(() => -2),
      ),
    ).toEqual(['book']);
    expect(look(named, AGAINST_ALL)).toEqual([]);
  });
});

describe('what is learned of whole mails', () => {
  const mail = { sentences: [heard], chances: new Map(), asked: ['book'] as const, reply: true };

  it('is that an answer which names a time takes it, where mails say so', () => {
    const taught = Array.from({ length: 20 }, () => ({ mail, truth: ['choose'] as const }));
    expect(look([asks('book')], learnKindWeights(taught))).toEqual([]);
  });

  it('is the same every time', () => {
    const taught = [{ mail, truth: ['choose'] as const }];
    expect(learnKindWeights(taught)).toEqual(learnKindWeights(taught));
  });

  it('is refused when it belongs to other signs', () => {
    expect(() => parseKindWeights('{"shared":[1],"kinds":{}}')).toThrow('learned from other signs');
  });
});
