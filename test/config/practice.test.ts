import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { practiceJsonSchema } from '../../src/config/json-schema.ts';
import { everyKey, type Key } from '../../src/config/keys.ts';
import { loadPractice } from '../../src/config/load.ts';
import { nearest } from '../../src/config/nearest.ts';
import { problemLines } from '../../src/config/print-problems.ts';
import { referencePage } from '../../src/config/reference-page.ts';
import { revealingWord } from '../../src/config/revealing-word.ts';
import { lengthMeant, spanMeant } from '../../src/config/times.ts';
import type { WrittenHours } from '../../src/config/written.ts';
import { yamlSource } from '../../src/config/yaml-source.ts';
import type { PracticeFiles } from '../../src/domain/practice-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const example = readFileSync(`${root}/practice.example.yaml`, 'utf8');

/** A folder in which everything that is looked for is there. */
function folderWith(text: string): PracticeFiles {
  const look = (path: string) => ({
    kind: /\.\w+$/.test(path) ? ('file' as const) : ('folder' as const),
    neighbours: [],
  });
  return { folder: '/practice', file: { kind: 'text', text }, look };
}

function practiceOf(text: string) {
  const loaded = loadPractice(folderWith(text));
  if (loaded.kind === 'problems') throw new Error(problemLines(loaded.problems, 'en').join('\n'));
  return loaded.practice;
}

const SMALL = `practice:
  name: Cabinet des Lilas
  profession: physiotherapist
  country: FR
  phone: 01 99 00 12 34
  address: 12 rue des Lilas, Exempleville
mail:
  addresses: cabinet@example.org
  authserv-ids: mx.example.org
hours:
  monday: [08:30-12:00, 14:00-19:00]
  friday: 9:00 - 24:00
alerts:
  file: alerts.jsonl
`;

describe('a small practice', () => {
  it('gets away with fifteen lines', () => {
    expect(SMALL.trim().split('\n').length).toBeLessThanOrEqual(15);
    const loaded = loadPractice(folderWith(SMALL));
    expect(loaded).toMatchObject({ kind: 'practice', language: 'fr', warnings: [] });
  });

  it('has one practitioner, one kind of appointment, and the usual files', () => {
    expect(practiceOf(SMALL)).toMatchObject({
      zone: 'Europe/Paris',
      language: 'fr',
      programLanguage: 'fr',
      mail: { senderName: 'Cabinet des Lilas', inbox: '/practice/inbox', outbox: '/practice/outbox' },
      agenda: {
        sources: [
          { kind: 'files', name: 'agenda', path: '/practice/agenda.ics', practitioner: null, writable: true },
        ],
      },
      practitioners: [{ id: 'practice', name: 'Cabinet des Lilas', agenda: 'agenda' }],
      slotTypes: [{ id: 'usual', duration: 30, step: 30, open: true, firstVisit: false }],
      limits: { perHour: 30, perDay: 200, perPersonWeek: 3, perThreadDay: 1 },
      offers: { count: 3, hold: 1440, holdNear: 120 },
      quietHours: [1260, 480],
      patientsFile: '/practice/patients.csv',
      faqFolder: '/practice/faq',
      templatesFolder: '/practice/templates',
      stateFile: '/practice/state.db',
      model: null,
    });
  });

  it('counts its hours in minutes after midnight', () => {
    const [practitioner] = practiceOf(SMALL).practitioners;
    expect(practitioner.hours).toEqual({
      1: [
        [510, 720],
        [840, 1140],
      ],
      2: [],
      3: [],
      4: [],
      5: [[540, 1440]],
      6: [],
      7: [],
    });
  });

  it('suggests everything, answers nothing alone but receipts, and leaves to a person what is a person’s', () => {
    const { autonomy } = practiceOf(SMALL);
    expect(Object.entries(autonomy).filter(([, step]) => step === 'auto')).toEqual([['acknowledge', 'auto']]);
    expect(Object.keys(autonomy).filter((kind) => autonomy[kind as 'clinical'] === 'off')).toEqual([
      'clinical',
      'complaint',
      'third',
      'rights',
      'human',
    ]);
  });

  it('gets the language and zone of its country', () => {
    const german = practiceOf(SMALL.replace('country: FR', 'country: DE'));
    expect(german).toMatchObject({ language: 'de', programLanguage: 'en', zone: 'Europe/Berlin' });
  });

  it('turns on the model with one line', () => {
    expect(practiceOf(`${SMALL}model:\n  name: qwen3:4b\n`).model).toEqual({
      servers: ['http://127.0.0.1:11434'],
      name: 'qwen3:4b',
      allowRemote: false,
      timeout: 60,
      wait: 600,
    });
  });
});

describe('the live mailbox', () => {
  const withMail = (lines: string) => SMALL.replace('hours:', `${lines}hours:`);

  it('is left out by the small practice, which reads and writes folders', () => {
    expect(practiceOf(SMALL).mail).toMatchObject({
      imap: null,
      smtp: null,
      oauth: null,
      checkSignatures: false,
      unsubscribePage: null,
    });
  });

  it('needs a server and where the password is, and gets the rest from them', () => {
    const place = 'password: { file: secrets/mail }';
    const files = folderWith(
      withMail(
        `  imap: { host: IMAP.example.org, ${place} }\n  smtp: { host: smtp.example.org, ${place} }\n`,
      ),
    );
    const look: PracticeFiles['look'] = (path) =>
      path === 'secrets/mail' ? { kind: 'file', mode: 0o400, neighbours: [] } : files.look(path);
    const loaded = loadPractice({ ...files, look });
    expect(loaded).toMatchObject({ kind: 'practice', warnings: [] });
    if (loaded.kind === 'problems') return;
    const common = {
      security: 'tls',
      user: 'cabinet@example.org',
      password: { kind: 'file', path: '/practice/secrets/mail' },
      certificateAuthority: null,
    };
    expect(loaded.practice.mail.imap).toEqual({
      ...common,
      host: 'imap.example.org',
      port: 993,
      folders: ['INBOX'],
      sentFolder: null,
      draftsFolder: null,
      poll: 1,
      drafts: false,
      reviewFolders: false,
      keywords: true,
    });
    expect(loaded.practice.mail.smtp).toEqual({
      ...common,
      host: 'smtp.example.org',
      port: 465,
      savesSent: false,
      deliveryReports: false,
    });
  });

  it.each([
    ['imap', 'starttls', 143],
    ['smtp', 'starttls', 587],
  ] as const)('is reached by %s with %s on port %i', (kind, security, port) => {
    const lines = `  ${kind}: { host: mail.example.org, security: ${security}, password: { env: SECRET } }\n`;
    expect(practiceOf(withMail(lines)).mail[kind]).toMatchObject({ security, port });
  });

  it.each(['localhost', '127.0.0.1', '"::1"', '"[::1]"'])('may be in clear on %s', (host) => {
    const lines = `  imap: { host: ${host}, security: none, password: { env: SECRET } }\n`;
    expect(practiceOf(withMail(lines)).mail.imap).toMatchObject({ security: 'none', port: 143 });
  });

  it.each(['localhost.example.org', '10.0.0.2', '127.0.0.1.example.org', '::2'])(
    'may not be in clear on %s',
    (host) => {
      const lines = `  imap: { host: "${host}", security: none, password: { env: SECRET } }\n`;
      expect(loadPractice(folderWith(withMail(lines))).kind).toBe('problems');
    },
  );

  it('needs no password with oauth, and knows that Gmail and Microsoft file sent mail themselves', () => {
    const lines =
      '  imap: { host: outlook.office365.com }\n  smtp: { host: smtp.office365.com, security: starttls }\n  oauth: { provider: microsoft, client-id: "0" }\n';
    const { mail } = practiceOf(withMail(lines));
    expect(mail.imap?.password).toBeNull();
    expect(mail.smtp?.savesSent).toBe(true);
    expect(mail.oauth).toEqual({
      provider: 'microsoft',
      clientId: '0',
      clientSecret: null,
      tenant: 'common',
    });
  });

  it('does not ask for the folder where mail would arrive without it', () => {
    const files = folderWith(withMail('  imap: { host: imap.example.org, password: { env: SECRET } }\n'));
    const look: PracticeFiles['look'] = (path) =>
      path === 'inbox' ? { kind: null, neighbours: [] } : files.look(path);
    expect(loadPractice({ ...files, look }).kind).toBe('practice');
    expect(loadPractice({ ...folderWith(SMALL), look }).kind).toBe('problems');
  });

  it('is told of a host of any length', () => {
    const lines = `  imap: { host: "${'a'.repeat(50_000)}!", password: { env: SECRET } }\n`;
    expect(loadPractice(folderWith(withMail(lines))).kind).toBe('problems');
  });
});

describe('a secret', () => {
  const SECRET = 's3cret-of-the-test';
  const written = fc.constantFrom(
    ...[
      SECRET,
      `'${SECRET}'`,
      `"${SECRET}`,
      `@${SECRET}`,
      `*${SECRET}`,
      `!${SECRET}`,
      `[${SECRET}]`,
      `{${SECRET}`,
    ],
    ...[`{ ${SECRET}: }`, `{ clear: [${SECRET}] }`, `{ env: ${SECRET} }`, `{ file: { x: ${SECRET} } }`],
    ...[`{ clear: ${SECRET}: x }`, `|\n      ${SECRET}`, `\n      - ${SECRET}`, `\n      clear ${SECRET}`],
    ...[
      `\n      @${SECRET}`,
      `{ ${SECRET}: , ${SECRET}: }`,
      `{ credential: /${SECRET} }`,
      `&${SECRET}`,
      `%${SECRET}`,
    ],
  );
  const key = fc.constantFrom('password', 'mot-de-passe', 'client-secret', 'pasword', 'password ');
  const section = fc.constantFrom('  imap:', '  smtp:', '  oauth:', '  imap: x', '  imap:\n    -');

  it('is never quoted back, however wrongly it was written', () => {
    fc.assert(
      fc.property(section, key, written, (where, name, value) => {
        const text = SMALL.replace('hours:', `${where}\n    host: h\n    ${name}: ${value}\nhours:`);
        const loaded = loadPractice(folderWith(text));
        const problems = loaded.kind === 'practice' ? loaded.warnings : loaded.problems;
        expect(problems.map(({ key, sentence }) => `${key} ${sentence}`).join('\n')).not.toContain(SECRET);
      }),
      { numRuns: 500 },
    );
  });
});

describe('two practitioners', () => {
  const two = `${SMALL}practitioners:
  - id: marie
    name: Marie Exemple
  - id: paul
    name: Paul Exemple
    hours:
      tuesday: 10:00-12:00
agenda:
  sources:
    - { name: marie, path: marie.ics, practitioner: marie }
    - { name: paul, path: paul.ics, practitioner: paul }
    - { name: salle, path: salle.ics, writable: false }
`;

  it('each have their agenda, and their own hours where they have some', () => {
    const [marie, paul] = practiceOf(two).practitioners;
    expect(marie.agenda).toBe('marie');
    expect(marie.hours[1]).toEqual([
      [510, 720],
      [840, 1140],
    ]);
    expect(paul?.agenda).toBe('paul');
    expect(paul?.hours).toMatchObject({ 1: [], 2: [[600, 720]] });
  });
});

describe('the model', () => {
  const at = (server: string) => loadPractice(folderWith(`${SMALL}model:\n  server: ${server}\n`)).kind;

  it.each([
    'http://127.0.0.1:11434',
    'http://localhost:11434',
    'http://[::1]:11434',
    'http://10.0.0.5',
    'http://192.168.1.20:11434',
    'http://172.20.0.2',
    'http://[fd00::12]:11434',
    'http://ollama.local',
    'http://nas',
  ])('may be at %s, in the practice', (server) => expect(at(server)).toBe('practice'));

  it.each([
    'https://ollama.com',
    'http://8.8.8.8',
    'http://172.32.0.1',
    'http://[2001:db8::1]',
    'http://127.0.0.1.example.org',
    'http://192.168.1.20.example.org',
    'http://user@models.example.org',
  ])('may not be at %s', (server) => expect(at(server)).toBe('problems'));

  it('may have several servers, none of them outside', () => {
    const listed = (...servers: readonly string[]) =>
      loadPractice(folderWith(`${SMALL}model:\n  servers: [${servers.join(', ')}]\n  wait: 2 h\n`));
    const two = listed('http://10.0.0.5', 'http://10.0.0.6');
    expect(two).toMatchObject({
      practice: { model: { servers: ['http://10.0.0.5', 'http://10.0.0.6'], wait: 7200 } },
    });
    expect(listed('http://10.0.0.5', 'https://ollama.com').kind).toBe('problems');
  });
});

describe('one fact, one place', () => {
  const named = (keys: readonly Key[]) => keys.map(({ path }) => path.join('.'));

  it('explains every key in French and English', () => {
    const silent = everyKey().filter(({ node }) => !node.fr || !node.description || !node.as);
    expect(named(silent)).toEqual([]);
    const same = everyKey().filter(({ node }) => node.fr === node.description);
    expect(named(same)).toEqual([]);
  });

  it('gives every required key an example or a choice', () => {
    const bare = everyKey().filter(({ node, required }) => {
      return required && node.as !== 'section' && node.examples === undefined && node.enum === undefined;
    });
    expect(named(bare)).toEqual([]);
  });

  it('names every key in the example file', () => {
    const uncommented = example.replace(/^(\s*)#(?=\S|\s{2,})/gm, '$1');
    const { value, broken } = yamlSource(uncommented);
    expect(broken).toBe(false);
    const shownOnce =
      /^(mail\.(smtp\.password|oauth\.client-secret)|agenda\.sources\.\*\.caldav\.password)\.(env|command|credential|clear)$/;
    const missing = everyKey().filter(({ path }) => !stands(value, path) && !shownOnce.test(path.join('.')));
    expect(named(missing)).toEqual([]);
  });

  it('writes the defaults into the example file as they are', () => {
    const { value } = yamlSource(example);
    const other = everyKey().filter(({ path, node }) => {
      const written = valueAt(value, path);
      return (
        node.default !== undefined &&
        typeof node.default !== 'object' &&
        written !== undefined &&
        String(written) !== String(node.default)
      );
    });
    expect(named(other)).toEqual(['closures.*.reason']);
  });

  it('has an example file that is a good practice', () => {
    expect(loadPractice(folderWith(example))).toMatchObject({ kind: 'practice', warnings: [] });
    expect(example.split('\n')[0]).toBe('# yaml-language-server: $schema=./practice.schema.json');
  });

  it('has made the editor schema and the reference page from the schema (npm run schema)', () => {
    expect(readFileSync(`${root}/practice.schema.json`, 'utf8')).toBe(practiceJsonSchema());
    expect(readFileSync(`${root}/docs/configuration.md`, 'utf8')).toBe(referencePage());
  });

  it('has the types of the schema', () => {
    expectTypeOf<WrittenHours['monday']>().toEqualTypeOf<string | string[] | undefined>();
  });
});

describe('what was probably meant', () => {
  it.each([
    ['9-12', '09:00-12:00'],
    ['9h30 à 12h', '09:30-12:00'],
    ['14h-19h', '14:00-19:00'],
    ['de 8.30 à 12', '08:30-12:00'],
    ['09:00/12:30', '09:00-12:30'],
    ['matin', null],
    ['25-30', null],
  ])('by the span %s', (read, meant) => expect(spanMeant(read)).toBe(meant));

  it.each([
    ['1h30', '90 min'],
    ['30 mn', '30 min'],
    ['2 HEURES', '2 heures'],
    ['bientôt', null],
  ])('by the length %s', (read, meant) => expect(lengthMeant(read)).toBe(meant));

  it('is the nearest name, or none', () => {
    expect(nearest('hourss', ['hours', 'offers'])).toBe('hours');
    expect(nearest('zzz', ['hours', 'offers'])).toBeNull();
  });

  it.each([
    'Kiné Exemple',
    'contact@kine-exemple.example.org',
    'Praxis für Physiotherapie',
    'Psychologue',
    'Dr. Exemple',
    'Gabinet stomatologiczny',
    'Cabinet dentaire',
  ])('is a specialty in %s', (name) => expect(revealingWord(name)).not.toBeNull());

  it.each([
    'Secrétariat, 12 rue des Lilas',
    'Cabinet des Lilas',
    'Front desk, 12 Lilac Street',
    'Maison Andrieu',
    'accueil@example.org',
  ])('is no specialty in %s', (name) => expect(revealingWord(name)).toBeNull());
});

describe('a promise', () => {
  it('never throws, whatever stands in the file', () => {
    const line = fc.constantFrom(
      ...SMALL.split('\n'),
      '- x',
      '  - y: 1',
      '\t',
      'hours: 3',
      'mail: []',
      '__proto__: {}',
      '"',
      '&a *a',
      '? [x]',
      'autonomy: { none: auto }',
      'closures: [1, {}]',
      'practitioners: [{ id: 1 }]',
      'slot-types: { x: null }',
      'agenda: { sources: [3] }',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const loaded = loadPractice(folderWith(lines.join('\n')));
        const problems = loaded.kind === 'practice' ? loaded.warnings : loaded.problems;
        if (loaded.kind === 'problems') expect(problems.some(({ weight }) => weight === 'error')).toBe(true);
        for (const { sentence } of problems) expect(sentence).not.toMatch(/undefined|set-aside|\[object/);
      }),
      { numRuns: 400 },
    );
  });
});

function stands(value: unknown, path: readonly string[]): boolean {
  return valueAt(value, path) !== undefined;
}

/** The value at a key; `*` stands for the first item or name. */
function valueAt(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const name = step === '*' ? Object.keys(value)[0] : step;
  return name === undefined ? undefined : valueAt((value as Record<string, unknown>)[name], rest);
}
