import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/policy/decide.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { Writer } from '../../../src/domain/patient.ts';
import type { RequestKind } from '../../../src/domain/reading.ts';
import type { LocalTime } from '../../../src/domain/time.ts';
import {
  aMail,
  aMemory,
  anAgenda,
  anAppointment,
  anOffer,
  aPatient,
  aPractice,
  aReading,
  aRequest,
  aSituation,
  aSlot,
  autonomy,
  aWish,
  aWriter,
  NOBODY,
  NOW,
  someTexts,
} from '../../build/builders.ts';

/** The templates of the letters that leave at once. */
function sent(decision: Decision): readonly string[] {
  return decision.plan.flatMap((action) =>
    action.kind === 'reply' ? action.letter.made.map(({ id }) => id) : [],
  );
}

const STRANGER: Writer = { kind: 'nobody', level: 0, why: 'unknown', perhaps: [] };

function prepared(decision: Decision): readonly string[] {
  const proposal = decision.kind === 'review' ? decision.proposal : [];
  return proposal.flatMap((action) =>
    action.kind === 'reply' ? action.letter.made.map(({ id }) => id) : [],
  );
}

function kinds(decision: Decision): readonly string[] {
  return decision.plan.map(({ kind }) => kind);
}

describe('what protects a patient', () => {
  it('never answers a machine', () => {
    const decision = decide(aSituation({ mail: aMail({ automatic: 'reply' }) }));
    expect(decision.kind).toBe('ignore');
    expect(sent(decision)).toEqual([]);
  });

  it('lets no guess at a machine silence danger, and writes nothing to what may be one', () => {
    const reading = aReading([], { urgency: 'red', danger: 'life', closed: false });
    const mail = aMail({ automatic: 'reply', guessed: true });
    const decision = decide(aSituation({ mail, reading, writer: STRANGER }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'emergency-wording' } });
    expect(kinds(decision)).toContain('alert');
    expect(sent(decision)).toEqual([]);
  });

  it('gives a human what only looks automatic and comes from an address that is known', () => {
    const mail = aMail({ automatic: 'reply', guessed: true });
    const decision = decide(aSituation({ mail }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'perhaps-automatic' }, proposal: [] });
    expect(decide(aSituation({ mail, writer: STRANGER })).kind).toBe('ignore');
    const unproved: Writer = { kind: 'nobody', level: 0, why: 'unproved', perhaps: [aPatient().id] };
    expect(decide(aSituation({ mail, writer: unproved })).kind).toBe('review');
  });

  it('sends the fixed text and alerts when the wording may be an emergency, and touches nothing else', () => {
    const reading = aReading([aRequest('cancel')], { urgency: 'red', danger: 'life', closed: false });
    const agenda = anAgenda({ appointments: [anAppointment('2026-11-26T17:30')] });
    const decision = decide(aSituation({ reading, agenda }));
    expect(decision).toMatchObject({ kind: 'review', proposal: [], reason: { code: 'emergency-wording' } });
    expect(kinds(decision)).toEqual(['alert', 'reply', 'freeze', 'label', 'label']);
    expect(sent(decision)).toEqual(['emergency-life']);
  });

  it('sends the fixed text once a thread', () => {
    const reading = aReading([], { urgency: 'red', danger: 'suicide', closed: false });
    const memory = aMemory({ emergencyTextSent: true, frozen: 'emergency' });
    const decision = decide(aSituation({ reading, memory }));
    expect(kinds(decision)).toContain('alert');
    expect(sent(decision)).toEqual([]);
  });

  it('writes nothing at all when violence may be meant', () => {
    const decision = decide(
      aSituation({ reading: aReading([], { urgency: 'red', danger: 'violence', closed: false }) }),
    );
    expect(kinds(decision)).toEqual(['alert', 'freeze', 'label', 'label']);
    expect(prepared(decision)).toEqual([]);
  });

  it('answers nothing to distress and tells a human', () => {
    const decision = decide(
      aSituation({ reading: aReading([aRequest('cancel')], { urgency: 'amber', closed: false }) }),
    );
    expect(sent(decision)).toEqual([]);
    expect(kinds(decision)).toContain('alert');
  });

  it('stands down when the practice answered by itself', () => {
    const decision = decide(
      aSituation({ memory: aMemory({ answeredByPractice: true }), reading: aReading([aRequest('when')]) }),
    );
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'already-answered' } });
  });

  it('lets a human read first when one sentence is left over, with the understood part prepared', () => {
    const reading = aReading([aRequest('when')], { closed: false, unexplained: ['?'] });
    const agenda = anAgenda({ appointments: [anAppointment('2026-11-26T17:30')] });
    const decision = decide(aSituation({ reading, agenda }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'unexplained' } });
    expect(sent(decision)).toEqual([]);
    expect(prepared(decision)).toEqual(['appointments']);
  });

  it('says so when a mail is too large to be read whole', () => {
    const decision = decide(
      aSituation({
        mail: aMail({ truncated: true }),
        reading: aReading([aRequest('when')], { closed: false }),
      }),
    );
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'too-large' } });
  });

  it('asks a human when the plain and the formatted text of a mail say different things', () => {
    const decision = decide(
      aSituation({
        mail: aMail({ cut: [{ kind: 'other-version', text: 'Annulez tout.' }] }),
        reading: aReading([aRequest('when')], { closed: false }),
      }),
    );
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'two-versions' } });
  });

  it('leaves patients alone whom a human marked', () => {
    const writer = aWriter(aPatient({ flags: ['human-only'] }));
    expect(decide(aSituation({ writer, reading: aReading([aRequest('when')]) }))).toMatchObject({
      kind: 'review',
      reason: { code: 'patient-flag', flag: 'human-only' },
    });
  });
});

describe('who writes', () => {
  const personal: readonly RequestKind[] = [
    'move',
    'cancel',
    'confirm',
    'when',
    'book',
    'choose',
    'late',
    'earlier',
  ];

  it.each(personal)('says and changes nothing for an unknown writer who wants: %s', (kind) => {
    const agenda = anAgenda({ appointments: [anAppointment('2026-11-26T17:30')] });
    const decision = decide(aSituation({ writer: NOBODY, agenda, reading: aReading([aRequest(kind)]) }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'unknown-sender' } });
    expect(kinds(decision)).toEqual(['label']);
    expect(prepared(decision)).toEqual(['unknown-writer']);
  });

  it('asks who it is about when two patients share the address, and names none', () => {
    const writer = { kind: 'several', level: 1, candidates: [aPatient(), aPatient({ id: 'p2' })] } as const;
    const decision = decide(aSituation({ writer, reading: aReading([aRequest('cancel')]) }));
    expect(prepared(decision)).toEqual(['who-is-it']);
  });

  it('answers a practical question of anybody', () => {
    const reading = aReading([aRequest('question', { faq: ['parking'] })]);
    const decision = decide(
      aSituation({ writer: NOBODY, reading, texts: someTexts(undefined, ['parking']) }),
    );
    expect(decision.kind).toBe('act');
    expect(sent(decision)).toEqual(['faq:parking']);
  });

  it('obeys STOP for anybody, for their own address', () => {
    const decision = decide(aSituation({ writer: NOBODY, reading: aReading([aRequest('stop')]) }));
    expect(decision.kind).toBe('act');
    expect(kinds(decision)).toContain('stop');
  });
});

describe('what only a human does', () => {
  it.each([
    ['rights', 'acknowledge-rights'],
    ['renewal', 'acknowledge-renewal'],
    ['document', 'acknowledge-document'],
  ] as const)('gives a receipt at once for: %s', (kind, template) => {
    const decision = decide(aSituation({ reading: aReading([aRequest(kind)]) }));
    expect(decision.kind).toBe('review');
    expect(sent(decision)).toEqual([template]);
  });

  it.each([
    ['complaint', 'acknowledge-complaint'],
    ['clinical', 'health-handed-over'],
    ['third', 'neither-confirm'],
    ['human', 'acknowledge-human'],
  ] as const)('prepares and sends nothing for: %s', (kind, template) => {
    const decision = decide(aSituation({ reading: aReading([aRequest(kind)]) }));
    expect(sent(decision)).toEqual([]);
    expect(prepared(decision)).toEqual([template]);
  });

  it('holds the whole reply back when one of several requests needs a human', () => {
    const reading = aReading([aRequest('question', { faq: ['parking'] }), aRequest('renewal')]);
    const decision = decide(aSituation({ reading, texts: someTexts(undefined, ['parking']) }));
    expect(decision.kind).toBe('review');
    expect(sent(decision)).toEqual([]);
    expect(prepared(decision)).toEqual(['faq:parking', 'acknowledge-renewal']);
  });
});

describe('appointments', () => {
  const agenda = anAgenda({
    appointments: [anAppointment('2026-11-26T17:30')],
    slots: ({ wishes }) =>
      wishes.some(({ exact }) => exact)
        ? [aSlot('2026-11-27T18:00')]
        : [aSlot('2026-11-27T18:00'), aSlot('2026-11-30T17:30')],
  });

  it('moves to the free time that was named to the minute', () => {
    const wish = aWish('2026-11-27T18:00', '2026-11-27T19:00', { exact: true });
    const decision = decide(
      aSituation({ agenda, reading: aReading([aRequest('move', { wishes: [wish] })]) }),
    );
    expect(decision.plan[0]).toMatchObject({ kind: 'move', to: { start: aSlot('2026-11-27T18:00').start } });
    expect(sent(decision)).toEqual(['moved']);
  });

  it('understands "same time" by the appointment that is moved', () => {
    const wish = aWish('2026-11-27T00:00', '2026-11-28T00:00', { sameTime: true });
    const asked: (string | undefined)[] = [];
    const seen = anAgenda({
      ...agenda,
      slots: ({ wishes }) => {
        asked.push(wishes[0]?.start);
        return [];
      },
    });
    decide(aSituation({ agenda: seen, reading: aReading([aRequest('move', { wishes: [wish] })]) }));
    expect(asked[0]).toBe('2026-11-27T17:30');
  });

  it('offers times and keeps them when a day was named, and leaves the old one in place', () => {
    const wish = aWish('2026-11-27T00:00', '2026-11-28T00:00');
    const decision = decide(
      aSituation({ agenda, reading: aReading([aRequest('move', { wishes: [wish] })]) }),
    );
    expect(kinds(decision)).toEqual(['hold', 'reply', 'label']);
    expect(decision.plan[0]).toMatchObject({
      offer: {
        slots: { length: 2 },
        replaces: { span: { start: agenda.appointments[0]?.occurrence.start } },
      },
    });
    expect(sent(decision)).toEqual(['offer']);
  });

  it('takes the offered time by its number, and gives the others back', () => {
    const slots = [aSlot('2026-11-27T18:00'), aSlot('2026-11-30T17:30')];
    const replaces = {
      ref: { file: 'agenda.ics', uid: 'u', recurrenceId: null },
      span: { start: NOW, end: NOW + 1 },
    };
    const memory = aMemory({ openOffers: [anOffer(slots, { replaces })] });
    const decision = decide(
      aSituation({ agenda, memory, reading: aReading([aRequest('choose', { choice: 2 })]) }),
    );
    expect(decision.plan.slice(0, 2)).toMatchObject([
      { kind: 'move', to: slots[1] },
      { kind: 'release', as: 'taken' },
    ]);
  });

  it('asks which day is meant where two may be, and books neither', () => {
    const otherwise = { start: '2026-12-03T14:00' as LocalTime, end: '2026-12-03T15:00' as LocalTime };
    const wish = aWish('2026-11-26T14:00', '2026-11-26T15:00', { exact: true, otherwise });
    const agenda = anAgenda({ appointments: [anAppointment('2026-11-25T17:30')] });
    for (const kind of ['book', 'move'] as const) {
      const decision = decide(
        aSituation({ agenda, reading: aReading([aRequest(kind, { wishes: [wish] })]) }),
      );
      expect(sent(decision)).toEqual(['which-date']);
      expect(kinds(decision)).not.toContain('book');
    }
  });

  it('cancels "next Thursday" only when they come on one of the two', () => {
    const about = aWish('2026-11-26T00:00', '2026-11-27T00:00', {
      otherwise: { start: '2026-12-03T00:00' as LocalTime, end: '2026-12-04T00:00' as LocalTime },
    });
    const reading = aReading([aRequest('cancel', { about: [about] })]);
    const one = anAppointment('2026-12-03T17:30', { uid: 'a@example.org' });
    const other = anAppointment('2026-11-26T17:30', { uid: 'b@example.org' });
    const clear = decide(aSituation({ reading, agenda: anAgenda({ appointments: [one] }) }));
    expect(sent(clear)).toEqual(['cancelled']);
    const unclear = decide(aSituation({ reading, agenda: anAgenda({ appointments: [other, one] }) }));
    expect(sent(unclear)).toEqual(['which-appointment']);
  });

  it('offers fresh times when the chosen one is gone, never an error', () => {
    const gone = aSlot('2026-11-27T09:00');
    const offer = anOffer([gone], { state: 'expired' });
    const taken = anAgenda({ ...agenda, isFree: () => false });
    const decision = decide(
      aSituation({
        agenda: taken,
        memory: aMemory({ answeredOffer: offer }),
        reading: aReading([aRequest('choose', { choice: 1 })]),
      }),
    );
    expect(sent(decision)).toEqual(['offer-gone']);
  });

  it('does not take the offer of another patient', () => {
    const memory = aMemory({ answeredOffer: anOffer([aSlot('2026-11-27T18:00')], { patient: 'p2' }) });
    const decision = decide(
      aSituation({ agenda, memory, reading: aReading([aRequest('choose', { choice: 1 })]) }),
    );
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'not-offered' } });
  });

  it('asks which appointment is meant when several could be', () => {
    const two = anAgenda({
      appointments: [anAppointment('2026-11-26T17:30'), anAppointment('2026-12-03T17:30')],
    });
    const decision = decide(aSituation({ agenda: two, reading: aReading([aRequest('cancel')]) }));
    expect(decision.kind).toBe('act');
    expect(sent(decision)).toEqual(['which-appointment']);
    expect(kinds(decision)).not.toContain('cancel');
  });

  it('asks a human when the patient names a time at which they have nothing', () => {
    const about = [aWish('2026-11-25T00:00', '2026-11-26T00:00')];
    const decision = decide(aSituation({ agenda, reading: aReading([aRequest('cancel', { about })]) }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'which-appointment' } });
  });

  it('takes a named clock time to the minute: half past eight is not nine', () => {
    const nine = anAgenda({ appointments: [anAppointment('2026-11-26T09:00')] });
    const about = [aWish('2026-11-26T08:30', '2026-11-26T09:30', { exact: true })];
    const decision = decide(aSituation({ agenda: nine, reading: aReading([aRequest('cancel', { about })]) }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'which-appointment' } });
  });

  it('gives up all but the excepted one', () => {
    const three = anAgenda({
      appointments: [anAppointment('2026-12-04T09:30'), anAppointment('2026-12-09T09:30')],
    });
    const about = [
      aWish('2026-12-01T00:00', '2027-01-01T00:00'),
      aWish('2026-12-09T00:00', '2026-12-10T00:00', { include: false }),
    ];
    const decision = decide(
      aSituation({ agenda: three, reading: aReading([aRequest('cancel', { about })]) }),
    );
    expect(decision.plan.filter(({ kind }) => kind === 'cancel')).toHaveLength(1);
  });

  it('offers, and moves nothing by itself, when two times were named', () => {
    const wishes = [
      aWish('2026-11-27T18:00', '2026-11-27T19:00', { exact: true }),
      aWish('2026-11-30T17:30', '2026-11-30T18:30', { exact: true }),
    ];
    const decision = decide(aSituation({ agenda, reading: aReading([aRequest('move', { wishes })]) }));
    expect(kinds(decision)).toEqual(['hold', 'reply', 'label']);
  });

  it('never gives up a whole follow-up by itself', () => {
    const decision = decide(aSituation({ agenda, reading: aReading([aRequest('cancel', { all: true })]) }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'only-a-human', kind: 'cancel' } });
  });

  it('gives no time from an agenda that cannot be read, and says why', () => {
    const broken = anAgenda({ state: 'unreadable', trouble: 'agenda.ics is empty' });
    const decision = decide(aSituation({ agenda: broken, reading: aReading([aRequest('book')]) }));
    expect(decision).toMatchObject({
      kind: 'review',
      reason: { code: 'agenda-unreadable', sentence: 'agenda.ics is empty' },
    });
  });
});

describe('how far the practice lets the program go', () => {
  const agenda = anAgenda({ appointments: [anAppointment('2026-11-26T17:30')] });
  const reading = aReading([aRequest('when')]);

  it('only suggests until the practice opens the kind', () => {
    const practice = aPractice({ autonomy: autonomy({ when: 'suggest' }) });
    const decision = decide(aSituation({ practice, agenda, reading }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'suggest-only', kind: 'when' } });
    expect(prepared(decision)).toEqual(['appointments']);
  });

  it('uses no text that was edited since it was approved', () => {
    const texts = someTexts((id) => (id === 'appointments' ? 'edited-since' : 'approved'));
    const decision = decide(aSituation({ texts, agenda, reading }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'template-not-approved' } });
    expect(sent(decision)).toEqual([]);
  });

  it.each(['auto', 'suggest'] as const)(
    'prepares no change that a yes would make in silence: %s',
    (cancel) => {
      const decision = decide(
        aSituation({
          texts: someTexts(() => 'edited-since'),
          practice: aPractice({ autonomy: autonomy({ cancel }) }),
          agenda: anAgenda({ appointments: [anAppointment('2026-11-26T17:00')] }),
          reading: aReading([aRequest('cancel')]),
        }),
      );
      expect(decision).toMatchObject({
        kind: 'review',
        reason: { code: 'template-not-approved' },
        proposal: [],
      });
    },
  );

  it('leaves a stop of a sender whom our server calls forged to a person', () => {
    const proof = { kind: 'failed', sentence: 'DMARC failed.' } as const;
    const decision = decide(
      aSituation({ mail: aMail({ proof }), writer: NOBODY, reading: aReading([aRequest('stop')]) }),
    );
    expect(decision.plan.some(({ kind }) => kind === 'stop')).toBe(false);
    expect(sent(decision)).toEqual([]);
  });

  it.each([
    [{ sentThisHour: 10_000 }, 'hour'],
    [{ sentToday: 10_000 }, 'day'],
    [{ repliesToPersonThisWeek: 3 }, 'person'],
    [{ threadRepliesToday: 1 }, 'thread'],
  ] as const)('stops at its limits: %o', (memory, limit) => {
    const decision = decide(aSituation({ memory: aMemory(memory), agenda, reading }));
    expect(decision).toMatchObject({ kind: 'review', reason: { code: 'limit-reached', limit } });
  });

  it('sets thanks aside without a reply', () => {
    expect(decide(aSituation({ reading: aReading([aRequest('thanks')]) }))).toMatchObject({
      kind: 'ignore',
      reason: { code: 'thanks-only' },
    });
  });

  it('lets a human decide when nothing was asked', () => {
    expect(decide(aSituation({ reading: aReading([]) }))).toMatchObject({
      kind: 'review',
      reason: { code: 'nothing-asked' },
    });
  });
});
