import { describe, expect, it } from 'vitest';
import { endsSessions, withoutStopOfSessions } from '../../../../src/core/reading/opinion/stop-what.ts';

describe('a stop', () => {
  it.each([
    'Stop aux séances de lundi.',
    'Stop the Monday sessions please.',
    'Bitte keine Sitzungen mehr, stopp.',
    'Stop met de behandeling.',
  ])('ends the sessions, not the messages: %s', (text) => {
    expect(endsSessions(text)).toBe(true);
  });

  it.each([
    'STOP',
    'Stop aux rappels de rendez-vous.',
    'Stop the appointment reminders.',
    'Plus de SMS svp.',
  ])('ends the messages: %s', (text) => {
    expect(endsSessions(text)).toBe(false);
  });

  it('of sessions is none that a classifier may hear', () => {
    const heard = { labels: ['stop'] as const, explained: true, p: { stop: 0.9, cancel: 0.4 } };
    expect(withoutStopOfSessions(heard, 'Stop aux séances de lundi.')).toEqual({
      labels: [],
      explained: false,
      p: { stop: 0, cancel: 0.4 },
    });
    expect(withoutStopOfSessions(heard, 'Stop aux rappels.')).toBe(heard);
  });
});
