import { describe, expect, it } from 'vitest';
import { wantsPerson } from '../../../../src/core/reading/opinion/wants-person.ts';

describe('a person is wanted by', () => {
  it.each([
    ['Appelez-moi s’il vous plaît', 'fr'],
    ['Pouvez-vous me passer un coup de fil ?', 'fr'],
    ['Je préfère en parler de vive voix', 'fr'],
    ['Could somebody ring me back on 07700 900133?', 'en'],
    ['Can I speak to a person?', 'en'],
    ['Give me a bell', 'en'],
    ['Wilt u mij even bellen', 'nl'],
    ['Kan iemand mij terugbellen?', 'nl'],
    ['Rufen Sie mich bitte an', 'de'],
    ['Könnte mich bitte jemand zurückrufen?', 'de'],
    ['Czy ktoś może do mnie oddzwonić?', 'pl'],
    ['¿Me puede llamar alguien?', 'es'],
    ['Qualcuno può richiamarmi?', 'it'],
    ['Alguém me pode ligar?', 'pt'],
  ] as const)('%s', (text, language) => {
    expect(wantsPerson(text, language)).toBe(true);
  });
});

describe('no person is wanted by', () => {
  it.each([
    ['Je me permets de vous joindre mon ordonnance', 'fr'],
    ['Pouvez-vous me rappeler la date ?', 'fr'],
    ['Ne m’appelez pas, je travaille', 'fr'],
    ['No need to call me back', 'en'],
    ['As agreed over the phone, I cancel Thursday', 'en'],
    ['Mi chiamo Carla Neri', 'it'],
    ['Me llamo Pilar', 'es'],
    ['Bitte nicht anrufen', 'de'],
  ] as const)('%s', (text, language) => {
    expect(wantsPerson(text, language)).toBe(false);
  });
});
