import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import { runProgram, type Terminal } from '../../src/cli/program.ts';
import { UserError } from '../../src/domain/errors.ts';
import { parseAddress } from '../../src/domain/mail.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { HOUR } from '../../src/domain/time.ts';
import { doors } from '../../src/doors.ts';
import type { Store } from '../../src/ports/store.ts';
import { aReading } from '../build/builders.ts';
import { unzipped } from '../build/unzipped.ts';
import { aCase, anOffer, aReply, MORNING } from '../contract/store-builders.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privacy-'));
  cpSync('examples/kine-fr', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const SANDRINE = theAddress('sandrine.morel@example.org');

function theAddress(text: string) {
  const address = parseAddress(text);
  if (address === null) throw new Error(text);
  return address;
}

async function agent(
  words: readonly string[],
  language = 'en',
  now = '2026-11-24T09:00',
  given = doors,
): Promise<string> {
  const out = new PassThrough({ highWaterMark: 1_000_000 });
  const terminal = {
    argv: ['privacy', ...words, '--practice', folder, '--lang', language, '--now', now],
    env: { NO_COLOR: '1', USER: 'anne' },
    folder,
    keys: process.stdin,
    out,
    err: out,
    version: '0',
  } as unknown as Terminal;
  const code = await runProgram(given, terminal);
  const text = String(out.read() ?? '').trim();
  return code === 0 ? text : `${text} [${code}]`;
}

async function inMemory<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: () => MORNING });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** A reading of which one sentence is kept. */
const saying = (text: string): Reading => ({
  ...aReading([]),
  sentences: [{ text, number: 1, labels: [], by: ['lexical'] }],
});

const hers = (store: Store) =>
  store.open(aCase({ patient: 'L-1041', from: SANDRINE, plan: [aReply(SANDRINE)] }));

/** An appointment of a patient on the Thursday, in the practice's own calendar. */
function appendEvent(patient: string): void {
  const event = [
    'BEGIN:VEVENT\r\nUID:theirs@example.org\r\nDTSTAMP:20261101T080000Z',
    'DTSTART:20261126T080000Z\r\nDTEND:20261126T083000Z\r\nSUMMARY:x',
    `X-PRACTICE-PATIENT:${patient}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  ];
  const file = join(folder, 'agenda.ics');
  const text = readFileSync(file, 'utf8').replace(/END:VCALENDAR\s*$/u, event.join('\r\n'));
  writeFileSync(file, text);
}

describe('agent privacy export', () => {
  it('hands over what is held of one person, readable and for machines, as one file too', async () => {
    await inMemory(async (store) => {
      await hers(store);
      await store.saveOffer(anOffer({ patient: 'L-1041' }));
      await store.open(aCase({ id: 'c-00000000000b', patient: 'L-1052', from: null, plan: [] }));
    });
    expect(await agent(['export', 'Sandrine Morel', '--to', 'out'])).toContain('Hand it over in person');
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['all.json', 'readable.html', 'readable.md']);
    const all = JSON.parse(readFileSync(join(folder, 'out', 'all.json'), 'utf8'));
    expect(all.person.familyName).toBe('Morel');
    expect(all.cases.map(({ id }: { id: string }) => id)).toEqual(['c-0123456789ab']);
    expect(all.offers).toHaveLength(1);
    expect(all.trail.length).toBeGreaterThan(0);
    const text = readFileSync(join(folder, 'out', 'readable.md'), 'utf8');
    expect(text).toContain('Votre rendez-vous est confirmé.');
    expect(text).not.toContain('L-1052');
    const archive = unzipped(readFileSync(join(folder, 'out.zip')));
    expect(Object.keys(archive).sort()).toEqual(['out/all.json', 'out/readable.html', 'out/readable.md']);
    expect(archive['out/readable.md']).toBe(text);
    expect(await agent(['export', 'Sandrine Morel', '--to', 'out'])).toContain('is there already');
  });

  it('lies where no backup looks, goes with the person, and by itself after 30 days', async () => {
    await inMemory(hers);
    await agent(['export', 'L-1041']);
    const exports = join(folder, '.agent', 'exports');
    expect(readdirSync(exports)).toEqual(['export-L-1041-2026-11-24', 'export-L-1041-2026-11-24.zip']);
    expect(readdirSync(folder).filter((name) => name.startsWith('export'))).toEqual([]);
    const inDays = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 16);
    expect(await agent(['purge', '--json'], 'en', inDays(29))).toContain('"exports":0');
    expect(await agent(['purge', '--dry-run'], 'en', inDays(31))).toContain('2  exports handed over');
    expect(await agent(['forget', 'L-1041', '--yes'])).toContain('2 exports');
    expect(readdirSync(exports)).toEqual([]);
  });

  it('holds their appointments, and says in words how things stand', async () => {
    await inMemory(async (store) => {
      await hers(store);
      await store.saveOffer(anOffer({ patient: 'L-1041' }));
    });
    appendEvent('L-1041');
    await agent(['export', 'L-1041', '--to', 'out'], 'fr');
    const text = readFileSync(join(folder, 'out', 'readable.md'), 'utf8');
    expect(text).toContain('- 2026-11-26 09:00 – 09:30');
    expect(text).not.toMatch(/\((?:waiting|planned|open|act)\)/u);
  });

  it('asks who is meant when a name or an address is several people’s', async () => {
    const patients = readFileSync(join(folder, 'patients.csv'), 'utf8');
    writeFileSync(
      join(folder, 'patients.csv'),
      `${patients.trimEnd()}\nL-9999;Morel;Sandrine;01/01/1990;sandrine.morel@example.org;;;;L-1041\n`,
    );
    expect(await agent(['export', 'Sandrine Morel'])).toBe(
      'Several patients "Sandrine Morel": L-1041, L-9999. [2]',
    );
    expect(await agent(['forget', SANDRINE])).toContain('Several patients have this address');
    expect(await agent(['export', 'Nobody Here'])).toBe('No patient "Nobody Here". [2]');
  });
});

describe('agent privacy forget', () => {
  it('erases nothing before somebody says that the identity is checked', async () => {
    await inMemory(hers);
    expect(await agent(['forget', 'L-1041'])).toContain('1 cases, and what belongs to them, would be erased');
    expect((await inMemory((store) => store.case('c-0123456789ab')))?.from).toBe(SANDRINE);
  });

  it('erases memory, learned sentences, letters that wait as files and old memories; the stop stays', async () => {
    await inMemory(async (store) => {
      await hers(store);
      await store.stop(SANDRINE, MORNING);
    });
    mkdirSync(join(folder, 'learned'));
    writeFileSync(
      join(folder, 'learned', 'sentences.tsv'),
      'cancel\tfr\tmerci de noter que madame Morel ne vient pas\nbook\tfr\tje voudrais un rendez-vous\n',
    );
    const outbox = join(folder, 'outbox');
    mkdirSync(outbox, { recursive: true });
    writeFileSync(join(outbox, 'a.eml'), `To: <${SANDRINE}>\r\nSubject: x\r\n\r\nBonjour`);
    writeFileSync(join(outbox, 'b.eml'), `To: <other@example.org>\r\n\r\n${SANDRINE}`);
    writeFileSync(join(folder, 'state.db.before-1'), 'sandrine.morel');
    expect(await agent(['forget', 'L-1041', '--yes'])).toContain('Erased: 1 cases');
    expect(readFileSync(join(folder, 'learned', 'sentences.tsv'), 'utf8')).toBe(
      'book\tfr\tje voudrais un rendez-vous\n',
    );
    expect(readdirSync(outbox)).toEqual(['b.eml']);
    expect(existsSync(join(folder, 'state.db.before-1'))).toBe(false);
    expect(readFileSync(join(folder, 'state.db')).toString('latin1').toLowerCase()).not.toMatch(
      /sandrine|morel/u,
    );
    await inMemory(async (store) => expect(await store.stopped(SANDRINE)).toBe(true));
  });

  it('loses no trace when it fails in the middle: what lies beside the memory goes first', async () => {
    await inMemory(hers);
    const fails = { ...doors.privacy, forgetFiles: () => Promise.reject(new UserError('The disk is full.')) };
    const words = ['forget', 'L-1041', '--yes'];
    expect(await agent(words, 'en', undefined, { ...doors, privacy: fails })).toContain('The disk is full.');
    expect((await inMemory((store) => store.case('c-0123456789ab')))?.from).toBe(SANDRINE);
    expect(await agent(words)).toContain('Erased: 1 cases');
  });

  it('waits for what is on its way out', async () => {
    await inMemory(async (store) => {
      await hers(store);
      await store.mark('c-0123456789ab-now-0', 'started', '', MORNING);
    });
    mkdirSync(join(folder, 'outbox'), { recursive: true });
    writeFileSync(join(folder, 'outbox', 'a.eml'), `To: <${SANDRINE}>\r\n\r\nBonjour`);
    expect(await agent(['forget', 'L-1041', '--yes'])).toContain('on its way out');
    expect(readdirSync(join(folder, 'outbox'))).toEqual(['a.eml']);
  });

  it('knows former addresses from the memory, shows them, and takes what came from there without a name', async () => {
    const old = theAddress('sandrine.dupont@old.example');
    await inMemory(async (store) => {
      await store.open(aCase({ patient: 'L-1041', from: old, plan: [aReply(old)] }));
      const reading = saying('ma grossesse se passe mal');
      await store.open(aCase({ id: 'c-00000000000b', patient: null, from: old, plan: [], reading }));
      for (const id of ['c-0123456789ab', 'c-00000000000b']) await store.settle(id, 'done');
    });
    const shown = await agent(['forget', 'L-1041']);
    expect(shown).toContain('2 cases');
    expect(shown).toContain(`Known from the memory alone: ${old}.`);
    expect(await agent(['forget', 'L-1041', '--not', old])).toContain('1 cases');
    await agent(['export', 'L-1041', '--to', 'out']);
    expect(readFileSync(join(folder, 'out/all.json'), 'utf8')).toContain('grossesse');
    await agent(['forget', 'L-1041', '--yes']);
    expect(readFileSync(join(folder, 'state.db')).toString('utf8')).not.toMatch(/grossesse|dupont/u);
  });

  it('leaves what came from an address that was also written from for another patient', async () => {
    const shared = theAddress('famille@old.example');
    await inMemory(async (store) => {
      await store.open(aCase({ patient: 'L-1041', from: shared, plan: [] }));
      await store.open(aCase({ id: 'c-00000000000b', patient: 'L-1052', from: shared, plan: [] }));
      await store.open(aCase({ id: 'c-00000000000c', patient: null, from: shared, plan: [] }));
      for (const id of ['c-0123456789ab', 'c-00000000000b', 'c-00000000000c']) await store.settle(id, 'done');
    });
    expect(await agent(['forget', 'L-1041'])).toContain('1 cases');
  });

  it.each(['L-1041', 'Sandrine Morel', 'sandrine.morel@example.org'])(
    'finds who left the list of patients before, by %s',
    async (named) => {
      await inMemory(async (store) => {
        const reading = saying('Bonjour, ici Sandrine Morel.');
        await store.open(aCase({ patient: 'L-1041', from: SANDRINE, plan: [aReply(SANDRINE)], reading }));
        await store.settle('c-0123456789ab', 'done');
        await store.saveOffer(anOffer({ patient: 'L-1041' }));
      });
      const file = join(folder, 'patients.csv');
      const rows = readFileSync(file, 'utf8').split('\n');
      writeFileSync(file, rows.filter((row) => !row.startsWith('L-1041')).join('\n'));
      expect(await agent(['forget', named, '--yes'])).toContain('Erased: 1 cases, 1 entries');
      expect(readFileSync(join(folder, 'state.db')).toString('utf8')).not.toMatch(/L-1041|sandrine/iu);
    },
  );

  it('waits until the secretary rests', async () => {
    await inMemory(hers);
    const release = await doors.lock({ stateFile: join(folder, 'state.db') } as Parameters<
      typeof doors.lock
    >[0]);
    expect(await agent(['forget', 'L-1041', '--yes'])).toContain('Stop it for a moment');
    if (release.kind === 'taken') release.release();
  });
});

describe('agent privacy purge', () => {
  const settled = async (store: Store) => {
    await hers(store);
    await store.settle('c-0123456789ab', 'done');
  };

  it('says what would go and takes nothing; then takes it', async () => {
    await inMemory(settled);
    const later = '2027-06-01T09:00';
    expect(await agent(['purge', '--dry-run'], 'en', later)).toMatch(
      /^Would go, nothing is erased:\n {6}1 {2}cases: words/u,
    );
    expect(readdirSync(folder).filter((name) => name.includes('copy'))).toEqual([]);
    expect(await agent(['purge'], 'fr', later)).toMatch(/^Effacé :\n {6}1 {2}dossiers : mots/u);
    expect(await agent(['purge'], 'fr', later)).toContain('Rien dont le temps soit passé.');
  });

  it('takes memories that were put aside after 35 days, and learned sentences two years after it first met them', async () => {
    mkdirSync(join(folder, 'learned'));
    writeFileSync(join(folder, 'learned', 'sentences.tsv'), 'book\tfr\tje voudrais un rendez-vous\n');
    const aside = join(folder, 'state.db.before-1');
    writeFileSync(aside, 'old');
    utimesSync(aside, new Date(MORNING), new Date(MORNING));
    await agent(['purge']);
    expect(await agent(['purge', '--json'], 'en', '2026-12-28T00:00')).toContain('"copies":0');
    expect(await agent(['purge', '--json'], 'en', '2026-12-30T12:00')).toContain('"copies":1');
    expect(await agent(['purge', '--json'], 'en', '2028-11-20T09:00')).toContain('"learned":0');
    expect(await agent(['purge', '--json'], 'en', '2028-11-26T09:00')).toContain('"learned":1');
  });
});

describe('the terms of a practice', () => {
  const withTerms = (lines: string) => {
    const file = join(folder, 'practice.yaml');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nretention:\n${lines}`);
  };

  it('stand in the register, on the notice and under every purge, with the reason where they are longer', async () => {
    withTerms('  text: 45 days\n  history: 5 years\n  reason: demandé par notre assureur\n');
    const register = await agent(['register'], 'fr');
    expect(register).toContain('| mots des mails et des réponses | 45 jours |');
    expect(register).toContain('urgences, phrases apprises (demandé par notre assureur) | 5 ans |');
    expect(await agent(['notice'], 'en')).toContain('words of mails and answers: 45 days');
    expect(await agent(['purge'], 'en')).toMatch(/^ *45 days {2}words of mails and answers$/mu);
  });

  it('are what a purge goes by', async () => {
    withTerms('  drafts: 3 days\n  text: 5 days\n');
    await inMemory(async (store) => {
      await hers(store);
      await store.settle('c-0123456789ab', 'done');
    });
    expect(await agent(['purge', '--json'], 'en', '2026-11-28T09:00')).toContain('"texts":0');
    expect(await agent(['purge', '--json'], 'en', '2026-12-02T09:00')).toContain('"texts":1');
  });

  it('are refused with a line when they are too long', async () => {
    withTerms('  copies: 2 months\n');
    expect(await agent(['register'], 'en')).toContain('agent check');
  });
});

describe('the documents of agent privacy', () => {
  const names = ['register', 'dpia', 'notice', 'processors', 'breach'];

  it.each(names)(
    '%s is filled from practice.yaml, in French and English, as text and as a page',
    async (name) => {
      for (const language of ['fr', 'en']) {
        const text = await agent([name], language);
        expect(text).toContain('Cabinet des Lilas');
        expect(text).not.toMatch(/\{\{|\{%|undefined|\[object|null/u);
        await agent([name, '--to', `${name}.html`], language);
        const page = readFileSync(join(folder, `${name}.html`), 'utf8');
        expect(page).toContain('@page{size:A4');
        expect(page).not.toMatch(/<script|https?:\/\/|\*\*|^\|/mu);
        expect(page).not.toContain('01 99');
        if (language === 'fr') expect(page).not.toMatch(/ [:;?!»]/u);
      }
    },
  );

  it('leave lines to write on, and tell wide tables row by row on a phone', async () => {
    await agent(['breach', '--to', 'breach.html', '--now', '2026-11-24T09:00'], 'fr');
    const sheet = readFileSync(join(folder, 'breach.html'), 'utf8');
    expect(sheet).toContain('<td>à compléter\u00A0: <span class="blank">…</span></td>');
    expect(sheet).not.toContain('mardi 24 novembre 2026 à 09:00');
    const known = await agent(['breach', '--known', '2026-11-22T18:00'], 'fr');
    expect(known).toContain('| **Connue le** | dimanche 22 novembre 2026 à 18:00 |');
    expect(known).toContain('mercredi 25 novembre 2026 à 18:00 (reste 33 h)');
    await agent(['dpia', '--to', 'dpia.html'], 'en');
    const assessment = readFileSync(join(folder, 'dpia.html'), 'utf8');
    expect(assessment).toContain('<table class="wide">');
    expect(assessment).toContain('<td data-head="Severity">High</td>');
  });

  it('the register says whether the memory is encrypted, not that it could be', async () => {
    expect(await agent(['register'])).toContain('- Memory **not encrypted yet** (agent key new), files');
    const key = async () => ({ hex: '', id: 'k-1', from: { kind: 'variable', at: 'X' } }) as const;
    const keyed = { ...doors, backups: { ...doors.backups, key } };
    expect(await agent(['register'], 'fr', undefined, keyed)).toContain('- Mémoire chiffrée, fichiers');
  });

  it('the notice says all that handbook R-5 asks for', async () => {
    const text = await agent(['notice'], 'fr');
    for (const said of [
      /01 99 00 12 34/u,
      /RGPD, art\. 6 et 9/u,
      /Qui y a accès/u,
      /Combien de temps/u,
      /rectification/u,
      /CNIL/u,
      /rien ne vous oblige/u,
      /assistant automatique \(intelligence artificielle\)/u,
    ])
      expect(text).toMatch(said);
  });

  it('the breach sheet starts from the case by which it was known: facts and 72 hours, no address', async () => {
    await inMemory((store) =>
      store.open(
        aCase({
          patient: null,
          from: SANDRINE,
          reason: { code: 'wrong-person' },
          plan: [{ kind: 'task', task: 'breach', due: MORNING + 72 * HOUR }],
        }),
      ),
    );
    const soon = await agent(['breach']);
    expect(soon).toContain('| **Known since** | Tuesday, 24 November 2026 at 09:00 |');
    expect(soon).toContain('| **To be notified before** | Friday, 27 November 2026 at 09:00 (72 h left) |');
    expect(soon).toContain('| **Letters that left to this address** | none is kept |');
    expect(soon).toContain('c-0123456789ab');
    expect(soon).not.toContain('sandrine');
    expect(soon).toContain('**it is not closed**');
    await inMemory((store) => store.freeze(SANDRINE, 'wrong-person', MORNING));
    expect(await agent(['breach'])).toContain('it gets nothing any more');
    expect(await agent(['breach', 'c-0123456789ab'], 'en', '2026-11-27T10:00')).toContain(
      'the time is over: notify at once',
    );
    expect(await agent(['breach', 'c-ffffffffffff'])).toBe('There is no case c-ffffffffffff. [2]');
  });
});

describe('a breach that a person noticed', () => {
  const open = [
    'breach',
    'open',
    '--what',
    'bill of one patient | in another letter',
    '--whom',
    'one patient',
  ];

  it('is noted with its clock, listed, told on its sheet, and closed with what was decided', async () => {
    const noted = await agent([...open, '--known', '2026-11-23T18:00']);
    expect(noted).toContain(
      'b-1: known since 2026-11-23 18:00. To be notified before 2026-11-26 18:00 (2 d 9 h left), if there is a risk.',
    );
    expect(noted).toContain('agent privacy breach close b-1');
    expect(await agent(['breach', 'list'], 'fr', '2026-11-26T18:01')).toContain('DÉLAI DÉPASSÉ');
    const sheet = await agent(['breach', 'b-1']);
    expect(sheet).toContain('| **What happened** | bill of one patient \\| in another letter |');
    expect(sheet).toContain('| **Whom it touches** | one patient |');
    expect(sheet).toContain('Monday, 23 November 2026 at 18:00');
    expect(await agent(['breach', 'close', 'b-1'])).toMatch(/Say which, and what was decided.*\[2\]$/u);
    expect(await agent(['breach', 'close', 'b-1', '--how', 'the authority was told'])).toContain(
      'Closed: b-1',
    );
    expect(await agent(['breach', 'close', 'b-1', '--how', 'again'])).toBe(
      'There is no open breach b-1. [2]',
    );
    expect(await agent(['breach', 'b-1'])).toContain('anne: the authority was told |');
    expect(await agent(['breach', 'list'])).toContain('Closed 2026-11-24 09:00: the authority was told');
    await agent([...open]);
    expect(await agent(['breach', 'list', '--json'])).toContain('"id":"b-2"');
  });

  it('needs its words, and no moment to come', async () => {
    expect(await agent(['breach', 'open', '--what', 'a letter'])).toMatch(/without names.*\[2\]$/u);
    expect(await agent([...open, '--known', '2026-11-25T09:00'])).toBe('--known lies in the future. [2]');
    expect(await agent(['breach', 'list'], 'fr')).toBe('Aucune violation notée.');
  });

  it('stays when a person is forgotten, without their name', async () => {
    await inMemory(hers);
    await agent(['breach', 'open', '--what', 'a letter to Sandrine Morel', '--whom', 'L-1041']);
    await agent(['forget', 'L-1041', '--yes']);
    const [breach] = await inMemory((store) => store.breaches());
    expect(breach?.what).toBe('a letter to …');
  });
});
