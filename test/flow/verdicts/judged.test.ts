import { describe, expect, it } from 'vitest';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { aPractice, autonomy, NOW } from '../../build/builders.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const careful = aPractice({ autonomy: autonomy({ when: 'suggest' }) });

/** What is said of a yes while the outgoing server is in trouble. */
async function yesWhile(outbox: 'refused' | 'unknown') {
  const world = aWorld();
  const kase = await onMail(world, careful, aRawMail('[when] C’est quand ?'));
  world.suffer({ outbox });
  return onVerdict(world, careful, { kind: 'approve', case: kase.id, by: 'marie', at: NOW });
}

describe('what is said of a yes', () => {
  it('is that it certainly failed, when it certainly failed', async () => {
    expect(await yesWhile('refused')).toBe('failed');
  });

  it('is that nobody knows, only when nobody knows', async () => {
    expect(await yesWhile('unknown')).toBe('unknown');
  });
});
