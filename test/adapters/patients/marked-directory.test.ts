import { expect, it } from 'vitest';
import { aPatient, NOW } from '../../build/builders.ts';
import { aWorld } from '../../build/world.ts';

it('shows a patient as deceased from the moment a human says so, and as before when it is taken back', async () => {
  const world = aWorld({ patients: [aPatient(), aPatient({ id: 'p2', flags: ['confidential'] })] });
  const flags = async () => (await world.directory.patients()).map((patient) => patient.flags);
  const mark = { patient: 'p2', flag: 'deceased', by: 'Anne', at: NOW } as const;
  await world.store.markPatient(mark);
  expect(await flags()).toEqual([[], ['confidential', 'deceased']]);
  await world.store.unmarkPatient(mark);
  expect(await flags()).toEqual([[], ['confidential']]);
});
