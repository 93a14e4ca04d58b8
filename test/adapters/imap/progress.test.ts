import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { progress } from '../../../src/adapters/imap/progress.ts';

const start = { uidValidity: '7', uid: 10, since: 1_000, again: [] };

describe('how far a folder was worked', () => {
  it('moves on when a mail is worked', () => {
    const folder = progress(start);
    folder.list([11, 12], 12);
    expect(folder.done(11, 1_500)).toEqual({ uidValidity: '7', uid: 11, since: 1_500 });
    expect(folder.done(12, 1_400)).toEqual({ uidValidity: '7', uid: 12, since: 1_500 });
    expect(folder.waiting()).toEqual([]);
  });

  it('also passes UIDs that no mail bears', () => {
    const folder = progress(start);
    folder.list([15], 40);
    expect(folder.done(15, null)).toMatchObject({ uid: 40 });
  });

  it('writes nothing down before the mails of a look around are worked', () => {
    const folder = progress({ ...start, again: [3, 5] });
    folder.list([11], 11);
    expect(folder.done(11, null)).toBeNull();
    expect(folder.done(3, null)).toBeNull();
    expect(folder.done(5, null)).toMatchObject({ uid: 11 });
  });

  it('counts the time of receipt of a later mail only when the one before it is worked', () => {
    const folder = progress(start);
    folder.list([11, 12], 12);
    expect(folder.done(12, 9_000)).toEqual({ uidValidity: '7', uid: 10, since: 1_000 });
    expect(folder.done(11, 1_500)).toEqual({ uidValidity: '7', uid: 12, since: 9_000 });
  });

  it('never passes a mail that is not worked, in whatever order others are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 11, max: 60 }), { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (uids, dice) => {
          const folder = progress(start);
          const rising = [...uids].sort((a, b) => a - b);
          folder.list(rising, 60);
          const open = [...rising];
          while (open.length > 0) {
            const at = (dice.next().value ?? 0) % open.length;
            const [uid = 0] = open.splice(at, 1);
            const cursor = folder.done(uid, null);
            expect(cursor?.uid).toBe((open[0] ?? 61) - 1);
          }
        },
      ),
    );
  });
});
