import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertFile } from '../../../src/adapters/alerts/alert-file.ts';
import type { Alert } from '../../../src/ports/world.ts';

const ALERT: Alert = { level: 'red', case: 'c-1', sentence: 'Un message contient\nune urgence.', at: 1 };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alert-'));
  file = join(folder, 'alerts.jsonl');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('alerts to a file', () => {
  it('are one line each, for the owner only', async () => {
    const alerts = alertFile({ file });
    expect(await alerts.raise(ALERT)).toEqual({ kind: 'done', note: '' });
    await alerts.raise({ ...ALERT, level: 'notice', case: null });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([ALERT, { ...ALERT, level: 'notice', case: null }]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are not lost behind half a line that a power cut left', async () => {
    writeFileSync(file, '{"level":"re');
    await alertFile({ file }).raise(ALERT);
    expect(readFileSync(file, 'utf8')).toBe(`{"level":"re\n${JSON.stringify(ALERT)}\n`);
  });

  it('leave alone what others write into the file', async () => {
    appendFileSync(file, 'seen by Anne\n');
    await alertFile({ file }).raise(ALERT);
    expect(readFileSync(file, 'utf8')).toBe(`seen by Anne\n${JSON.stringify(ALERT)}\n`);
  });

  it('fail when nobody would read them', async () => {
    expect(await alertFile({ file: null, language: 'fr' }).raise(ALERT)).toEqual({
      kind: 'failed',
      sentence:
        'Aucun moyen d’alerte n’est configuré : personne n’a été prévenu. Ajoutez alerts.file dans practice.yaml.',
      retry: false,
    });
    expect(await alertFile({ file: null }).raise(ALERT)).toMatchObject({
      sentence: 'No way of alerting is configured: nobody was told. Add alerts.file to practice.yaml.',
    });
  });

  it('fail when the file cannot be written', async () => {
    const nowhere = join(folder, 'nowhere', 'alerts.jsonl');
    expect(await alertFile({ file: nowhere }).raise(ALERT)).toEqual({
      kind: 'failed',
      sentence: `The alert could not be written to ${nowhere} (ENOENT): nobody was told.`,
      retry: true,
    });
  });
});
