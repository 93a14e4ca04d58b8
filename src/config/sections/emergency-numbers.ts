// Emergency numbers of the practice's own, in the place of its country's.

import { localDate, section, shortNumbers } from './kinds.ts';

export const emergencyNumbersSection = section(
  {
    life: shortNumbers('always', {
      en: 'For danger to life, in quotes: one, or a list of which two are given. The country’s when left out.',
      fr: 'Pour un danger de mort, entre guillemets : un, ou une liste dont deux sont donnés. Sinon, ceux du pays.',
      example: '112',
    }).optional(),
    doctor: shortNumbers('or-none', {
      en: 'For urgent advice of a doctor; `none` for none.',
      fr: "Pour le conseil urgent d'un médecin ; `none` pour aucun.",
      example: '116 117',
    }).optional(),
    suicide: shortNumbers('or-none', {
      en: 'For thoughts of suicide; `none` for none. "Day and night" and "free" are said only of a line of your country that is known for it.',
      fr: 'Pour des pensées suicidaires ; `none` pour aucun. « Jour et nuit » et « gratuit » ne sont dits que d’une ligne du pays connue pour cela.',
      example: '3114',
    }).optional(),
    text: shortNumbers('or-none', {
      en: 'For who can only write, by text message; `none` for none.',
      fr: 'Pour qui ne peut qu’écrire, par SMS ; `none` pour aucun.',
      example: '114',
    }).optional(),
    'checked-on': localDate({
      en: 'Day on which you called these numbers, or read them on their official page. After eight months `agent doctor` asks for it again.',
      fr: 'Jour où vous avez appelé ces numéros, ou les avez lus sur leur page officielle. Après huit mois, `agent doctor` le redemande.',
      example: '2026-11-20',
    }),
  },
  {
    en: 'Emergency numbers in letters, where those of your country (data/countries.yaml) are wrong or a local one is right. You answer for them.',
    fr: 'Les numéros d’urgence des lettres, quand ceux de votre pays (data/countries.yaml) sont faux ou qu’un numéro local convient mieux. Vous en répondez.',
  },
).optional();
