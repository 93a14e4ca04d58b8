// What a command line about the waiting list means: which patient, which wishes, which appointment.

import { agendaView } from '../../core/agenda/view.ts';
import { wordsOf } from '../../core/reading/fold.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { type Instant, toLocal } from '../../domain/time.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';
import type { Wish } from '../../domain/wish.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';

/** The patient with this id, or the only one with these names. */
export async function patientMeant(
  { doors, say }: Context,
  practice: Practice,
  named: string | undefined,
): Promise<Patient> {
  const patients = await (await doors.directory(practice)).patients();
  const byId = patients.find(({ id }) => id === named);
  if (byId !== undefined) return byId;
  const wanted = wordsOf(named ?? '');
  const byName = patients.filter(({ givenName, familyName }) => {
    const names = wordsOf(`${givenName} ${familyName}`);
    return wanted.length > 0 && wanted.every((word) => names.includes(word));
  });
  const [only, another] = byName;
  if (only !== undefined && another === undefined) return only;
  const ids = byName.map(({ id }) => id).join(', ');
  throw new UsageError(
    only === undefined
      ? say(`Aucun patient « ${named ?? ''} ».`, `No patient "${named ?? ''}".`)
      : say(`Plusieurs patients « ${named} » : ${ids}.`, `Several patients "${named}": ${ids}.`),
  );
}

/** The wishes of a phrase; none when nothing was said. A phrase that is not understood is refused. */
export async function wishesMeant(
  { say, language }: Context,
  practice: Practice,
  { phrase, now }: { readonly phrase: string | undefined; readonly now: Instant },
): Promise<readonly Wish[]> {
  if (phrase === undefined) return [];
  const { readWishes } = await import('../../core/reading/wishes/read-wishes.ts');
  const { wishContext } = await import('../../core/reading/times/wish-context.ts');
  const context = wishContext(practice, toLocal(now, practice.zone));
  const own = readWishes(phrase, language, context).wishes;
  const wishes = own.length > 0 ? own : readWishes(phrase, practice.language, context).wishes;
  if (wishes.length > 0) return wishes;
  throw new UsageError(
    say(
      `« ${phrase} » n'est pas compris. Écrivez par exemple --wish "le mardi matin".`,
      `"${phrase}" is not understood. Write for example --wish "Tuesday mornings".`,
    ),
  );
}

/** The only coming appointment of a patient, which moves when a time is taken; null when they have none or several. */
export async function appointmentToMove(
  { doors }: Context,
  practice: Practice,
  { patient, now }: { readonly patient: Patient; readonly now: Instant },
): Promise<WaitingEntry['replaces']> {
  const agenda = await doors.agenda(practice, { now: () => now });
  const patients = await (await doors.directory(practice)).patients();
  const state = await agenda.read();
  const view = agendaView({ state, practice, now, patient, patients, offers: [], lastEventCount: null });
  const [first, another] = view.appointments;
  if (first === undefined || another !== undefined) return null;
  const { file, uid, recurrenceId, start, end } = first.occurrence;
  return { ref: { file, uid, recurrenceId }, span: { start, end } };
}
