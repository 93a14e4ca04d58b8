import { describe, expect, it } from 'vitest';
import type { LexicalReading } from '../../src/core/reading/lexical-reader.ts';
import type { RedFlag } from '../../src/domain/reading.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { Model, ModelAnswer, ModelRequest } from '../../src/ports/model.ts';
import { aPractice } from '../build/builders.ts';
import { aRawMail, aWorld, toldReader } from '../build/world.ts';
import { aDaemon } from './a-daemon.ts';

const AWAY: ModelAnswer = { kind: 'away', sentence: 'The model does not answer.' };
const RED: RedFlag = { flag: 'chest', tier: 'red', class: 'life', words: 'barre', where: 'own' };

/** Explains nothing alone but thanks, and hears an emergency in "barre". */
const lexical = {
  read: (...input: Parameters<typeof toldReader.read>): LexicalReading => {
    const told = toldReader.read(...input);
    const words = told.sentences.map(({ text }) => text).join(' ');
    return {
      ...told,
      carries: words.includes('merci'),
      flags: words.includes('barre') ? [RED] : [],
    };
  },
};

/** A model that is away until it is told otherwise; it agrees with whatever was said. */
function aModel() {
  let away = true;
  const asked: string[] = [];
  const model: Model = {
    name: 'little:3b',
    label: async ({ sentences }: ModelRequest): Promise<ModelAnswer> => {
      asked.push(sentences[0]?.text ?? '');
      return away ? AWAY : { kind: 'opinion', opinion: { reader: 'model', voices: [], faq: [] } };
    },
  };
  return {
    model,
    asked,
    comeBack: () => {
      away = false;
    },
  };
}

function practiceThatWaits(minutes: number) {
  const base = { servers: ['http://127.0.0.1:11434'], name: 'little:3b', allowRemote: false, timeout: 60 };
  return aPractice({ model: { ...base, wait: 60 * minutes } });
}

const from = (name: string) => ({ From: `${name} <${name}@example.org>` });

describe('while the model is away', () => {
  it('a routine mail waits, and is worked when the model is back', async () => {
    const { model, comeBack } = aModel();
    const world = aWorld({ mails: [aRawMail('[cancel] je ne viens pas jeudi')], model, lexical });
    const daemon = await aDaemon({ world, practice: practiceThatWaits(10) });
    await daemon.machine.pass(5 * MINUTE);
    expect(await world.store.cases()).toEqual([]);
    expect((await daemon.status()).model).toMatchObject({ state: 'away', awaited: 1 });
    comeBack();
    await daemon.machine.pass(MINUTE);
    expect(await world.store.cases()).toMatchObject([{ decision: 'act', state: 'done' }]);
    expect((await daemon.status()).model).toMatchObject({ state: 'ready', awaited: 0 });
    expect(daemon.events()).not.toContain('MailFailed');
  });

  it('a routine mail goes to a human with the lexical reading when its time is over', async () => {
    const { model } = aModel();
    const world = aWorld({ mails: [aRawMail('[cancel] je ne viens pas jeudi')], model, lexical });
    const daemon = await aDaemon({ world, practice: practiceThatWaits(10) });
    await daemon.machine.pass(9 * MINUTE);
    expect(await world.store.cases()).toEqual([]);
    await daemon.machine.pass(2 * MINUTE);
    const [kase] = await world.store.cases();
    expect(kase?.reading).toMatchObject({ modelAway: true, readers: ['lexical'] });
    expect((await daemon.status()).queue).toMatchObject({ beside: 0, again: 0 });
  });

  it('an emergency does not wait, and overtakes those that do', async () => {
    const { model, asked } = aModel();
    const mails = [
      aRawMail('[cancel] je ne viens pas jeudi', from('bob')),
      aRawMail('[book] je voudrais un rendez-vous', from('eve')),
      aRawMail('[danger-life] j’ai une barre dans la poitrine'),
    ];
    const world = aWorld({ mails, model, lexical });
    await aDaemon({ world, practice: practiceThatWaits(10) });
    expect(await world.store.cases()).toMatchObject([{ reading: { urgency: 'red' } }]);
    expect(asked.some((words) => words.includes('barre'))).toBe(false);
  });

  it('an emergency is worked while the model still reads the mails before it', async () => {
    const model: Model = { name: 'slow', label: () => new Promise(() => undefined) };
    const routine = Array.from({ length: 12 }, (_, at) =>
      aRawMail(`[book] un rendez-vous, numéro ${at}`, from(`p${at}`)),
    );
    const world = aWorld({ mails: [...routine, aRawMail('[danger-life] une barre')], model, lexical });
    const daemon = await aDaemon({ world, practice: practiceThatWaits(10) });
    expect(await world.store.cases()).toMatchObject([{ reading: { urgency: 'red' } }]);
    await daemon.stop();
  });

  it('what the lexical reader carries alone does not wait', async () => {
    const { model } = aModel();
    const mails = [aRawMail('[cancel] pas jeudi', from('bob')), aRawMail('[thanks] merci')];
    const world = aWorld({ mails, model, lexical });
    await aDaemon({ world, practice: practiceThatWaits(10) });
    expect(await world.store.cases()).toMatchObject([{ from: 'ana@example.org' }]);
  });

  it('a later mail of the same person does not overtake the first', async () => {
    const { model, comeBack } = aModel();
    const mails = [aRawMail('[cancel] pas jeudi'), aRawMail('[thanks] merci, finalement je viens')];
    const world = aWorld({ mails, model, lexical });
    const daemon = await aDaemon({ world, practice: practiceThatWaits(10) });
    await daemon.machine.pass(2 * MINUTE);
    expect(await world.store.cases()).toEqual([]);
    comeBack();
    await daemon.machine.pass(MINUTE);
    const worked = (await world.store.cases()).map(({ source }) => source?.key);
    expect(worked).toEqual(mails.map(({ source }) => source.key));
  });

  it('nobody waits where the practice chose no wait', async () => {
    const { model } = aModel();
    const world = aWorld({ mails: [aRawMail('[cancel] pas jeudi')], model, lexical });
    await aDaemon({ world, practice: practiceThatWaits(0) });
    expect(await world.store.cases()).toHaveLength(1);
  });

  it('nothing is lost by a restart', async () => {
    const { model, comeBack } = aModel();
    const world = aWorld({ mails: [aRawMail('[cancel] je ne viens pas jeudi')], model, lexical });
    const first = await aDaemon({ world, practice: practiceThatWaits(10) });
    await first.machine.pass(5 * MINUTE);
    await first.stop();
    comeBack();
    await aDaemon({ world, practice: practiceThatWaits(10) });
    expect(await world.store.cases()).toMatchObject([{ decision: 'act' }]);
  });
});

describe('the model', () => {
  it('is tested and reads its rules before the first mail, and is seen to until it works', async () => {
    const { model } = aModel();
    let primed = 0;
    const server = { at: 'nas:11434', trouble: '', since: 0, nextTry: null, advice: ['Set it right.'] };
    const states = ['new', 'away', 'ready'] as const;
    const told: Model = {
      ...model,
      prime: async () => {
        primed += 1;
      },
      state: () => [{ ...server, state: states[Math.min(primed, 2)] ?? 'ready' }],
    };
    const daemon = await aDaemon({ world: aWorld({ model: told, lexical }) });
    await daemon.machine.pass(5 * MINUTE);
    expect(primed).toBe(2);
    expect((await daemon.status()).model).toMatchObject({
      state: 'ready',
      servers: { ready: 1, all: 1 },
      advice: ['Set it right.'],
    });
  });
});
