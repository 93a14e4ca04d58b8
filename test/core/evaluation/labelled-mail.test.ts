import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFileLabel, parseLabelledMail } from '../../../src/core/evaluation/labelled-mail.ts';
import { openedFrom } from '../../../src/core/evaluation/opened-mail.ts';
import { parseAddress } from '../../../src/domain/mail.ts';

const folder = new URL('../../../data/eval/', import.meta.url);
const shipped = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line) => parseLabelledMail(JSON.parse(line)));
const mails = shipped.filter((mail) => typeof mail !== 'string');

const written = {
  id: 'x',
  language: 'fr',
  body: 'Bonjour',
  sent: '2026-11-24T09:12',
  truth: { urgency: 'none', kinds: ['thanks'], release: true },
};

describe('a labelled mail', () => {
  it('has a quiet default for all that most mails have not', () => {
    expect(parseLabelledMail(written)).toEqual({
      ...written,
      subject: '',
      attachments: [],
      reply: false,
      truth: { ...written.truth, wishes: null, why: '' },
    });
  });

  it('says which field is wrong', () => {
    expect(parseLabelledMail({ ...written, sent: 'yesterday' })).toBe(
      'sent: "yesterday" is no moment like 2026-11-24T09:12',
    );
    expect(parseLabelledMail({ ...written, truth: { ...written.truth, kinds: ['holiday'] } })).toMatch(
      /^truth\.kinds\.0: Invalid option/,
    );
    const wishes = [{ include: true, start: '2026-11-25T10:00', end: '2026-11-25T10:00' }];
    expect(parseLabelledMail({ ...written, truth: { ...written.truth, wishes } })).toBe(
      'truth.wishes.0: a wish ends after it starts',
    );
  });

  it('may say of a wish that no clock time was named', () => {
    const wish = { include: true, start: '2026-11-25T00:00', end: '2026-11-26T00:00' };
    const mail = parseLabelledMail({
      ...written,
      truth: { ...written.truth, wishes: [{ ...wish, exact: false }] },
    });
    expect(mail).toMatchObject({ truth: { wishes: [wish] } });
    expect(JSON.stringify(mail)).not.toContain('exact');
  });

  it('can be a label for a mail in a file', () => {
    const { truth } = written;
    expect(parseFileLabel({ file: '1.eml', truth })).toMatchObject({ file: '1.eml', language: null });
    expect(parseFileLabel({ file: '1.eml' })).toMatch(/^truth: /);
  });

  it('becomes a message to the practice', () => {
    const mail = parseLabelledMail({ ...written, reply: true, attachments: ['scan.pdf'], subject: 'Rdv' });
    const to = parseAddress('cabinet@example.org');
    if (typeof mail === 'string' || to === null) throw new Error('not a mail');
    const opened = openedFrom(mail, to, 'Europe/Paris');
    expect(opened.headers).toContainEqual({ name: 'date', value: 'Tue, 24 Nov 2026 08:12:00 GMT' });
    expect(opened.headers).toContainEqual({ name: 'in-reply-to', value: '<earlier.x@example.org>' });
    expect(opened.attachments).toEqual([{ name: 'scan.pdf', contentType: 'application/pdf', size: 180_000 }]);
    expect(opened.plain).toBe('Bonjour');
  });
});

describe('the shipped corpus', () => {
  it('can be read, each mail under its own id', () => {
    expect(shipped.filter((mail) => typeof mail === 'string')).toEqual([]);
    expect(new Set(mails.map(({ id }) => id)).size).toBe(mails.length);
  });

  it('has at least what was promised of each language', () => {
    const least = { fr: 110, en: 60, de: 40, nl: 40, pl: 30, es: 25, it: 25, pt: 20 };
    for (const [language, count] of Object.entries(least)) {
      expect(mails.filter((mail) => mail.language === language).length).toBeGreaterThanOrEqual(count);
    }
  });

  it('lets nothing urgent go, nor what the handbook keeps for a person', () => {
    const kept = ['clinical', 'complaint', 'third', 'human'];
    const wrong = mails.filter(
      ({ truth }) =>
        truth.release && (truth.urgency !== 'none' || truth.kinds.some((kind) => kept.includes(kind))),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('asks for something in every mail that is no emergency', () => {
    const empty = mails.filter(({ truth }) => truth.urgency !== 'red' && truth.kinds.length === 0);
    expect(empty.map(({ id }) => id)).toEqual([]);
  });

  it('names no address outside example.org', () => {
    const addresses = mails.flatMap(({ body }) => body.match(/\S+@\S+/g) ?? []);
    expect(addresses.filter((address) => !/@example\.org[>:,)]*$/.test(address))).toEqual([]);
  });
});
