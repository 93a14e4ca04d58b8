import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lookAtClock, lookAtDisk } from '../../../src/adapters/doctor/look-at-machine.ts';
import { mend } from '../../../src/adapters/doctor/mend.ts';
import { UserError } from '../../../src/domain/errors.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'machine-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A system whose folder lies on this device, as sysfs shows it; each device lies on those behind it. */
function systemWith(
  devices: Readonly<Record<string, { readonly uuid?: string; readonly on?: readonly string[] }>>,
): void {
  const blocks = join(root, 'sys/devices/block');
  for (const [name, { uuid, on = [] }] of Object.entries(devices)) {
    mkdirSync(join(blocks, name, 'slaves'), { recursive: true });
    mkdirSync(join(blocks, name, 'dm'));
    if (uuid !== undefined) writeFileSync(join(blocks, name, 'dm/uuid'), `${uuid}\n`);
    for (const below of on) symlinkSync(join(blocks, below), join(blocks, name, 'slaves', below));
  }
  const { dev } = statSync(root);
  const number = `${(dev >> 8) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`;
  mkdirSync(join(root, 'sys/dev/block'), { recursive: true });
  symlinkSync(join(blocks, Object.keys(devices)[0] ?? ''), join(root, 'sys/dev/block', number));
}

describe.runIf(process.platform === 'linux')('the volume of a practice', () => {
  it('is encrypted when its device is one of dm-crypt', async () => {
    systemWith({ 'dm-0': { uuid: 'CRYPT-LUKS2-0123-practice' } });
    expect(await lookAtDisk(root, root)).toMatchObject({ encrypted: true, device: 'dm-0' });
  });

  it('is encrypted when it lies on such a device, below a logical volume', async () => {
    systemWith({
      'dm-1': { uuid: 'LVM-x', on: ['dm-0'] },
      'dm-0': { uuid: 'CRYPT-LUKS2-x', on: ['sda2'] },
      sda2: {},
    });
    expect(await lookAtDisk(root, root)).toMatchObject({ encrypted: true });
  });

  it('is not when only a part of what it lies on is', async () => {
    systemWith({ md0: { on: ['dm-0', 'sdb1'] }, 'dm-0': { uuid: 'CRYPT-LUKS2-x' }, sdb1: {} });
    expect(await lookAtDisk(root, root)).toMatchObject({ encrypted: false });
  });

  it('is not claimed to be anything where the system shows no device', async () => {
    const { encrypted, free, total } = await lookAtDisk(root, root);
    expect(encrypted).toBeNull();
    expect(free).toBeGreaterThan(0);
    expect(total).toBeGreaterThanOrEqual(free);
  });
});

describe.runIf(process.platform === 'linux')('the clock of the machine', () => {
  it('is kept when systemd says so, not kept when it does not, unknown without it', async () => {
    expect(await lookAtClock(root)).toMatchObject({ synchronised: null });
    mkdirSync(join(root, 'run/systemd/system'), { recursive: true });
    expect(await lookAtClock(root)).toMatchObject({ synchronised: false });
    mkdirSync(join(root, 'run/systemd/timesync'));
    writeFileSync(join(root, 'run/systemd/timesync/synchronized'), '');
    expect(await lookAtClock(root)).toMatchObject({ synchronised: true });
  });
});

describe('what --fix does', () => {
  it('narrows permissions and makes folders that nobody else enters', async () => {
    const [file, folder] = [join(root, 'patients.csv'), join(root, 'inbox')];
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    await mend({ kind: 'mode', path: file, mode: 0o600 });
    await mend({ kind: 'folder', path: folder });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('takes away the lock of a dead program, never that of a living one', async () => {
    const lock = join(root, '.agenda.ics.lock');
    const dead = 4_194_303;
    writeFileSync(lock, `here ${process.pid}\n`);
    await mend({ kind: 'leftover', path: lock, pid: dead });
    await mend({ kind: 'leftover', path: lock, pid: process.pid });
    expect(existsSync(lock)).toBe(true);
    writeFileSync(lock, `here ${dead}\n`);
    await mend({ kind: 'leftover', path: lock, pid: dead });
    expect(existsSync(lock)).toBe(false);
  });

  it('says what it may not do', async () => {
    await expect(mend({ kind: 'mode', path: join(root, 'gone'), mode: 0o600 })).rejects.toThrow(UserError);
  });
});
