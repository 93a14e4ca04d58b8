import { expect, it } from 'vitest';
import { outage } from '../../src/daemon/outage.ts';
import { MINUTE } from '../../src/domain/time.ts';

function atMinutes() {
  let now = 0;
  const at = (minutes: number) => {
    now = minutes * MINUTE;
  };
  return { watch: outage(() => now), at };
}

it('says nothing of a server that was away for ten minutes', () => {
  const { watch, at } = atMinutes();
  expect(watch.lost(false)).toBe(false);
  at(10);
  expect(watch.look()).toBe(false);
  expect(watch.back()).toBe(false);
});

it('tells once of an outage of a quarter of an hour, and once that it is over', () => {
  const { watch, at } = atMinutes();
  watch.lost(false);
  at(15);
  expect([watch.look(), watch.look(), watch.lost(false)]).toEqual([true, false, false]);
  expect([watch.back(), watch.back()]).toEqual([true, false]);
});

it('tells at once that the mailbox refuses us, and only once', () => {
  const { watch, at } = atMinutes();
  expect([watch.lost(true), watch.lost(true)]).toEqual([true, false]);
  at(60);
  expect(watch.look()).toBe(false);
  expect(watch.back()).toBe(true);
});
