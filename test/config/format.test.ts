import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { everyKey } from '../../src/config/keys.ts';
import { readPractice } from '../../src/config/read-practice.ts';
import { PRACTICE_FORMAT } from '../../src/domain/practice-files.ts';

const SOUND = `practice: { name: Cabinet des Lilas, profession: physiotherapist, country: FR, phone: 01 99 00 12 34, address: Exempleville }
mail: { addresses: cabinet@example.org, authserv-ids: mx.example.org }
hours: { monday: 09:00-12:00 }
alerts: { file: alerts.jsonl }
`;

function read(text: string, language: 'fr' | 'en' = 'en') {
  const look = (path: string) => ({
    kind: /\.\w+$/.test(path) ? ('file' as const) : ('folder' as const),
    neighbours: [],
  });
  return readPractice({ folder: '/practice', file: { kind: 'text', text }, look }, language);
}

describe('the format of practice.yaml', () => {
  it('is the first one where the file names none: it was written before there was a second', () => {
    expect(read(SOUND).practice?.name).toBe('Cabinet des Lilas');
    expect(read(SOUND).problems).toEqual([]);
    expect(read(`format: 1\n${SOUND}`).problems).toEqual([]);
  });

  it('of a later version is refused in one sentence, whatever else the file says', () => {
    const later = read(`${SOUND}clinic: { rooms: 3 }\nformat: ${PRACTICE_FORMAT + 1}\n`);
    expect(later.practice).toBeNull();
    expect(later.problems).toHaveLength(1);
    expect(later.problems[0]).toMatchObject({ line: 6, key: 'format', weight: 'error' });
    expect(later.problems[0]?.sentence).toContain('for a newer version of this program');
  });

  it('that is no number is told like any other mistake', () => {
    expect(read(`format: new\n${SOUND}`).problems[0]).toMatchObject({ line: 1, key: 'format' });
    expect(read(`format: 0\n${SOUND}`).problems[0]).toMatchObject({ line: 1, key: 'format' });
  });

  it('1 has lost no key that it ever had: whoever renames one makes a new format and reads the old one', () => {
    const once = readFileSync(new URL('keys-of-format-1.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const now = new Set(everyKey().map(({ path }) => path.join('.')));
    expect(once.length).toBeGreaterThan(300);
    expect(once.filter((key) => !now.has(key))).toEqual([]);
  });
});
