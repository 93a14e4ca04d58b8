import { resolve } from 'node:path';
import { appointmentsOf } from '../../core/agenda/appointments.ts';
import { isHoldUid } from '../../core/agenda/marks.ts';
import { expand } from '../../core/agenda/recurrence/expand.ts';
import { markdownPage } from '../../core/privacy/markdown-html.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, toLocal } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { withOldStore } from '../with-store.ts';
import { exportText } from './export-text.ts';
import { heldOf } from './held-of.ts';
import type { PrivacyOptions } from './privacy-options.ts';
import { type Whom, whomMeant } from './whom.ts';

/** `agent privacy export`: all that is held of a person, readable and as JSON. */
export async function exportPerson(
  context: Context,
  named: string,
  options: PrivacyOptions,
): Promise<ExitCode> {
  const { doors, print, say, language, folder } = context;
  const practice = await requirePractice(context, resolve(folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const whom = await whomMeant(context, practice, { named, not: options.not ?? [] });
  const held = await withOldStore(context, practice, (store) => heldOf(store, whom));
  const day = toLocal(now, practice.zone).slice(0, 10);
  const appointments = await appointmentsFor(context, practice, { whom, now });
  const all = {
    made: day,
    person: whom.patient,
    addresses: whom.person.addresses,
    appointments,
    ...(held ?? {}),
  };
  const name = `export-${fileNameOf(whom)}-${day}`;
  const to =
    options.to === undefined ? doors.privacy.exportPlace(practice, name) : resolve(folder, options.to);
  const text = exportText({ whom, held, practice, day, appointments }, context);
  const archive = await doors.privacy.writeFolder(to, {
    'all.json': `${JSON.stringify(all, null, 1)}\n`,
    'readable.md': text,
    'readable.html': markdownPage(text, language),
  });
  if (held !== null) await noteExport(context, practice, { options, now });
  if (print.asJson) print.json({ folder: to, archive, cases: held?.cases.length ?? 0 });
  else
    for (const line of say(
      `Exporté : ${to}\n et en un fichier : ${archive}\nRemettez-le en main propre ou par un canal sûr, après avoir vérifié l’identité, puis effacez-le (sans --to, il part seul après 30 jours). Le dossier de soins se demande au praticien.`,
      `Exported: ${to}\n and as one file: ${archive}\nHand it over in person or by a safe channel, after checking who they are, then delete it (without --to it goes by itself after 30 days). The care record is asked of the practitioner.`,
    ).split('\n'))
      print.line(line);
  return EXIT.ok;
}

/**
 * What the agenda holds of the person, two years back and as far ahead as the practice books; null when it can't be read.
 */
async function appointmentsFor(
  { doors }: Context,
  practice: Practice,
  { whom: { patient }, now }: { readonly whom: Whom; readonly now: Instant },
): Promise<readonly { readonly start: Instant; readonly end: Instant }[] | null> {
  if (patient === null) return [];
  const state = await (await doors.agenda(practice, { now: () => now })).read();
  if (state.kind === 'unreadable') return null;
  const window = { start: now - 2 * 366 * DAY, end: now + (practice.booking.horizon + 1) * DAY };
  const { occurrences } = expand(state.files, window, practice.zone, practice.programLanguage);
  const patients = await (await doors.directory(practice)).patients();
  const own = occurrences.filter(({ uid }) => !isHoldUid(uid));
  return appointmentsOf({ occurrences: own, patient, patients, now: window.start }).map(
    ({ occurrence: { start, end } }) => ({ start, end }),
  );
}

/** That an export was made is in the trail; whose is not. */
async function noteExport(
  context: Context,
  practice: Practice,
  { options, now }: { readonly options: PrivacyOptions; readonly now: number },
): Promise<void> {
  const detail = `by ${options.by ?? 'practitioner'}`;
  await withOldStore(context, practice, (store) =>
    store.audit({ at: now, actor: 'human', verb: 'PersonExported', case: null, detail }),
  );
}

function fileNameOf({ person }: Whom): string {
  return (person.patient ?? 'address').replaceAll(/[^a-z0-9-]+/giu, '-');
}
