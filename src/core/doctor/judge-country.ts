// Tables of a country that grow old: public holidays, school terms, emergency numbers (handbook ).

import { LETTER_NUMBERS } from '../../domain/emergency-numbers.ts';
import type { Practice } from '../../domain/practice.ts';
import { dayOf, type Instant, type LocalDate, toLocal } from '../../domain/time.ts';
import { dayText } from '../agenda/moment-text.ts';
import { HOLIDAYS_KNOWN_UNTIL } from '../agenda/open/holidays.ts';
import { schoolTermWarning } from '../agenda/open/school-terms.ts';
import {
  type CountryRules,
  numbersAreOld,
  numbersCheckedOn,
  numbersInLetters,
} from '../letters/countries.ts';
import { good, mend, type Remark, type Say } from './finding.ts';

/** `country`: the rules of the practice's country with the practice's own numbers in them. */
export function judgeCountry(
  practice: Practice,
  country: CountryRules,
  now: Instant,
  say: Say,
): readonly Remark[] {
  const today = dayOf(toLocal(now, practice.zone));
  const school = schoolTermWarning(practice, today);
  const tables = [
    ...(school === null ? [] : [mend(school, 'npm i -g practice-agent')]),
    ...holidayRemarks(today, say),
  ];
  return [
    ...(tables.length > 0 ? tables : [holidaysKnown(say)]),
    numbersRemark(practice, country, today, say),
  ];
}

function holidaysKnown(say: Say): Remark {
  const until = HOLIDAYS_KNOWN_UNTIL;
  return good(say(`jours fériés connus jusqu’en ${until}`, `public holidays known until ${until}`));
}

/** From the summer before the last year on. */
function holidayRemarks(today: LocalDate, say: Say): readonly Remark[] {
  if (today < `${HOLIDAYS_KNOWN_UNTIL}-07-01`) return [];
  return [
    mend(
      say(
        `les jours fériés ne sont connus que jusqu’en ${HOLIDAYS_KNOWN_UNTIL}`,
        `public holidays are known until ${HOLIDAYS_KNOWN_UNTIL} only`,
      ),
      'npm i -g practice-agent',
    ),
  ];
}

/** The numbers that letters give, whose they are, and when somebody checked them. */
function numbersRemark(
  { emergencyNumbers: own, language }: Pick<Practice, 'emergencyNumbers' | 'language'>,
  country: CountryRules,
  today: LocalDate,
  say: Say,
): Remark {
  const numbers = LETTER_NUMBERS.flatMap((kind) => numbersInLetters(country, kind, [language]))
    .map(({ number }) => number)
    .join(', ');
  const checked = dayWords(numbersCheckedOn(country), say);
  if (own !== null && own.checkedOn > today)
    return mend(
      say(
        `numéros d’urgence : le ${dayWords(own.checkedOn, say)} est encore à venir`,
        `emergency numbers: ${dayWords(own.checkedOn, say)} is still to come`,
      ),
      say(
        'emergency-numbers.checked-on : le jour où vous les avez vérifiés',
        'emergency-numbers.checked-on: the day on which you checked them',
      ),
    );
  if (numbersAreOld(country, today))
    return mend(
      say(
        `numéros d’urgence non vérifiés depuis le ${checked} : ${numbers}`,
        `emergency numbers not checked since ${checked}: ${numbers}`,
      ),
      say(
        `appelez-les ou lisez leur page officielle, puis dans practice.yaml : « emergency-numbers: { checked-on: ${today} } »`,
        `call them or read their official page, then in practice.yaml: "emergency-numbers: { checked-on: ${today} }"`,
      ),
    );
  const whose =
    own === null ? say('ceux du pays', 'those of the country') : say('réglés par vous', 'set by you');
  return good(
    say(
      `numéros d’urgence (${whose}, vérifiés le ${checked}) : ${numbers}`,
      `emergency numbers (${whose}, checked on ${checked}): ${numbers}`,
    ),
  );
}

function dayWords(day: LocalDate, say: Say): string {
  return dayText(day, say('fr', 'en') === 'fr' ? 'fr' : 'en', { weekday: false, year: true });
}
