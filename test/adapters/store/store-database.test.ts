import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Value } from '../../../src/adapters/store/database.ts';
import { translated } from '../../../src/adapters/store/trouble.ts';
import { Unreachable } from '../../../src/domain/errors.ts';

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'));
  database = openDatabase({ file: join(folder, 'state.db'), key: 'ab'.repeat(32), language: 'en' });
  database.script('CREATE TABLE notes (word, number)');
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

function words(): readonly unknown[] {
  return database.rows('SELECT word FROM notes').map(({ word }) => word);
}

function write(word: Value): void {
  database.run('INSERT INTO notes (word) VALUES (?)', word);
}

describe('the door to libsql', () => {
  it('binds whole numbers as integers and yes or no as 1 or 0', () => {
    const values = [5, -1, Number.MAX_SAFE_INTEGER, true, false, null, 'é'];
    for (const value of values) write(value);
    expect(
      database.rows('SELECT word, typeof(word) AS kind FROM notes').map(({ word, kind }) => [word, kind]),
    ).toEqual([
      [5, 'integer'],
      [-1, 'integer'],
      [Number.MAX_SAFE_INTEGER, 'integer'],
      [1, 'integer'],
      [0, 'integer'],
      [null, 'null'],
      ['é', 'text'],
    ]);
  });

  it.each([
    [Number.NaN, 'NaN cannot be stored'],
    [Number.POSITIVE_INFINITY, 'Infinity cannot be stored'],
    [0.5, '0.5 cannot be stored'],
    [2 ** 53, '9007199254740992 cannot be stored'],
    [undefined as unknown as Value, 'undefined cannot be stored'],
    [Buffer.from('x') as unknown as Value, 'x cannot be stored'],
    [{} as unknown as Value, 'cannot be stored'],
    ['cut\0off', 'a text with NUL would end there'],
  ])('refuses %s', (value, sentence) => {
    expect(() => write(value)).toThrow(sentence);
    expect(words()).toEqual([]);
  });

  it('refuses too few and too many values', () => {
    expect(() => database.run('INSERT INTO notes VALUES (?, ?)', 1)).toThrow('1 values for 2 places');
    expect(() => database.rows('SELECT ?', 1, 2)).toThrow('2 values for 1 places');
  });

  it('keeps the settings that make a commit survive a power cut', () => {
    const setting = (name: string) => Object.values(database.rows(`PRAGMA ${name}`)[0] ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map(setting)).toEqual([
      'truncate',
      2,
      1,
      1,
    ]);
  });
});

describe('a transaction', () => {
  it('is all or nothing', () => {
    expect(() =>
      database.transaction(() => {
        write('one');
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(words()).toEqual([]);
  });

  it('may hold a part that fails alone', () => {
    database.transaction(() => {
      write('one');
      expect(() =>
        database.transaction(() => {
          write('two');
          throw new Error('stop');
        }),
      ).toThrow('stop');
      write('three');
    });
    expect(words()).toEqual(['one', 'three']);
  });

  it('takes its parts back with it', () => {
    expect(() =>
      database.transaction(() => {
        database.transaction(() => write('one'));
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(words()).toEqual([]);
  });

  it('must not wait', () => {
    expect(() =>
      database.transaction(() => {
        write('one');
        return Promise.resolve();
      }),
    ).toThrow('a transaction must not wait');
    expect(words()).toEqual([]);
  });

  it('tells of a full disk, takes everything back, and works again afterwards', () => {
    const [{ page_count: pages } = { page_count: 0 }] = database.rows('PRAGMA page_count');
    database.rows(`PRAGMA max_page_count = ${Number(pages) + 3}`);
    expect(() =>
      database.transaction(() => {
        for (let number = 0; number < 100; number += 1) write('x'.repeat(4000));
      }),
    ).toThrow('could not be written: the disk is full. Free some space, then start the program again.');
    expect(words()).toEqual([]);
    database.rows('PRAGMA max_page_count = 100000');
    database.transaction(() => write('again'));
    expect(words()).toEqual(['again']);
    expect(database.damage()).toBeNull();
  });
});

describe("the library's errors", () => {
  const place = { file: '/state.db', language: 'en' } as const;
  const sqlite = (rawCode: number) => Object.assign(new Error('library words'), { rawCode });

  it('are told in the words of the practice', () => {
    const told = (code: number) => translated(sqlite(code), place, true);
    expect(told(5)).toEqual(new Unreachable('/state.db is being used by another program.'));
    expect(told(5)).toBeInstanceOf(Unreachable);
    expect(told(266)).toMatchObject({ name: 'UserError', message: expect.stringContaining('read-only') });
    expect(told(1032)).toMatchObject({ message: expect.stringContaining('cannot be written') });
    expect(told(11)).toMatchObject({ message: expect.stringContaining('is damaged') });
  });

  it('stay what they are when they are bugs', () => {
    const error = sqlite(19);
    expect(translated(error, place, true)).toBe(error);
    expect(translated('no error', place, true)).toBe('no error');
  });
});
