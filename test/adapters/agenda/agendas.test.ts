import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agendaFeed } from '../../../src/adapters/agenda/agenda-feed.ts';
import { asking } from '../../../src/adapters/agenda/agenda-http.ts';
import { icsFileAgenda, icsFiles } from '../../../src/adapters/agenda/ics-file.ts';
import { joinedAgenda } from '../../../src/adapters/agenda/joined-agenda.ts';
import { type AgendaTrouble, memoryAgenda } from '../../../src/adapters/agenda/memory-agenda.ts';
import { editCalendar } from '../../../src/core/agenda/edit/edit.ts';
import { aPractice, NOW, ZONE } from '../../build/builders.ts';
import { agendaContract, BEGINNING } from '../../contract/agenda.ts';
import { startCaldavFake } from '../../fakes/caldav-server.ts';
import { aCalendar } from '../caldav/a-calendar.ts';

agendaContract('calendar files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agenda-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, `${name}.ics`), text);
  for (const { name, text } of BEGINNING) write(name, text);
  const practice = aPractice();
  const sources = BEGINNING.map(({ name, writable }) => ({
    kind: 'files' as const,
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

agendaContract('folders in which each appointment is a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agenda-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name, 'a.ics'), text);
  for (const { name, text } of BEGINNING) {
    mkdirSync(join(folder, name));
    if (hasEvents(text)) write(name, text);
  }
  const practice = aPractice();
  const sources = BEGINNING.map(({ name, writable }) => ({
    kind: 'files' as const,
    name,
    path: name,
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

/** A server and a folder keep no object for a calendar without events. */
function hasEvents(text: string): boolean {
  return text.includes('BEGIN:VEVENT');
}

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

for (const [kind, quirks] of [
  ['a calendar on a server', {}],
  [
    'a calendar on a server that can not tell what changed',
    { noSync: true, rewrite: (text: string) => text.replaceAll('\r\n', '\n') },
  ],
] as const) {
  agendaContract(kind, async () => {
    const server = await startCaldavFake(
      BEGINNING.map(({ name }) => name),
      quirks,
    );
    for (const { name, text } of BEGINNING) if (hasEvents(text)) server.put(name, 'a.ics', text);
    const members = BEGINNING.map(({ name, writable }) =>
      aCalendar(server.address(name), { name, writable }),
    );
    return {
      agenda: joinedAgenda(members, 'fr'),
      rewrite: async (name, text) => server.put(name, 'a.ics', text),
      spoil: async () => server.drop('Marie'),
      release: () => server.close(),
    };
  });
}

agendaContract('a file, a calendar on a server and a feed together', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'agenda-'));
  const [file, served, fed, empty] = BEGINNING;
  if (file === undefined || served === undefined || fed === undefined || empty === undefined)
    throw new Error('four calendars');
  writeFileSync(join(folder, 'marie.ics'), file.text);
  const server = await startCaldavFake([served.name, fed.name, empty.name]);
  server.put(served.name, 'a.ics', served.text);
  server.put(fed.name, 'a.ics', fed.text);
  const practice = aPractice();
  const source = {
    kind: 'files',
    name: file.name,
    path: 'marie.ics',
    practitioner: null,
    writable: true,
  } as const;
  const files = icsFiles({
    practice: { ...practice, folder, agenda: { ...practice.agenda, sources: [source] } },
    now: () => NOW,
  });
  const feed = agendaFeed({
    source: {
      kind: 'feed',
      name: fed.name,
      practitioner: null,
      writable: false,
      url: `${server.address(fed.name)}a.ics`,
      refresh: 1,
      certificateAuthority: null,
    },
    ask: asking(),
    authority: null,
    now: () => NOW,
    monotonic: () => performance.now(),
    language: 'fr',
    maxAge: 30,
  });
  const calendars = [served, empty].map(({ name }) => aCalendar(server.address(name), { name }));
  return {
    agenda: joinedAgenda([files, ...calendars, feed], 'fr'),
    rewrite: async (name, text) => server.put(name, 'a.ics', text),
    spoil: async () => writeFileSync(join(folder, 'marie.ics'), ''),
    release: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
});
