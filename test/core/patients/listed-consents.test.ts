import { describe, expect, it } from 'vitest';
import { listSentence } from '../../../src/core/patients/list-sentences.ts';
import { COLUMNS } from '../../../src/core/patients/patient-columns.ts';
import { type Cells, readRow } from '../../../src/core/patients/patient-row.ts';

const CONTEXT = { country: 'FR', practitioners: [], idFor: () => 'p-1' } as const;

function aRow(cells: Partial<Cells>) {
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Cells;
  return readRow({ ...empty, givenName: 'Ana', familyName: 'Lemaire', ...cells }, CONTEXT);
}

describe('what the patients’ file says of messages', () => {
  it('is read by class or by name', () => {
    expect(aRow({ consents: 's3, enquêtes', refuses: 'rappels' }).patient?.consents).toEqual([
      { class: 'S1', state: 'refused' },
      { class: 'S3', state: 'given' },
      { class: 'S4', state: 'given' },
    ]);
    expect(aRow({}).patient?.consents).toBeUndefined();
    expect(aRow({ refuses: 'tout' }).patient?.consents).toHaveLength(6);
  });

  it('counts no yes that can’t be read, and leaves out the row of a no that can’t', () => {
    expect(aRow({ consents: 'S9' })).toMatchObject({
      patient: { id: 'p-1' },
      faults: [{ code: 'consents' }],
    });
    const { patient, faults } = aRow({ refuses: 'S9' });
    expect(patient).toBeNull();
    expect(faults.map((fault) => listSentence({ line: 2, fault, leftOut: true }, 'en'))).toEqual([
      '"S9" is no class of messages: what is refused can\'t be told. Write S1, S2, S3, S4, S5, S7 or "all". This row is left out.',
    ]);
  });
});
