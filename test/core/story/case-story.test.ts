import { describe, expect, it } from 'vitest';
import { agedAction, agedCase, leftOf } from '../../../src/core/privacy/aged.ts';
import { caseStory } from '../../../src/core/story/case-story.ts';
import type { Told } from '../../../src/core/story/told.ts';
import type { ActionRecord } from '../../../src/domain/case.ts';
import { asZone, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { aReading, aRequest } from '../../build/builders.ts';
import { aCase, aReply, aWaitingCase, LABEL, MORNING } from '../../contract/store-builders.ts';

const ID = 'c-0123456789ab';
const LEA_MARTIN = new Map([['p-1', { givenName: 'Léa', familyName: 'Martin' }]]);
const zone = asZone('Europe/Paris') as NonNullable<ReturnType<typeof asZone>>;

const aRecord = (difference: Partial<ActionRecord> = {}): ActionRecord => ({
  id: `${ID}-now-0`,
  case: ID,
  stage: 'now',
  step: 0,
  action: aReply(),
  state: 'done',
  note: 'accepted',
  at: MORNING + MINUTE,
  attempts: 0,
  notBefore: null,
  ...difference,
});

const entry = (verb: string, detail: string, minutes: number, actor: 'agent' | 'human' = 'agent') => ({
  at: MORNING + minutes * MINUTE,
  actor,
  verb,
  case: ID,
  detail,
});

const OPENED = entry('CaseOpened', 'act understood', 0);

const told = (difference: Partial<Told> = {}): Told => ({
  kase: aCase({ state: 'done', reading: aReading([aRequest('confirm')]), identity: SENDER }),
  records: [aRecord()],
  trail: [OPENED, entry('ActionEnded', `${ID}-now-0 reply done to 1234 texts confirmed=a1b2`, 1)],
  patients: LEA_MARTIN,
  language: 'en',
  zone,
  ...difference,
});

const SENDER = { level: 2, by: 'sender', as: 'self' } as const;

const words = (story: Partial<Told> = {}) =>
  caseStory(told(story)).flatMap(({ words: line, detail }) => [line, ...detail.map((text) => `  ${text}`)]);

describe('the story of a case', () => {
  it('tells from the mail to now what came, how it was read, by which rule, what left and to whom', () => {
    expect(words()).toEqual([
      'A mail from L. Martin, sender proved',
      'Read: confirm (built-in reader)',
      '  Decided: answers by herself. Every sentence is explained: confirm. [rule understood]',
      'Sends a letter to lea.martin@example.org: “Votre rendez-vous” [confirmed]',
      'Now: done alone',
    ]);
  });

  it('is told in French to who reads French', () => {
    expect(words({ language: 'fr' })).toEqual([
      'Mail de L. Martin, expéditeur prouvé',
      'Lu : confirmer (lecture intégrée)',
      '  Décidé : répond seule. Toutes les phrases sont expliquées : confirmer. [règle understood]',
      'Envoie une lettre à lea.martin@example.org : « Votre rendez-vous » [confirmed]',
      'Maintenant : fait seul',
    ]);
  });

  it('names who said yes, once, and when', () => {
    const kase = aWaitingCase({ state: 'done' });
    const trail = [
      entry('CaseOpened', 'review suggest-only', 0),
      entry('VerdictGiven', 'approve by Anne', 5, 'human'),
      entry('ProposalApproved', 'by Anne', 6, 'human'),
      entry('Verdict approve', 'by Anne', 6, 'human'),
      entry('ActionEnded', `${ID}-approved-0 reply done to 1234 texts confirmed=a1b2`, 7),
      entry('CaseSettled', 'done', 7),
    ];
    const story = caseStory(told({ kase, trail, records: [aRecord({ id: `${ID}-approved-0` })] }));
    expect(story.slice(2).map(({ at, words: line }) => [(at - MORNING) / MINUTE, line])).toEqual([
      [6, 'Anne: yes'],
      [7, 'Sends a letter to lea.martin@example.org: “Votre rendez-vous” [confirmed]'],
      [7, 'Now: done after you'],
    ]);
  });

  it('says that a yes was noted and nothing followed', () => {
    const trail = [
      entry('CaseOpened', 'review suggest-only', 0),
      entry('VerdictGiven', 'approve by Anne', 5, 'human'),
    ];
    expect(words({ kase: aWaitingCase(), trail, records: [] }).slice(3)).toEqual([
      'Anne: yes (noted)',
      'Now: waits for a yes',
    ]);
  });

  it('keeps the note that came with a no', () => {
    const trail = [
      entry('CaseOpened', 'review suggest-only', 0),
      entry('VerdictGiven', 'refuse by Anne', 5, 'human'),
      entry('Verdict refuse', 'I call her by Anne', 6, 'human'),
      entry('CaseSettled', 'refused', 6, 'human'),
    ];
    const kase = aWaitingCase({ state: 'refused' });
    expect(words({ kase, trail, records: [] }).slice(3)).toEqual([
      'Anne: no',
      '  I call her',
      'Now: refused',
    ]);
  });

  it('says what did not happen, and what is tried again', () => {
    const trail = [
      OPENED,
      entry('ActionPostponed', `${ID}-now-0 reply attempt 1`, 1),
      entry('ActionEnded', `${ID}-now-0 reply failed`, 3),
    ];
    const records = [aRecord({ state: 'failed', note: 'The server refused it.', at: MORNING + 3 * MINUTE })];
    const letter = 'Sends a letter to lea.martin@example.org: “Votre rendez-vous” [confirmed]';
    expect(words({ trail, records }).slice(3, -1)).toEqual([
      `${letter}: not yet, tried again later`,
      `${letter}: did not happen`,
      '  The server refused it.',
    ]);
  });

  it('says what the program noted in the language of who reads, also what an earlier version wrote out', () => {
    const trail = [OPENED, entry('ActionEnded', `${ID}-now-0 reply failed`, 3)];
    const noted = (note: string, language: 'fr' | 'en') =>
      words({ trail, records: [aRecord({ state: 'failed', note, at: MORNING + 3 * MINUTE })], language })[4];
    expect(noted('agenda-changed', 'fr')).toBe('  L’agenda a changé depuis.');
    expect(noted('agenda-changed', 'en')).toBe('  The agenda has changed since.');
    expect(noted('The agenda has changed since.', 'fr')).toBe('  L’agenda a changé depuis.');
    expect(noted('The hourly limit is reached.', 'fr')).toBe(
      '  Le nombre de lettres permis par heure est atteint (réglage limits.per-hour).',
    );
  });

  it('says how a no was given in the mail program', () => {
    const trail = [OPENED, entry('Verdict refuse', 'draft-deleted by mail program', 2, 'human')];
    expect(words({ trail, records: [], language: 'fr', kase: aWaitingCase({ state: 'refused' }) })).toContain(
      '  Le brouillon a été supprimé.',
    );
  });

  it('ends with what is still to be done, and when', () => {
    const leaves = MORNING + HOUR;
    const kase = aCase({ notBefore: leaves });
    const records = [aRecord({ state: 'planned', note: '' }), aRecord({ action: LABEL, state: 'planned' })];
    const story = caseStory(told({ kase, records, trail: [OPENED] }));
    expect(story.slice(2).map(({ at, words: line }) => [at, line])).toEqual([
      [leaves, 'To be done: sends a letter to lea.martin@example.org: “Votre rendez-vous” [confirmed]'],
      [MORNING, 'Now: under way'],
    ]);
  });

  it('says that it was decided otherwise at first', () => {
    const trail = [entry('CaseOpened', 'review agenda-unreadable', 0)];
    expect(words({ trail })).toContain('  Decided at first: a person decides [rule agenda-unreadable]');
  });

  it('knows no words, no name and no address of a case whose time is over', () => {
    const whole = told();
    const left = leftOf(whole.records);
    const records = whole.records.map((record) => ({
      ...record,
      action: agedAction(record.action, 'bare', true),
    }));
    const bare = words({ kase: agedCase(whole.kase, 'bare', left), records });
    expect(bare).toEqual([
      'A mail from somebody whose name is kept no longer',
      'Opened',
      '  Decided: answers by herself. Every sentence is explained: confirm. [rule understood]',
      'Sends a letter',
      'Now: done alone',
    ]);
    const noText = words({
      kase: agedCase(whole.kase, 'no-text', left),
      records: whole.records.map((record) => ({
        ...record,
        action: agedAction(record.action, 'no-text', true),
      })),
    });
    expect(noText).toContain('Sends a letter to lea.martin@example.org [confirmed]');
    expect(noText.join(' ')).not.toContain('Votre rendez-vous');
  });
});
