import { describe, expect, it } from 'vitest';
import { alikeTo } from '../../../src/core/review/alike.ts';
import { checkEdited } from '../../../src/core/review/edited-text.ts';
import { diffFacts } from '../../../src/core/review/fact-changes.ts';
import { withSlot } from '../../../src/core/review/other-slot.ts';
import { queueOf, unseen } from '../../../src/core/review/queue.ts';
import { laterOf, sealOf, voidBecause } from '../../../src/core/review/seal.ts';
import { yesWords } from '../../../src/core/review/yes-words.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { ApprovedText } from '../../../src/domain/letter.ts';
import type { Texts } from '../../../src/domain/texts.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { aPractice, moment, ZONE } from '../../build/builders.ts';
import { aLetter, anOffer, aReply, aWaitingCase, LABEL, MORNING } from '../../contract/store-builders.ts';
import { someTexts } from '../letters/shipped.ts';

const note = (id: string) => ({ case: id, seen: null, snoozedUntil: null, handed: null });
const RED: Action = { kind: 'alert', level: 'red', about: 'emergency-wording' };
const letter = (body: string) => ({ ...aLetter(), body: body as ApprovedText });

describe('the queue', () => {
  const old = aWaitingCase({ id: 'c-00000000000a', sent: MORNING - 5 * HOUR });
  const young = aWaitingCase({ id: 'c-00000000000b', sent: MORNING });
  const due = aWaitingCase({
    id: 'c-00000000000c',
    sent: MORNING,
    proposal: [{ kind: 'hold', offer: anOffer() }],
  });
  const urgent = aWaitingCase({ id: 'c-00000000000d', sent: MORNING, plan: [RED] });

  it('puts wording that may be an emergency first, then what falls due, then what is old', () => {
    const order = queueOf([young, old, due, urgent], [], MORNING).map(({ kase }) => kase.id);
    expect(order).toEqual([urgent.id, due.id, old.id, young.id]);
  });

  it('keeps what was put off away until its time, but never an emergency', () => {
    const later = (kase: Case) => ({ ...note(kase.id), snoozedUntil: MORNING + HOUR });
    const notes = [later(old), later(urgent)];
    expect(queueOf([old, urgent], notes, MORNING).map(({ kase }) => kase.id)).toEqual([urgent.id]);
    expect(queueOf([old, urgent], notes, MORNING + HOUR)).toHaveLength(2);
  });

  it('raises an emergency over everything until a person has seen it', () => {
    expect(unseen(queueOf([urgent, old], [], MORNING))).toHaveLength(1);
    const seen = [{ ...note(urgent.id), seen: { by: 'anne', at: MORNING } }];
    expect(unseen(queueOf([urgent, old], seen, MORNING))).toEqual([]);
  });
});

describe('a seal', () => {
  const kase = aWaitingCase();

  it('holds as long as recipient, text and agenda change are the same', () => {
    expect(voidBecause({ ...kase }, [], sealOf(kase, []))).toBeNull();
    const other = { ...kase, proposal: [{ ...aReply(), letter: letter('Autre chose.') } as Action, LABEL] };
    expect(voidBecause(other, [], sealOf(kase, []))).toBe('not-as-seen');
  });

  it('is void when the same person wrote again after the look', () => {
    const again = aWaitingCase({ id: 'c-00000000000e', opened: MORNING + MINUTE });
    const later = laterOf(kase, [kase, again]);
    expect(later).toEqual([again.id]);
    expect(voidBecause(kase, later, sealOf(kase, []))).toBe('wrote-again');
    expect(voidBecause(kase, later, sealOf(kase, later))).toBeNull();
  });
});

describe('what a yes does', () => {
  it('is said in one sentence', () => {
    const slots = [2, 3, 4].map((days) => ({ ...anOffer().slots[0], start: MORNING + days * DAY }) as never);
    const until = moment('2026-11-25T12:00');
    const proposal = [aReply(), { kind: 'hold', offer: anOffer({ slots, until }) }, LABEL] as Action[];
    expect(yesWords({ proposal, language: 'fr', zone: ZONE })).toBe(
      'Approuver : envoie cette réponse et garde trois horaires jusqu’au mercredi 25 novembre à 12 h.',
    );
    expect(yesWords({ proposal: [], language: 'en', zone: ZONE })).toBe(
      'Approve: closes this mail, nothing leaves.',
    );
  });
});

describe('cases that are alike', () => {
  it('share reason, requests and texts; an emergency and a letter by hand are like nothing', () => {
    const [one, two] = [aWaitingCase({ id: 'c-0000000000a1' }), aWaitingCase({ id: 'c-0000000000a2' })];
    const byHand = aWaitingCase({
      id: 'c-0000000000a3',
      proposal: [{ kind: 'reply', letter: { ...aLetter(), editedBy: 'anne' }, unlessAlerted: null }, LABEL],
    });
    const urgent = aWaitingCase({ id: 'c-0000000000a4', plan: [RED] });
    const queue = queueOf([one, two, byHand, urgent], [], MORNING);
    expect(alikeTo(one, queue).map(({ kase }) => kase.id)).toEqual([one.id, two.id]);
    expect(alikeTo(byHand, queue)).toEqual([]);
  });
});

describe('a text that a person changed', () => {
  const body =
    'Assistant.\n\nVotre rendez-vous : jeudi 26 novembre à 17 h 30.\n\nEn cas d’urgence : 15 ou 112.';
  const frame = () =>
    ({
      footer: 'En cas d’urgence : 15 ou 112.',
      assistantLine: 'Assistant.',
      readByLine: 'Assistant, relu par Claire.',
    }) as never;
  const check = (text: string, asked: Partial<Pick<Texts, 'revealing' | 'claims'>> = {}) =>
    checkEdited({
      letter: letter(body),
      text,
      texts: { frame, revealing: () => [], claims: () => [], ...asked },
    });

  it('keeps the emergency numbers and the assistant’s line, however its lines are broken', () => {
    expect(check(body.replace('15 ou', '15\nou')).faults).toEqual([]);
    expect(check('Bonjour.').faults.map(({ code }) => code)).toEqual(['footer-missing', 'assistant-missing']);
  });

  it('may say in either line how it was made: whoever wrote it anew has read it', () => {
    const read = body.replace('Assistant.', 'Assistant, relu par Claire.');
    expect(check(read).faults).toEqual([]);
    const back = checkEdited({
      letter: letter(read),
      text: body,
      texts: { frame, revealing: () => [], claims: () => [] },
    });
    expect(back.faults).toEqual([]);
    expect(check(body.replace('Assistant.', '')).faults).toEqual([{ code: 'assistant-missing' }]);
  });

  it('may not say a word that reveals care, unless the letter said it before', () => {
    const revealing = (text: string) => (text.includes('lombalgie') ? ['lombalgie'] : []);
    expect(check(`${body}\nVotre lombalgie`, { revealing }).faults).toEqual([
      { code: 'revealing', word: 'lombalgie' },
    ]);
  });

  it('claims no money for an absence where the practice may not', () => {
    const { claims } = someTexts({ practice: aPractice({ profession: 'physiotherapist' }) });
    const fee = 'Vous n’êtes pas venu. Merci de nous régler 25 €.';
    expect(check(`${body}\n\n${fee}`, { claims }).faults).toEqual([{ code: 'fee', sentence: fee }]);
    expect(check(`${body}\n\nLa séance non honorée est due.`, { claims }).faults).toHaveLength(1);
    expect(check(`${body}\n\nÀ vendredi.`, { claims }).faults).toEqual([]);
  });

  it('has its changed facts named', () => {
    expect(check(body.replace('26 novembre à 17 h 30', '27 novembre à 18 h')).changes).toEqual([
      { kind: 'gone', fact: '26 novembre' },
      { kind: 'gone', fact: '17 h 30' },
      { kind: 'new', fact: '27 novembre' },
      { kind: 'new', fact: '18 h' },
    ]);
    expect(diffFacts('Tél. 01 99 00 12 34', 'Tél. 01 99 00 12 35')).toEqual([
      { kind: 'gone', fact: '01 99 00 12 34' },
      { kind: 'new', fact: '01 99 00 12 35' },
    ]);
  });
});

describe('another time', () => {
  const start = moment('2026-11-26T17:30');
  const slot = { start, end: start + 30 * MINUTE, practitioner: 'anne', type: 'standard' };
  const other = { ...slot, start: moment('2026-11-27T18:00'), end: moment('2026-11-27T18:30') };
  const booking = (body: string): Action[] => [
    { kind: 'book', patient: 'p-1', uid: 'u-1', slot },
    { kind: 'reply', letter: letter(body), unlessAlerted: null },
  ];

  it('stands in the agenda and in the letter alike', () => {
    const proposal = booking('Votre rendez-vous : jeudi 26 novembre à 17 h 30.');
    const changed = withSlot({ proposal }, { instead: start, slot: other, zone: ZONE });
    expect(changed).toMatchObject([
      { kind: 'book', slot: other },
      { kind: 'reply', letter: { body: 'Votre rendez-vous : vendredi 27 novembre à 18 h.' } },
    ]);
  });

  it('is not put in where the letter names the time in other words, or twice', () => {
    for (const body of ['À jeudi !', 'jeudi 26 novembre à 17 h 30, oui jeudi 26 novembre à 17 h 30'])
      expect(withSlot({ proposal: booking(body) }, { instead: start, slot: other, zone: ZONE })).toBeNull();
  });

  it('is never one that has longer digits than the letter’s', () => {
    const whole = { ...slot, start: moment('2026-11-26T17:00') };
    const proposal: Action[] = [
      { kind: 'book', patient: 'p-1', uid: 'u-1', slot: whole },
      { kind: 'reply', letter: letter('jeudi 26 novembre à 17 h 30'), unlessAlerted: null },
    ];
    expect(withSlot({ proposal }, { instead: whole.start, slot: other, zone: ZONE })).toBeNull();
  });
});
