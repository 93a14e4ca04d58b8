import { describe, expect, it } from 'vitest';
import { needsOf } from '../../src/daemon/status.ts';
import { Refused, Unreachable, UserError } from '../../src/domain/errors.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { Mailbox } from '../../src/ports/mail.ts';
import type { Model, ModelRequest } from '../../src/ports/model.ts';
import { anOffer, aPractice, aSlot, NOW } from '../build/builders.ts';
import { aRawMail, aWorld, toldReader } from '../build/world.ts';
import { aDaemon, otherwise } from './a-daemon.ts';

const THANKS = '[thanks] merci';

describe('one line of work', () => {
  it('works the mails that wait, then those that come', async () => {
    const world = aWorld({ mails: [aRawMail(THANKS), aRawMail(THANKS)] });
    const daemon = await aDaemon({ world });
    expect(await world.store.cases()).toHaveLength(2);
    world.deliver(aRawMail(THANKS));
    await daemon.machine.pass(2000);
    expect((await daemon.status()).today.mails).toBe(3);
    await daemon.stop();
    expect(daemon.events().at(-1)).toBe('Stopped');
  });

  it('sets a mail beside the line that fails three times, tells of it once, and works the others', async () => {
    const bad = aRawMail(THANKS);
    const world = aWorld({ mails: [bad, aRawMail(THANKS)] });
    const store = {
      ...world.store,
      open: (kase: Parameters<typeof world.store.open>[0]) =>
        kase.source?.key === bad.source.key
          ? Promise.reject(new TypeError('a defect'))
          : world.store.open(kase),
    };
    const daemon = await aDaemon({ world: otherwise(world, { store }) });
    await daemon.machine.pass(MINUTE);
    const { queue, today } = await daemon.status();
    expect([queue.beside, today.mails]).toEqual([1, 1]);
    await daemon.machine.pass(2 * HOUR);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['mail-beside']);
    expect(daemon.events().filter((event) => event === 'MailFailed').length).toBeGreaterThan(3);
  });

  it('takes mail after mail that fails for a fault of its own, waits, and loses none of them', async () => {
    const world = aWorld({ mails: Array.from({ length: 6 }, () => aRawMail(THANKS)) });
    let full = true;
    const store = {
      ...world.store,
      open: (kase: Parameters<typeof world.store.open>[0]) =>
        full ? Promise.reject(new UserError('The disk is full.')) : world.store.open(kase),
    };
    const daemon = await aDaemon({ world: otherwise(world, { store }) });
    await daemon.machine.pass(10 * MINUTE);
    const { failing, queue } = await daemon.status();
    expect(failing?.code).toBe('The disk is full.');
    expect(queue.beside).toBe(0);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['work-failing']);
    full = false;
    await daemon.machine.pass(10 * MINUTE);
    expect((await daemon.status()).failing).toBeNull();
    expect(await world.store.cases()).toHaveLength(6);
  });

  it('finishes what is at hand when another version of it is installed, begins nothing more, and ends', async () => {
    let arrive: () => void = () => undefined;
    const world = aWorld({ mails: [aRawMail(THANKS)] });
    const second = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const arrivals: Mailbox['arrivals'] = async function* (...given) {
      yield* world.mailbox.arrivals(...given);
      await second;
      yield aRawMail('[thanks] later');
    };
    const mailbox = { ...world.mailbox, arrivals };
    const daemon = await aDaemon({ world: otherwise(world, { mailbox }) });
    await daemon.machine.pass(1000);
    expect(await world.store.cases()).toHaveLength(1);
    daemon.replace();
    arrive();
    await daemon.machine.pass(31_000);
    expect(await daemon.ended).toBe(true);
    expect(await world.store.cases()).toHaveLength(1);
    expect(daemon.events().slice(-2)).toEqual(['ProgramReplaced', 'Stopped']);
    expect(daemon.seen.map(({ kind }) => kind)).toContain('replaced');
  });

  it('does not work a mail twice of which the mailbox was not told', async () => {
    const world = aWorld({ mails: [aRawMail(THANKS)] });
    let told = 0;
    const worked: Mailbox['worked'] = async (source) => {
      told += 1;
      if (told === 1) throw new Unreachable('The mailbox does not answer.');
      return world.mailbox.worked(source);
    };
    const daemon = await aDaemon({ world: otherwise(world, { mailbox: { ...world.mailbox, worked } }) });
    await daemon.machine.pass(5000);
    expect(await world.store.cases()).toHaveLength(1);
    expect(told).toBe(2);
  });

  it('tells once that letters can’t leave, after a quarter of an hour, and once that they leave again', async () => {
    const world = aWorld();
    let trouble = 'The mail server does not answer.';
    const outbox = { ...world.outbox, state: () => ({ trouble, since: NOW }) };
    const daemon = await aDaemon({ world: otherwise(world, { outbox }) });
    expect((await daemon.status()).outbox.trouble).toBe(trouble);
    await daemon.machine.pass(14 * MINUTE);
    expect(world.raised).toEqual([]);
    await daemon.machine.pass(HOUR);
    trouble = '';
    await daemon.machine.pass(HOUR);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['outbox', 'outbox-again']);
  });

  it('catches up with what letters that left still lack at every tick', async () => {
    const world = aWorld();
    let caughtUp = 0;
    const catchUp = async () => {
      caughtUp += 1;
    };
    const state = () => ({ ...world.outbox.state(), copiesOwed: 2 });
    const daemon = await aDaemon({
      world: otherwise(world, { outbox: { ...world.outbox, catchUp, state } }),
    });
    await daemon.machine.pass(2 * MINUTE);
    expect(caughtUp).toBeGreaterThanOrEqual(3);
    expect((await daemon.status()).outbox.copiesOwed).toBe(2);
  });

  it('reads a few mails ahead, and asks the model for each of them once', async () => {
    const asked: string[] = [];
    const answers: (() => void)[] = [];
    const model: Model = {
      name: 'told',
      label: ({ sentences }: ModelRequest) => {
        asked.push(sentences[0]?.text ?? '');
        return new Promise((resolve) => {
          answers.push(() => resolve({ kind: 'unusable', sentence: 'The model said nothing.' }));
        });
      },
    };
    const lexical = {
      read: (...input: Parameters<typeof toldReader.read>) => ({
        ...toldReader.read(...input),
        carries: false,
      }),
    };
    const mails = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'].map((word) =>
      aRawMail(`[thanks] ${word}`),
    );
    const world = aWorld({ mails, model, lexical });
    const daemon = await aDaemon({ world });
    expect(asked).toEqual(['un', 'deux', 'trois', 'quatre']);
    for (let n = 0; n < 6; n += 1) {
      answers[n]?.();
      await daemon.machine.pass(1000);
    }
    expect(asked).toEqual(['un', 'deux', 'trois', 'quatre', 'cinq', 'six']);
    expect((await daemon.status()).today.mails).toBe(6);
  });

  it('leaves a mail as it was when it is stopped while the model reads', async () => {
    const model: Model = { name: 'silent', label: () => new Promise(() => undefined) };
    const lexical = {
      read: (...input: Parameters<typeof toldReader.read>) => ({
        ...toldReader.read(...input),
        carries: false,
      }),
    };
    const world = aWorld({ mails: [aRawMail(THANKS)], model, lexical });
    const daemon = await aDaemon({ world });
    await daemon.stop();
    expect(await world.store.cases()).toEqual([]);
    expect(daemon.events()).not.toContain('MailFailed');
    expect(daemon.events().at(-1)).toBe('Stopped');
  });
});

it('ends in five seconds in the middle of what hangs, without calling it finished', async () => {
  const world = aWorld({ mails: [aRawMail(THANKS)] });
  const worked = () => new Promise<void>(() => undefined);
  const daemon = await aDaemon({ world: otherwise(world, { mailbox: { ...world.mailbox, worked } }) });
  expect(await daemon.stop()).toBe(false);
  expect(daemon.events().at(-1)).toBe('StoppedInTheMiddle');
});

describe('a mailbox that goes away', () => {
  it('is no reason to stop the clock: what falls due is done', async () => {
    const world = aWorld();
    world.suffer({ mailbox: 'down' });
    const slot = aSlot('2026-11-26T10:00');
    await world.store.saveOffer(anOffer([slot], { until: NOW + 10 * MINUTE }));
    const daemon = await aDaemon({ world });
    await daemon.machine.pass(11 * MINUTE);
    const { mailbox, held } = await daemon.status();
    expect([mailbox.connection, held]).toEqual(['away', 0]);
  });

  it('is told of after a quarter of an hour, once, and once when it answers again', async () => {
    const world = aWorld();
    world.suffer({ mailbox: 'down' });
    const daemon = await aDaemon({ world });
    await daemon.machine.pass(14 * MINUTE);
    expect(world.raised).toEqual([]);
    await daemon.machine.pass(30 * MINUTE);
    world.suffer({ mailbox: 'none' });
    await daemon.machine.pass(10 * MINUTE);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['mailbox', 'mailbox-again']);
  });

  it('answers nothing but what is urgent while Sent can’t be seen, says so, and tells of it once', async () => {
    const world = aWorld({ mails: [aRawMail('[when] c’est quand')] });
    let broken = true;
    const mailbox: Mailbox = {
      ...world.mailbox,
      state: () => ({ ...world.mailbox.state(), connection: 'connected' }),
      sentSince: async () => {
        if (broken) throw new UserError('The server does not open the mailbox "Sent Itmes".');
        return [];
      },
    };
    const daemon = await aDaemon({ world: otherwise(world, { mailbox }) });
    await daemon.machine.pass(2 * MINUTE);
    const [held] = await world.store.cases();
    expect(held).toMatchObject({ state: 'waiting', reason: { code: 'sent-unseen' } });
    expect(held?.proposal.map(({ kind }) => kind)).toContain('reply');
    expect([world.sent, world.raised]).toEqual([[], []]);
    const status = await daemon.status();
    expect(needsOf(status)).toContain('sent-unseen');
    expect(status.mailbox.sentUnseen?.code).toContain('Sent Itmes');
    world.deliver(aRawMail('[danger-life] j’étouffe', { From: 'bea@example.org' }));
    await daemon.machine.pass(2 * MINUTE);
    expect(world.sent).toHaveLength(1);
    await daemon.machine.pass(HOUR);
    const told = () => world.raised.map(({ sentence }) => sentence).filter((one) => /sent/.test(one));
    expect(told()).toEqual(['sent-unseen']);
    broken = false;
    await daemon.machine.pass(5 * MINUTE);
    expect(told()).toEqual(['sent-unseen', 'sent-seen-again']);
    expect(needsOf(await daemon.status())).not.toContain('sent-unseen');
    world.deliver(aRawMail('[when] c’est quand', { From: 'bea@example.org' }));
    await daemon.machine.pass(MINUTE);
    const unseen = (await world.store.cases()).filter(({ reason }) => reason.code === 'sent-unseen');
    expect(unseen).toHaveLength(1);
  });

  it('is left alone after three refusals, until a person says look again', async () => {
    const world = aWorld({ mails: [aRawMail(THANKS)] });
    let refusals = 0;
    let refuses = true;
    const arrivals: Mailbox['arrivals'] = () => {
      if (!refuses) return world.mailbox.arrivals();
      refusals += 1;
      throw new Refused('The server refuses the password.');
    };
    const daemon = await aDaemon({ world: otherwise(world, { mailbox: { ...world.mailbox, arrivals } }) });
    await daemon.machine.pass(50 * MINUTE);
    expect(refusals).toBe(3);
    expect((await daemon.status()).mailbox).toMatchObject({
      connection: 'refused',
      trouble: 'The server refuses the password.',
    });
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['mailbox']);
    refuses = false;
    await daemon.ask({ ask: 'look' });
    await daemon.machine.pass(1000);
    expect(await world.store.cases()).toHaveLength(1);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['mailbox', 'mailbox-again']);
  });
});

describe('what happens around the work', () => {
  it('looks at everything at once when the machine wakes', async () => {
    const world = aWorld();
    await world.store.saveOffer(anOffer([aSlot('2026-11-26T10:00')], { until: NOW + 6 * HOUR }));
    const daemon = await aDaemon({ world });
    daemon.machine.turn(8 * HOUR);
    await daemon.machine.pass(31_000);
    expect(daemon.events()).toContain('MachineSlept');
    expect((await daemon.status()).held).toBe(0);
  });

  it('gives an offer back when its time is up, not at the next tick', async () => {
    const world = aWorld();
    await world.store.saveOffer(anOffer([aSlot('2026-11-26T10:00')], { until: NOW + 40_000 }));
    const daemon = await aDaemon({ world });
    await daemon.machine.pass(39_000);
    expect((await daemon.status()).held).toBe(1);
    await daemon.machine.pass(2000);
    expect((await daemon.status()).held).toBe(0);
  });

  it('takes a changed setting between two mails, in a world of its own', async () => {
    const daemon = await aDaemon();
    daemon.edit({ kind: 'good', practice: aPractice({ name: 'Cabinet du Lac' }) });
    await daemon.machine.pass(2000);
    expect((await daemon.status()).practice).toBe('Cabinet du Lac');
    expect(daemon.worlds()).toBe(2);
  });

  it('says nothing of a file that was read in the middle of a save', async () => {
    const world = aWorld();
    const daemon = await aDaemon({ world });
    daemon.edit({ kind: 'broken', problems: ['practice.yaml:1: half a file.'] });
    await daemon.machine.pass(900);
    daemon.edit({ kind: 'good', practice: aPractice({ name: 'Cabinet du Lac' }) });
    await daemon.machine.pass(5000);
    const { settings, practice } = await daemon.status();
    expect({ settings, practice }).toEqual({ settings: null, practice: 'Cabinet du Lac' });
    expect(daemon.events()).not.toContain('SettingsBroken');
    expect(world.raised).toEqual([]);
  });

  it('says after a second that a file is broken, however often it is written in between', async () => {
    const world = aWorld();
    const daemon = await aDaemon({ world });
    for (const part of ['one', 'two', 'three']) {
      daemon.edit({ kind: 'broken', problems: [part] });
      await daemon.machine.pass(300);
      expect((await daemon.status()).settings).toBeNull();
    }
    await daemon.machine.pass(100);
    expect((await daemon.status()).settings?.problems).toEqual(['three']);
    daemon.edit({ kind: 'good', practice: aPractice() });
    await daemon.machine.pass(0);
    expect((await daemon.status()).settings).toBeNull();
    daemon.edit({ kind: 'broken', problems: ['four'] });
    await daemon.machine.pass(999);
    expect((await daemon.status()).settings).toBeNull();
    await daemon.machine.pass(1);
    expect((await daemon.status()).settings?.problems).toEqual(['four']);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['settings', 'settings']);
  });

  it('works with the texts of before while a file may be half written', async () => {
    const world = aWorld();
    let reads = 0;
    const templates = {
      read: async () => {
        reads += 1;
        return world.templates.read();
      },
    };
    const daemon = await aDaemon({ world: otherwise(world, { templates }) });
    world.deliver(aRawMail(THANKS));
    await daemon.machine.pass(2000);
    const before = reads;
    expect(before).toBeGreaterThan(0);
    await daemon.machine.pass(500);
    daemon.edit({ kind: 'broken', problems: ['templates/fr/offer.md: half a text.'] });
    world.deliver(aRawMail(THANKS));
    await daemon.machine.pass(900);
    expect((await daemon.status()).settings).toBeNull();
    expect(await world.store.cases()).toHaveLength(2);
    expect(reads).toBe(before);
  });

  it('goes on with the settings before when the new ones open no world', async () => {
    const world = aWorld();
    const open = async ({ name }: { readonly name: string }) => {
      if (name === 'Cabinet du Lac') throw new UserError('state.db can’t be read.');
      return world;
    };
    const daemon = await aDaemon({ world, open });
    daemon.edit({ kind: 'good', practice: aPractice({ name: 'Cabinet du Lac' }) });
    await daemon.machine.pass(2000);
    expect((await daemon.status()).settings?.problems).toEqual(['state.db can’t be read.']);
    world.deliver(aRawMail(THANKS));
    await daemon.machine.pass(2000);
    expect(await world.store.cases()).toHaveLength(1);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['settings']);
  });

  it('opens its world as soon as it can when neither the new settings nor the old ones open one, and says so', async () => {
    let locked = false;
    const world = aWorld();
    const open = async () => {
      if (locked) throw new UserError('state.db is in use.');
      return world;
    };
    const daemon = await aDaemon({ world, open });
    locked = true;
    daemon.edit({ kind: 'good', practice: aPractice({ name: 'Cabinet du Lac' }) });
    await daemon.machine.pass(5 * MINUTE);
    const status = await daemon.status();
    expect(status).toMatchObject({ failing: { code: 'state.db is in use.' }, settings: null });
    expect(needsOf(status)).toContain('failing');
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['work-failing']);
    locked = false;
    world.deliver(aRawMail(THANKS));
    await daemon.machine.pass(2 * MINUTE);
    expect(await daemon.status()).toMatchObject({
      failing: null,
      settings: null,
      practice: 'Cabinet du Lac',
    });
    expect(await world.store.cases()).toHaveLength(1);
    expect(daemon.events().filter((event) => event === 'TurnFailed').length).toBeLessThan(30);
    expect(await daemon.stop()).toBe(true);
  });

  it('signals life only while the line really turns', async () => {
    const model: Model = { name: 'silent', label: () => new Promise(() => undefined) };
    const lexical = {
      read: (...input: Parameters<typeof toldReader.read>) => ({
        ...toldReader.read(...input),
        carries: false,
      }),
    };
    const world = aWorld({ model, lexical });
    const daemon = await aDaemon({ world, beat: 1000 });
    await daemon.machine.pass(10 * MINUTE);
    const signs = () => daemon.told.filter((word) => word === 'WATCHDOG=1').length;
    expect(signs()).toBeGreaterThan(590);
    world.deliver(aRawMail(THANKS));
    await daemon.machine.pass(10 * MINUTE);
    const last = signs();
    await daemon.machine.pass(10 * MINUTE);
    expect(signs()).toBe(last);
  });

  it('answers no question it does not know', async () => {
    const daemon = await aDaemon();
    expect(await daemon.ask({ ask: 'send' })).toBeNull();
    expect(await daemon.ask('status')).toBeNull();
    expect(await daemon.ask(null)).toBeNull();
  });
});
