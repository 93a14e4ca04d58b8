import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { describe, expect, it } from 'vitest';
import { dkimProof } from '../../../src/adapters/mail/dkim-proof.ts';
import type { RawMail, SenderProof } from '../../../src/domain/mail.ts';
import { address } from '../../build/builders.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const RECORD = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const MAIL =
  'From: Ana <ana@example.org>\r\nTo: cabinet@example.org\r\nSubject: rdv\r\nDate: Tue, 24 Nov 2026 09:00:00 +0100\r\n\r\nBonjour\r\n';

type Zone = Readonly<Record<string, string>>;
const DNS: Zone = { 's1._domainkey.example.org': RECORD, '_dmarc.example.org': 'v=DMARC1; p=reject' };

async function signed(domain = 'example.org', text = MAIL, maxBodyLength?: number): Promise<string> {
  const key = {
    signingDomain: domain,
    selector: 's1',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ...(maxBodyLength === undefined ? {} : { maxBodyLength }),
  };
  const signTime = new Date('2026-11-24T08:00:00Z');
  const { signatures } = await dkimSign(text, { ...key, signTime, signatureData: [key] });
  return signatures + text;
}

async function proofOf(
  text: string,
  zone: Zone = DNS,
  different: Partial<RawMail> = {},
): Promise<SenderProof> {
  const check = await dkimProof({
    resolver: async (name) => {
      const record = zone[name];
      if (record === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [[record]];
    },
  });
  const bytes = new TextEncoder().encode(text);
  const raw = { source: { folder: 'i', key: '1' }, bytes, truncated: false, received: null, ...different };
  return check(raw, address('ana@example.org'));
}

describe('our own check of a signature', () => {
  it('proves the sender when the domain signed the whole mail', async () => {
    expect(await proofOf(await signed())).toEqual({ kind: 'proved', by: ['dmarc', 'dkim'] });
  });

  it('proves it too where the domain publishes no DMARC', async () => {
    expect(await proofOf(await signed(), { 's1._domainkey.example.org': RECORD })).toEqual({
      kind: 'proved',
      by: ['dkim'],
    });
  });

  it('keeps to the domain’s own idea of alignment', async () => {
    const zone = { ...DNS, 's1._domainkey.news.example.org': RECORD };
    const mail = await signed('news.example.org');
    expect((await proofOf(mail, zone)).kind).toBe('proved');
    const strict = { ...zone, '_dmarc.example.org': 'v=DMARC1; p=reject; adkim=s' };
    expect((await proofOf(mail, strict)).kind).toBe('unknown');
  });

  it('proves nothing with a changed word, another domain, no signature or no key', async () => {
    const mail = await signed();
    expect((await proofOf(mail.replace('Bonjour', 'Annulez'))).kind).toBe('unknown');
    expect((await proofOf(mail.replace('ana@', 'bea@'))).kind).toBe('unknown');
    expect(
      (await proofOf(await signed('evil.example'), { ...DNS, 's1._domainkey.evil.example': RECORD })).kind,
    ).toBe('unknown');
    expect((await proofOf(MAIL)).kind).toBe('unknown');
    expect((await proofOf(mail, {})).kind).toBe('unknown');
  });

  it('does not believe a signature over a part of the body', async () => {
    expect((await proofOf(await signed('example.org', MAIL, 3))).kind).toBe('unknown');
  });

  it('leaves a mail alone that came cut', async () => {
    expect(await proofOf(await signed(), DNS, { truncated: true })).toMatchObject({ kind: 'unknown' });
  });

  it('gives up when the DNS does not answer', async () => {
    const check = await dkimProof({ resolver: () => new Promise(() => undefined), patience: 30 });
    const bytes = new TextEncoder().encode(await signed());
    const raw = { source: { folder: 'i', key: '1' }, bytes, truncated: false, received: null };
    expect(await check(raw, address('ana@example.org'))).toEqual({
      kind: 'unknown',
      sentence: 'The check of the signature did not finish.',
    });
  });

  it('does not break on what is no mail', async () => {
    for (const text of ['', '\0\0', 'DKIM-Signature: v=1\r\n\r\n', 'From: a\r\nFrom: b\r\n\r\n'])
      expect((await proofOf(text)).kind).toBe('unknown');
  });
});
