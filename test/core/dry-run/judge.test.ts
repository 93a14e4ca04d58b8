import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answered, judge, type Sides } from '../../../src/core/dry-run/judge.ts';
import type { Outcome } from '../../../src/core/dry-run/said-by-program.ts';
import {
  type FixedTime,
  type NamedTime,
  type SaidByPractice,
  type SaidByProgram,
  type Topic,
  VERDICTS,
} from '../../../src/domain/dry-run.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { type LocalTime, parseLocalTime } from '../../../src/domain/time.ts';
import { NOW } from '../../build/builders.ts';

function at(text: string): LocalTime {
  const time = parseLocalTime(text);
  if (time === null) throw new Error(`not a time: ${text}`);
  return time;
}

const THURSDAY = at('2026-11-26T17:30');
const FRIDAY = at('2026-11-27T10:00');

function exactly(start: LocalTime): NamedTime {
  return { start, end: at(`${start.slice(0, 11)}23:00`), exact: true };
}

function ours(different: Partial<SaidByProgram> = {}): SaidByProgram {
  return {
    language: 'fr',
    topics: new Set<Topic>(['appointment']),
    fixed: [],
    offered: [],
    amounts: [],
    agendaUnknown: false,
    words: 'Votre rendez-vous est confirmé.',
    ...different,
  };
}

function theirs(different: Partial<SaidByPractice> = {}): SaidByPractice {
  return {
    at: NOW,
    language: 'fr',
    labels: new Set(),
    topics: new Set<Topic>(['appointment']),
    times: [],
    amounts: [],
    person: null,
    understood: true,
    words: 'À jeudi.',
    ...different,
  };
}

function confirmed(time: LocalTime, known = true): FixedTime {
  return { kind: 'confirm', at: time, known };
}

function letter(said: SaidByProgram, ready = true): Outcome {
  return { kind: 'letter', ready, said };
}

function said(different: Partial<SaidByPractice> = {}): Answered {
  return { kind: 'said', said: theirs(different) };
}

function judgedAs(sides: Partial<Sides>): string {
  const judgement = judge({
    outcome: letter(ours()),
    reason: 'understood',
    kinds: ['book'],
    answered: said(),
    ...sides,
  });
  return judgement.kind === 'judged' ? judgement.verdict : judgement.why;
}

describe('a past mail beside the practice’s own answer', () => {
  it('is the same when both treat the same thing', () => {
    expect(judgedAs({})).toBe('same');
  });

  it('is the same when both confirm the same time', () => {
    const outcome = letter(ours({ fixed: [confirmed(THURSDAY)] }));
    expect(judgedAs({ outcome, answered: said({ times: [exactly(THURSDAY)] }) })).toBe('same');
  });

  it('is a wrong commitment when she confirms a known appointment and the practice names another time', () => {
    const outcome = letter(ours({ fixed: [confirmed(THURSDAY)] }));
    expect(judgedAs({ outcome, answered: said({ times: [exactly(FRIDAY)] }) })).toBe('wrong-commitment');
  });

  it('does not call it wrong when the agenda of then is not known', () => {
    const outcome = letter(ours({ fixed: [confirmed(THURSDAY, false)], agendaUnknown: true }));
    const judgement = judge({
      outcome,
      reason: 'understood',
      kinds: ['confirm'],
      answered: said({ times: [exactly(FRIDAY)] }),
    });
    expect(judgement).toMatchObject({ verdict: 'different', unjudged: ['agenda-then'] });
  });

  it('does not judge times that could only be chosen from, when the agenda of then is not known', () => {
    const outcome = letter(ours({ offered: [THURSDAY], agendaUnknown: true }));
    const judgement = judge({
      outcome,
      reason: 'understood',
      kinds: ['book'],
      answered: said({ times: [exactly(FRIDAY)] }),
    });
    expect(judgement).toMatchObject({ verdict: 'same', unjudged: ['agenda-then'] });
  });

  it('is a wrong commitment when she cancels and the practice gives another date instead', () => {
    const cancel: FixedTime = { kind: 'cancel', at: THURSDAY, known: true };
    const outcome = letter(ours({ topics: new Set<Topic>(['cancel']), fixed: [cancel] }));
    expect(judgedAs({ outcome, answered: said({ times: [exactly(FRIDAY)] }) })).toBe('wrong-commitment');
  });

  it('is a wrong commitment when she names another price', () => {
    const outcome = letter(ours({ topics: new Set<Topic>(['payment']), amounts: [20] }));
    const answered = said({ topics: new Set<Topic>(['payment']), amounts: [25] });
    expect(judgedAs({ outcome, answered })).toBe('wrong-commitment');
  });

  it('needed a person when the practice answered with words on health', () => {
    expect(judgedAs({ answered: said({ person: 'health' }) })).toBe('should-have-escalated');
  });

  it('needed a person when the practice asked for a call', () => {
    expect(judgedAs({ answered: said({ person: 'call' }) })).toBe('should-have-escalated');
  });

  it('finds no fault in a draft that a person would have read first', () => {
    expect(judgedAs({ outcome: letter(ours(), false), answered: said({ person: 'health' }) })).toBe('same');
  });

  it('is the wrong language when the practice wrote in another one', () => {
    expect(judgedAs({ answered: said({ language: 'en' }) })).toBe('wrong-language');
    expect(judgedAs({ answered: said({ language: null }) })).toBe('same');
  });

  it('misses an ask when the practice treats something else as well', () => {
    const answered = said({ topics: new Set<Topic>(['appointment', 'document']) });
    expect(judgedAs({ answered })).toBe('missed-ask');
  });

  it('misses an ask when it is set aside and the practice answered', () => {
    expect(judgedAs({ outcome: { kind: 'set-aside' } })).toBe('missed-ask');
  });

  it('is the same when thanks are set aside and the practice only sent a courtesy', () => {
    const answered = said({ topics: new Set<Topic>() });
    expect(judgedAs({ outcome: { kind: 'set-aside' }, kinds: ['thanks'], answered })).toBe('same');
  });

  it('is the same when it is set aside and nobody answered either', () => {
    expect(judgedAs({ outcome: { kind: 'set-aside' }, answered: { kind: 'nothing' } })).toBe('same');
  });

  it('is better when she treats a second thing that the practice left out', () => {
    const outcome = letter(ours({ topics: new Set<Topic>(['appointment', 'document']) }));
    expect(judgedAs({ outcome })).toBe('better');
  });

  it('says nothing of a second thing when a part of the practice’s answer was not understood', () => {
    const outcome = letter(ours({ topics: new Set<Topic>(['appointment', 'document']) }));
    expect(judgedAs({ outcome, answered: said({ understood: false }) })).toBe('same');
  });

  it('is different when an approved answer says something else', () => {
    const question = new Set<Topic>(['question']);
    const outcome = letter(ours({ topics: question, words: 'Le parking est place des Tilleuls.' }));
    const answered = said({ topics: question, words: 'Sonnez au portail, deuxième étage à gauche.' });
    expect(judgedAs({ outcome, answered })).toBe('different');
  });

  it.each([
    ['no-answer', { answered: { kind: 'nothing' } }],
    ['answered-by-program', { answered: { kind: 'program' } }],
    ['answer-unreadable', { answered: { kind: 'unreadable' } }],
    ['left-to-you', { outcome: { kind: 'left-to-you', agendaUnknown: false } }],
    ['agenda-then', { outcome: { kind: 'left-to-you', agendaUnknown: true } }],
    ['receipt-only', { outcome: { kind: 'receipt' } }],
    ['your-thread', { reason: 'already-answered' }],
    ['mail-unreadable', { reason: 'unreadable-mail' }],
  ] as const)('is not judged: %s', (why, sides) => {
    expect(judgedAs(sides)).toBe(why);
  });

  it('is not judged when nothing of the practice’s answer was understood', () => {
    const answered = said({ topics: new Set<Topic>(), understood: false });
    expect(judgedAs({ answered })).toBe('answer-not-understood');
  });

  it('never calls it right to answer alone where the practice spoke of health', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), fc.boolean(), fc.boolean(), (language, unknown, offers) => {
        const outcome = letter(ours({ language, agendaUnknown: unknown, offered: offers ? [THURSDAY] : [] }));
        expect(judgedAs({ outcome, answered: said({ person: 'health' }) })).toBe('should-have-escalated');
      }),
    );
  });

  it('takes the gravest of several faults, and keeps all of them', () => {
    const judgement = judge({
      outcome: letter(ours({ fixed: [confirmed(THURSDAY)] })),
      reason: 'understood',
      kinds: ['confirm'],
      answered: said({ language: 'en', person: 'call', times: [exactly(FRIDAY)] }),
    });
    expect(judgement).toMatchObject({
      verdict: 'should-have-escalated',
      remarks: [{ code: 'asked-to-call' }, { code: 'time-contradicted' }, { code: 'language' }],
    });
    expect(VERDICTS.at(-1)).toBe('should-have-escalated');
  });
});
