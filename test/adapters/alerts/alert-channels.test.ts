import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { alertChannels } from '../../../src/adapters/alerts/alert-channels.ts';
import { actionIdIn } from '../../../src/core/mail/reply-token.ts';
import type { AlertSettings } from '../../../src/domain/told.ts';
import type { Alert } from '../../../src/ports/world.ts';
import { address, aPractice, NOW } from '../../build/builders.ts';
import { aWorld } from '../../build/world.ts';

const RED: Alert = { level: 'red', case: 'c-0123456789ab', sentence: 'Lisez-le maintenant.', at: NOW };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alerts-'));
});

function aProgram(name: string, ends = 0): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s|%s|%s|%s\\n' "$AGENT_ALERT" "$AGENT_ALERT_LEVEL" "$AGENT_ALERT_CASE" "$*" >> ${path}.out\nexit ${ends}\n`,
  );
  chmodSync(path, 0o755);
  return path;
}

const said = (path: string) => (existsSync(`${path}.out`) ? readFileSync(`${path}.out`, 'utf8') : '');

function channels(different: Partial<AlertSettings>, world = aWorld()) {
  const plain = aPractice();
  const practice = { ...plain, alerts: { ...plain.alerts, file: null, ...different } };
  const env = { PATH: `${folder}:/usr/bin:/bin` };
  return alertChannels({ practice, outbox: world.outbox, key: world.store.secret, env });
}

describe('how a human is told', () => {
  it('runs the program of the practice with the sentence, the level and the case', async () => {
    const program = aProgram('sms');
    expect(await channels({ command: `${program} duty` }).raise(RED)).toMatchObject({ kind: 'done' });
    expect(said(program)).toBe('Lisez-le maintenant.|red|c-0123456789ab|duty\n');
  });

  it('shows a notification on the desktop, urgent for an emergency', async () => {
    const notify = aProgram('notify-send');
    await channels({ desktop: true }).raise(RED);
    expect(said(notify)).toBe('|||--urgency=critical -- Secrétariat Lisez-le maintenant.\n');
  });

  it('writes to the person on duty, who can answer', async () => {
    const world = aWorld();
    const to = address('marie@example.net');
    await channels({ mail: to }, world).raise(RED);
    expect(world.sent).toMatchObject([{ to, subject: 'Secrétariat : à lire maintenant' }]);
    expect(world.sent[0]?.body).toBe('Lisez-le maintenant.\n\nRépondez VU quand vous l’avez lu.');
    const key = await world.store.secret();
    expect(actionIdIn([world.sent[0]?.messageId ?? ''], key)).toMatch(/^alert-c-0123456789ab-/u);
  });

  it('tells the second person only when it climbs, and then everybody', async () => {
    const [one, other] = [aProgram('first'), aProgram('second')];
    const alerts = channels({ command: one, second: { mail: null, command: other, after: 5 } });
    await alerts.raise(RED);
    expect([said(one), said(other)].map((text) => text.split('\n').length - 1)).toEqual([1, 0]);
    await alerts.raise({ ...RED, rung: 'second' });
    expect([said(one), said(other)].map((text) => text.split('\n').length - 1)).toEqual([1, 1]);
    await alerts.raise({ ...RED, rung: 'everybody' });
    expect([said(one), said(other)].map((text) => text.split('\n').length - 1)).toEqual([2, 2]);
  });

  it('wakes nobody for a notice', async () => {
    const [program, notify] = [aProgram('sms'), aProgram('notify-send')];
    await channels({ command: program, desktop: true }).raise({ ...RED, level: 'notice' });
    expect(said(program)).toBe('');
    expect(said(notify)).toContain('--urgency=low');
  });

  it('has told somebody when one channel took it', async () => {
    const [broken, notify] = [aProgram('sms', 3), aProgram('notify-send')];
    expect(await channels({ command: broken, desktop: true }).raise(RED)).toMatchObject({ kind: 'done' });
    expect(said(notify)).not.toBe('');
  });

  it('has told nobody when the program fails, is missing, or none is named', async () => {
    expect(await channels({ command: aProgram('sms', 3) }).raise(RED)).toEqual({
      kind: 'failed',
      sentence: 'Le programme d’alerte sms n’a prévenu personne (3). Vérifiez alerts dans practice.yaml.',
      retry: true,
    });
    expect(await channels({ command: '/no/such/program' }).raise(RED)).toMatchObject({
      kind: 'failed',
      retry: false,
    });
    expect(await channels({}).raise(RED)).toMatchObject({ kind: 'failed', retry: false });
  });

  it('keeps the file beside the other channels', async () => {
    const file = join(folder, 'alerts.jsonl');
    await channels({ file, command: aProgram('sms') }).raise(RED);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ sentence: 'Lisez-le maintenant.' });
  });
});
