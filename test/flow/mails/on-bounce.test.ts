import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { caseIdOf } from '../../../src/core/case-id.ts';
import { explain } from '../../../src/core/explain.ts';
import { rfc5322 } from '../../../src/core/letters/rfc5322.ts';
import { readMail } from '../../../src/core/mail/read-mail.ts';
import { actionIdIn, messageIdFor } from '../../../src/core/mail/reply-token.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { DeliveryReport, Mail } from '../../../src/domain/mail.ts';
import { onBounce } from '../../../src/flow/mails/on-bounce.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { resume } from '../../../src/flow/plans/resume.ts';
import type { World } from '../../../src/ports/world.ts';
import { address, aMail, aPractice, NOW, ZONE } from '../../build/builders.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const practice = aPractice();

/** A world in which Ana was answered, and the Message-ID of that letter. */
async function afterALetter(): Promise<{ world: MemoryWorld; letter: string; kase: Case }> {
  const world = aWorld();
  const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
  return { world, letter: world.sent[0]?.messageId ?? '', kase };
}

function aBounce(about: string | null, different: Partial<DeliveryReport> = {}, key = 'bounce'): Mail {
  return aMail({
    messageId: `<${key}@mx.example.org>`,
    contentHash: key,
    from: address('mailer-daemon@mx.example.org'),
    automatic: 'bounce',
    proof: { kind: 'unknown', sentence: '' },
    reports: [
      { action: 'failed', status: '5.1.1', recipient: address('ana@example.org'), about, ...different },
    ],
  });
}

/** The same world, in which the program ends at this door, before anything is done there. */
function dyingAt(world: MemoryWorld, door: 'freeze' | 'alert' | 'note'): World {
  const die = () => Promise.reject(new Error('crash'));
  const { store, alerts } = world;
  if (door === 'alert') return { ...world, alerts: { ...alerts, raise: die } };
  return {
    ...world,
    store: { ...store, ...(door === 'freeze' ? { freeze: die } : { noteLetter: die }) },
  };
}

describe('a letter that comes back for good', () => {
  it('is a case for a human that names whose letter it was, and nothing more is written there', async () => {
    const { world, letter, kase } = await afterALetter();
    const returned = await onBounce(world, practice, aBounce(letter));
    expect(returned).toMatchObject({
      decision: 'review',
      state: 'waiting',
      patient: 'p1',
      reason: { code: 'letter-returned', case: kase.id, lasting: true },
      proposal: [],
    });
    expect(await world.store.letterState(letter)).toBe('returned');
    expect(await world.store.frozen(address('ana@example.org'))).toBe('undeliverable');
    expect(world.raised).toHaveLength(1);
    expect(returned?.plan.map(({ kind }) => kind)).toEqual(['freeze', 'task', 'alert', 'label']);
  });

  it.each(['5.1.0', '5.1.2', '5.1.10', '5.2.1', '5.0.0'])(
    'is an address that is gone: %s',
    async (status) => {
      const { world, letter } = await afterALetter();
      await onBounce(world, practice, aBounce(letter, { status }));
      expect(await world.store.frozen(address('ana@example.org'))).toBe('undeliverable');
    },
  );

  it('sends the contact’s next mail to a human, and says why', async () => {
    const { world, letter } = await afterALetter();
    await onBounce(world, practice, aBounce(letter));
    const next = await onMail(world, practice, aRawMail('[when] c’est quand'));
    expect(next).toMatchObject({ decision: 'review', reason: { code: 'undeliverable' } });
    expect(world.sent).toHaveLength(1);
    expect(explain(next.reason, 'en')).toBe(
      'Our letters come back from this address: reach the person another way, then reopen the contact.',
    );
  });

  it('does nothing twice when the same bounce is met again', async () => {
    const { world, letter } = await afterALetter();
    const first = await onBounce(world, practice, aBounce(letter));
    const again = await onBounce(world, practice, aBounce(letter));
    expect(again?.id).toBe(first?.id);
    expect(world.raised).toHaveLength(1);
    expect(await world.store.cases('waiting')).toHaveLength(1);
  });

  it('is seen to once, also when the program stops in the middle of it', async () => {
    for (const door of ['freeze', 'alert', 'note'] as const) {
      const { world, letter } = await afterALetter();
      await expect(onBounce(dyingAt(world, door), practice, aBounce(letter))).rejects.toThrow('crash');
      await resume(world, practice);
      const again = await onBounce(world, practice, aBounce(letter));
      expect(again).toMatchObject({ reason: { code: 'letter-returned' } });
      expect(world.raised, door).toHaveLength(1);
      expect(await world.store.frozen(address('ana@example.org'))).toBe('undeliverable');
      expect(await world.store.letterState(letter)).toBe('returned');
      expect(await world.store.cases()).toHaveLength(2);
    }
  });

  it('raises no second alarm when another server reports the same letter', async () => {
    const { world, letter } = await afterALetter();
    await onBounce(world, practice, aBounce(letter));
    expect(await onBounce(world, practice, aBounce(letter, {}, 'another'))).toBeNull();
    expect(world.raised).toHaveLength(1);
  });

  it('says the same in French', async () => {
    const { world, letter, kase } = await afterALetter();
    const returned = await onBounce(world, practice, aBounce(letter));
    expect(returned === null ? '' : explain(returned.reason, 'fr')).toBe(
      `La lettre du dossier ${kase.id} est revenue : l'adresse ne reçoit plus. Joignez la personne autrement.`,
    );
  });
});

describe('a letter of ours inside a real report', () => {
  it('is found there, however the server encloses it', async () => {
    for (const type of ['message/rfc822', 'text/rfc822-headers']) {
      const { world, letter, kase } = await afterALetter();
      const [sent] = world.sent;
      const whole = sent === undefined ? '' : rfc5322(sent, ZONE);
      const lines = [
        'Return-Path: <>',
        'From: MAILER-DAEMON@mx.example.org',
        'Subject: Undelivered Mail Returned to Sender',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
        '',
        '--report',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example.org',
        '',
        'Final-Recipient: rfc822; ana@example.org',
        'Action: failed',
        'Status: 5.1.1',
        '',
        '--report',
        `Content-Type: ${type}`,
        '',
        type === 'message/rfc822' ? whole : whole.slice(0, whole.indexOf('\r\n\r\n')),
        '--report--',
      ];
      const bytes = new TextEncoder().encode(lines.join('\r\n'));
      const raw = { source: { folder: 'inbox', key: 'b' }, bytes, truncated: false, received: NOW };
      const mail = readMail(await openMail(raw), { addresses: [], authservIds: [], now: NOW });
      if ('problem' in mail) throw new Error(mail.problem);
      expect(mail.reports[0]?.about).toBe(letter);
      expect(await onBounce(world, practice, mail)).toMatchObject({
        reason: { code: 'letter-returned', case: kase.id, lasting: true },
      });
    }
  });
});

describe('a letter that comes back for now', () => {
  it.each([
    ['mailbox full', { status: '5.2.2' }],
    ['a policy of their server', { status: '5.7.1' }],
    ['our own domain without DMARC', { status: '5.7.26' }],
    ['a letter too large', { status: '5.3.4' }],
    ['no route', { status: '5.4.4' }],
    ['a protocol error', { status: '5.5.0' }],
    ['a content that was not taken', { status: '5.6.0' }],
    ['a sender that is not taken', { status: '5.1.8' }],
    ['a temporary failure that lasted', { status: '4.4.7' }],
    ['a failure without a code', { status: null }],
    ['a failure of the address it was forwarded to', { recipient: address('elsewhere@example.net') }],
  ])('goes to a human, and the contact stays open: %s', async (_, different) => {
    const { world, letter } = await afterALetter();
    expect(await onBounce(world, practice, aBounce(letter, different))).toMatchObject({
      decision: 'review',
      reason: { code: 'letter-returned', lasting: false },
    });
    expect(await world.store.frozen(address('ana@example.org'))).toBeNull();
  });
});

describe('a report that changes nothing', () => {
  it('is a delay: the trail knows of it, nobody is disturbed', async () => {
    const { world, letter } = await afterALetter();
    expect(
      await onBounce(world, practice, aBounce(letter, { action: 'delayed', status: '4.4.1' })),
    ).toBeNull();
    expect(world.raised).toEqual([]);
    expect(await world.store.letterState(letter)).not.toBe('returned');
  });

  it('is forged: its Message-ID is not signed by us', async () => {
    const { world, kase } = await afterALetter();
    const forged = messageIdFor(`${kase.id}-now-0`, 'example.org', 'guessed');
    expect(await onBounce(world, practice, aBounce(forged))).toBeNull();
    expect(await onBounce(world, practice, aBounce(null))).toBeNull();
    expect(await world.store.frozen(address('ana@example.org'))).toBeNull();
    expect(await world.store.cases('waiting')).toEqual([]);
  });

  it('is anything else that somebody made up', async () => {
    const { world, letter } = await afterALetter();
    const about = fc.oneof(
      fc.nat(letter.length - 2).map((at) => letter.slice(0, at) + letter.slice(at + 1)),
      fc.constantFrom(letter.replace('-now-0', '-now-1'), letter.replace('c-', 'd-')),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(about, fc.string(), async (id, key) => {
        fc.pre(actionIdIn([id], await world.store.secret()) === null);
        expect(await onBounce(world, practice, aBounce(id, {}, key))).toBeNull();
      }),
    );
    expect(await world.store.cases()).toHaveLength(1);
    expect(await world.store.letterState(letter)).not.toBe('returned');
  });

  it('can freeze nobody but the one we wrote to', async () => {
    const { world, letter } = await afterALetter();
    const victim = address('bea@example.org');
    await onBounce(world, practice, aBounce(letter, { recipient: victim }));
    expect(await world.store.frozen(victim)).toBeNull();
    expect(await world.store.case(caseIdOf(aBounce(letter)))).not.toBeNull();
  });

  it('is no bounce', async () => {
    const { world, letter } = await afterALetter();
    expect(await onBounce(world, practice, { ...aBounce(letter), automatic: null })).toBeNull();
  });
});
