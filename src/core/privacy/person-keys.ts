import { createHmac } from 'node:crypto';
import type { Forgetting } from '../../domain/privacy.ts';
import { pseudonym } from '../audit.ts';

/** A patient's id where only the same one may be known again: 32 hex digits. */
export function patientKey(patient: string, secret: string): string {
  return createHmac('sha256', secret).update(`patient\0${patient}`).digest('hex').slice(0, 32);
}

/** By which a forgotten person is known again in an older memory, without being named. */
export function personKeys(
  { patient, addresses }: Pick<Forgetting, 'patient' | 'addresses'>,
  secret: string,
): readonly string[] {
  const known = addresses.map((address) => pseudonym(address, secret));
  return patient === null ? known : [patientKey(patient, secret), ...known];
}
