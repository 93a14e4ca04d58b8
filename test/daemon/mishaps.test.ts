import { expect, it } from 'vitest';
import { mishaps } from '../../src/daemon/mishaps.ts';
import { HOUR } from '../../src/domain/time.ts';

const source = { folder: 'INBOX', key: '7' };

it('tries a mail again a little later, and sets it beside after the third time', () => {
  let now = 0;
  const kept = mishaps(
    () => now,
    () => 0.5,
  );
  expect(kept.note(source, 'EIO')).toBe('again');
  expect(kept.rests(source)).toBe(true);
  now = kept.nextDue() ?? 0;
  expect(kept.rests(source)).toBe(false);
  expect(kept.note(source, 'EIO')).toBe('again');
  expect(kept.note(source, 'EIO')).toBe('beside');
  expect(kept.beside()).toMatchObject([{ source, tries: 3, code: 'EIO', notBefore: now + HOUR }]);
  expect(kept.again()).toEqual([]);
});

it('looks at a mail beside the line every hour, and tells of it only once', () => {
  let now = 0;
  const kept = mishaps(
    () => now,
    () => 0,
  );
  for (const said of ['again', 'again', 'beside', 'still-beside']) {
    expect(kept.note(source, 'EIO')).toBe(said);
    now += HOUR;
    expect(kept.rests(source)).toBe(false);
  }
  kept.mended(source);
  expect(kept.beside()).toEqual([]);
});
