import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { letterBytes } from '../../../src/adapters/mail/letter-bytes.ts';
import type { SentFolder } from '../../../src/adapters/smtp/sent-copies.ts';
import { Refused, Unreachable, UserError } from '../../../src/domain/errors.ts';
import type { Address } from '../../../src/domain/mail.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { Outbox } from '../../../src/ports/mail.ts';
import { NOW } from '../../build/builders.ts';
import { anOutgoing } from '../../core/letters/an-outgoing.ts';
import { type SinkInput, type SmtpSink, startSmtpSink } from '../../servers/smtp-sink.ts';
import { aJournal, anSmtpOutbox, aSentFolder, SHORT } from './builders.ts';

const ended: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

async function aSink(input: SinkInput = { security: 'none' }): Promise<SmtpSink> {
  const sink = await startSmtpSink(input);
  ended.push(sink.close);
  return sink;
}

function anOutbox(sink: SmtpSink, different: Parameters<typeof anSmtpOutbox>[0] = {}): Outbox {
  const outbox = anSmtpOutbox({ ...different, settings: { port: sink.port, ...different.settings } });
  ended.push(outbox.close);
  return outbox;
}

const aLetter = (number: number) =>
  anOutgoing({ messageId: `<c-${number}-now-0.${'ab'.repeat(16)}@example.org>` });
const bytesOf = async (letter = aLetter(1)) => {
  const written = await letterBytes(letter, { zone: 'Europe/Paris', language: 'fr' });
  if (written.kind === 'failed') throw new Error(written.sentence);
  return Buffer.from(written.bytes);
};

describe('a letter that leaves', () => {
  it('goes to one person, is written down before and after, and lies in Sent with the same bytes', async () => {
    const [sink, journal, sent] = [await aSink(), aJournal(), aSentFolder()];
    const outcome = await anOutbox(sink, { journal, sent }).send(aLetter(1));
    expect(outcome).toEqual({ kind: 'done', note: '250 queued as 4XYZ' });
    expect(sink.accepted).toHaveLength(1);
    expect(sink.accepted[0]).toMatchObject({ from: 'cabinet@example.org', to: ['ana@example.org'] });
    expect(sink.accepted[0]?.bytes).toEqual(await bytesOf());
    expect(sent.copies.map((copy) => Buffer.from(copy))).toEqual([await bytesOf()]);
    expect(journal.notes).toEqual(['leaving', 'left']);
  });

  it('is written down as leaving before its first byte does', async () => {
    const sink = await aSink();
    const seen: number[] = [];
    const journal = aJournal();
    const noteLetter: typeof journal.noteLetter = async (id, state, at) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen.push(sink.accepted.length);
      await journal.noteLetter(id, state, at);
    };
    await anOutbox(sink, { journal: { ...journal, noteLetter } }).send(aLetter(1));
    expect(seen).toEqual([0, 1]);
  });

  describe('after an older memory was put back', () => {
    const restored = async () => ({ made: NOW - DAY, at: NOW - HOUR });

    it('does not leave a second time when it lies in Sent', async () => {
      const [sink, sent] = [await aSink(), { ...aSentFolder(), find: async () => true }];
      const journal = { ...aJournal(), restored };
      const outcome = await anOutbox(sink, { journal, sent }).send(aLetter(1));
      expect(outcome.kind).toBe('done');
      expect(sink.accepted).toEqual([]);
      expect(journal.notes).toEqual(['left']);
    });

    it('leaves when Sent certainly has it not', async () => {
      const [sink, sent] = [await aSink(), aSentFolder()];
      await anOutbox(sink, { journal: { ...aJournal(), restored }, sent }).send(aLetter(1));
      expect(sink.accepted).toHaveLength(1);
    });

    it('waits when Sent cannot be looked at, and says so', async () => {
      const [sink, sent] = [await aSink(), { ...aSentFolder(), find: async () => null }];
      const outcome = await anOutbox(sink, { journal: { ...aJournal(), restored }, sent }).send(aLetter(1));
      expect(outcome).toEqual({
        kind: 'failed',
        sentence:
          'Depuis la remise en place d’une sauvegarde, chaque lettre est d’abord cherchée dans les envoyés, qui ne peuvent pas être lus maintenant.',
        retry: true,
      });
      expect(sink.accepted).toEqual([]);
    });

    it('is a human’s where there is no Sent to look into', async () => {
      const sink = await aSink();
      const outcome = await anOutbox(sink, { journal: { ...aJournal(), restored } }).send(aLetter(1));
      expect(outcome.kind).toBe('unknown');
      expect(sink.accepted).toEqual([]);
    });
  });

  it('shares its connection with those that follow', async () => {
    const sink = await aSink();
    const outbox = anOutbox(sink);
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((number) => outbox.send(aLetter(number))));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done', 'done', 'done', 'done']);
    expect(sink.connections()).toBe(1);
    expect(sink.accepted.map(({ messageId }) => messageId)).toEqual(
      [1, 2, 3, 4, 5].map((n) => aLetter(n).messageId),
    );
  });

  it('takes a new connection when the server has cut the kept one', async () => {
    const sink = await aSink();
    const outbox = anOutbox(sink);
    await outbox.send(aLetter(1));
    sink.cutAll();
    expect((await outbox.send(aLetter(2))).kind).toBe('done');
    sink.fail({ at: 'mail', how: 'answer', code: 421 });
    const third = outbox.send(aLetter(3));
    expect(await third).toMatchObject({ kind: 'failed', retry: true });
    sink.fail(null);
    expect((await outbox.send(aLetter(3))).kind).toBe('done');
    expect(sink.accepted).toHaveLength(3);
  });

  it('asks for a delivery report when the practice wants one and the server can', async () => {
    const sink = await aSink();
    await anOutbox(sink, { settings: { deliveryReports: true } }).send(aLetter(1));
    expect(sink.accepted[0]?.mail).toMatchObject({ dsn: { ret: 'HDRS', envid: 'c-1-now-0' } });
    expect(sink.accepted[0]?.rcpt).toMatchObject({ dsn: { notify: ['FAILURE', 'DELAY'] } });
    const other = await aSink({ security: 'none', without: ['DSN', 'PIPELINING'] });
    expect((await anOutbox(other, { settings: { deliveryReports: true } }).send(aLetter(1))).kind).toBe(
      'done',
    );
  });

  it('signs in with a token where there is no password', async () => {
    const sink = await aSink();
    const secret = async () => ({ user: 'cabinet', accessToken: 'token-1' });
    expect((await anOutbox(sink, { secret }).send(aLetter(1))).kind).toBe('done');
    expect(sink.accepted).toHaveLength(1);
  });

  it('shows a new token at once when the server refuses the old one before its end', async () => {
    const sink = await aSink();
    const asked: boolean[] = [];
    const secret = async (options?: { readonly renew?: boolean }) => {
      asked.push(options?.renew === true);
      return { user: 'cabinet', accessToken: options?.renew === true ? 'token-1' : 'token-0' };
    };
    expect((await anOutbox(sink, { secret }).send(aLetter(1))).kind).toBe('done');
    expect(asked).toEqual([false, true]);
  });
});

describe('the connection to the server', () => {
  it('ends politely with the outbox, and after a while without letters', async () => {
    const sink = await aSink();
    const outbox = anOutbox(sink, { limits: { ...SHORT, idle: 60 } });
    await outbox.send(aLetter(1));
    await outbox.close();
    expect(sink.heard.at(-1)).toBe('QUIT');
    await outbox.send(aLetter(2));
    await expect.poll(() => sink.heard.filter((command) => command === 'QUIT')).toHaveLength(2);
    expect((await outbox.send(aLetter(3))).kind).toBe('done');
    expect(sink.connections()).toBe(3);
  });

  it('does not keep the outbox from closing when the server is silent', async () => {
    const sink = await aSink();
    const outbox = anOutbox(sink);
    await outbox.send(aLetter(1));
    sink.fail({ at: 'quit', how: 'hang' });
    await outbox.close();
    // The QUIT was heard, is not answered, and the outbox is closed all the same.
    expect(sink.heard.at(-1)).toBe('QUIT');
  });

  it('is renewed after a hundred letters', async () => {
    const sink = await aSink();
    const outbox = anOutbox(sink);
    for (let number = 0; number < 101; number += 1) await outbox.send(aLetter(number));
    expect(sink.accepted).toHaveLength(101);
    expect(sink.connections()).toBe(2);
    expect(sink.heard.filter((command) => command === 'QUIT')).toHaveLength(1);
  });

  it('tells nobody the name of the practice’s computer', async () => {
    const sink = await aSink();
    await anOutbox(sink).send(aLetter(1));
    expect(sink.greetings).toEqual(['EHLO [127.0.0.1]']);
  });
});

describe('a letter that left before', () => {
  it('does not leave again', async () => {
    const [sink, journal] = [await aSink(), aJournal()];
    const outbox = anOutbox(sink, { journal });
    await outbox.send(aLetter(1));
    expect(await outbox.send(aLetter(1))).toEqual({ kind: 'done', note: 'La réponse était déjà partie.' });
    expect(await anOutbox(sink, { journal, language: 'en' }).send(aLetter(1))).toEqual({
      kind: 'done',
      note: 'The reply had left before.',
    });
    expect(sink.accepted).toHaveLength(1);
  });

  it('is known by the journal, then by its copy in Sent, and is otherwise a human’s', async () => {
    const [sink, journal, sent] = [await aSink(), aJournal(), aSentFolder()];
    const outbox = anOutbox(sink, { journal, sent });
    const { messageId } = aLetter(1);
    expect(await outbox.left(messageId)).toBe(false);
    journal.states.set(messageId, 'leaving');
    expect(await outbox.left(messageId)).toBeNull();
    expect(await outbox.send(aLetter(1))).toMatchObject({ kind: 'unknown' });
    sent.trouble = 'hanging';
    expect(await outbox.left(messageId)).toBeNull();
    sent.trouble = 'none';
    sent.copies.push(await bytesOf());
    expect(await outbox.left(messageId)).toBe(true);
    expect(journal.states.get(messageId)).toBe('left');
    journal.states.set(messageId, 'returned');
    expect(await outbox.left(messageId)).toBe(true);
    expect(sink.accepted).toHaveLength(0);
  });
});

describe('the copy in Sent', () => {
  it('does not make a letter unsent, and is laid there with the next one', async () => {
    const [sink, sent] = [await aSink(), aSentFolder()];
    const outbox = anOutbox(sink, { sent });
    for (const trouble of ['failing', 'hanging'] as const) {
      sent.trouble = trouble;
      expect(await outbox.send(aLetter(trouble === 'failing' ? 1 : 2))).toEqual({
        kind: 'done',
        note: "250 queued as 4XYZ – partie ; la copie dans Envoyés n'a pas encore pu être faite.",
      });
    }
    sent.trouble = 'none';
    await outbox.send(aLetter(3));
    expect(sent.copies.map((copy) => /<c-(\d)/u.exec(Buffer.from(copy).toString())?.[1])).toEqual([
      '3',
      '1',
      '2',
    ]);
    await outbox.send(aLetter(4));
    expect(sent.copies).toHaveLength(4);
  });

  it('is counted while it is missing, and laid when the outbox is asked to catch up', async () => {
    const [sink, sent] = [await aSink(), aSentFolder()];
    const outbox = anOutbox(sink, { sent });
    sent.trouble = 'failing';
    await outbox.send(aLetter(1));
    await outbox.catchUp?.();
    expect(outbox.state()).toMatchObject({ trouble: '', copiesOwed: 1 });
    sent.trouble = 'none';
    await outbox.catchUp?.();
    expect(sent.copies).toHaveLength(1);
    expect(outbox.state().copiesOwed).toBeUndefined();
  });

  it('is laid after a restart, once, unless it lies there by then', async () => {
    const [sink, sent, journal] = [await aSink(), aSentFolder(), aJournal()];
    sent.trouble = 'failing';
    const before = anOutbox(sink, { sent, journal });
    for (const number of [1, 2]) await before.send(aLetter(number));
    await before.close();
    sent.trouble = 'none';
    sent.copies.push(await bytesOf());
    const after = anOutbox(sink, { sent, journal });
    await after.catchUp?.();
    await after.catchUp?.();
    expect(sent.copies.map((copy) => /<c-(\d)/u.exec(Buffer.from(copy).toString())?.[1])).toEqual(['1', '2']);
    expect(await journal.owedCopies()).toEqual([]);
  });

  it('does not hold up the others when the server refuses it', async () => {
    const [sink, sent, journal] = [await aSink(), aSentFolder(), aJournal()];
    sent.trouble = 'failing';
    const before = anOutbox(sink, { journal, sent });
    for (const number of [1, 2]) await before.send(aLetter(number));
    sent.trouble = 'none';
    const copy: SentFolder['copy'] = async (bytes, at) =>
      Buffer.from(bytes).includes('<c-1')
        ? { kind: 'failed', sentence: 'no', retry: true }
        : sent.copy(bytes, at);
    const outbox = anOutbox(sink, { journal, sent: { ...sent, copy } });
    await outbox.catchUp?.();
    expect(sent.copies).toHaveLength(1);
    expect(outbox.state().copiesOwed).toBe(1);
  });

  it('is left to a server that makes it itself', async () => {
    const [sink, sent] = [await aSink(), aSentFolder()];
    await anOutbox(sink, { sent, settings: { savesSent: true } }).send(aLetter(1));
    expect(sent.copies).toEqual([]);
  });
});

describe('a letter that can’t leave', () => {
  it('is not tried when somebody else could hide in its address', async () => {
    const sink = await aSink();
    const outbox = anOutbox(sink);
    for (const to of [
      'a@example.org, b@example.org',
      'a@b.org>\r\nRCPT TO:<c@d.org',
      'anä@example.org',
      'A@example.org',
    ])
      expect(await outbox.send(anOutgoing({ to: to as Address }))).toMatchObject({
        kind: 'failed',
        retry: false,
      });
    expect(sink.connections()).toBe(0);
  });

  it('waits when the server is not there, saying where it was looked for', async () => {
    const sink = await aSink();
    await sink.close();
    expect(await anOutbox(sink).send(aLetter(1))).toEqual({
      kind: 'failed',
      retry: true,
      sentence: `Le serveur d'envoi 127.0.0.1:${sink.port} ne répond pas. Vérifiez le nom et le port que donne votre hébergeur (réglages mail.smtp.host et port).`,
    });
  });

  it('stands as refused when the password is', async () => {
    const sink = await aSink();
    const refused: string[] = [];
    const secrets = [
      async () => ({ user: 'cabinet', password: 'wrong' }),
      async () => ({ user: 'cabinet', accessToken: 'wrong' }),
      async () => Promise.reject(new Refused('Relancez agent login.')),
    ];
    for (const secret of secrets) {
      const outbox = anOutbox(sink, { secret });
      expect(await outbox.send(aLetter(1))).toMatchObject({ kind: 'failed', retry: true });
      refused.push(outbox.state().trouble);
    }
    expect(refused).toEqual([
      "Le serveur d'envoi refuse le mot de passe ou l'accès (535 Username and Password not accepted for …). Vérifiez le nom de connexion (réglage mail.smtp.user) et le mot de passe, ou lancez « agent login ».",
      "Le serveur d'envoi refuse le mot de passe ou l'accès (535 Username and Password not accepted for …). Vérifiez le nom de connexion (réglage mail.smtp.user) et le mot de passe, ou lancez « agent login ».",
      'Relancez agent login.',
    ]);
    expect(sink.accepted).toEqual([]);
  });

  it('is not tried again for an hour after three refusals, lest the account be locked', async () => {
    const sink = await aSink();
    let now = 0;
    const outbox = anOutbox(sink, {
      secret: async () => ({ user: 'cabinet', password: 'wrong' }),
      clock: { now: () => now },
    });
    for (let letter = 1; letter <= 5; letter += 1)
      expect(await outbox.send(aLetter(letter))).toMatchObject({ kind: 'failed', retry: true });
    expect(sink.connections()).toBe(3);
    now = HOUR + 1;
    await outbox.send(aLetter(6));
    expect(sink.connections()).toBe(4);
  });

  it('waits when the password can’t be had', async () => {
    const sink = await aSink();
    for (const cause of [new Unreachable('Plus tard.'), new UserError('Il manque SMTP_PASSWORD.')]) {
      const outbox = anOutbox(sink, {
        secret: () => Promise.reject(cause),
      });
      expect(await outbox.send(aLetter(1))).toEqual({ kind: 'failed', retry: true, sentence: cause.message });
    }
    expect(sink.connections()).toBe(0);
  });

  it('is not handed over when the journal can’t be written', async () => {
    const sink = await aSink();
    const journal = { ...aJournal(), noteLetter: () => Promise.reject(new Error('disk full')) };
    await expect(anOutbox(sink, { journal }).send(aLetter(1))).rejects.toThrow('disk full');
    expect(sink.accepted).toEqual([]);
  });

  it('is refused for good with the server’s words, without the person’s address', async () => {
    const sink = await aSink();
    sink.fail({
      at: 'rcpt',
      how: 'answer',
      code: 550,
      words: '5.1.1 <ana@example.org>: mailbox ana\u202e unknown',
    });
    expect(await anOutbox(sink).send(aLetter(1))).toEqual({
      kind: 'failed',
      retry: false,
      sentence:
        "Le serveur d'envoi refuse cette réponse (550 5.1.1 <…>: mailbox … unknown). Vérifiez l'adresse de la personne, ou appelez-la.",
    });
  });

  it('is too big for the server, which says so before it is asked', async () => {
    const sink = await aSink({ security: 'none', size: 100 });
    expect(await anOutbox(sink).send(aLetter(1))).toMatchObject({
      kind: 'failed',
      retry: false,
      sentence: "La réponse est trop grosse pour le serveur d'envoi. Réduisez les fichiers joints.",
    });
  });

  it('never leaves in clear over a network', () => {
    expect(() => anSmtpOutbox({ settings: { host: 'mail.example.org', security: 'none' } })).toThrow(
      "Sans chiffrement, rien ne part vers mail.example.org : ce n'est permis que pour ce même ordinateur. Écrivez « tls » ou « starttls » (réglage mail.smtp.security).",
    );
  });
});

describe('the files of a letter', () => {
  it('go with it as they are when it leaves, or keep it from leaving', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'files-'));
    ended.push(() => rm(folder, { recursive: true }));
    const sink = await aSink();
    const outbox = anOutbox(sink);
    const path = join(folder, 'document.pdf');
    const letter = { ...aLetter(1), files: [{ name: 'document.pdf', contentType: 'application/pdf', path }] };
    expect(await outbox.send(letter)).toEqual({
      kind: 'failed',
      retry: false,
      sentence:
        'Le fichier joint document.pdf ne se lit pas. Remettez-le à sa place, puis envoyez la réponse vous-même.',
    });
    const aFolder = [{ name: 'document.pdf', contentType: 'application/pdf', path: folder }];
    expect(await outbox.send({ ...letter, files: aFolder })).toMatchObject({ kind: 'failed', retry: false });
    await writeFile(path, Buffer.alloc(5 * 1024 * 1024 + 1));
    expect(await outbox.send(letter)).toEqual({
      kind: 'failed',
      retry: false,
      sentence: 'Le fichier joint document.pdf dépasse 5 Mo. Réduisez-le, puis envoyez la réponse vous-même.',
    });
    await writeFile(path, Buffer.alloc(5 * 1024 * 1024, 'x'));
    expect((await outbox.send(letter)).kind).toBe('done');
    expect(sink.accepted[0]?.bytes.length).toBeGreaterThan(6 * 1024 * 1024);
  });
});
