// A process that books in a calendar file again and again, as fast as it can: run by ics-file.test.ts, twice at once.

import { icsFileAgenda } from '../../../src/adapters/agenda/ics-file.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';

const [folder = '', name = '', rounds = '0'] = process.argv.slice(2);
const source = {
  kind: 'files',
  name: 'Marie',
  path: 'marie.ics',
  practitioner: null,
  writable: true,
} as const;
const marks = {
  holdsInAgenda: false,
  openMarks: [],
  reservedWords: [],
  homeVisits: { words: [], travel: 0 },
};
const settings = { folder, zone: 'Europe/Paris', programLanguage: 'fr' } as const;
const agenda = icsFileAgenda({
  practice: {
    ...settings,
    agenda: { ...marks, sources: [source], maxAge: 10, titles: 'initials', shrinkAlarm: 0.5 },
  },
  now: () => Date.UTC(2026, 10, 24),
});

const booked: string[] = [];
for (let round = 0; round < Number(rounds); round += 1) {
  const state = await agenda.read();
  if (state.kind === 'unreadable') throw new Error(state.sentence);
  const start = Date.UTC(2026, 10, 26) + round * HOUR;
  const uid = `${name}-${round}`;
  const span = { start, end: start + 30 * MINUTE };
  const outcome = await agenda.apply(
    [{ kind: 'book', file: 'Marie', uid, span, title: 'X', patient: 'p1', status: 'CONFIRMED', zone: 'UTC' }],
    state.version,
  );
  if (outcome.kind === 'done') booked.push(uid);
}
process.stdout.write(JSON.stringify(booked));
