import type { Practice } from '../domain/practice.ts';
import type { Zone } from '../domain/time.ts';
import { readPractice } from './read-practice.ts';

const WRITTEN = `
practice: { name: Practice, profession: gp, country: FR, phone: "01 99 00 00 00", address: "-" }
mail: { addresses: [practice@example.org] }
`;

/** A practice that knows nobody and has every default: for reading mails and phrases where no practice is named. */
export function neutralPractice(zone: Zone): Practice {
  const text = { kind: 'text', text: WRITTEN } as const;
  const look = () => ({ kind: 'file', neighbours: [] }) as const;
  const { practice, problems } = readPractice({ folder: '/', file: text, look }, 'en');
  if (practice === null) throw new Error(problems.map(({ sentence }) => sentence).join(' '));
  return { ...practice, zone };
}
