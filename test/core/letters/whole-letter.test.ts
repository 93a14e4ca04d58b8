import fc from 'fast-check';
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { cleanBody } from '../../../src/core/letters/clean-body.ts';
import type { FilePart } from '../../../src/core/letters/file-part.ts';
import { outgoingOf } from '../../../src/core/letters/outgoing.ts';
import { rfc5322 } from '../../../src/core/letters/rfc5322.ts';
import type { ApprovedText, MessageClass } from '../../../src/domain/letter.ts';
import { address, aPractice, NOW } from '../../build/builders.ts';
import { anOutgoing } from './an-outgoing.ts';

const parsed = (text: string): Promise<ParsedMail> =>
  simpleParser(Buffer.from(text, 'ascii'), { skipTextToHtml: true, skipHtmlToText: true });

const wire = (different: Parameters<typeof anOutgoing>[0], files: readonly FilePart[] = []) =>
  rfc5322(anOutgoing(different), 'Europe/Paris', files);

/** What a person reads on the page. */
function wordsOf(html: string): string {
  const page = /<body[^>]*>\n([\s\S]*)\n<\/body>/u.exec(html)?.[1] ?? '';
  const broken = page.replaceAll('</p>\n', '\n\n').replaceAll('<br>', '\n');
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };
  return broken
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/&([a-z0-9#]+);/gu, (_, name: string) => entities[name] ?? '?');
}

const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aé ł日😀=.>?_\n<>&"\'', 'From ', '-- ', '  1.  ', '\n\n', '</p>', '&amp;', '\t'),
    fc.constantFrom('https://example.org/a?b=1&c=2', 'mailto:x@example.org', 'javascript:alert(1)', '\u0000'),
  ),
  maxLength: 200,
});

/** Names that try to begin a header, to read backwards, or never to end. */
const evil = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      '\r',
      '\n',
      '\r\nBcc: evil@example.org',
      '\u0000',
      '\u202e',
      '\u2066',
      'é',
      '"',
      '\\',
      'a',
      ';',
      '=?',
    ),
    maxLength: 60,
  }),
  fc.constantFrom('x'.repeat(1000), 'é'.repeat(1000), 'a b '.repeat(250), `${'😀'.repeat(500)}.pdf`),
);

describe('the words of a letter', () => {
  it('are the same in both parts as in the approved text', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (body) => {
        const mail = await parsed(wire({ body }));
        const meant = cleanBody(body);
        const atEnd = /\n+$/u;
        expect((mail.text ?? '').replaceAll('\r\n', '\n').replace(atEnd, '')).toBe(meant.replace(atEnd, ''));
        expect(wordsOf(String(mail.html))).toBe(meant);
      }),
      { numRuns: 400 },
    );
  });

  it('lose nothing but control characters and spaces at the end of a line', () => {
    expect(cleanBody('a\u0000b \r\nc\u202ed\te\u2028\n')).toBe('ab\ncd\te\n');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aé .\n>😀\t'), maxLength: 80 }), (text) => {
        expect(cleanBody(text).replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(cleanBody(cleanBody(text))).toBe(cleanBody(text));
      }),
    );
  });
});

describe('the page of a letter', () => {
  it('names its language, fits a phone, and leaves the colours to the reader', async () => {
    const { html } = await parsed(wire({ body: 'Goedendag,', language: 'nl', subject: 'Uw <afspraak>' }));
    expect(html).toContain('<html lang="nl">');
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html).toContain('<title>Uw &lt;afspraak&gt;</title>');
    expect(html).toContain('content="light dark"');
    expect(html).not.toMatch(/(?<!-scheme" content="[a-z ]*)(?:color:|background|#[0-9a-f]{3})/iu);
  });

  it('fetches nothing, runs nothing, and links only to what stands in the text', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (body) => {
        const html = String((await parsed(wire({ body }))).html);
        expect(html).not.toMatch(/<(?:img|script|link|iframe|object|form|base|svg)\b|\burl\(|\bsrc=/iu);
        for (const [, link = ''] of html.matchAll(/href="([^"]*)"/gu)) {
          expect(link).toMatch(/^(?:https:\/\/|mailto:)/iu);
          expect(cleanBody(body)).toContain(link.replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('links an address without the full stop of the sentence', async () => {
    const { html } = await parsed(
      wire({ body: 'Voir https://example.org/plan. Écrire : mailto:a@example.org.' }),
    );
    expect(html).toContain('<a href="https://example.org/plan">https://example.org/plan</a>. Écrire');
    expect(html).toContain('<a href="mailto:a@example.org">mailto:a@example.org</a>.</p>');
  });
});

describe('the headers of a letter', () => {
  it('can’t be added to through any field', async () => {
    await fc.assert(
      fc.asyncProperty(evil, evil, evil, async (subject, fromName, name) => {
        const file = { name, contentType: `text/plain${name}`, bytes: Buffer.from('x') };
        const text = wire({ subject, fromName, body: subject }, [file]);
        expect(text).toMatch(/^[\x20-\x7e\r\n\t]*$/u);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
        const mail = await parsed(text);
        expect(mail.headerLines.map(({ key }) => key)).toEqual(HEADERS);
        expect(mail.from?.value.map((from) => from.address)).toEqual(['cabinet@example.org']);
        expect(mail.to).toMatchObject({ value: [{ address: 'ana@example.org' }] });
        expect(`${mail.subject}${mail.from?.value[0]?.name}`).not.toMatch(
          /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,
        );
        expect(mail.attachments).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('carry a name of a thousand characters whole', async () => {
    for (const fromName of ['é'.repeat(1000), 'Cabinet Dupont '.repeat(66).trim()]) {
      const mail = await parsed(wire({ fromName }));
      expect(mail.from?.value).toEqual([{ name: fromName, address: 'cabinet@example.org' }]);
    }
  });

  it('name a way out where consent asks for one (R-35)', () => {
    const unsubscribeOf = (kind: MessageClass) =>
      outgoingOf({
        letter: {
          to: address('ana@example.org'),
          language: 'fr',
          subject: 'Votre message' as ApprovedText,
          body: 'Bonjour,' as ApprovedText,
          made: [],
          class: kind,
        },
        kase: null,
        practice: aPractice(),
        messageId: '<c-1.ab@example.org>',
        now: NOW,
      }).unsubscribe;
    expect(
      (['S1', 'S2', 'S3', 'S4', 'S5', 'S7'] as const).filter((kind) => unsubscribeOf(kind) !== null),
    ).toEqual(['S3', 'S4', 'S7']);
    const mail = address('cabinet+a@example.org');
    const text = wire({ unsubscribe: { mail, page: null } });
    expect(text).toContain(
      '\r\nList-Unsubscribe: <mailto:cabinet%2Ba@example.org?subject=STOP%20c-1.ab>\r\n',
    );
    expect(text).not.toContain('List-Unsubscribe-Post');
    expect(wire({})).not.toContain('List-Unsubscribe');
  });

  it('offer one click where the practice has a page for it (RFC 8058)', () => {
    const mail = address('cabinet@example.org');
    const text = wire({ unsubscribe: { mail, page: 'https://www.example.org/stop.php?p=1' } });
    expect(text).toContain(
      '\r\nList-Unsubscribe: <https://www.example.org/stop.php?p=1&letter=c-1.ab>,\r\n' +
        ' <mailto:cabinet@example.org?subject=STOP%20c-1.ab>\r\n' +
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n',
    );
  });
});

const HEADERS = [
  'date',
  'from',
  'to',
  'message-id',
  'subject',
  'auto-submitted',
  'x-auto-response-suppress',
  'content-language',
  'mime-version',
  'content-type',
];

describe('the files of a letter', () => {
  it('arrive byte for byte, behind the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const mail = await parsed(
          wire({ body: 'Voici.' }, [{ name: 'document.pdf', contentType: 'application/pdf', bytes }]),
        );
        expect(mail.text?.trimEnd()).toBe('Voici.');
        const [file] = mail.attachments;
        expect(file).toMatchObject({ filename: 'document.pdf', contentType: 'application/pdf' });
        expect(Buffer.from(bytes).equals(file?.content ?? Buffer.of(1))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keep their names in any script, without folders, not longer than a disk allows', async () => {
    const arrives = async (name: string) =>
      (await parsed(wire({}, [{ name, contentType: 'text/plain', bytes: Buffer.of(1) }]))).attachments[0]
        ?.filename;
    expect(await arrives('Exercices épaule – zażółć.pdf')).toBe('Exercices épaule – zażółć.pdf');
    expect(await arrives('予約の確認'.repeat(20))).toBe('予約の確認'.repeat(20));
    expect(await arrives('../../etc/pass wd')).toBe('pass wd');
    expect(await arrives('C:\\feuilles\\plan.pdf')).toBe('plan.pdf');
    expect(await arrives(`${'é'.repeat(1000)}.pdf`)).toBe(`${'é'.repeat(146)}.pdf`);
    expect(await arrives('\r\n')).toBe('document');
  });
});
