// Who and where: profession, country, name, telephone, address.

import { COUNTRY_DEFAULTS } from '../../config/country-defaults.ts';
import { textAt } from '../../core/setup/settings.ts';
import type { Language, ProgramLanguage } from '../../domain/language.ts';
import { COUNTRIES, type Country, PROFESSIONS, type Profession } from '../../domain/practice.ts';
import { keepSection, professionOf, type Setup, soundDraft } from './setup.ts';

type Words = readonly [fr: string, en: string];

const PROFESSION_NAMES: Readonly<Record<Profession, Words>> = {
  physiotherapist: ['kinésithérapie', 'physiotherapy'],
  osteopath: ['ostéopathie', 'osteopathy'],
  gp: ['médecine générale', 'general practice'],
  dentist: ['soins dentaires', 'dentistry'],
  midwife: ['sage-femme', 'midwifery'],
  psychologist: ['psychologie', 'psychology'],
  nurse: ['soins infirmiers', 'nursing'],
  podiatrist: ['podologie', 'podiatry'],
  'speech-therapist': ['orthophonie', 'speech therapy'],
};

const COUNTRY_NAMES: Readonly<Record<Country, Words>> = {
  FR: ['France', 'France'],
  BE: ['Belgique', 'Belgium'],
  CH: ['Suisse', 'Switzerland'],
  LU: ['Luxembourg', 'Luxembourg'],
  PL: ['Pologne', 'Poland'],
  NL: ['Pays-Bas', 'Netherlands'],
  DE: ['Allemagne', 'Germany'],
  AT: ['Autriche', 'Austria'],
  GB: ['Royaume-Uni', 'United Kingdom'],
  IE: ['Irlande', 'Ireland'],
  ES: ['Espagne', 'Spain'],
  IT: ['Italie', 'Italy'],
  PT: ['Portugal', 'Portugal'],
};

/** Countries in which a practice may write in more than one language. */
const SPOKEN: Partial<Readonly<Record<Country, readonly Language[]>>> = {
  BE: ['fr', 'nl', 'de'],
  CH: ['fr', 'de', 'it'],
  LU: ['fr', 'de'],
};

/** Asks for the section `practice`. */
export async function askPractice(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const before = (key: string) => textAt(setup.answers().settings, ['practice', key]);
  const now = (key: string): string | undefined => (before(key) === '' ? undefined : before(key));
  const pick = (words: Words): string => context.say(...words);
  const profession = await talk.choose(
    'Quel est votre métier ?',
    'What is your profession?',
    PROFESSIONS.map((one) => pick(PROFESSION_NAMES[one])),
    PROFESSIONS.indexOf(professionOf(setup)),
  );
  const place = await talk.choose(
    'Dans quel pays ?',
    'In which country?',
    COUNTRIES.map((one) => pick(COUNTRY_NAMES[one])),
    Math.max(
      0,
      COUNTRIES.findIndex((one) => one === (before('country') || guessed(context.language))),
    ),
  );
  const country = COUNTRIES[place] ?? 'FR';
  const name = await talk.text(
    'Nom du cabinet, sans la spécialité (les patients le lisent)',
    'Name of the practice, without the specialty (patients read it)',
    now('name'),
  );
  const phone = await askPhone(setup, now('phone'));
  const address = await talk.text('Adresse (rue, ville)', 'Address (street, town)', now('address'));
  const language = await askLanguage(setup, country, now('language'));
  await keepSection(setup, 'practice', {
    ...kept(setup),
    name,
    profession: PROFESSIONS[profession] ?? 'physiotherapist',
    country,
    phone,
    address,
    ...(language === COUNTRY_DEFAULTS[country].language ? {} : { language }),
    ...(context.language === COUNTRY_DEFAULTS[country].programLanguage
      ? {}
      : { 'program-language': context.language }),
  });
  await tellPack(setup);
}

/** What is written under `practice` and not asked here. */
function kept({ answers }: Setup) {
  const section = answers().settings.practice;
  const asked = ['name', 'profession', 'country', 'phone', 'address', 'language', 'program-language'];
  const others = typeof section === 'object' && section !== null ? Object.entries(section) : [];
  return Object.fromEntries(others.filter(([key]) => !asked.includes(key)));
}

function guessed(language: ProgramLanguage): Country {
  return language === 'fr' ? 'FR' : 'GB';
}

const PHONE = /^\+?[\d(][\d\s().\\/-]{1,24}$/;

async function askPhone({ talk, context }: Setup, fallback: string | undefined): Promise<string> {
  return talk.ask({
    fr: 'Téléphone auquel une personne répond',
    en: 'Telephone that a person answers',
    ...(fallback === undefined ? {} : { fallback }),
    read: (typed) =>
      PHONE.test(typed)
        ? { is: typed }
        : {
            sentence: context.say(
              'Écrivez un numéro, par exemple 01 99 00 12 34.',
              'Write a number, for example 020 7946 0123.',
            ),
          },
  });
}

async function askLanguage({ talk }: Setup, country: Country, before: string | undefined): Promise<Language> {
  const spoken = SPOKEN[country] ?? [];
  const usual = COUNTRY_DEFAULTS[country].language;
  if (spoken.length === 0) return usual;
  const place = await talk.choose(
    'Dans quelle langue écrivez-vous d’abord à vos patients ? (On leur répond dans la leur quand le texte existe.)',
    'In which language do you first write to your patients? (They are answered in their own where the text exists.)',
    spoken,
    Math.max(
      0,
      spoken.findIndex((one) => one === (before ?? usual)),
    ),
  );
  return spoken[place] ?? usual;
}

/** What profession and country bring with them, in two sentences. */
async function tellPack(setup: Setup): Promise<void> {
  const { followUps } = await soundDraft(setup);
  const asked = followUps.reminderConsent === 'opt-in';
  setup.talk.say(
    `Compris. Les jours fériés et les règles sont ceux de votre pays. Aucun rappel ne part tant que vous ne le demandez pas ; ${asked ? 'chaque patient doit alors d’abord dire oui' : 'un patient peut alors les refuser'}.`,
    `Understood. Public holidays and rules are those of your country. No reminder leaves until you ask for it; ${asked ? 'each patient must then say yes first' : 'a patient may then refuse them'}.`,
  );
}
