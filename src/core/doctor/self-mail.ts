import type { Address } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';

/** The mail that the practice writes to itself: marked as automatic (RFC 3834), so that no program answers it. */
export function selfMail({
  address,
  messageId,
  at,
}: {
  readonly address: Address;
  readonly messageId: string;
  readonly at: Instant;
}): string {
  return [
    `From: <${address}>`,
    `To: <${address}>`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: ${messageId}`,
    'Subject: agent doctor',
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'A test of the way out and back in, by agent doctor. It may be deleted.',
    '',
  ].join('\r\n');
}
