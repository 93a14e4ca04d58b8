// What the verbs of `agent contacts` share: the open memory, whom a line names, and how the end is told.

import type { Address } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { contactJson } from '../show/contact-lines.ts';
import { contactMeant } from './contact-meant.ts';
import { shownContact } from './shown-contacts.ts';

/** One verb at work on an open memory. */
export interface ContactWork {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
  /** What follows the verb. */
  readonly words: readonly string[];
  readonly by: string;
  readonly now: Instant;
  readonly all: boolean;
  readonly off: boolean;
  /** The contact that a new one replaces; null when none is named. */
  readonly instead: string | null;
}

interface Addresses {
  readonly addresses: readonly Address[];
  readonly patient: Patient | null;
}

/** The address that is named, or all of the patient's. */
export async function addressesMeant({ context, practice, words }: ContactWork): Promise<Addresses> {
  const meant = await contactMeant(context, practice, words[0]);
  return meant.kind === 'address'
    ? { addresses: [meant.address], patient: null }
    : { addresses: meant.patient.contacts.map(({ address }) => address), patient: meant.patient };
}

/** One sentence for the person, or how the patient stands now for a machine. */
export async function told(work: ContactWork, patient: Patient | null, words: string): Promise<ExitCode> {
  const { print } = work.context;
  if (!print.asJson) print.line(words);
  else if (patient === null) print.json({ done: words });
  else print.json(contactJson(await shownContact(work, patient), work.practice));
  return EXIT.ok;
}
