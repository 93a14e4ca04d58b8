import { describe, expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/time.ts';
import { onTick } from '../../../src/flow/clock/on-tick.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { resume } from '../../../src/flow/plans/resume.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { address, aPatient, aPractice, autonomy, moment, NOW } from '../../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../../build/world.ts';

const practice = aPractice();

describe('a mail', () => {
  it('goes all the way: read, decided, done in the agenda, answered, settled', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase).toMatchObject({ decision: 'act', state: 'done' });
    expect(world.calendars()[0]?.text).toContain('STATUS:CANCELLED');
    expect(world.sent.map(({ to, body }) => [to, body])).toEqual([
      ['ana@example.org', expect.stringContaining('[cancelled]')],
    ]);
    expect(world.labels.map(({ keyword }) => keyword)).toEqual(['answered']);
  });

  it('does nothing twice when it is met twice', async () => {
    const world = aWorld();
    const raw = aRawMail('[cancel] je ne viens pas jeudi');
    await onMail(world, practice, raw);
    await onMail(world, practice, raw);
    expect(world.sent).toHaveLength(1);
  });

  it('that a person decides is to be read before the appointment it is about', async () => {
    const careful = aPractice({ autonomy: autonomy({ cancel: 'suggest' }) });
    const world = aWorld({ calendars: [anAgendaOf('2026-11-25T08:00')] });
    const kase = await onMail(world, careful, aRawMail('[cancel] je ne viens pas'));
    expect(await world.store.case(kase.id)).toMatchObject({ answerBy: moment('2026-11-24T19:00') });
  });

  it('becomes a case for a human when it cannot be opened', async () => {
    const world = aWorld();
    const raw = { ...aRawMail(''), bytes: new Uint8Array([0, 255, 13, 10]) };
    const kase = await onMail(world, practice, raw);
    expect(kase).toMatchObject({ decision: 'review', state: 'waiting' });
    expect(world.sent).toEqual([]);
  });

  it('leaves its letter unsent when the agenda could not be changed', async () => {
    const world = aWorld();
    world.suffer({ agenda: 'stale' });
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase.state).toBe('unknown');
    expect(world.sent).toEqual([]);
  });

  it('is a human’s when nobody knows whether the letter left', async () => {
    const world = aWorld();
    world.suffer({ outbox: 'unknown' });
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    expect(kase.state).toBe('unknown');
    const states = (await world.store.actions(kase.id)).map(({ action, state }) => [action.kind, state]);
    expect(states).toEqual([
      ['reply', 'unknown'],
      ['label', 'skipped'],
    ]);
  });

  it('is answered even where the mailbox has no keywords', async () => {
    const world = aWorld();
    world.suffer({ mailbox: 'no-keywords' });
    expect(await onMail(world, practice, aRawMail('[when] c’est quand'))).toMatchObject({ state: 'done' });
  });

  it('tells in the emergency text that nobody has read it when no alert was taken over', async () => {
    const world = aWorld();
    world.suffer({ alerts: 'refused' });
    await onMail(world, practice, aRawMail('[danger-life] j’ai une barre dans la poitrine'));
    expect(world.sent).toHaveLength(1);
    const kase = (await world.store.cases())[0];
    expect(kase).toMatchObject({ decision: 'review', state: 'waiting', proposal: [] });
  });

  it('writes nothing more by itself to a contact after an emergency wording', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[danger-life] j’étouffe'));
    const next = await onMail(world, practice, aRawMail('[when] c’est quand'));
    expect(next).toMatchObject({ decision: 'review', reason: { code: 'frozen' } });
    expect(world.sent).toHaveLength(1);
  });
});

describe('an exchange', () => {
  it('offers times, keeps them, and moves when one is chosen by number', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[move] je ne peux pas jeudi, plutôt vendredi ?'));
    const [offer] = await world.store.offers();
    expect(offer).toMatchObject({ state: 'open', slots: { length: 3 } });
    const letter = world.sent[0]?.messageId ?? '';
    await onMail(world, practice, aRawMail('[choose] le 2', { 'In-Reply-To': letter }));
    expect((await world.store.offers())[0]).toMatchObject({ state: 'taken' });
    expect(world.sent.at(-1)?.body).toContain('[moved]');
  });

  it('gives kept times back when their time is up', async () => {
    const world = aWorld();
    await onMail(world, practice, aRawMail('[move] je ne peux pas jeudi'));
    world.turnClock(NOW + 25 * HOUR);
    expect(await onTick(world, practice)).toBe(1);
    expect((await world.store.offers())[0]).toMatchObject({ state: 'expired' });
  });

  it('never gives one time to two patients who ask at the same moment', async () => {
    const bea = aPatient({
      id: 'p2',
      contacts: [{ address: address('bea@example.org'), holder: 'self', dead: false }],
    });
    const world = aWorld({ patients: [aPatient(), bea] });
    await onMail(world, practice, aRawMail('[book] vendredi 27 à 10h ?'));
    await onMail(world, practice, aRawMail('[book] vendredi 27 à 10h ?', { From: 'bea@example.org' }));
    expect((await world.store.offers()).map(({ patient }) => patient)).toEqual(['p2']);
    const text = world.calendars()[0]?.text ?? '';
    expect(text.match(/DTSTART;TZID=Europe\/Paris:20261127T100000/g) ?? []).toHaveLength(1);
  });
});

describe('a verdict', () => {
  const asks = aPractice({ autonomy: autonomy({ when: 'suggest' }) });

  it('sends what was prepared, once', async () => {
    const world = aWorld();
    const { id } = await onMail(world, asks, aRawMail('[when] c’est quand'));
    const yes = { kind: 'approve', case: id, by: 'marie', at: NOW } as const;
    expect(world.sent).toEqual([]);
    expect(await onVerdict(world, asks, yes)).toBe('done');
    expect(await onVerdict(world, asks, yes)).toBe('already-settled');
    expect(world.sent).toHaveLength(1);
  });

  it('sends no letter that is no longer true when the yes comes', async () => {
    const careful = aPractice({ autonomy: autonomy({ move: 'suggest' }) });
    const world = aWorld();
    const asked = await onMail(world, careful, aRawMail('[move] je ne peux pas jeudi, plutôt vendredi ?'));
    await onMail(world, careful, aRawMail('[cancel] je ne viens pas jeudi'));
    const letters = world.sent.length;
    const yes = { kind: 'approve', case: asked.id, by: 'marie', at: NOW } as const;
    expect(await onVerdict(world, careful, yes)).toBe('changed-since');
    expect(world.sent).toHaveLength(letters);
  });

  it('sends nothing after a no', async () => {
    const world = aWorld();
    const { id } = await onMail(world, asks, aRawMail('[when] c’est quand'));
    expect(await onVerdict(world, asks, { kind: 'refuse', case: id, by: 'marie', at: NOW, note: '' })).toBe(
      'refused',
    );
    expect(world.sent).toEqual([]);
  });
});

describe('after a crash', () => {
  it('asks a human when it cannot be told whether a letter left', async () => {
    const world = aWorld();
    const cut = { ...world.store, advance: () => Promise.reject(new Error('killed')) };
    await expect(onMail({ ...world, store: cut }, practice, aRawMail('[when] c’est quand'))).rejects.toThrow(
      'killed',
    );
    const blind = { ...world, outbox: { ...world.outbox, left: async () => null } };
    expect(await resume(blind, practice)).toBe(1);
    expect(world.sent).toHaveLength(1);
    expect((await world.store.cases())[0]?.state).toBe('unknown');
  });
});

describe('the agenda', () => {
  it('is full when it suddenly emptied', async () => {
    const many = [
      '2026-11-26T17:00',
      '2026-11-27T09:00',
      '2026-11-30T09:00',
      '2026-12-01T09:00',
      '2026-12-02T09:00',
    ];
    const world = aWorld({ calendars: [anAgendaOf(...many)] });
    await onMail(world, practice, aRawMail('[thanks] merci'));
    world.replaceCalendars([anAgendaOf('2026-11-26T17:00')]);
    const kase = await onMail(world, practice, aRawMail('[book] un rdv svp'));
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'agenda-unreadable' } });
  });

  it('is full when it cannot be read', async () => {
    const world = aWorld();
    world.suffer({ agenda: 'unreadable' });
    const kase = await onMail(world, practice, aRawMail('[book] un rdv svp'));
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'agenda-unreadable' } });
    expect(world.sent).toEqual([]);
  });
});

describe('a sender of whom our own server says nothing', () => {
  const silent = { 'Authentication-Results': 'mx.elsewhere.example.org; dmarc=pass' };
  const proved = { check: async () => ({ kind: 'proved', by: ['dkim'] }) as const };

  it('is somebody when their signature proves it', async () => {
    const world = { ...aWorld(), signatures: proved };
    const kase = await onMail(world, aPractice(), aRawMail('[when] c’est quand', silent));
    expect(kase).toMatchObject({ decision: 'act', patient: 'p1' });
  });

  it('is not asked about when our server has spoken', async () => {
    const failed = { 'Authentication-Results': 'mx.example.org; dmarc=fail header.from=example.org' };
    const world = { ...aWorld(), signatures: proved };
    expect(await onMail(world, aPractice(), aRawMail('[when] c’est quand', failed))).toMatchObject({
      patient: null,
    });
  });

  it('stays nobody when the mail did not come whole', async () => {
    const world = { ...aWorld(), signatures: proved };
    const raw = { ...aRawMail('[when] c’est quand', silent), rebuilt: true } as const;
    expect(await onMail(world, aPractice(), raw)).toMatchObject({ patient: null });
  });
});
