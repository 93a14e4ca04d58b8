// What the program writes down of its own work: one JSON object a line, ids and codes only. Our own writer instead of a
// library: pino costs 6 MB and 16 ms more to load, for formats and transports that nobody here needs.

import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import type { Log, LogEntry } from '../../ports/world.ts';
import { isMissing } from '../files/failure-code.ts';

export type LogLevel = LogEntry['level'];

export interface JsonLogInput {
  readonly file: string;
  /** What is less grave is not written. */
  readonly level: LogLevel;
  readonly now: () => number;
  /** Bytes after which a new file is begun. */
  readonly size?: number;
  /** Older files that are kept: `agent.log.1` is the youngest. */
  readonly keep?: number;
}

export interface JsonLog extends Log {
  readonly close: () => void;
}

const RANK: Readonly<Record<LogLevel, number>> = { info: 0, warn: 1, error: 2 };

/**
 * Appends to a file that only its owner may read. A line that can't be written (disk full) is dropped and counted in
 * the next one that can: a log never stops the work.
 */
export function jsonLog({ file, level, now, size = 5_000_000, keep = 5 }: JsonLogInput): JsonLog {
  let descriptor: number | null = null;
  let written = 0;
  let lost = 0;
  const open = () => {
    descriptor = openSync(file, 'a', 0o600);
    written = fstatSync(descriptor).size;
    return descriptor;
  };
  const close = () => {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  };
  const append = (line: Buffer) => {
    if (written > 0 && written + line.length > size) {
      close();
      moveAside(file, keep);
    }
    written += writeSync(descriptor ?? open(), line);
  };
  return {
    write: (entry) => {
      if (RANK[entry.level] < RANK[level]) return;
      const { level: grave, event, ...rest } = entry;
      const line = { at: new Date(now()).toISOString(), level: grave, event, ...rest };
      try {
        append(Buffer.from(`${JSON.stringify(lost === 0 ? line : { ...line, lost })}\n`));
        lost = 0;
      } catch (error) {
        if (!(error instanceof Error && 'code' in error)) throw error;
        lost += 1;
      }
    },
    close,
  };
}

function moveAside(file: string, keep: number): void {
  for (let number = keep; number > 0; number -= 1) {
    const from = number === 1 ? file : `${file}.${number - 1}`;
    try {
      renameSync(from, `${file}.${number}`);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
}
