import { describe, expect, it } from 'vitest';
import { failures } from '../../src/daemon/failures.ts';
import { Unreachable } from '../../src/domain/errors.ts';

const NOW = 1000;
const mail = (key: string) => ({ folder: 'INBOX', key });
const FULL = new Unreachable('The disk is full.');
const DEFECT = new TypeError('a defect of one mail');

/** Failures with what was told of them. */
function aCount() {
  const told: string[] = [];
  const count = failures({ now: () => NOW, dice: () => 1 }, (code) => told.push(code));
  return { count, told };
}

describe('a mail that fails', () => {
  it('of the world around it makes the whole line rest, longer each time, and is told once', () => {
    const { count, told } = aCount();
    expect([count.failed(mail('1'), FULL), count.failed(mail('1'), FULL)]).toEqual([2000, 4000]);
    expect(count.failing()).toEqual({ since: NOW, code: 'The disk is full.' });
    expect(told).toEqual(['The disk is full.']);
  });

  it('by itself leaves the line to the others, until a fourth one fails in a row', () => {
    const { count, told } = aCount();
    expect(['1', '2', '3'].map((key) => count.failed(mail(key), DEFECT))).toEqual([null, null, null]);
    expect(told).toEqual([]);
    expect(count.failed(mail('4'), DEFECT)).not.toBeNull();
    expect(told).toHaveLength(1);
  });

  it('of the world, while another succeeded since, may be the reason itself', () => {
    const { count } = aCount();
    count.failed(mail('1'), FULL);
    expect(count.worked(mail('2'))).toBe(true);
    expect(count.failing()).toBeNull();
    expect(count.failed(mail('1'), FULL)).toBeNull();
    expect(count.worked(mail('1'))).toBe(false);
    expect(count.failed(mail('1'), FULL)).not.toBeNull();
  });
});

it('a tick that fails three times in a row is told once, and forgotten with the next that does not', () => {
  const { count, told } = aCount();
  for (const trouble of ['EIO', 'EIO']) count.ticked(trouble);
  expect(told).toEqual([]);
  for (const trouble of ['EIO', 'EIO']) count.ticked(trouble);
  expect(told).toEqual(['EIO']);
  expect(count.failing()).toEqual({ since: NOW, code: 'EIO' });
  count.ticked(null);
  expect(count.failing()).toBeNull();
});
