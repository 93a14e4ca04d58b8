import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { icsFileAgenda } from '../../src/adapters/ics-file.ts';
import { type AgendaTrouble, memoryAgenda } from '../../src/adapters/memory-agenda.ts';
import { editCalendar } from '../../src/core/agenda/edit.ts';
import { aPractice, NOW, ZONE } from '../build/builders.ts';
import { agendaContract, BEGINNING } from '../contract/agenda.ts';

agendaContract('a folder of calendar files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agenda-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.ics`), text);
  for (const { name, text } of BEGINNING) write(name, text);
  const practice = aPractice();
  const sources = BEGINNING.map(({ name, writable }) => ({
    name,
    path: `${name}.ics`,
    practitioner: null,
    writable,
  }));
  return {
    agenda: icsFileAgenda({
      practice: { ...practice, folder, agenda: { ...practice.agenda, sources } },
      now: () => NOW,
    }),
    rewrite: async (name, text) => write(name, text),
    spoil: async () => write('Marie', ''),
    release: async () => rmSync(folder, { recursive: true }),
  };
});

agendaContract('calendars in memory', async () => {
  let trouble: AgendaTrouble = 'none';
  const agenda = memoryAgenda({
    files: BEGINNING.map((file) => ({ ...file, practitioner: null })),
    edit: editCalendar,
    now: () => NOW,
    zone: ZONE,
    prodId: '-//example.org//test//FR',
    trouble: () => trouble,
  });
  return {
    agenda,
    rewrite: async (name, text) =>
      agenda.replace(agenda.files().map((file) => (file.name === name ? { ...file, text } : file))),
    spoil: async () => {
      trouble = 'unreadable';
    },
    release: async () => undefined,
  };
});
