import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { fileName, outboxFolder } from '../../../src/adapters/mail/outbox-folder.ts';
import { parseAddress } from '../../../src/domain/mail.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outbox-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const anOutbox = (into = folder) => outboxFolder({ folder: into, zone: 'Europe/Paris', language: 'fr' });

const BODY = `Bonjour,

  1.  jeudi 26 novembre à 17 h 30
  2.  vendredi 27 novembre à 18 h

Écrivez depuis l'adresse enregistrée au secrétariat, ou appelez le 01 99 00 12 34. Żółć, façade, 予約.`;

describe('the outbox folder', () => {
  it('writes a letter that reads back word for word', async () => {
    const letter = anOutgoing({ body: BODY, inReplyTo: '<b@example.org>', references: ['<b@example.org>'] });
    const outcome = await anOutbox().send(letter);
    const [name = ''] = await readdir(folder);
    expect(outcome).toEqual({ kind: 'done', note: name });
    const bytes = await readFile(join(folder, name));
    const mail = await openMail({ source: { folder, key: name }, bytes, truncated: false, received: null });
    expect(mail.plain?.trimEnd()).toBe(BODY);
    const headers = new Map(mail.headers.map(({ name: header, value }) => [header, value]));
    expect(headers.get('subject')).toBe('Votre rendez-vous');
    expect(headers.get('from')).toContain('Secrétariat, 12 rue des Lilas');
    expect(headers.get('auto-submitted')).toBe('auto-replied');
    expect(headers.get('in-reply-to')).toBe('<b@example.org>');
    expect(headers.get('message-id')).toBe('<c-1.ab@example.org>');
  });

  it('never writes the same letter twice, and leaves the first as it is', async () => {
    const outbox = anOutbox();
    const first = await outbox.send(anOutgoing({ body: 'un' }));
    expect(await outbox.send(anOutgoing({ body: 'deux' }))).toEqual(first);
    expect(await readdir(folder)).toHaveLength(1);
    expect(await readFile(join(folder, (await readdir(folder))[0] ?? ''), 'utf8')).toContain(
      '\r\n\r\nun\r\n',
    );
  });

  it('writes it once when two hands send it at the same moment', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => anOutbox().send(anOutgoing())));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['done']));
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('knows what has left', async () => {
    const outbox = anOutbox();
    expect(await outbox.left('<c-1.ab@example.org>')).toBe(false);
    await outbox.send(anOutgoing());
    expect(await outbox.left('<c-1.ab@example.org>')).toBe(true);
    expect(await outbox.left('<c-2.ab@example.org>')).toBe(false);
  });

  it('does not know what has left when its folder is gone', async () => {
    expect(await anOutbox(join(folder, 'gone')).left('<c-1.ab@example.org>')).toBeNull();
  });

  it('makes its folder, readable by nobody else’s account', async () => {
    const inside = join(folder, 'new', 'outbox');
    expect((await anOutbox(inside).send(anOutgoing())).kind).toBe('done');
    const [name = ''] = await readdir(inside);
    expect((await stat(join(inside, name))).mode & 0o077).toBe(0);
  });

  it('says that nothing was written when the folder can’t be used, and may be asked again', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const outcome = await anOutbox(file).send(anOutgoing());
    expect(outcome).toMatchObject({ kind: 'failed', retry: true });
    expect(outcome.kind === 'failed' && outcome.sentence).toContain("La lettre n'a pas pu être écrite");
    expect(await readdir(folder)).toEqual(['file']);
  });

  it('leaves nothing half done behind when the name is taken by something else', async () => {
    await mkdir(join(folder, fileName('<c-1.ab@example.org>')));
    await anOutbox().send(anOutgoing());
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('writes to no address that mail servers would not take', async () => {
    const to = parseAddress('anä@example.org');
    if (to === null) throw new Error('not an address');
    expect(await anOutbox().send(anOutgoing({ to }))).toMatchObject({ kind: 'failed', retry: false });
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps every Message-ID inside the folder, under a name of its own', () => {
    const ids = [
      '<../../etc/passwd@x>',
      '<a/b@x>',
      '<a-b@x>',
      '<a:b@x>',
      `<${'a'.repeat(300)}@x>`,
      '<.@x>',
      '<A@x>',
      '<a@x>',
    ];
    const names = ids.map(fileName);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9-]{1,77}\.eml$/u);
  });
});
