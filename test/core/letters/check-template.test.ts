import { describe, expect, it } from 'vitest';
import { checkTemplate } from '../../../src/core/letters/check-template.ts';
import { readFaq } from '../../../src/core/letters/faq-file.ts';
import { readTemplate } from '../../../src/core/letters/template-file.ts';
import { explainFault } from '../../../src/core/letters/text-fault.ts';
import { revealing } from './shipped.ts';

const OFFER = 'Le {{ old }} : {{ slots[0] }}, jusqu’au {{ until }}.';

function aFile(header: Record<string, string>, body = OFFER): string {
  const whole = {
    id: 'offer',
    language: 'fr',
    subject: 'appointment',
    needs: '[old, slots, until]',
    ...header,
  };
  const lines = Object.entries(whole)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join('\n')}\n---\n${body}\n`;
}

/** What the practice is told, `line key: sentence`. */
function told(
  text: string,
  language: 'fr' | 'en' = 'fr',
  read: typeof readTemplate | typeof readFaq = readTemplate,
) {
  const { value, faults } = read({ file: 'templates/offer.fr.md', text });
  const all = value === null ? faults : [...faults, ...checkTemplate(value, revealing)];
  return all.map(
    ({ fault, line, key, weight }) =>
      `${line} ${key}: ${explainFault(fault, language)}${weight === 'warning' ? ' (!)' : ''}`,
  );
}

describe('the check of a practice’s own text', () => {
  it('says nothing of a good one', () => {
    expect(told(aFile({}))).toEqual([]);
  });

  it('names the letter that was meant', () => {
    expect(told(aFile({ id: 'ofer' }))).toEqual([
      "2 id: il n'existe pas de lettre « ofer ». La plus proche : offer.",
    ]);
    expect(told(aFile({ id: 'newsletter' }), 'en')).toEqual(['2 id: there is no letter "newsletter".']);
  });

  it('names an unknown language, subject and class with what is possible', () => {
    expect(told(aFile({ language: 'xx' }))).toEqual([
      "3 language: « xx » n'est pas possible ici. Choisissez : fr, en, nl, de, pl, es, it, pt.",
    ]);
    expect(told(aFile({ subject: 'Votre séance', class: 'S6' }), 'en')).toEqual([
      '4 subject: "Votre séance" is not possible here. Choose: appointment, message, information.',
      '6 class: "S6" is not possible here. Choose: S1, S2, S3, S4, S5, S7.',
    ]);
  });

  it('says which key is missing, and which is a slip of the finger', () => {
    expect(told(aFile({ language: '', langage: 'fr' }))).toEqual([
      '1 language: « language » manque. Ajoutez par exemple « language: fr ».',
      "5 langage: « langage » n'est pas une clé connue. La plus proche : language.",
    ]);
  });

  it('compares the list of facts with the text', () => {
    expect(told(aFile({ needs: '[slots, until, phone]' }))).toEqual([
      '5 needs: « old » est utilisé dans le texte et manque ici. Écrivez « needs: [old, slots, until] ».',
      "5 needs: « phone » n'est pas utilisé dans le texte. Écrivez « needs: [old, slots, until] ».",
    ]);
  });

  it('finds a fact that this letter never gets, on its line', () => {
    expect(told(aFile({ needs: '[slots]' }, 'Bonjour {{ slots[0] }},\n\nle {{ oldd }}'), 'en')).toEqual([
      '9 : "oldd" does not exist for this letter. The nearest: old.',
    ]);
    expect(told(aFile({ id: 'thanks', needs: '[]' }, 'Merci, le {{ old }}'))[0]).toContain(
      "« old » n'existe pas pour cette lettre. Possible : name, phone, address",
    );
  });

  it('wants the number and the truth about the alert in an emergency text, and the times in an offer', () => {
    const emergency = { id: 'emergency-life', subject: 'message', needs: '[]' };
    expect(told(aFile(emergency, 'Appelez le 15.'), 'en')).toEqual([
      '7 : "life" is missing in the text: without it the letter does not say what matters. Write it as in the text that ships.',
      '7 : "alerted" is missing in the text: without it the letter does not say what matters. Write it as in the text that ships.',
    ]);
    expect(told(aFile({ needs: '[until]' }, 'Bientôt, avant le {{ until }}.'))[0]).toContain(
      '« slots » manque',
    );
  });

  it('asks for an if around a fact that is only sometimes known', () => {
    const text = 'Au lieu du {{ old }} : {{ slots[0] }}, {{ until }}';
    expect(told(aFile({ id: 'offer-gone' }, text))).toEqual([
      "7 : « old » n'est pas toujours connu. Écrivez ce passage entre {% if old %} et {% endif %}.",
    ]);
    expect(
      told(aFile({ id: 'offer-gone' }, `{% if old %}${text}{% endif %} {{ slots[0] }} {{ until }}`)),
    ).toEqual([]);
  });

  it('finds broken Liquid with its line', () => {
    expect(told(aFile({ needs: '[old]' }, 'Bonjour\n{% if old %}oui'))).toEqual([
      '8 : « {% if old %} » ne se lit pas. Vérifiez les accolades, les guillemets et le {% endif %} ou {% endfor %}.',
    ]);
  });

  it.each(['include', 'render', 'layout', 'assign'])('refuses the tag %s', (tag) => {
    expect(told(aFile({ needs: '[]' }, `{% ${tag} "x" %}`), 'en')).toEqual([
      `7 : {% ${tag} %} is not allowed. Allowed: if, unless, case, for, comment.`,
    ]);
  });

  it('refuses a filter that would tell the time', () => {
    expect(told(aFile({ needs: '[]' }, '{{ "now" | date: "%Y" }}'))).toEqual([
      "7 : le filtre « date » n'est pas permis. Retirez-le.",
    ]);
  });

  it('refuses a revealing word, between quotation marks too', () => {
    expect(told(aFile({}, `${OFFER}\nVotre séance {{ "kiné" }}`))).toEqual([
      "8 : « kine » peut révéler la raison d'un rendez-vous. Choisissez un mot neutre : rendez-vous, demande, document.",
      "8 : « seance » peut révéler la raison d'un rendez-vous. Choisissez un mot neutre : rendez-vous, demande, document.",
    ]);
  });

  it('explains a file without a header, with a broken one, and an empty text', () => {
    expect(told('Bonjour')[0]).toContain('le fichier ne commence pas par son en-tête');
    expect(told('---\nid: [offer\n---\nx')[0]).toMatch(/^[23] : l'en-tête ne se lit pas/u);
    expect(told('---\nid: offer\nid: moved\n---\nx')[0]).toMatch(/^3 : l'en-tête ne se lit pas/u);
    expect(told(aFile({ needs: '[]' }, ' '))).toEqual(["7 : le texte est vide. Écrivez-le après l'en-tête."]);
  });

  it('refuses a text that is not UTF-8 or without end', () => {
    expect(told(aFile({}, 'rendez-vous d\uFFFDplac\uFFFD'))[0]).toContain("n'est pas en UTF-8");
    expect(told(aFile({}, 'x'.repeat(30_000)))[0]).toContain('trop long');
  });

  it('refuses YAML that repeats itself', () => {
    expect(told('---\nid: &a offer\nlanguage: *a\n---\nx')[0]).toContain("l'en-tête ne se lit pas");
  });

  it('knows what a broken file wanted to be, so that nothing stands in for it', () => {
    expect(readTemplate({ file: 'templates/offer.fr.md', text: 'Bonjour' }).claims).toBe('offer/fr');
    expect(readTemplate({ file: 'templates/pl/moved.md', text: 'x' }).claims).toBe('moved/pl');
    expect(readTemplate({ file: 'templates/notes.md', text: 'x' }).claims).toBeNull();
  });
});

describe('the check of an answer', () => {
  const faq = (header: string, body = 'Place des Tilleuls.') => `---\n${header}\n---\n${body}\n`;
  const GOOD = 'id: parking\nlanguage: fr\nquestions: ["où se garer ?"]';

  it('says nothing of a good one', () => {
    expect(told(faq(GOOD), 'fr', readFaq)).toEqual([]);
    expect(told(faq(`${GOOD}\naudience: patients`, 'Appelez le {{ phone }}.'), 'fr', readFaq)).toEqual([]);
  });

  it('only warns of a revealing word', () => {
    expect(told(faq(GOOD, 'Après la séance, place des Tilleuls.'), 'fr', readFaq)).toEqual([
      "6 : « seance » peut révéler la raison d'un rendez-vous. Choisissez un mot neutre : rendez-vous, demande, document. (!)",
    ]);
  });

  it('wants questions, a plain id and a known audience', () => {
    expect(told(faq('id: Le Parking\nlanguage: fr\naudience: amis'), 'en', readFaq)).toEqual([
      '2 id: "Le Parking" won\'t do. Write small letters, digits and hyphens: "parking".',
      '4 audience: "amis" is not possible here. Choose: anyone, patients.',
      '1 questions: "questions" is missing. Add for example "questions: ["…"]".',
    ]);
  });

  it('knows no fact of an appointment', () => {
    expect(told(faq(GOOD, 'Le {{ old }}.'), 'en', readFaq)[0]).toContain(
      '"old" does not exist for this letter.',
    );
  });
});
