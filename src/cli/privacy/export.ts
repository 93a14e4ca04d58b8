import { resolve } from 'node:path';
import { markdownPage } from '../../core/privacy/markdown-html.ts';
import type { Practice } from '../../domain/practice.ts';
import { toLocal } from '../../domain/time.ts';
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
  const all = { made: day, person: whom.patient, ...(held ?? {}) };
  const to = resolve(folder, options.to ?? `export-${fileNameOf(whom)}-${day}`);
  const text = exportText({ whom, held, practice, day }, context);
  const archive = await doors.privacy.writeFolder(to, {
    'all.json': `${JSON.stringify(all, null, 1)}\n`,
    'readable.md': text,
    'readable.html': markdownPage(text, language),
  });
  if (held !== null) await noteExport(context, practice, { options, now });
  if (print.asJson) print.json({ folder: to, archive, cases: held?.cases.length ?? 0 });
  else
    for (const line of say(
      `Exporté : ${to}\n et en un fichier : ${archive}\nRemettez-le en main propre ou par un canal sûr, après avoir vérifié l’identité, puis effacez-le. Le dossier de soins se demande au praticien.`,
      `Exported: ${to}\n and as one file: ${archive}\nHand it over in person or by a safe channel, after checking who they are, then delete it. The care record is asked of the practitioner.`,
    ).split('\n'))
      print.line(line);
  return EXIT.ok;
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
