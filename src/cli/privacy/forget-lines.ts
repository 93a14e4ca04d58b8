import { factMaker } from '../../core/letters/facts.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Erased } from '../../domain/privacy.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { FilesErased } from '../privacy-doors.ts';
import type { Whom } from './whom.ts';

export interface Forgotten {
  readonly erased: Erased | null;
  readonly files: FilesErased | null;
  /** When the last backup that still holds the person is thrown away; null when there is none. */
  readonly until: Instant | null;
  /** Folders of backups that are not there now. */
  readonly away: readonly string[];
}

/** What was erased, what stays and why, and what a person has to do by hand. */
export function forgottenLines(
  { erased, files, until, away }: Forgotten,
  { patient, shared }: Whom,
  { context: { say, language }, practice }: { readonly context: Context; readonly practice: Practice },
): readonly string[] {
  if (erased === null)
    return [
      say(
        'Rien n’était gardé : il n’y a pas encore de mémoire.',
        'Nothing was held: there is no memory yet.',
      ),
    ];
  const { cases, offers, waiting, followUps, invitations, consents, named } = erased;
  const rest = offers + waiting + followUps + invitations + consents;
  const lines = [
    say(
      `Effacé : ${cases} dossiers, ${rest} inscriptions et accords, ${named} mentions chez d’autres, ${files?.learned ?? 0} phrases apprises, ${files?.letters ?? 0} lettres en attente, ${files?.copies ?? 0} anciennes mémoires, ${files?.exports ?? 0} exports.`,
      `Erased: ${cases} cases, ${rest} entries and consents, ${named} mentions with others, ${files?.learned ?? 0} learned sentences, ${files?.letters ?? 0} letters that waited, ${files?.copies ?? 0} old memories, ${files?.exports ?? 0} exports.`,
    ),
    say(
      'Restent, illisibles (empreintes à clé) : le STOP, et de quoi ne rien envoyer deux fois.',
      'What stays, unreadable (keyed hashes): the stop, and what keeps anything from being sent twice.',
    ),
  ];
  if (until !== null)
    lines.push(
      say(
        `Les sauvegardes scellées la gardent jusqu’au ${factMaker(language, practice.zone).day(until)} au plus tard ; une remise en place l’oublie de nouveau.`,
        `Sealed backups hold them until ${factMaker(language, practice.zone).day(until)} at the latest; putting one back forgets them again.`,
      ),
    );
  for (const folder of away)
    lines.push(
      say(
        `${folder} n’est pas là : ses sauvegardes ne le savent pas encore. Branchez ce disque, puis : agent backup --to ${folder}`,
        `${folder} is not there: its backups do not know of it yet. Plug that disk in, then: agent backup --to ${folder}`,
      ),
    );
  for (const address of shared)
    lines.push(
      say(
        `L’adresse ${address} est aussi celle d’autres patients : elle reste pour eux.`,
        `The address ${address} is other patients' too: it stays for them.`,
      ),
    );
  if (patient !== null)
    lines.push(
      say(
        `À faire vous-même : la ligne ${patient.id} de votre liste de patients, l’agenda, la boîte aux lettres. Le dossier de soins est gardé, la loi l’exige.`,
        `To do yourself: line ${patient.id} of your list of patients, the agenda, the mailbox. The care record is kept, the law asks for it.`,
      ),
    );
  return lines;
}
