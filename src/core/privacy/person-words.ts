import type { Patient } from '../../domain/patient.ts';
import { wordsOf } from '../reading/fold.ts';

/** Before a family name, in the eight languages of letters. */
const TITLES = [
  ...['M', 'Mr', 'Monsieur', 'Mme', 'Madame', 'Mlle', 'Mademoiselle'],
  ...['Mrs', 'Ms', 'Miss', 'Herr', 'Herrn', 'Frau', 'Dhr', 'Meneer', 'Mevr', 'Mevrouw'],
  ...[
    'Sr',
    'Sra',
    'Señor',
    'Señora',
    'Senhor',
    'Senhora',
    'Sig',
    'Signor',
    'Signora',
    'Sig ra',
    'Pan',
    'Pani',
  ],
];

/**
 * The words by which others name a patient: the whole name in both orders, telephone numbers, and the family name after a
 * title where nobody else in the list has it (docs/decisions/0041).
 */
export function personWords(
  { id, givenName, familyName, phones }: Pick<Patient, 'id' | 'givenName' | 'familyName' | 'phones'>,
  all: readonly Pick<Patient, 'id' | 'familyName'>[],
): readonly string[] {
  const family = wordsOf(familyName).join(' ');
  const isTheirsAlone =
    family !== '' && all.every((one) => one.id === id || wordsOf(one.familyName).join(' ') !== family);
  return [
    `${givenName} ${familyName}`,
    `${familyName} ${givenName}`,
    ...phones,
    ...(isTheirsAlone ? TITLES.map((title) => `${title} ${familyName}`) : []),
  ];
}
