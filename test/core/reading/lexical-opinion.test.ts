import { describe, expect, it } from 'vitest';
import { lexicalOpinion } from '../../../src/core/reading/lexical-opinion.ts';
import { SILENT } from '../../../src/core/reading/make-lexical-reader.ts';
import type { Classified } from '../../../src/core/reading/opinion/classified.ts';
import { sentencesOf } from '../../../src/core/reading/sentences.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { CalendarAnswer, Mail } from '../../../src/domain/mail.ts';
import type { Label } from '../../../src/domain/reading.ts';
import { aMail } from '../../build/builders.ts';
import { EXAMPLE_FAQ } from './example-faq.ts';

interface Case {
  readonly language?: Language;
  readonly mail?: Partial<Mail>;
  readonly labels?: readonly Label[];
  readonly explained?: boolean;
}

/** Labels of the first sentence, with a classifier that is silent unless the test gives it words. */
function labels(
  ownWords: string,
  { language = 'fr', mail = {}, labels: said, explained = false }: Case = {},
) {
  const whole = aMail({ subject: '', ownWords, ...mail });
  const classify = said === undefined ? SILENT : () => ({ labels: said, explained });
  const { opinion } = lexicalOpinion({
    mail: whole,
    sentences: sentencesOf(whole),
    language,
    faq: EXAMPLE_FAQ,
    classify,
  });
  return opinion.voices[0]?.labels ?? null;
}

const REPLY = { inReplyTo: ['<offer@example.org>'] };

describe('the lexical reader is sure of', () => {
  it.each([
    ['OK pour jeudi', 'fr'],
    ['ok pour jeudi 17h30 merci', 'fr'],
    ['Oui c’est bon, merci', 'fr'],
    ['Je confirme mon rendez-vous de demain', 'fr'],
    ['Yes will be there', 'en'],
    ['ok for Thursday at 3pm, thanks', 'en'],
    ['is goed tot dan', 'nl'],
    ['Passt, danke', 'de'],
    ['potwierdzam, będę', 'pl'],
    ['Vale, gracias', 'es'],
    ['Va bene, grazie', 'it'],
    ['Está bem, obrigada', 'pt'],
  ] as const)('a plain yes: %s', (text, language) => {
    expect(labels(text, { language })).toEqual(['confirm']);
  });

  it.each(['le 2', '2', 'La deuxième', 'option 3 merci', 'le premier créneau'])(
    'a choice in an answer: %s',
    (text) => {
      expect(labels(text, { mail: REPLY })).toEqual(['choose']);
    },
  );

  it('a thumb in an answer', () => {
    expect(labels('👍', { mail: REPLY })).toEqual(['confirm']);
    expect(labels('👍🏽', { mail: REPLY })).toEqual(['confirm']);
  });

  it('STOP', () => {
    expect(labels('STOP')).toEqual(['stop']);
  });

  it('greetings, closings and thanks', () => {
    expect(labels('Bonjour Madame Leroy,')).toEqual(['greeting']);
    expect(labels('Bien cordialement')).toEqual(['closing']);
    expect(labels('Merci beaucoup !')).toEqual(['thanks']);
    expect(labels('Guten Tag Frau Vogel', { language: 'de' })).toEqual(['greeting']);
  });

  it('the sender’s own name and ways to be reached', () => {
    expect(labels('Ana', {})).toEqual(['name']);
    expect(labels('Ana Lemaire', { mail: { fromName: 'Ana Lemaire' } })).toEqual(['name']);
    expect(labels('Tél : 06 39 98 11 02')).toEqual(['contact-line']);
    expect(labels('née le 12/04/1948')).toEqual(['contact-line']);
  });

  it('an office word that stands alone as the subject', () => {
    expect(labels('le 2 si possible', { mail: { subject: 'changement rdv' } })).toEqual(['none']);
  });

  it('a calendar program’s yes and no, and nothing between', () => {
    const answer = (participation: CalendarAnswer['participation']): Partial<Mail> => ({
      subject: 'x',
      calendar: {
        method: 'REPLY',
        uid: 'u',
        recurrenceId: null,
        sequence: 0,
        attendees: [],
        doubt: null,
        participation,
        span: null,
        summary: 'x',
        comment: '',
      },
    });
    expect(labels('', { mail: answer('ACCEPTED') })).toEqual(['confirm']);
    expect(labels('', { mail: answer('DECLINED') })).toEqual(['cancel']);
    expect(labels('', { mail: answer('TENTATIVE') })).toEqual(['unknown']);
  });

  it('a time and nothing else in an answer, which takes it', () => {
    const said = { labels: ['choose'], explained: true } as const;
    expect(labels('Mardi 9 h.', { ...said, mail: REPLY })).toEqual(['choose']);
    expect(labels('Mardi 9 h, enfin peut-être.', { ...said, mail: REPLY })).toBeNull();
    expect(labels('Mardi 9 h.', said)).toBeNull();
  });

  it('who signs it, though the mail program shows no name', () => {
    const mail = aMail({
      subject: '',
      ownWords: 'je viens pas jeudi\nCordialement\nHippolyte Garaud',
      fromName: '',
    });
    const classify = (text: string): Classified =>
      text.startsWith('je') ? { labels: ['cancel'], explained: true } : SILENT(text, 'fr');
    const { opinion } = lexicalOpinion({
      mail,
      sentences: sentencesOf(mail),
      language: 'fr',
      faq: [],
      classify,
    });
    expect(opinion.voices.map((voice) => voice.labels)).toEqual([['cancel'], ['closing'], ['name']]);
  });

  it('a question that an approved answer was written for', () => {
    expect(labels('Y a-t-il un parking ?')).toEqual(['question']);
  });
});

describe('the lexical reader keeps silent', () => {
  it.each([
    'ok mais c’était pas 15h ?',
    'ok pour jeudi mais j’ai une grosse barre là',
    'oui enfin je sais pas',
    'oui mais non',
    'ok sauf jeudi',
    'oui mais pas jeudi',
    'Bonjour les dégâts',
    'le 2 me fait souffrir',
    'merci de me rappeler vite c’est terrible',
    'Douleur',
  ])('where a yes or a politeness says more: %s', (text) => {
    expect(labels(text, { mail: REPLY })).toBeNull();
  });

  it('when the classifier cannot account for every word', () => {
    expect(labels('je viens pas jeudi, une histoire', { labels: ['cancel'], explained: false })).toBeNull();
    expect(labels('je viens pas jeudi', { labels: ['cancel'], explained: true })).toEqual(['cancel']);
  });

  it('about a danger it only supposes, which is for a human without the fixed text', () => {
    const mail = aMail({ subject: '', ownWords: 'une drôle de chose' });
    const classify = (p: number) => () => ({
      labels: ['danger-life'] as const,
      explained: false,
      red: p / 2,
      p: { 'danger-life': p },
    });
    const hear = (p: number) =>
      lexicalOpinion({ mail, sentences: sentencesOf(mail), language: 'fr', faq: [], classify: classify(p) });
    expect(hear(0.6).opinion.voices[0]?.labels).toEqual(['health']);
    expect(hear(0.6).scents).toHaveLength(1);
    expect(hear(0.9).opinion.voices[0]?.labels).toEqual(['danger-life']);
    expect(hear(0.9).scents).toHaveLength(0);
  });

  it('about a danger that is none without a figure of speech: a human reads it soon', () => {
    const mail = aMail({ subject: '', ownWords: "I've been dying to go there" });
    const hear = (danger: (text: string) => number) =>
      lexicalOpinion({
        mail,
        sentences: sentencesOf(mail),
        language: 'en',
        faq: [],
        classify: (text) => ({
          labels: [],
          explained: false,
          red: 0.7,
          p: { 'danger-suicide': danger(text) },
        }),
        withoutIdioms: (text) => text.replace('dying to ', ''),
      });
    const figurative = hear((text) => (text.includes('dying') ? 0.8 : 0.1));
    expect(figurative.opinion.voices[0]?.labels).toEqual(['health']);
    expect(figurative.scents).toHaveLength(1);
    expect(hear(() => 0.8).opinion.voices[0]?.labels).toEqual(['danger-suicide']);
  });

  it('when the label would change the agenda and no word in the sentence says so', () => {
    const explained = (label: Label) => ({ labels: [label], explained: true });
    expect(labels('Je dois changer mon rendez-vous du 3', explained('cancel'))).toBeNull();
    expect(labels('Je dois annuler mon rendez-vous du 3', explained('cancel'))).toEqual(['cancel']);
    expect(labels('Vous me confirmez le 3 ?', explained('confirm'))).toBeNull();
    expect(labels('Mon rendez-vous de lundi, je le garde.', explained('move'))).toBeNull();
    expect(
      labels('My appointment needs to be rearranged', { ...explained('book'), language: 'en' }),
    ).toBeNull();
  });

  it('about administration when the classifier hears something else beside it', () => {
    expect(labels('je viens pas, j’ai mal', { labels: ['cancel', 'health'], explained: false })).toEqual([
      'health',
    ]);
  });
});

describe('a sentence that only says when', () => {
  it.each([
    ['plutôt le soir', 'fr'],
    ['Matin.', 'fr'],
    ['Dienstag um 9 Uhr', 'de'],
  ] as const)('is a wish: %s', (text, language) => {
    expect(labels(text, { language })).toEqual(['wish']);
  });

  it.each(['depuis mardi', 'mardi ?', 'ok sauf mardi', 'mardi j’ai mal'])('is none: %s', (text) => {
    expect(labels(text)).toBeNull();
  });
});
