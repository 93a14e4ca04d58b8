import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AutonomyNote } from '../../src/domain/autonomy.ts';
import { NOW } from '../build/builders.ts';
import { agent, anExample, inMemory } from '../build/command-line.ts';

let folder: string;
beforeEach(async () => {
  folder = await anExample();
  const file = join(folder, 'practice.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^( +\w+:) auto\b/gm, '$1 suggest'));
});

async function line(...words: readonly string[]): Promise<string> {
  const argv = ['autonomy', ...words, '--practice', folder, '--now', '2026-11-24T09:00'];
  const { said, exit } = await agent(folder, argv, { NO_COLOR: '1', USER: 'claire', LANG: 'fr_FR' });
  return exit === 0 ? said.trim() : `${said.trim()} [${exit}]`;
}

/** So many answers to questions were approved as they were. */
async function approved(count: number): Promise<void> {
  await inMemory(folder, async (store) => {
    const notes = Array.from({ length: count }, (_, number): AutonomyNote => {
      const about = { kind: 'question', case: `c-${number}`, at: NOW, alone: false } as const;
      return { ...about, note: 'approved', grounds: {} };
    });
    await store.noteAutonomy(notes);
  });
}

describe('agent autonomy', () => {
  it('says how many clean answers are missing, and switches nothing on before', async () => {
    await approved(18);
    expect(await line('on', 'question')).toBe(
      '« question pratique » : 18 réponses validées sans changement à la suite, il en faut 25 (autonomy-after dans practice.yaml). [4]',
    );
    expect(await line()).toMatch(/question pratique\s+█{7}·{3}\s+18 {2}avec votre accord/);
  });

  it('asks when a kind has earned it, switches it on for some hours, and off again', async () => {
    await approved(25);
    expect((await line()).replaceAll(/\s+/g, ' ')).toContain(
      'Vous avez validé sans changement les 25 dernières réponses « question pratique » : les envoyer seules désormais ? agent autonomy on question',
    );
    expect(await line('on', 'question', '--only', 'evenings,weekends')).toContain(
      '« question pratique » : répond seule désormais, le soir (18:00–08:00) et le week-end.',
    );
    const shown = await line();
    expect(shown).toContain('seule, le soir (18:00–08:00) et le week-end');
    expect(shown).not.toContain('les envoyer seules');
    expect(await line('off', 'question')).toContain('votre accord est demandé à chaque fois, tout de suite');
    expect(await line()).toContain('avec votre accord (claire)');
    await inMemory(folder, async (store) => {
      const verbs = (await store.trail({ last: 2 })).map(({ verb, detail }) => `${verb} ${detail}`);
      expect(verbs).toEqual([
        'AutonomyOn question only evenings,weekends by claire',
        'AutonomyOff question by claire',
      ]);
    });
  });

  it('never opens what stays with a person', async () => {
    expect(await line('on', 'clinical')).toBe(
      '« question de santé » reste à une personne : la loi ou la prudence le veut (docs/autonomy.md). [4]',
    );
    expect(await line('on', 'renewal')).toContain('reste à une personne');
    expect(await line('on', 'parking')).toBe(
      '« parking » n’est pas une sorte de demande. Écrivez choose, confirm, move, cancel, book, when, late, earlier, question. [2]',
    );
    expect(await line('on', 'question', '--hours', '25:00-8:00')).toBe(
      '--hours : par exemple 18:00-08:00. [2]',
    );
  });

  it('tells a machine the same', async () => {
    await approved(25);
    const rows = (await line('--json')).split('\n').map((row) => JSON.parse(row));
    expect(rows).toHaveLength(9);
    expect(rows.find(({ kind }) => kind === 'question')).toMatchObject({
      row: 25,
      written: 'suggest',
      now: 'suggest',
      needed: 25,
      mayBeSwitchedOn: true,
    });
  });
});
