import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailDns, mailRecords } from '../../../src/adapters/setup/mail-records.ts';
import { keepSecret, replaceText, textIfAny } from '../../../src/adapters/setup/setup-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a file that is written while a practice is set up', () => {
  it('keeps the old one beside, and the one before that too', async () => {
    const path = join(folder, 'practice.yaml');
    expect(await replaceText(path, { before: null, after: 'un\n' })).toBeNull();
    expect(await replaceText(path, { before: 'un\n', after: 'deux\n' })).toBe('practice.yaml.old');
    expect(await replaceText(path, { before: 'deux\n', after: 'trois\n' })).toBe('practice.yaml.old2');
    expect(readFileSync(path, 'utf8')).toBe('trois\n');
    expect(readFileSync(`${path}.old`, 'utf8')).toBe('un\n');
    expect(readFileSync(`${path}.old2`, 'utf8')).toBe('deux\n');
  });

  it('is left alone when somebody changed it meanwhile', async () => {
    const path = join(folder, 'practice.yaml');
    writeFileSync(path, 'à moi\n');
    await expect(replaceText(path, { before: 'un\n', after: 'deux\n' })).rejects.toThrow('left as it is');
    await expect(replaceText(path, { before: null, after: 'deux\n' })).rejects.toThrow('left as it is');
    expect(readFileSync(path, 'utf8')).toBe('à moi\n');
    expect(existsSync(`${path}.old`)).toBe(false);
  });

  it('is for this account alone when it holds a secret', async () => {
    const path = join(folder, 'secrets/mail');
    await keepSecret(path, 'secret');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await textIfAny(path)).toBe('secret\n');
    expect(await textIfAny(join(folder, 'none'))).toBeNull();
  });
});

describe('the DNS of a domain', () => {
  const none = async () => {
    throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
  };

  it('that says nothing, or does not answer, is no fault', async () => {
    const dns = { resolveSrv: none, resolveMx: none } as MailDns;
    expect(await mailRecords('example.org', dns)).toEqual({ services: [], exchangers: [] });
  });

  it('is asked for the four services of RFC 6186 and for its exchangers, the preferred first', async () => {
    const asked: string[] = [];
    const dns = {
      resolveSrv: async (name: string) => {
        asked.push(name);
        return name.startsWith('_imaps')
          ? [{ name: 'mail.example.org', port: 993, priority: 0, weight: 1 }]
          : none();
      },
      resolveMx: async () => [
        { exchange: 'second.example.org', priority: 20 },
        { exchange: 'first.example.org', priority: 10 },
      ],
    } as unknown as MailDns;
    expect(await mailRecords('example.org', dns)).toEqual({
      services: [{ service: 'imaps', host: 'mail.example.org', port: 993, priority: 0, weight: 1 }],
      exchangers: ['first.example.org', 'second.example.org'],
    });
    expect(asked).toEqual(
      ['_imaps', '_imap', '_submissions', '_submission'].map((one) => `${one}._tcp.example.org`),
    );
  });
});
