import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../src/core/reading/sentences.ts';

function split(ownWords: string, subject = ''): readonly string[] {
  return sentencesOf({ ownWords, subject, inReplyTo: [] }).map(({ number, text }) => `${number} ${text}`);
}

describe('the sentences of a mail', () => {
  it('end at full stops, question and exclamation marks and line ends', () => {
    expect(split('Bonjour,\nje ne peux pas venir demain. Vendredi, possible ? Merci !\nSandrine')).toEqual([
      '1 Bonjour,',
      '2 je ne peux pas venir demain.',
      '3 Vendredi, possible ?',
      '4 Merci !',
      '5 Sandrine',
    ]);
  });

  it('go on behind abbreviations, times and initials', () => {
    expect(split('Je vois M. Leroy et le Dr. Petit à 17 h. 30 avec J. Roux. Merci.')).toEqual([
      '1 Je vois M. Leroy et le Dr. Petit à 17 h. 30 avec J. Roux.',
      '2 Merci.',
    ]);
    expect(split('Ich bin in der 16. Woche und es geht mir gut.')).toEqual([
      '1 Ich bin in der 16. Woche und es geht mir gut.',
    ]);
    expect(split('Ich komme am 3. November um 10 Uhr. Danke')).toEqual([
      '1 Ich komme am 3. November um 10 Uhr.',
      '2 Danke',
    ]);
  });

  it('go on over lines that a mail program broke near column 72', () => {
    expect(
      split(
        'Bonjour, je souhaiterais déplacer mon rendez-vous de mardi prochain à\njeudi si possible. Merci.',
      ),
    ).toEqual([
      '1 Bonjour, je souhaiterais déplacer mon rendez-vous de mardi prochain à jeudi si possible.',
      '2 Merci.',
    ]);
  });

  it('are the points of a list, without their marks', () => {
    expect(split('Bonjour\n1) décaler mardi à jeudi\n2) la facture d’octobre\n- et le parking')).toEqual([
      '1 Bonjour',
      '2 décaler mardi à jeudi',
      '3 la facture d’octobre',
      '4 et le parking',
    ]);
  });

  it('keep a hesitation whole and a picture with its sentence', () => {
    expect(split('bon... je sais pas trop. ok 👍\n👍')).toEqual([
      '1 bon... je sais pas trop.',
      '2 ok 👍',
      '3 👍',
    ]);
  });

  it('begin with the subject when it says something of its own', () => {
    expect(split('merci', 'annuler rdv de jeudi 14h')).toEqual(['0 annuler rdv de jeudi 14h', '1 merci']);
    expect(split('', 'RDV')).toEqual(['0 RDV']);
    expect(split('je voudrais la facture', 'Facture')).toEqual(['1 je voudrais la facture']);
    expect(split('ok', 'Votre rendez-vous')).toEqual(['1 ok']);
    expect(split('ok', 'Fwd: TR : urgent')).toEqual(['1 ok']);
  });

  it('leave out the subject of an answer', () => {
    expect(split('ok', 'Re: annulation de jeudi')).toEqual(['1 ok']);
    expect(sentencesOf({ ownWords: 'ok', subject: 'parking', inReplyTo: ['<a@example.org>'] })).toHaveLength(
      1,
    );
  });

  it('keep a doubt that has no words, and leave out rulers', () => {
    expect(split('ok pour jeudi\n???\n-----\n…')).toEqual(['1 ok pour jeudi', '2 ???', '3 …']);
  });

  it('never lose the end of a long mail', () => {
    const long = Array.from({ length: 200 }, (_, index) => `Phrase ${index}.`).join('\n');
    const sentences = sentencesOf({ ownWords: long, subject: '', inReplyTo: [] });
    expect(sentences).toHaveLength(80);
    expect(sentences.at(-1)?.text).toContain('Phrase 199.');
  });
});
