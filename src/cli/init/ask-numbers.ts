// The emergency numbers that letters give: shown for a yes, corrected where they are wrong.

import { pad } from '../../core/columns.ts';
import { type CountryRules, numbersInLetters } from '../../core/letters/countries.ts';
import { isSection, type Section } from '../../core/setup/settings.ts';
import { LETTER_NUMBERS, type LetterNumber } from '../../domain/emergency-numbers.ts';
import type { Practice } from '../../domain/practice.ts';
import { dayOf, toLocal } from '../../domain/time.ts';
import { keepSection, type PartEnd, type Setup, soundDraft } from './setup.ts';

const NAMES: Readonly<Record<LetterNumber, readonly [fr: string, en: string]>> = {
  life: ['urgence vitale', 'danger to life'],
  doctor: ['conseil urgent d’un médecin', 'urgent advice of a doctor'],
  suicide: ['pensées suicidaires', 'thoughts of suicide'],
  text: ['par SMS, pour qui entend ou parle mal', 'by text message, for who hears or speaks badly'],
};

/** Shows the numbers until the practitioner says that they are right, or puts it off. */
export async function askNumbers(setup: Setup): Promise<PartEnd> {
  const { talk, context } = setup;
  for (;;) {
    const practice = await soundDraft(setup);
    const country = await context.doors.countryRules(practice);
    show(setup, practice, country);
    if (await talk.yes('Ces numéros sont-ils justes', 'Are these numbers right', true)) return 'answered';
    const place = await talk.choose(
      'Que faire de ces numéros ?',
      'What about these numbers?',
      [
        context.say('les corriger maintenant', 'correct them now'),
        context.say(
          'plus tard : n’approuvez alors encore aucun texte, rien ne part d’un texte non approuvé',
          'later: then approve no text yet, nothing leaves from a text that is not approved',
        ),
      ],
      0,
    );
    if (place === 1) return 'later';
    await correct(setup, practice, country);
  }
}

function show({ talk, context }: Setup, practice: Practice, country: CountryRules): void {
  const whose = practice.emergencyNumbers === null;
  talk.say(
    `Vos lettres donnent ces numéros, ${whose ? 'ceux de votre pays' : 'tels que vous les avez réglés'}. Un mail qui parle d’une urgence reçoit aussitôt les bons ; le programme ne juge pas, il oriente.`,
    `Your letters give these numbers, ${whose ? 'those of your country' : 'as you set them'}. A mail that speaks of an emergency is answered with them at once; the program does not judge, it points the way.`,
  );
  for (const kind of LETTER_NUMBERS)
    for (const number of shownOf(kind, practice, country))
      context.print.line(`  ${pad(number, 14)} ${context.say(...NAMES[kind])}`);
}

function shownOf(kind: LetterNumber, { language }: Practice, country: CountryRules): readonly string[] {
  return numbersInLetters(country, kind, [language]).map(({ number }) => number);
}

/** Asks for each number; what was changed stands in practice.yaml, with today as the day of the check. */
async function correct(setup: Setup, practice: Practice, country: CountryRules): Promise<void> {
  const { talk, context } = setup;
  talk.say(
    'Entrée garde un numéro ; « aucun » n’en donne pas. Plusieurs : séparez-les par des virgules. Appelez chaque numéro une fois, ou lisez sa page officielle.',
    'Enter keeps a number; "none" gives none. Several: put commas between them. Call each number once, or read its official page.',
  );
  const before = setup.answers().settings['emergency-numbers'] ?? {};
  const none = context.say('aucun', 'none');
  const changed: Record<string, string | string[]> = {};
  for (const kind of LETTER_NUMBERS) {
    const shown = shownOf(kind, practice, country).join(', ') || none;
    const given = await talk.ask({
      fr: `Numéro : ${NAMES[kind][0]}`,
      en: `Number: ${NAMES[kind][1]}`,
      fallback: shown,
      read: (typed) => numbersIn(typed, kind, context),
    });
    if ((given.join(', ') || none) !== shown) changed[kind] = given.length === 0 ? 'none' : [...given];
  }
  if (Object.keys(changed).length === 0) return;
  const today = dayOf(toLocal(Date.now(), practice.zone));
  const section: Section = { ...(isSection(before) ? before : {}), ...changed, 'checked-on': today };
  await keepSection(setup, 'emergency-numbers', section);
}

const NUMBER = /^\+?\d[\d .-]{0,22}\d$/;

function numbersIn(typed: string, kind: LetterNumber, { say }: Setup['context']) {
  const numbers = typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (kind !== 'life' && /^(aucun|none|-)$/i.test(typed.trim())) return { is: [] };
  if (numbers.length > 0 && numbers.every((one) => NUMBER.test(one))) return { is: numbers };
  return {
    sentence: say(
      'Écrivez des chiffres, comme 112 ou 0800 32 123.',
      'Write digits, such as 112 or 0800 32 123.',
    ),
  };
}
