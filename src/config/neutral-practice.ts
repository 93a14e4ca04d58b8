import type { Practice } from '../domain/practice.ts';
import type { Zone } from '../domain/time.ts';
import { readPractice } from './read-practice.ts';

const WRITTEN = `
practice: { name: Practice, profession: gp, country: FR, phone: "01 99 00 00 00", address: "-" }
mail: { addresses: [practice@example.org] }
hours:
  monday: "08:00-20:00"
  tuesday: "08:00-20:00"
  wednesday: "08:00-20:00"
  thursday: "08:00-20:00"
  friday: "08:00-20:00"
  saturday: "08:00-20:00"
`;

/** A practice that knows nobody and has every default: for reading mails and phrases where no practice is named. */
export function neutralPractice(zone: Zone): Practice {
  const text = { kind: 'text', text: WRITTEN } as const;
  const look = (path: string) => ({ kind: path.includes('.') ? 'file' : 'folder', neighbours: [] }) as const;
  const { practice, problems } = readPractice({ folder: '/', file: text, look }, 'en');
  const errors = problems.filter(({ weight }) => weight === 'error');
  if (practice === null || errors.length > 0)
    throw new Error(errors.map(({ sentence }) => sentence).join(' '));
  return { ...practice, zone };
}
