import type { MailSource } from '../../domain/mail.ts';

/** UIDs are unique only together with their UIDVALIDITY (RFC 9051 §2.3.1.1). */
export function sourceKey(uidValidity: string, uid: number): string {
  return `${uidValidity}-${uid}`;
}

/** The parts of a key that `sourceKey` made; null for any other. */
export function readSourceKey({ key }: MailSource): { uidValidity: string; uid: number } | null {
  const [, uidValidity = '', uid = ''] = /^(\d{1,20})-(\d{1,10})$/u.exec(key) ?? [];
  return uid === '' ? null : { uidValidity, uid: Number(uid) };
}
