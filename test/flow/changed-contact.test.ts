import { describe, expect, it } from 'vitest';
import { proposedIn } from '../../src/core/patients/contact-sentences.ts';
import type { ContactChange } from '../../src/domain/contact.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { address, aPatient, aPractice, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';

const practice = { ...aPractice(), quietHours: null };
const OLD = '+33199000001';
const NEW = '+33199000002';
const ana = aPatient({ phones: [OLD] });
const THEIRS = '[contact] mon numéro a changé : 01 99 00 00 02';

type World = ReturnType<typeof aWorld>;

async function written(world: World, words: string, headers: Readonly<Record<string, string>> = {}) {
  return onMail(world, practice, aRawMail(words, headers));
}

/** The one case that waits. */
async function waiting(world: World) {
  const [kase] = await world.store.cases('waiting');
  if (kase === undefined) throw new Error('no case waits');
  return kase;
}

/** Ana announces another number, a human says yes, and the letter asks her. Returns its Message-ID. */
async function asked(world: World): Promise<string> {
  await written(world, THEIRS);
  const kase = await waiting(world);
  await onVerdict(world, practice, { kind: 'approve', case: kase.id, by: 'Anne', at: world.clock.now() });
  return world.sent.at(-1)?.messageId ?? '';
}

describe('a changed phone number', () => {
  it('is put before a human beside the recorded one, and nothing is changed or sent', async () => {
    const world = aWorld({ patients: [ana] });
    await written(world, THEIRS);
    const kase = await waiting(world);
    expect(proposedIn(kase.plan)).toEqual([{ kind: 'phone', recorded: [OLD], given: NEW }]);
    expect(world.sent).toEqual([]);
    expect((await world.directory.patients())[0]?.phones).toEqual([OLD]);
  });

  it('is asked about at the recorded address after a yes, without a word or a digit of the mail', async () => {
    const world = aWorld({ patients: [ana] });
    await asked(world);
    expect(world.sent).toMatchObject([{ to: 'ana@example.org' }]);
    expect(world.sent[0]?.body).toContain('[confirm-contact');
    expect(world.sent[0]?.body).not.toMatch(/00 ?02/);
    expect((await world.directory.patients())[0]?.phones).toEqual([OLD]);
  });

  it('is a human’s to record when the patient answers yes', async () => {
    const world = aWorld({ patients: [ana] });
    const letter = await asked(world);
    await written(world, 'Oui', { 'In-Reply-To': letter, References: letter });
    const kase = await waiting(world);
    expect(kase.reason).toEqual({ code: 'contact-answer', said: 'yes' });
    expect(proposedIn(kase.plan)).toEqual([{ kind: 'phone', recorded: [OLD], given: NEW }]);
    expect((await world.directory.patients())[0]?.phones).toEqual([OLD]);
  });

  it('is a call to the recorded number when the patient says that it was not them', async () => {
    const world = aWorld({ patients: [ana] });
    const letter = await asked(world);
    await written(world, 'Non merci', { 'In-Reply-To': letter, References: letter });
    const kase = await waiting(world);
    expect(kase.reason).toEqual({ code: 'contact-answer', said: 'no' });
    expect(kase.plan).toContainEqual(expect.objectContaining({ kind: 'task', task: 'call-back' }));
  });

  it('is not confirmed by somebody else who answers our letter', async () => {
    const world = aWorld({ patients: [ana] });
    const letter = await asked(world);
    await written(world, 'Oui', {
      From: 'eve@example.org',
      'In-Reply-To': letter,
      References: letter,
    });
    const kase = await waiting(world);
    expect(kase.reason.code).not.toBe('contact-answer');
  });

  it('waits for a person alone where the mail gives no number', async () => {
    const world = aWorld({ patients: [ana] });
    await written(world, '[contact] mon numéro a changé, appelez-moi');
    const kase = await waiting(world);
    expect(proposedIn(kase.plan)).toEqual([]);
    expect(kase.proposal).toEqual([]);
  });
});

describe('a changed address', () => {
  it('is never asked about at the new one: who writes from there is nobody', async () => {
    const world = aWorld({ patients: [ana] });
    await written(world, '[contact] c’est Ana Lemaire, voici ma nouvelle adresse', {
      From: 'ana2@example.net',
    });
    const kase = await waiting(world);
    expect(kase.patient).toBeNull();
    expect(proposedIn(kase.plan)).toEqual([{ kind: 'address', recorded: [], given: 'ana2@example.net' }]);
    expect(JSON.stringify(kase.proposal)).not.toContain('confirm-contact');
  });

  it('that a human recorded proves the sender from then on, and the old one no longer does', async () => {
    const world = aWorld({ patients: [ana] });
    const change: ContactChange = {
      ...{ patient: 'p1', from: 'ana@example.org', to: 'ana2@example.org' },
      ...{ kind: 'address', by: 'Anne', at: NOW },
    };
    await world.store.recordContactChange(change);
    const [first] = await world.directory.patients();
    expect(first?.contacts).toEqual([{ address: address('ana2@example.org'), holder: 'self', dead: false }]);
    expect(await world.store.takeBackContactChange(change)).toBe(true);
    expect((await world.directory.patients())[0]?.contacts).toEqual(ana.contacts);
  });
});
