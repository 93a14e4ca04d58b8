import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Doors } from '../../../src/cli/doors.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { Unreachable } from '../../../src/domain/errors.ts';
import { doors } from '../../../src/doors.ts';
import type { PastMail } from '../../../src/ports/mail.ts';
import { anExample, inMemory } from '../../build/command-line.ts';

/** What the practice of the example answered by hand, by the beginning of the mail's file. */
const ANSWERS: Readonly<Record<string, string>> = {
  '01': 'Bonjour,\n\nVous pouvez vous garer place des Tilleuls, à 50 m. Nous prenons la carte bancaire.\n\nBonne soirée',
  '03': 'Bonjour,\n\nC’est noté, votre rendez-vous de jeudi est annulé.\n\nCordialement',
  '09': 'Bonjour, mettez de la glace sur le genou en attendant, et venez mardi 24 à 11h.',
  '18': 'Bonjour, je ne peux pas mardi, mais vendredi 27 novembre à 10h ?',
  '22': 'Bonjour, le parking est place des Tilleuls, gratuit pendant deux heures.',
};

interface Line {
  readonly file?: string;
  readonly verdict?: string | null;
  readonly unjudged?: readonly { readonly code: string }[];
  readonly summary?: Readonly<Record<string, unknown>>;
}

let practice: string;
let sent: string;

beforeAll(async () => {
  practice = await anExample();
  sent = mkdtempSync(join(tmpdir(), 'sent-'));
  await inMemory(practice, async () => undefined);
  for (const file of readdirSync(join(practice, 'inbox'))) {
    const answer = ANSWERS[file.slice(0, 2)];
    if (answer !== undefined)
      writeFileSync(join(sent, file), anAnswer(join(practice, 'inbox', file), answer));
  }
});

function anAnswer(mail: string, words: string): string {
  const text = readFileSync(mail, 'latin1');
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';
  const date = new Date(Date.parse(field('Date')) + 2 * 3_600_000).toUTCString().replace('GMT', '+0000');
  const to = /<?([\w.+-]+@[\w.]+)>?$/.exec(field('From'))?.[1];
  return [
    'From: cabinet@example.org',
    `To: ${to}`,
    'Subject: Re: votre message',
    `Date: ${date}`,
    `Message-ID: <answer-${mail.length}@example.org>`,
    `In-Reply-To: ${field('Message-ID')}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '',
  ].join('\r\n');
}

async function run(argv: readonly string[], changed: Partial<Doors> = {}) {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const stream = { write, isTTY: false, columns: 80 } as unknown as NodeJS.WriteStream;
  const all = ['dry-run', '--practice', practice, '--reader', 'lexical', ...argv];
  const exit = await runProgram(
    { ...doors, ...changed },
    { argv: all, env: {}, folder: practice, out: stream, err: stream, version: '0' },
  );
  return { said: written.join(''), exit };
}

function judged(...more: readonly string[]) {
  return run([join(practice, 'inbox'), '--sent', sent, '--lang', 'fr', ...more]);
}

async function linesOf(...more: readonly string[]): Promise<readonly Line[]> {
  const { said } = await judged('--json', ...more);
  return said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

function verdictOf(lines: readonly Line[], file: string): string | null | undefined {
  const line = lines.find((each) => each.file?.startsWith(file));
  return line?.verdict ?? line?.unjudged?.[0]?.code;
}

/** Every file of a folder, with its bytes and the moment it was last written. */
function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => {
      const { mtimeMs, size } = statSync(join(folder, file));
      const bytes = statSync(join(folder, file)).isFile() ? readFileSync(join(folder, file), 'latin1') : '';
      return `${file} ${mtimeMs} ${size} ${bytes}`;
    });
}

describe('agent dry-run beside the practice’s own answers', () => {
  it('judges each mail by what the practice answered', async () => {
    const lines = await linesOf();
    expect(verdictOf(lines, '01')).toBe('same');
    expect(verdictOf(lines, '02')).toBe('same');
    expect(verdictOf(lines, '03')).toBe('same');
    expect(verdictOf(lines, '09')).toBe('should-have-escalated');
    expect(verdictOf(lines, '18')).toBe('agenda-then');
    expect(verdictOf(lines, '22')).toBe('wrong-language');
    expect(verdictOf(lines, '11')).toBe('no-answer');
    expect(lines.at(-1)?.summary).toMatchObject({ mails: 26, answered: 5, whole: true });
  });

  it('answers nothing alone when everything is to be approved', async () => {
    const lines = await linesOf('--as', 'suggest');
    expect(lines.at(-1)?.summary).toMatchObject({ alone: 0 });
    expect(verdictOf(lines, '09')).toBe('should-have-escalated');
  });

  it('shows both letters where they differ, and one page at the end', async () => {
    const { said, exit } = await judged();
    expect(exit).toBe(0);
    expect(said).toContain('Votre réponse parle de santé : il fallait une personne.');
    expect(said).toMatch(/Vous : {2}Bonjour, mettez de la glace sur le genou/);
    expect(said).toContain('26 messages lus, sans rien envoyer ni rien changer.');
    expect(said).toMatch(/prendre rendez-vous .*\n {2}PAS ENCORE +1 qui demandait une personne : une seule/);
  });

  it('changes no byte and no time of the practice’s folder, and makes no memory', async () => {
    const before = snapshot(practice);
    await judged();
    expect(snapshot(practice)).toEqual(before);
    const fresh = await anExample();
    rmSync(join(fresh, 'state.db'), { force: true });
    await run([join(practice, 'inbox'), '--sent', sent, '--practice', fresh]);
    expect(existsSync(join(fresh, 'state.db'))).toBe(false);
  });

  it('says plainly that nothing was written when it is stopped before the first mail', async () => {
    const page = join(sent, 'never.html');
    const stopped = new AbortController();
    stopped.abort();
    const { said, exit } = await run(
      [join(practice, 'inbox'), '--sent', sent, '--html', page, '--lang', 'fr'],
      { stopWish: () => ({ signal: stopped.signal, end: () => undefined }) },
    );
    expect(said).toBe('Arrêté avant le premier mail : rien n’a été lu, rien n’a été écrit.\n');
    expect(exit).toBe(0);
    expect(existsSync(page)).toBe(false);
  });

  it('does not wait for a server that has not let it in when it is stopped', async () => {
    const stopping = new AbortController();
    const { said } = await run(['--lang', 'en', '--since', '30d'], {
      stopWish: () => ({ signal: stopping.signal, end: () => undefined }),
      pastMail: () => {
        stopping.abort();
        return new Promise<PastMail>(() => undefined);
      },
    });
    expect(said).toBe('Stopped before the first mail: nothing was read, nothing was written.\n');
  });

  it('reads only what came since a day', async () => {
    const lines = await linesOf('--since', '2026-11-24');
    expect(lines.at(-1)?.summary).toMatchObject({ mails: 19 });
  });

  it('says what is wrong with a time that is none', async () => {
    const { said, exit } = await judged('--since', 'avant-hier');
    expect(said).toContain("--since : « avant-hier » n'est pas une durée. Écrivez 30d, 4w, 3m, ou un jour");
    expect(exit).toBe(2);
  });

  it('writes a page that holds everything itself and only its owner can read', async () => {
    const file = join(sent, '..', `page-${process.pid}.html`);
    await judged('--html', file);
    const page = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(page).toContain('@page{size:A4');
    expect(page).toContain('PAS ENCORE');
    expect(page).not.toMatch(/<script|<link|<img|src=|href=|url\(/);
  });

  it('says that nothing can be compared when nobody names the sent mail', async () => {
    const { said } = await run([join(practice, 'inbox'), '--since', '2026-11-01', '--lang', 'fr']);
    expect(said).toContain('Aucun dossier de messages envoyés : rien ne peut être comparé.');
  });

  it('shows what it has when a person stops it', async () => {
    const wish = new AbortController();
    const { said, exit } = await run([join(practice, 'inbox'), '--sent', sent, '--lang', 'fr'], {
      stopWish: () => ({ signal: wish.signal, end: () => undefined }),
      pastMail: afterThree(() => wish.abort()),
    });
    expect(said).toContain('Arrêté avant la fin : voici ce qui a été lu.');
    expect(said).toContain('3 messages lus');
    expect(exit).toBe(0);
  });

  it('shows what it has when the server goes away', async () => {
    const { said, exit } = await run([join(practice, 'inbox'), '--sent', sent, '--lang', 'fr'], {
      pastMail: afterThree(() => {
        throw new Unreachable('mail.example.org ne répond plus.');
      }),
    });
    expect(said).toContain('Interrompu avant la fin : mail.example.org ne répond plus.');
    expect(said).toContain('3 messages lus');
    expect(exit).toBe(4);
  });

  it('finds the practice’s answers in an mbox and in a Maildir too', async () => {
    const files = readdirSync(sent).map((file) => readFileSync(join(sent, file), 'utf8'));
    const mbox = join(mkdtempSync(join(tmpdir(), 'mbox-')), 'Sent');
    writeFileSync(mbox, files.map((text) => `From x Tue Nov 24 12:00:00 2026\r\n${text}\r\n`).join(''));
    const maildir = mkdtempSync(join(tmpdir(), 'maildir-'));
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, part));
    files.forEach((text, n) => {
      writeFileSync(join(maildir, 'cur', `179000000${n}.M${n}.host:2,S`), text);
    });
    for (const place of [mbox, maildir]) {
      const lines = await linesOf('--sent', place);
      expect(verdictOf(lines, '01'), place).toBe('same');
      expect(verdictOf(lines, '09'), place).toBe('should-have-escalated');
    }
  });
});

/** Past mail in which something happens when the fourth mail is asked for. */
function afterThree(happens: () => void): Doors['pastMail'] {
  return async (of, wanted): Promise<PastMail> => {
    const past = await doors.pastMail(of, wanted);
    return {
      ...past,
      mails: async function* () {
        let given = 0;
        for await (const raw of past.mails()) {
          if (given === 3) happens();
          given += 1;
          yield raw;
        }
      },
    };
  };
}
