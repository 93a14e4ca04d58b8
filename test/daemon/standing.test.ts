import { expect, it } from 'vitest';
import { keepingLastGood, weigh } from '../../src/daemon/standing.ts';
import { UserError } from '../../src/domain/errors.ts';
import { aPractice } from '../build/builders.ts';
import { aWorld } from '../build/world.ts';

const practice = aPractice();
const broken = { kind: 'broken', problems: ['practice.yaml:3'] } as const;
const trouble = { since: 0, problems: ['practice.yaml:3'] };

it('does nothing when the files mean what they meant', () => {
  expect(weigh(practice, null, { kind: 'good', practice: structuredClone(practice) })).toEqual({
    kind: 'same',
  });
});

it('tells of a broken file once, and of its repair', () => {
  expect(weigh(practice, null, broken)).toEqual({ kind: 'broken', news: true });
  expect(weigh(practice, trouble, broken)).toEqual({ kind: 'broken', news: false });
  expect(weigh(practice, trouble, { kind: 'good', practice })).toEqual({ kind: 'repaired' });
});

it('goes on with the texts and patients it read last while the files are broken', async () => {
  let intact = true;
  let reading = 0;
  const world = {
    ...aWorld(),
    directory: {
      patients: async () => {
        reading += 1;
        if (reading > 2) throw new UserError('patients.csv can’t be read.');
        return [];
      },
    },
  };
  const { directory } = keepingLastGood(world, async () => intact);
  const first = await directory.patients();
  intact = false;
  expect(await directory.patients()).toBe(first);
  expect(reading).toBe(1);
  intact = true;
  const second = await directory.patients();
  expect(await directory.patients()).toBe(second);
});

it('takes nothing for empty that never could be read', async () => {
  const never = { patients: () => Promise.reject(new UserError('patients.csv can’t be read.')) };
  const { directory } = keepingLastGood({ ...aWorld(), directory: never }, async () => false);
  await expect(directory.patients()).rejects.toThrow('patients.csv');
});
