import type { LaidOut, MorningMail, OpenAlert } from '../../../domain/review.ts';
import type { Store } from '../../../ports/store.ts';
import type { Database } from '../database.ts';
import { parseLaidOut, parseMorningMail, parseOpenAlert, reviewJson } from '../json/review-json.ts';
import { troubleWith } from '../trouble.ts';
import type { Tables } from './tables.ts';

export type DeskTable = Pick<
  Store,
  | 'laidOut'
  | 'saveLaidOut'
  | 'forgetLaidOut'
  | 'morningMails'
  | 'saveMorningMail'
  | 'openAlerts'
  | 'saveOpenAlert'
  | 'closeAlert'
>;

/** Sheets of one kind, by id: how a store keeps them is all that differs. */
export interface Sheets {
  readonly all: (kind: string) => readonly string[];
  readonly put: (kind: string, id: string, body: string) => void;
  readonly drop: (kind: string, id: string) => void;
}

/** Days of morning mails that are kept: an answer comes within two. */
const MORNINGS = 14;

/** What of the review stands outside the terminal, over sheets of paper wherever they are kept. */
function deskOf({ all, put, drop }: Sheets, damaged: () => Error): DeskTable {
  const read = <T>(kind: string, parse: (text: unknown) => T | null): readonly T[] =>
    all(kind).map((text) => {
      const found = parse(text);
      if (found === null) throw damaged();
      return found;
    });
  const keyOf = ({ as, case: id }: Pick<LaidOut, 'as' | 'case'>) => `${id} ${as}`;
  return {
    laidOut: async () => read('laid-out', parseLaidOut),
    saveLaidOut: async (laid) => put('laid-out', keyOf(laid), reviewJson(laid)),
    forgetLaidOut: async (laid) => drop('laid-out', keyOf(laid)),
    morningMails: async () => read('morning', parseMorningMail),
    saveMorningMail: async (mail: MorningMail) => {
      put('morning', mail.day, reviewJson(mail));
      const days = read('morning', parseMorningMail).map(({ day }) => day);
      for (const day of days.toSorted().slice(0, -MORNINGS)) drop('morning', day);
    },
    openAlerts: async () => read('alert', parseOpenAlert),
    saveOpenAlert: async (alert: OpenAlert) => put('alert', alert.case, reviewJson(alert)),
    closeAlert: async (id) => drop('alert', id),
  };
}

/** The same on disk. */
export function deskTable({ database }: Tables): DeskTable {
  const desk = deskOf(diskSheets(database), () => troubleWith(database.place, 'damaged'));
  return {
    ...desk,
    saveMorningMail: async (mail) => database.transaction(() => void desk.saveMorningMail(mail)),
  };
}

export function diskSheets(database: Database): Sheets {
  return {
    all: (kind) =>
      database.rows('SELECT body FROM desk WHERE kind = ? ORDER BY id', kind).map(({ body }) => String(body)),
    put: (kind, id, body) => {
      const sql = `INSERT INTO desk (kind, id, body) VALUES (?, ?, ?)
        ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`;
      database.run(sql, kind, id, body);
    },
    drop: (kind, id) => void database.run('DELETE FROM desk WHERE kind = ? AND id = ?', kind, id),
  };
}

/** The same in memory. */
export function memoryDesk(sheets: Sheets): DeskTable {
  return deskOf(sheets, () => new Error('what was kept could not be read back'));
}

export function memorySheets(): Sheets {
  const kept = new Map<string, string>();
  return {
    all: (kind) =>
      [...kept]
        .filter(([key]) => key.startsWith(`${kind}\0`))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, body]) => body),
    put: (kind, id, body) => void kept.set(`${kind}\0${id}`, body),
    drop: (kind, id) => void kept.delete(`${kind}\0${id}`),
  };
}
