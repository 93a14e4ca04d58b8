import { existsSync, statSync } from 'node:fs';
import type { StateSeen } from '../../core/doctor/examination.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { openDatabase } from '../store/database.ts';

/** Opens the memory that is there and lets SQLite look at every page. `key`: as `openDatabase` takes it. */
export async function lookAtState(
  { stateFile, programLanguage: language }: Practice,
  keyOf: () => Promise<string | undefined>,
): Promise<StateSeen> {
  if (!existsSync(stateFile) && !existsSync(`${stateFile}-journal`)) return { kind: 'none' };
  try {
    const key = await keyOf();
    const database = openDatabase({ file: stateFile, key, language });
    try {
      const bytes = statSync(stateFile).size;
      return { kind: 'opened', bytes, encrypted: key !== undefined, damage: database.damage() };
    } finally {
      database.close();
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'trouble', sentence: error.message };
  }
}
