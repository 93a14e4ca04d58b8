import { expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { moment } from '../build/builders.ts';
import { agendaOf, aListWorld, enter } from '../build/waiting.ts';
import { aDaemon } from './a-daemon.ts';

it('a time that somebody else cancels is offered within a minute, by the daemon’s own tick', async () => {
  const stays = { uid: 'stays', start: moment('2027-01-14T10:00') };
  const world = aListWorld(3, [{ uid: 'gone', start: moment('2026-11-26T10:00'), patient: 'n3' }, stays]);
  await enter(world.store, 1);
  const daemon = await aDaemon({ world });
  await daemon.machine.pass(MINUTE);
  expect(world.sent).toEqual([]);
  world.replaceCalendars([agendaOf([stays])]);
  await daemon.machine.pass(MINUTE);
  expect(world.sent.map(({ to }) => to)).toEqual(['n1@example.org']);
  await daemon.machine.pass(10 * MINUTE);
  expect(world.sent).toHaveLength(1);
  await daemon.stop();
});
