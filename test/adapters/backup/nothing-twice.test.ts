// The whole way: a letter leaves after the backup, the memory is lost, the backup is put back, the same mail comes again.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeBackup } from '../../../src/adapters/backup/make-backup.ts';
import { restoreBackup } from '../../../src/adapters/backup/restore-backup.ts';
import type { SealKey } from '../../../src/adapters/backup/sealed-header.ts';
import { type SqliteStore, sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import type { World } from '../../../src/ports/world.ts';
import { aPractice, NOW } from '../../build/builders.ts';
import { aRawMail, aWorld } from '../../build/world.ts';
import { type SmtpSink, startSmtpSink } from '../../servers/smtp-sink.ts';
import { anSmtpOutbox, aSentFolder } from '../smtp/builders.ts';

const SEAL: SealKey = { kind: 'key', id: 'k-0123456789ab', hex: 'ef'.repeat(32) };
const LATER = NOW + 5 * MINUTE;
let room: string;
let sink: SmtpSink;
const opened: SqliteStore[] = [];
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'twice-'));
  sink = await startSmtpSink();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await sink.close();
  await rm(room, { recursive: true });
});

const sent = aSentFolder();

async function worldOn(stateFile: string, now: number): Promise<World & { readonly store: SqliteStore }> {
  const store = await sqliteStore({ file: stateFile, now: () => now });
  opened.push(store);
  const clock = { now: () => now };
  const outbox = anSmtpOutbox({ settings: { port: sink.port }, journal: store, sent, clock });
  return { ...aWorld(), store, outbox, clock };
}

it('nothing leaves twice when an older memory is put back', async () => {
  const folder = join(room, 'practice');
  await mkdir(folder);
  await writeFile(join(folder, 'practice.yaml'), '# as it is\n');
  const practice = aPractice({ folder, stateFile: join(folder, 'state.db') });
  const mail = aRawMail('[when] quand est mon rendez-vous ?');

  const before = await worldOn(practice.stateFile, NOW);
  const to = join(room, 'backups');
  const { file } = await makeBackup({
    practice,
    store: before.store,
    key: SEAL,
    stateKey: null,
    to,
    withSecrets: false,
    program: '0.1.0',
    now: NOW - MINUTE,
  });
  const answered = await onMail(before, practice, mail);
  expect(answered.state).toBe('done');
  expect(sink.accepted).toHaveLength(1);
  await before.outbox.close();
  await before.store.close();
  await rm(practice.stateFile);

  await restoreBackup({
    file,
    to: folder,
    keyFor: async () => SEAL,
    env: { XDG_CONFIG_HOME: room },
    language: 'en',
    now: LATER,
  });
  const after = await worldOn(practice.stateFile, LATER);
  expect(await after.store.case(answered.id)).toBeNull();
  expect(await after.store.paused()).toMatchObject({ by: 'agent restore' });

  // The mailbox gives the mail again; even when nobody looked and the pause is over, nothing leaves.
  await after.store.pause(null);
  const again = await onMail(after, practice, mail);
  expect(again).toMatchObject({
    id: answered.id,
    state: 'waiting',
    reason: { code: 'restored' },
    proposal: [],
  });

  // The very letter, decided anew by the clock or by a person, is found in Sent.
  const [letter] = answered.plan.filter(({ kind }) => kind === 'reply');
  expect(letter).toBeDefined();
  const messageId =
    /Message-ID: (<[^>]+>)/u.exec(Buffer.from(sent.copies[0] ?? []).toString('utf8'))?.[1] ?? '';
  expect(await after.store.letterState(messageId)).toBeNull();
  expect(await after.outbox.left(messageId)).toBe(true);
  expect(sink.accepted).toHaveLength(1);
  await after.outbox.close();
});
