// The disk and the clock, as the system tells of them in its own files. Elsewhere than on Linux much is not told.

import { readdir, readFile, realpath, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ClockSeen, DiskSeen } from '../../core/doctor/examination.ts';

/** The volume on which a folder lies. */
export async function lookAtDisk(folder: string, root = ''): Promise<DiskSeen> {
  const { bavail, blocks, bsize } = await statfs(folder);
  const device = await deviceOf(folder, root);
  return {
    free: bavail * bsize,
    total: blocks * bsize,
    encrypted: device === null ? null : await isEncrypted(device, root),
    device: device === null ? '?' : basename(device),
  };
}

/** `/sys/dev/block/253:1`, resolved; null for a volume that is no block device, or where there is no sysfs. */
async function deviceOf(folder: string, root: string): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const { dev } = await stat(folder);
  // makedev(3) of glibc: 12 bits of the major, 20 of the minor, for all that exist.
  const [major, minor] = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)];
  return (await quietly(realpath(`${root}/sys/dev/block/${major}:${minor}`))) ?? null;
}

/** A device of dm-crypt, or one that lies on nothing else (LUKS under LVM). */
async function isEncrypted(device: string, root: string): Promise<boolean> {
  const uuid = (await quietly(readFile(join(device, 'dm/uuid'), 'utf8'))) ?? '';
  if (uuid.startsWith('CRYPT-')) return true;
  const below = (await quietly(readdir(join(device, 'slaves')))) ?? [];
  if (below.length === 0) return false;
  const devices = await Promise.all(
    below.map(async (name) => (await quietly(realpath(join(device, 'slaves', name)))) ?? name),
  );
  const found = await Promise.all(devices.map((one) => isEncrypted(one, root)));
  return found.every(Boolean);
}

/** Signs that somebody keeps the clock: systemd-timesyncd's mark, or what chrony and ntpd leave while they run. */
const MARKS = ['/run/systemd/timesync/synchronized', '/run/chrony/chronyd.pid', '/run/ntpd.pid'];

/** `root` is the file system to look into, for tests. `synchronised` is null where nobody can say. */
export async function lookAtClock(root = ''): Promise<ClockSeen> {
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (process.platform !== 'linux') return { synchronised: null, machineZone };
  const marks = await Promise.all(MARKS.map((path) => quietly(stat(`${root}${path}`))));
  if (marks.some((mark) => mark !== null)) return { synchronised: true, machineZone };
  // Without systemd nobody says; in a container the host keeps the clock.
  const systemd = await quietly(stat(`${root}/run/systemd/system`));
  return { synchronised: systemd === null ? null : false, machineZone };
}

/** Null for what is not there or may not be read. */
async function quietly<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
