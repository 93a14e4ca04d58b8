// Whom a command line about contacts means: a patient by id, name or address, or an address that nobody recorded.

import { classesNamed } from '../../core/patients/listed-consents.ts';
import type { MessageClass } from '../../domain/letter.ts';
import { type Address, parseAddress } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';
import { patientMeant } from '../waitlist/waitlist-words.ts';

export type ContactMeant =
  | { readonly kind: 'patient'; readonly patient: Patient }
  /** `patients`: all who are reached there; none for a stranger. */
  | { readonly kind: 'address'; readonly address: Address; readonly patients: readonly Patient[] };

/** The patient or the address that is named; a UsageError when it is neither. */
export async function contactMeant(
  context: Context,
  practice: Practice,
  named: string | undefined,
): Promise<ContactMeant> {
  const address = parseAddress(named ?? '');
  if (address === null) return { kind: 'patient', patient: await patientMeant(context, practice, named) };
  const all = await (await context.doors.directory(practice)).patients();
  const patients = all.filter(({ contacts }) => contacts.some((contact) => contact.address === address));
  return { kind: 'address', address, patients };
}

/** The one patient that is named, also by an address only they have. */
export async function personMeant(
  context: Context,
  practice: Practice,
  named: string | undefined,
): Promise<Patient> {
  const meant = await contactMeant(context, practice, named);
  if (meant.kind === 'patient') return meant.patient;
  const [only, another] = meant.patients;
  if (only !== undefined && another === undefined) return only;
  const ids = meant.patients.map(({ id }) => id).join(', ');
  throw new UsageError(
    only === undefined
      ? context.say(
          `Personne n'est enregistré sous ${meant.address}.`,
          `Nobody is recorded under ${meant.address}.`,
        )
      : context.say(
          `Plusieurs patients ont cette adresse : ${ids}. Nommez-en un.`,
          `Several patients have this address: ${ids}. Name one.`,
        ),
  );
}

/** The classes that a word names; a UsageError that lists them for any other. */
export function classesMeant({ say }: Context, word: string | undefined): readonly MessageClass[] {
  const classes = classesNamed(word ?? '');
  if (classes !== null) return classes;
  throw new UsageError(
    say(
      `« ${word ?? ''} » n'est pas une classe de messages. Écrivez S1, S2, S3, S4, S5 ou S7.`,
      `"${word ?? ''}" is no class of messages. Write S1, S2, S3, S4, S5 or S7.`,
    ),
  );
}
