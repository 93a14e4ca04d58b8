import { describe, expect, it } from 'vitest';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onSent } from '../../../src/flow/mails/on-sent.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { NOW } from '../../build/builders.ts';
import { aMailboxPractice } from '../../build/mailbox-practice.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const practice = aMailboxPractice();
const VERDICT = { by: 'practitioner', at: NOW };

describe('a prepared reply', () => {
  it('lies in the Drafts of the practice too', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    expect(kase.state).toBe('waiting');
    expect([...world.drafts.values()]).toMatchObject([{ to: 'ana@example.org', inReplyTo: kase.messageId }]);
  });

  it('is no draft when the practice does not want it', async () => {
    const world = aWorld();
    const { imap } = practice.mail;
    const without = { ...practice, mail: { ...practice.mail, imap: imap && { ...imap, drafts: false } } };
    await onMail(world, without, aRawMail('[when] c’est quand'));
    expect(world.drafts.size).toBe(0);
  });

  it('lies there also when a change of the agenda hangs on it', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[move] je ne peux pas jeudi'));
    expect(kase.proposal.map(({ kind }) => kind)).toContain('hold');
    expect(world.drafts.size).toBe(1);
  });

  it.each(['approve', 'refuse'] as const)('is taken out of the Drafts at %s', async (kind) => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    await onVerdict(world, practice, { kind, case: kase.id, note: '', ...VERDICT });
    expect(world.drafts.size).toBe(0);
    expect(world.sent).toHaveLength(kind === 'approve' ? 1 : 0);
  });

  it('that a human sent from the Drafts is done, and not sent again', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    const [draft] = [...world.drafts.values()];
    const sent = { messageId: draft?.messageId ?? '', answers: [kase.messageId ?? ''], to: [], at: NOW };
    await onSent({ ...world, mailbox: { ...world.mailbox, sentSince: async () => [sent] } }, practice);
    expect((await world.store.case(kase.id))?.state).toBe('done');
    expect(await onVerdict(world, practice, { kind: 'approve', case: kase.id, ...VERDICT })).toBe(
      'already-settled',
    );
    expect(world.sent).toEqual([]);
  });
});
