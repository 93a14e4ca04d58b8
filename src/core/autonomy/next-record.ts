import type {
  AutonomyNote,
  EarnedKind,
  FallBack,
  Grounds,
  KindRecord,
  Standing,
} from '../../domain/autonomy.ts';

/** A kind of which nothing is known yet: it is as practice.yaml says. */
export function newRecord(kind: EarnedKind): KindRecord {
  return {
    kind,
    approved: 0,
    edited: 0,
    refused: 0,
    byHand: 0,
    stopped: 0,
    complaints: 0,
    words: { changed: 0, of: 0 },
    row: 0,
    grounds: {},
    standing: { state: 'as-written' },
  };
}

/** The record after one more note. Nothing but a human's `on`, with a long enough row, ever opens a kind. */
export function nextRecord(record: KindRecord, note: AutonomyNote): KindRecord {
  switch (note.note) {
    case 'approved':
      return approved(record, note.grounds);
    case 'edited': {
      const { changed, of } = note.words ?? { changed: 0, of: 0 };
      const words = { changed: record.words.changed + changed, of: record.words.of + of };
      return fallen({ ...record, edited: record.edited + 1, words }, note, 'edited');
    }
    case 'refused':
      return fallen({ ...record, refused: record.refused + 1 }, note, 'refused');
    case 'stopped':
      return fallen({ ...record, stopped: record.stopped + 1 }, note, 'stopped');
    case 'complaint':
      return fallen({ ...record, complaints: record.complaints + 1 }, note, 'complaint');
    case 'by-hand':
      return { ...record, byHand: record.byHand + 1, row: 0 };
    case 'text-changed':
    case 'model-changed':
      return fallen(record, { ...note, alone: true }, note.note);
    case 'used':
      return { ...record, grounds: { ...note.grounds, ...record.grounds } };
    case 'on':
      return mayStand(record, note.needed) ? { ...record, standing: switchedOn(note) } : record;
    case 'off':
      return { ...record, standing: { state: 'off', by: note.by, at: note.at } };
  }
}

/** What is on may get other hours; anything else needs its row. */
export function mayStand({ standing, row }: Pick<KindRecord, 'standing' | 'row'>, needed: number): boolean {
  return standing.state === 'on' || row >= needed;
}

/** Answers made of another text than those before begin a row of their own. */
function approved(record: KindRecord, grounds: Grounds): KindRecord {
  const isSame = Object.entries(grounds).every(([name, hash]) => (record.grounds[name] ?? hash) === hash);
  return {
    ...record,
    approved: record.approved + 1,
    row: isSame ? record.row + 1 : 1,
    grounds: isSame ? { ...record.grounds, ...grounds } : grounds,
  };
}

function fallen(
  record: KindRecord,
  { at, alone }: { readonly at: number; readonly alone: boolean },
  why: FallBack,
): KindRecord {
  const wasOpen = record.standing.state === 'on' || (record.standing.state === 'as-written' && alone);
  const standing: Standing = wasOpen ? { state: 'fell-back', why, at } : record.standing;
  return { ...record, row: 0, grounds: {}, standing };
}

function switchedOn({ by, at, only }: Extract<AutonomyNote, { note: 'on' }>): Standing {
  return { state: 'on', by, at, only };
}
