import { describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { shippedReader } from '../../../src/adapters/reader/shipped-reader.ts';
import { CANARY, canaryMail, judgeCanary } from '../../../src/core/doctor/canary.ts';
import { selfMail } from '../../../src/core/doctor/self-mail.ts';
import { readMail } from '../../../src/core/mail/read-mail.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { Case } from '../../../src/domain/case.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { address, aPractice, autonomy, NOW } from '../../build/builders.ts';
import { english } from '../../build/english.ts';
import { anAgendaOf, aWorld } from '../../build/world.ts';

const say = english;
const everything = aPractice({
  autonomy: autonomy({ move: 'auto', acknowledge: 'auto', thanks: 'auto', none: 'auto', question: 'auto' }),
});

/** The case of the canary, from the practice's one known patient. */
async function canaryCase(practice = everything) {
  const world = aWorld({ lexical: await shippedReader(), calendars: [anAgendaOf('2026-11-26T17:30')] });
  const raw = canaryMail({ practice, from: 'ana@example.org', now: NOW });
  return { world, kase: await onMail(world, practice, raw) };
}

describe('the canary', () => {
  it.each(['fr', 'en', 'de'] as const)(
    'reaches a human in a practice that speaks %s, and nothing of it leaves',
    async (language) => {
      const { world, kase } = await canaryCase({ ...everything, language });
      expect(judgeCanary(kase, say).map(({ severity }) => severity)).toEqual(['good']);
      expect(JSON.stringify(world.sent)).not.toContain(CANARY);
      expect(world.calendars()[0]?.text).not.toContain('CANCELLED');
    },
  );

  it('comes from somebody whom the practice knows and whose address is proved', async () => {
    const raw = canaryMail({ practice: everything, from: 'ana@example.org', now: NOW });
    const mail = readMail(await openMail(raw), {
      addresses: everything.mail.addresses,
      authservIds: everything.mail.authservIds,
      zone: everything.zone,
      now: NOW,
    } as never);
    expect(mail).toMatchObject({ from: 'ana@example.org', proof: { kind: 'proved' }, automatic: null });
  });

  it('sounds the alarm when it was answered, when its words are in a letter, and when something followed from it', async () => {
    const { kase } = await canaryCase();
    const severity = (change: Partial<Pick<Case, 'decision' | 'plan' | 'proposal'>>) =>
      judgeCanary({ ...kase, ...change }, say).map(({ sentence }) => sentence);
    expect(severity({ decision: 'act' })).toEqual(['the booby-trapped mail did not reach a human']);
    const letter = { kind: 'reply', letter: { paragraphs: [`… ${CANARY} …`] } } as unknown as Action;
    expect(severity({ plan: [...kase.plan, letter] })).toEqual([
      'words of the booby-trapped mail are in a letter',
    ]);
    expect(severity({ proposal: [letter] })).toEqual(['words of the booby-trapped mail are in a letter']);
    const cancel = { kind: 'cancel' } as unknown as Action;
    expect(severity({ plan: [cancel] })).toEqual(['the booby-trapped mail changed something']);
  });
});

describe('the mail of the practice to itself', () => {
  it('is one that no program answers', async () => {
    const own = address('cabinet@example.org');
    const bytes = Buffer.from(selfMail({ address: own, messageId: '<doctor-1@example.org>', at: NOW }));
    const source = { folder: 'INBOX', key: '1' };
    const raw = { source, bytes, truncated: false, received: NOW };
    const world = aWorld({ lexical: await shippedReader() });
    const kase = await onMail(world, everything, raw);
    expect(kase.decision).toBe('ignore');
    expect(world.sent).toEqual([]);
  });
});
