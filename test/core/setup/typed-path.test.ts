import { describe, expect, it } from 'vitest';
import { typedPath } from '../../../src/core/setup/typed-path.ts';

describe('the path of a file, as people give it', () => {
  it.each([
    ['typed', 'mes papiers/agenda.ics', 'mes papiers/agenda.ics'],
    [
      'dragged into a terminal of Linux',
      "'/home/marie/Mes papiers/agenda.ics' ",
      '/home/marie/Mes papiers/agenda.ics',
    ],
    [
      'dragged into a terminal of macOS',
      '/Users/marie/Mes\\ papiers/agenda.ics',
      '/Users/marie/Mes papiers/agenda.ics',
    ],
    ['copied on Windows', '"C:\\Users\\Marie\\Été\\agenda.ics"', 'C:\\Users\\Marie\\Été\\agenda.ics'],
    ['typed on Windows', 'C:\\Users\\Marie\\agenda.ics', 'C:\\Users\\Marie\\agenda.ics'],
    ['copied from a window of files', 'file:///home/marie/%C3%A9t%C3%A9.ics', '/home/marie/été.ics'],
    ['in one’s own folder', '~/agenda.ics', '/home/marie/agenda.ics'],
    ['of a file whose name begins with a tilde', '~agenda.ics', '~agenda.ics'],
  ])('%s', (_, typed, meant) => {
    expect(typedPath(typed, '/home/marie')).toBe(meant);
  });
});
