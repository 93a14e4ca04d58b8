import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../src/adapters/files/followup-files.ts';
import { namesNumbers } from '../../../src/core/followups/answer-number.ts';
import { followUpCase } from '../../../src/core/followups/follow-up-case.ts';
import type { Due, FollowUpRule, ListRow } from '../../../src/domain/follow-up.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { PROFESSIONS, type Practice } from '../../../src/domain/practice.ts';
import { dateOf } from '../../../src/domain/time.ts';
import { address, anAppointment, aPatient, aPractice, moment } from '../../build/builders.ts';
import { someTexts } from '../letters/shipped.ts';

const NOW = moment('2026-11-24T10:00');
const practice = aPractice({
  closures: [{ from: dateOf(2026, 11, 26), to: dateOf(2026, 12, 2), reason: 'congés' }],
});
const texts = someTexts({ practice });

const ROW: ListRow = {
  list: 'invoices',
  reference: 'F-2026-118',
  patient: 'p1',
  date: dateOf(2026, 10, 20),
  amount: 4550,
  currency: 'EUR',
  line: 2,
};

/** A rule's due thing, with what its trigger brings. */
function aDue(rule: FollowUpRule, reference: string): Due {
  const { kind } = rule.trigger;
  const isAbout = ['before', 'after', 'booked', 'missed', 'closure', 'series-left'].includes(kind);
  return {
    rule,
    key: `${rule.id}|o|x`,
    patient: 'p1',
    appointment: isAbout ? anAppointment('2026-11-26T09:00') : null,
    row: kind === 'list' ? { ...ROW, reference } : null,
    due: NOW,
    until: NOW + 1,
  };
}

function heldBy(practitioner: string | null, due: Due): Due {
  const { appointment } = due;
  if (practitioner === null || appointment === null) return due;
  return { ...due, appointment: { ...appointment, occurrence: { ...appointment.occurrence, practitioner } } };
}

interface Sending {
  readonly language?: Language;
  readonly where?: Practice;
  readonly forChild?: boolean;
  /** Whose calendar holds the appointment; nobody's when left out. */
  readonly practitioner?: string;
  /** Of invoices, where there are several. */
  readonly references?: readonly string[];
}

/** The letter that a rule writes, as the patient gets it. */
function letterOf(rule: FollowUpRule, sending: Sending = {}) {
  const { language = 'fr', where = practice, forChild = false, practitioner = null } = sending;
  const to = { address: address('ana@example.org'), forChild, alone: true };
  const [first, ...others] = (sending.references ?? [ROW.reference]).map((reference) => ({
    kind: 'now' as const,
    due: heldBy(practitioner, aDue(rule, reference)),
    to,
  }));
  if (first === undefined) throw new Error('nothing is due');
  const made = followUpCase({
    bundle: { patient: 'p1', to, standings: [first, ...others], name: rule.id },
    again: 0,
    patient: aPatient({ id: 'p1', language }),
    practice: where,
    texts,
    agreed: true,
    now: NOW,
  });
  if (made.kind === 'problem') throw new Error(`${rule.id}/${language}: ${JSON.stringify(made.reason)}`);
  const [reply] = made.kase.plan;
  if (reply?.kind !== 'reply') throw new Error(`${rule.id} writes nothing`);
  return reply.letter;
}

const RULES = PROFESSIONS.flatMap((profession) => loadRules(aPractice({ profession })).rules).filter(
  ({ does }) => does.kind === 'message',
);

function named(id: string): FollowUpRule {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) throw new Error(id);
  return rule;
}

describe('each follow-up that ships', () => {
  it('finds all facts for its letter, in every language', () => {
    for (const rule of RULES) {
      for (const language of LANGUAGES) {
        const { body } = letterOf(rule, { language });
        expect(body, rule.id).not.toMatch(/[{}]|undefined|: ?\n\n\n/u);
      }
    }
  });

  it('names the date of an appointment when it is about one', () => {
    const about = RULES.filter(({ trigger }) =>
      ['before', 'booked', 'missed', 'closure'].includes(trigger.kind),
    );
    for (const rule of about) expect(letterOf(rule).body, rule.id).toContain('jeudi 26 novembre à 9 h');
  });

  it('speaks to a parent of the child’s appointment', () => {
    expect(letterOf(named('reminder'), { forChild: true }).body).toContain(
      'Rappel du rendez-vous de votre enfant :',
    );
    expect(letterOf(named('reminder')).body).toContain('Rappel de votre rendez-vous :');
  });

  it('offers to answer with a number in every reminder, and nowhere else', () => {
    for (const language of LANGUAGES) {
      for (const rule of RULES.filter(({ does }) => does.kind === 'message')) {
        const isReminder = rule.does.kind === 'message' && rule.does.template.startsWith('reminder');
        expect([rule.id, namesNumbers(letterOf(rule, { language }))]).toEqual([rule.id, isReminder]);
      }
    }
  });
});

describe('what a patient reads', () => {
  /** The words between greeting and signature. */
  const middle = (id: string, sending: Sending = {}) =>
    letterOf(named(id), sending).body.split('\n\n').slice(2, -1).join('\n\n');

  it('the day before', () => {
    expect(middle('reminder')).toBe(
      [
        'Rappel de votre rendez-vous :',
        '  jeudi 26 novembre à 9 h',
        'Pour confirmer, répondez OUI. Un chiffre seul suffit aussi :',
        '  1 confirmer\n  2 déplacer\n  3 annuler',
        `Vous pouvez aussi appeler le ${practice.phone}.`,
      ].join('\n\n'),
    );
  });

  it('of a closure', () => {
    expect(middle('closing')).toBe(
      [
        'Le cabinet est fermé du jeudi 26 novembre au mercredi 2 décembre inclus.\nVotre rendez-vous est prévu pendant cette période :',
        '  jeudi 26 novembre à 9 h',
        `Pour une autre date, répondez à ce message en indiquant vos disponibilités, ou appelez le ${practice.phone}.`,
      ].join('\n\n'),
    );
  });

  it('of a replacement: who receives, and that they may keep the time or wait (R-61)', () => {
    const [first, ...others] = practice.practitioners;
    const replaced = {
      ...first,
      replacements: [
        { from: dateOf(2026, 11, 26), to: dateOf(2026, 11, 27), name: 'Jean Exemple', bookable: true },
      ],
    };
    const where = aPractice({ practitioners: [replaced, ...others] });
    expect(middle('closing', { where })).toContain(
      'Du jeudi 26 novembre au vendredi 27 novembre inclus, Jean Exemple vous reçoit à notre place.',
    );
    expect(middle('closing', { where })).toContain('Pour garder cet horaire, répondez OUI.');
  });

  it('of the absence of one practitioner while others work: that they are away, not that all is closed', () => {
    const [first] = practice.practitioners;
    const closures = [{ from: dateOf(2026, 11, 26), to: dateOf(2026, 11, 27), reason: 'congés' }];
    const away = { ...first, closures };
    const where = aPractice({ practitioners: [away, { ...first, id: 'somebody-else' }] });
    const practitioner = first.id;
    const told = (forChild: boolean) => middle('closing', { where, forChild, practitioner });
    expect(told(false)).toContain(
      'Votre rendez-vous ne peut pas avoir lieu à la date prévue (absence du jeudi 26 novembre au vendredi 27 novembre inclus) :',
    );
    expect(told(true)).toContain('Le rendez-vous de votre enfant ne peut pas avoir lieu');
    expect(told(false)).not.toContain('fermé');
    expect(middle('closing', { where: aPractice({ practitioners: [away] }), practitioner })).toContain(
      'Le cabinet est fermé du jeudi 26 novembre',
    );
  });

  it('who is a parent: that it is about their child, in every language', () => {
    const child = {
      fr: 'enfant',
      en: 'child',
      de: 'Kind',
      es: 'hijo',
      it: 'figlio',
      nl: 'kind',
      pl: 'dziec',
      pt: 'filho',
    };
    const ids = ['closing', 'recall', 'recall-again', 'annual', 'sheet', 'keep-times', 'survey'];
    for (const rule of ids.map(named)) {
      for (const language of LANGUAGES) {
        const { body } = letterOf(rule, { language, forChild: true });
        expect(body.includes(child[language]), `${rule.id}/${language}`).toBe(true);
        expect(letterOf(rule, { language }).body.includes(child[language]), rule.id).toBe(false);
      }
    }
  });

  it('of two invoices: one paragraph each', () => {
    const text = letterOf(named('payment'), { references: ['F-2026-118', 'F-2026-119'] }).body;
    expect(text).toContain('F-2026-118');
    expect(text).toContain('F-2026-119');
  });

  it('of an invoice: number, date and amount, and nothing that was done', () => {
    expect(middle('payment').replaceAll(/\p{Zs}/gu, ' ')).toBe(
      [
        'Ce montant reste à régler :',
        '  Référence : F-2026-118\n  Date : mardi 20 octobre\n  Montant : 45,50 €',
        `Si c'est déjà fait, répondez PAYÉ : une personne vérifiera.\nPour toute question, appelez le ${practice.phone}.`,
      ].join('\n\n'),
    );
  });

  it('of their missed appointment: another date, and not a word of blame or money', () => {
    const text = middle('missed');
    expect(text).toContain("Votre rendez-vous n'a pas pu avoir lieu :");
    expect(text).not.toMatch(/manqu|absen|oubli|€|frais|factur/iu);
  });

  it('of the sheet that comes with the letter', () => {
    const osteopath = loadRules(aPractice({ profession: 'osteopath' })).rules.find(
      ({ id }) => id === 'after-visit',
    );
    const gp = loadRules(aPractice({ profession: 'gp' })).rules.find(({ id }) => id === 'after-visit');
    if (osteopath === undefined || gp === undefined) throw new Error('after-visit');
    expect(letterOf(osteopath).body).toContain('document.pdf');
    expect(letterOf(gp).body).not.toContain('document.pdf');
  });
});
