import { beforeAll, describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import type { ContactPoint, Patient } from '../../src/domain/patient.ts';
import { dateOf } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { address, aPractice, moment } from '../build/builders.ts';
import { aRemindingWorld } from '../build/follow-ups.ts';
import { patientNumber } from '../build/waiting.ts';
import { aRawMail } from '../build/world.ts';

const practice = aPractice();
let lexical: LexicalReader;
beforeAll(async () => {
  lexical = await shippedReader();
});

const at = (name: string, holder: ContactPoint['holder'] = 'self'): ContactPoint => ({
  address: address(name),
  holder,
  dead: false,
});

/** A world in which n1 comes on Thursday and is reminded on Wednesday; n2 too. */
function aWeek(n1: Partial<Patient> = {}) {
  const booked = [
    { uid: 'a', start: moment('2026-11-26T09:00'), patient: 'n1' },
    { uid: 'b', start: moment('2026-11-26T10:00'), patient: 'n2' },
  ];
  const patients = [patientNumber(1, n1), patientNumber(2)];
  return aRemindingWorld(booked, undefined, { lexical, patients, now: moment('2026-11-24T09:00') });
}

type Week = ReturnType<typeof aWeek>;

const tell = (world: Week, from: string, words: string, header: Record<string, string> = {}) =>
  onMail(
    world,
    practice,
    aRawMail(words, {
      From: `F <${from}>`,
      'Authentication-Results': `mx.example.org; dmarc=pass header.from=${from.split('@')[1]}`,
      ...header,
    }),
  );

async function reminded(world: Week): Promise<readonly string[]> {
  const before = world.sent.length;
  world.turnClock(moment('2026-11-25T10:00'));
  await onTick(world, practice);
  return world.sent.slice(before).map(({ to }) => to);
}

const FATHER = 'Mon père Given1 Family1 est décédé dimanche. Merci d’annuler ses rendez-vous.';

describe('a death that is told', () => {
  it('by a daughter nobody knows ends what goes to the patient she names, and nobody else’s reminder', async () => {
    const world = aWeek();
    const kase = await tell(world, 'fille@example.net', FATHER);
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'loss-told' } });
    expect(world.raised.map(({ level }) => level)).toEqual(['amber']);
    expect(await reminded(world)).toEqual(['n2@example.org']);
  });

  it('by a recorded carer, or from the patient’s other address, ends it too', async () => {
    for (const contacts of [
      [at('n1@example.org'), at('fille@example.org', 'carer')],
      [at('n1@example.org'), at('fille@example.org')],
    ]) {
      const world = aWeek({ contacts });
      await tell(world, 'fille@example.org', 'Papa est mort hier.');
      expect(await reminded(world)).toEqual(['n2@example.org']);
    }
  });

  it('finds the patient by a date of birth', async () => {
    const world = aWeek({ birthDate: dateOf(1941, 3, 5) });
    await tell(world, 'fille@example.net', 'Ma mère, née le 5 mars 1941, nous a quittés.');
    expect(await reminded(world)).toEqual(['n2@example.org']);
  });

  it('in answer to a reminder ends what goes to whom it reminded, whoever answers', async () => {
    const world = aWeek();
    await reminded(world);
    const letter = world.sent.find(({ to }) => to === 'n1@example.org');
    await tell(world, 'fille@example.net', 'Mein Vater ist verstorben.', {
      'In-Reply-To': letter?.messageId ?? '',
    });
    expect(await world.store.frozen(address('n1@example.org'))).toBe('loss');
    expect(await world.store.frozen(address('n2@example.org'))).toBeNull();
  });

  it('of nobody known alerts a human, who is told that reminders still leave', async () => {
    const world = aWeek();
    await tell(world, 'fille@example.net', 'Mon père est décédé dimanche.');
    expect(world.raised).toMatchObject([
      {
        level: 'amber',
        sentence:
          'Un message annonce un décès ou une perte, et personne du fichier n’y est reconnu. Regardez de qui il s’agit : ses rappels partent encore.',
      },
    ]);
    expect(await reminded(world)).toEqual(['n1@example.org', 'n2@example.org']);
  });

  it('ends nothing for whom our own server calls a forger, and alerts a human', async () => {
    const world = aWeek();
    await tell(world, 'n2@example.org', FATHER, {
      'Authentication-Results': 'mx.example.org; dmarc=fail header.from=example.org',
    });
    expect(world.raised).toHaveLength(1);
    expect(await reminded(world)).toEqual(['n1@example.org', 'n2@example.org']);
  });

  it.each(['Mon père vient de mourir.', 'Mme Roux n’est plus de ce monde.', 'Meine Mutter lebt nicht mehr.'])(
    'is answered with no emergency text: "%s"',
    async (words) => {
      const world = aWeek();
      await tell(world, 'n1@example.org', words);
      expect(world.sent).toEqual([]);
      expect(world.raised).toHaveLength(1);
      expect(await reminded(world)).toEqual(['n2@example.org']);
    },
  );

  it('does not hide what the bereaved says of their own life', async () => {
    const world = aWeek();
    const kase = await tell(world, 'n1@example.org', 'Mon mari est mort hier et je veux mourir aussi.');
    expect(kase.reason).toEqual({ code: 'emergency-wording', class: 'suicide' });
    expect(world.sent).toHaveLength(1);
  });
});

describe('an emergency', () => {
  it('from a patient’s other address keeps back what would go to the first', async () => {
    const world = aWeek({ contacts: [at('n1@example.org'), at('second@example.org')] });
    await tell(world, 'second@example.org', 'Je fais un infarctus, douleur dans la poitrine');
    expect(world.sent.map(({ to }) => to)).toEqual(['second@example.org']);
    expect(await reminded(world)).toEqual(['n2@example.org']);
  });

  it('gets the fixed text from each address it is written from', async () => {
    const world = aWeek({ contacts: [at('n1@example.org'), at('second@example.org')] });
    await tell(world, 'second@example.org', 'Je fais un infarctus, douleur dans la poitrine');
    await tell(world, 'n1@example.org', 'Au secours, je fais un infarctus');
    expect(world.sent.map(({ to }) => to)).toEqual(['second@example.org', 'n1@example.org']);
  });
});
