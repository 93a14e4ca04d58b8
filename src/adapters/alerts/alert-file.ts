// The plainest way to tell a human: one JSON line in a file that the practice's own tools watch.

import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Alerts } from '../../ports/world.ts';

interface AlertFile {
  /** Null when the practice configured no channel: then nobody is ever told, and no alert is `done`. */
  readonly file: string | null;
  /** Of the sentences about what went wrong. English when not given. */
  readonly language?: ProgramLanguage;
}

/** Appends alerts to a file that only its owner may read. An alert is `done` once it is on the disk. */
export function alertFile({ file, language = 'en' }: AlertFile): Alerts {
  return {
    raise: async (alert) => {
      if (file === null) return { kind: 'failed', sentence: NO_CHANNEL[language], retry: false };
      return append(file, `${JSON.stringify(alert)}\n`, language);
    },
  };
}

const NO_CHANNEL: Readonly<Record<ProgramLanguage, string>> = {
  fr: 'Aucun moyen d’alerte n’est configuré : personne n’a été prévenu. Ajoutez alerts.file dans practice.yaml.',
  en: 'No way of alerting is configured: nobody was told. Add alerts.file to practice.yaml.',
};

function append(file: string, line: string, language: ProgramLanguage): Outcome {
  try {
    write(file, line);
    return { kind: 'done', note: '' };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { kind: 'failed', sentence: notWritten(file, String(error.code), language), retry: true };
  }
}

function write(file: string, line: string): void {
  const descriptor = openSync(file, 'a+', 0o600);
  try {
    const bytes = Buffer.from(endsInsideLine(descriptor) ? `\n${line}` : line);
    for (let from = 0; from < bytes.length; ) from += writeSync(descriptor, bytes, from);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** A power cut can leave half a line; the next alert must not be lost inside it. */
function endsInsideLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}

function notWritten(file: string, code: string, language: ProgramLanguage): string {
  return language === 'fr'
    ? `L’alerte n’a pas pu être écrite dans ${file} (${code}) : personne n’a été prévenu.`
    : `The alert could not be written to ${file} (${code}): nobody was told.`;
}
