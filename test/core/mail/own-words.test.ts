import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOwnWords } from '../../../src/core/mail/own-words.ts';
import { INTRODUCTIONS, MAILS, NOTICES, PHONE_LINES } from './own-words-cases.ts';

const OLD = 'Bonjour,\nNous vous proposons jeudi 26 novembre à 17 h 30.\nLe secrétariat';

describe('cutting own words', () => {
  it.each(MAILS)('does right by: %s', (_, text, own) => {
    expect(cutOwnWords(text).ownWords).toBe(own === '=' ? text : own);
  });

  for (const [program, introduction] of Object.entries(INTRODUCTIONS)) {
    it(`keeps only the answer above a quote by ${program}`, () => {
      const quoted = OLD.replace(/^/gm, '> ');
      expect(cutOwnWords(`ok pour jeudi\n\n${introduction}\n${OLD}`).ownWords).toBe('ok pour jeudi');
      expect(cutOwnWords(`ok pour jeudi\n${introduction}\n\n${quoted}\n`).ownWords).toBe('ok pour jeudi');
    });

    it(`keeps everything the sender wrote before a quote by ${program}`, () => {
      fc.assert(
        fc.property(prose(), fc.boolean(), (text, marked) => {
          const old = marked ? OLD.replace(/^/gm, '> ') : OLD;
          expect(cutOwnWords(`${text}\n\n${introduction}\n${old}`).ownWords).toBe(text);
        }),
        { numRuns: 20 },
      );
    });
  }

  it('keeps answers written between quoted lines', () => {
    const text =
      'Le 23 nov. 2026 à 18:04, Cabinet <cabinet@example.org> a écrit :\n\n> Jeudi à 17 h 30 ?\noui\n> Avez-vous une ordonnance ?\nNon, pas encore.\n> Cordialement\n';
    expect(cutOwnWords(text).ownWords).toBe('oui\nNon, pas encore.');
  });

  it('keeps an answer below the quote', () => {
    const text =
      'Le 23 nov. 2026 à 18:04, Cabinet <cabinet@example.org> a écrit :\n> Jeudi à 17 h 30 ?\n\nC’est parfait, merci.\n';
    expect(cutOwnWords(text).ownWords).toBe('C’est parfait, merci.');
  });

  it('takes the end of a quoted line that was wrapped on its way for a part of the quote', () => {
    const text =
      '> Nous vous proposons un rendez-vous le jeudi 26 novembre 2026 à 17 h 30 avec\nmadame Bernard.\n> Cordialement\n\nd’accord';
    expect(cutOwnWords(text).ownWords).toBe('d’accord');
  });

  it('cuts nothing from a mail without quotes', () => {
    const text =
      'Bonjour,\n\nLe 12 novembre mon médecin a écrit :\n"dix séances".\n\nOn peut commencer le 23/11 à 18:04 ?\nDe : 9h à 12h\nObjet : kiné';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('keeps a contact form, although it begins like a forwarded header', () => {
    const text =
      'From: Jean Exemple <jean@example.org>\nSubject: Rendez-vous\n\nMessage Body:\nJe voudrais un rendez-vous mardi.';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('keeps a comparison that begins with a greater-than sign', () => {
    expect(cutOwnWords('Il a de la fièvre\n> 39°C depuis hier').ownWords).toBe(
      'Il a de la fièvre\n> 39°C depuis hier',
    );
  });

  it('keeps the comment above a forward and cuts the forward with all it holds', () => {
    const text = `Voici l'ordonnance de maman.\n\n---------- Forwarded message ---------\nDe : Dr Exemple <dr@example.org>\nDate: lun. 23 nov. 2026 à 18:04\nSubject: Ordonnance\nTo: Marie <marie@example.org>\n\nDix séances.\n\nLe 20 nov. 2026 à 10:00, Marie <marie@example.org> a écrit :\n> Bonjour docteur`;
    const { ownWords, cut } = cutOwnWords(text);
    expect(ownWords).toBe("Voici l'ordonnance de maman.");
    expect(cut.map(({ kind }) => kind)).toEqual(['forward']);
  });

  it('finds nothing of the sender in a bare forward', () => {
    const { ownWords, cut } = cutOwnWords(
      'Début du message réexpédié :\n\nDe: Labo <labo@example.org>\nDate: 23 novembre 2026 à 18:04:05 UTC+1\nObjet: Résultats\nÀ: Jean <jean@example.org>\n\nVos résultats.',
    );
    expect(ownWords).toBe('');
    expect(cut).toMatchObject([{ kind: 'forward' }]);
  });

  it('calls a header block a forward when the subject says so', () => {
    const text =
      'Pour info\n\nDe : Labo <labo@example.org>\nEnvoyé : lundi 23 novembre 2026 18:04\nÀ : Jean\nObjet : Résultats\n\nVos résultats.';
    expect(cutOwnWords(text, { subject: 'TR: Résultats' }).cut[0]?.kind).toBe('forward');
    expect(cutOwnWords(text, { subject: 'RE: Résultats' }).cut[0]?.kind).toBe('quote');
  });

  for (const line of PHONE_LINES) {
    it(`cuts the line "${line}"`, () => {
      expect(cutOwnWords(`ok pour jeudi\n\n${line}`).ownWords).toBe('ok pour jeudi');
      expect(cutOwnWords(`ok pour jeudi\n${line}\n\nPS : j’apporte l’ordonnance.`).ownWords).toContain(
        'PS : j’apporte l’ordonnance.',
      );
    });
  }

  it('keeps a sentence that only speaks of a phone', () => {
    const text =
      'Envoyé depuis mon téléphone, désolée pour les fautes. Je voudrais annuler mon rendez-vous de mardi prochain.';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('cuts what stands below the signature mark, but not somebody who speaks again', () => {
    const text =
      'Je viens mardi.\n\n-- \nJean Exemple\n12 rue de la Paix\n\nP.-S. : faut-il apporter quelque chose ?';
    const { ownWords, cut } = cutOwnWords(text);
    expect(ownWords).toBe('Je viens mardi.\n\nP.-S. : faut-il apporter quelque chose ?');
    expect(cut).toMatchObject([{ kind: 'signature' }]);
  });

  it('keeps the name and cuts the telephone block under a closing', () => {
    const text = 'Je viens mardi.\n\nCordialement,\nJean Exemple\nTél. : 01 99 00 12 34\nwww.example.org';
    expect(cutOwnWords(text).ownWords).toBe('Je viens mardi.\n\nCordialement,\nJean Exemple');
  });

  it('keeps a number that the sender speaks of, wherever it stands', () => {
    const text = 'Merci\nMon nouveau numéro est le 01 99 00 12 34';
    expect(cutOwnWords(text).ownWords).toBe(text);
    const asked = 'Cordialement\nVous pouvez me joindre au 01 99 00 12 34';
    expect(cutOwnWords(asked).ownWords).toBe(asked);
  });

  for (const [language, notice] of Object.entries(NOTICES)) {
    it(`cuts a legal notice in ${language}`, () => {
      const { ownWords, cut } = cutOwnWords(`ok\n\n${notice}`);
      expect(ownWords).toBe('ok');
      expect(cut).toMatchObject([{ kind: 'disclaimer' }]);
    });
  }

  it('keeps a patient who asks for discretion', () => {
    const text = 'Merci de garder ce message confidentiel, il est destiné au docteur uniquement.';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('never loses a line that is neither own nor cut', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            prose(),
            fc.constantFrom(...Object.values(INTRODUCTIONS), '> a', '--', '', 'Sent from my iPhone'),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const text = parts.join('\n');
          const { ownWords, cut } = cutOwnWords(text);
          const kept = [ownWords, ...cut.map((part) => part.text)].join('\n');
          for (const word of text.split(/\s+/)) expect(kept).toContain(word);
        },
      ),
    );
  });

  it('comes to its end, and keeps every word, with any piece a thousand times over', () => {
    for (const piece of [
      'Le ',
      'On ',
      'On 1 at 1:1 ',
      '> ',
      '>',
      '\n',
      ' ',
      '- ',
      '--\n',
      'De : a\n',
      'From: a@b.c\n',
      'a écrit :\n',
      '<a@b.c',
      '(',
      '\u00a0',
      'Le 1 nov. à 1:1\n',
      '*',
      'wrote ',
      'http://',
      '0 ',
      'é',
    ]) {
      const { ownWords, cut } = cutOwnWords(piece.repeat(Math.ceil(100_000 / piece.length)));
      const kept = [ownWords, ...cut.map((part) => part.text)].join('\n');
      for (const word of piece.split(/\s+/)) expect(kept).toContain(word);
    }
  });
});

/** Paragraphs as patients write them: no dates with years, no addresses, no quote signs. */
function prose(): fc.Arbitrary<string> {
  const words = [
    'bonjour',
    'je',
    'voudrais',
    'venir',
    'jeudi',
    'à',
    '17h',
    'ou',
    'vendredi',
    'merci',
    'mon',
    'fils',
    'On',
    'Le',
    'le',
    '26',
    'Thanks',
    'ok',
    'afspraak',
    'Termin',
    'De',
    'sent',
    'kiné',
    '?',
    'wrote',
  ];
  const line = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    .map((each) => each.join(' '));
  return fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
}
