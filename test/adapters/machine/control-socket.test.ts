import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askRunning, listenForQuestions } from '../../../src/adapters/machine/control-socket.ts';

const aPath = () => join(mkdtempSync(join(tmpdir(), 'socket-')), 'control.sock');

describe('the control socket', () => {
  it('carries a question there and the answer back', async () => {
    const path = aPath();
    const socket = await listenForQuestions(path, async (question) => ({ heard: question }));
    expect(await askRunning(path, { ask: 'status' })).toEqual({
      kind: 'answer',
      value: { heard: { ask: 'status' } },
    });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await socket.close();
  });

  it('says that nobody is there', async () => {
    const path = aPath();
    expect(await askRunning(path, { ask: 'status' })).toEqual({ kind: 'nobody' });
    writeFileSync(path, 'left behind');
    expect(await askRunning(path, { ask: 'status' })).toEqual({ kind: 'nobody' });
  });

  it('takes the place of what a dead program left', async () => {
    const path = aPath();
    writeFileSync(path, 'left behind');
    const socket = await listenForQuestions(path, async () => 'here');
    expect(await askRunning(path, null)).toMatchObject({ value: 'here' });
    await socket.close();
  });

  it('says that somebody is there who does not answer', async () => {
    const path = aPath();
    const socket = await listenForQuestions(path, () => new Promise(() => undefined));
    expect(await askRunning(path, { ask: 'status' }, 100)).toEqual({ kind: 'silent' });
    await socket.close();
  });

  it('goes on after a caller that talks nonsense, talks for ever, or hangs up', async () => {
    const path = aPath();
    const socket = await listenForQuestions(path, async (question) => question);
    expect(await askRunning(path, undefined)).toEqual({ kind: 'answer', value: null });
    const endless = connect(path);
    const cut = new Promise((resolve) => endless.on('close', resolve));
    endless.on('error', () => undefined);
    endless.write('x'.repeat(100_000));
    await cut;
    connect(path)
      .on('error', () => undefined)
      .destroy();
    expect(await askRunning(path, 'still here')).toMatchObject({ value: 'still here' });
    await socket.close();
  });
});
