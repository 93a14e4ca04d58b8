import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { create } from '../../../src/adapters/store/state-file.ts';
import { UserError } from '../../../src/domain/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

// As on a full disk, SQLite finds no room for a second page.
const TOO_LARGE = 'PRAGMA max_page_count = 1; BEGIN; CREATE TABLE cases (id TEXT); COMMIT;';

it.each([undefined, 'ab'.repeat(32)])(
  'says that the disk is full where a new memory finds no room, and leaves nothing',
  (key) => {
    const place = { file: join(folder, 'state.db'), language: 'en' } as const;
    const make = () => create(place, { key, schema: TOO_LARGE });
    expect(make).toThrow(UserError);
    expect(make).toThrow(
      `${place.file} could not be written: the disk is full. Free some space, then start the program again.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  },
);
