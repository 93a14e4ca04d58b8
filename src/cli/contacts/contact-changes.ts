import { contactKindName } from '../../core/patients/contact-sentences.ts';
import { phoneNumber } from '../../core/patients/people.ts';
import type { ContactChange, ContactKind } from '../../domain/contact.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../usage-error.ts';
import { personMeant } from './contact-meant.ts';
import { type ContactWork, told } from './contact-work.ts';
import { shownContact } from './shown-contacts.ts';

/**
 * `agent contacts change PERSON NEW [--instead OLD] [--off]`: the second of the two steps of a changed contact (handbook
 * Whoever writes it says by it that the patient confirmed at the old contact, or at the desk.
 */
export async function change(work: ContactWork): Promise<ExitCode> {
  const { context, practice, store, words, by, now, off, instead } = work;
  const { say, language } = context;
  const person = await personMeant(context, practice, words[0]);
  const given = contactNamed(work, words[1] ?? '');
  const recorded: ContactChange = { patient: person.id, ...given, from: null, by, at: now };
  const name = contactKindName(given.kind, language);
  if (off) {
    const taken = await store.takeBackContactChange(recorded);
    return told(
      work,
      person,
      taken
        ? say(
            'Enlevé : le fichier patients compte de nouveau.',
            "Taken back: the patients' file counts again.",
          )
        : say('Ce n’était pas noté ici.', 'It was not recorded here.'),
    );
  }
  const { patient } = await shownContact(work, person);
  const from = instead === null ? null : oldContact(work, patient, given, instead);
  await store.recordContactChange({ ...recorded, from });
  const end = from === null ? '' : say(` à la place de ${from}`, ` instead of ${from}`);
  return told(
    work,
    patient,
    say(
      `Noté : ${name} ${given.to}${end}. Corrigez aussi votre fichier patients.`,
      `Recorded: ${name} ${given.to}${end}. Correct your patients' file too.`,
    ),
  );
}

interface Named {
  readonly kind: ContactKind;
  readonly to: string;
}

/** A phone number as the practice's country writes it, or a mail address. */
function contactNamed({ context: { say }, practice }: ContactWork, text: string): Named {
  const address = parseAddress(text);
  if (address !== null) return { kind: 'address', to: address };
  const phone = phoneNumber(text, practice.country);
  if (phone !== null) return { kind: 'phone', to: phone };
  throw new UsageError(
    say(
      `« ${text} » n’est ni un numéro de téléphone ni une adresse mail.`,
      `"${text}" is neither a phone number nor a mail address.`,
    ),
  );
}

/** The contact to be replaced must be one that is recorded, and of the same kind. */
function oldContact(work: ContactWork, patient: Patient, { kind }: Named, text: string): string {
  const { say, language } = work.context;
  const old = contactNamed(work, text);
  const known = kind === 'phone' ? patient.phones : patient.contacts.map(({ address }) => address);
  if (old.kind === kind && known.some((one) => one === old.to)) return old.to;
  const name = contactKindName(kind, language);
  const list = known.length === 0 ? say('rien', 'nothing') : known.join(', ');
  throw new UsageError(
    say(
      `${old.to} n’est pas noté comme ${name} de ce patient. Noté : ${list}.`,
      `${old.to} is not recorded as this patient's ${name}. Recorded: ${list}.`,
    ),
  );
}
