import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/policy/decide.ts';
import type { Attachment } from '../../../src/domain/mail.ts';
import { aMail, aReading, aRequest, aSituation } from '../../build/builders.ts';

const scan: Attachment = { name: 'ordonnance.pdf', contentType: 'application/pdf', size: 40_000 };

function sending(...attachments: readonly Attachment[]) {
  const reading = aReading([aRequest('sends')]);
  return decide(aSituation({ mail: aMail({ attachments }), reading }));
}

describe('a document that a patient hands in', () => {
  it('is said to have arrived when it came with the mail', () => {
    expect(JSON.stringify(sending(scan))).toContain('[received]');
  });

  it('is not said to have arrived when it was announced and is missing: a human sees it', () => {
    const decision = sending();
    expect(decision.kind).toBe('review');
    expect(JSON.stringify(decision)).not.toContain('[received]');
    expect(decision.plan).toContainEqual(expect.objectContaining({ kind: 'task', task: 'file-document' }));
  });
});
