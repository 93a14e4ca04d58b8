import type { AgendaState } from '../../domain/agenda.ts';
import type { BackupsSeen } from '../../domain/backup.ts';
import type { Language } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Approval } from '../../domain/texts.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { ageWords } from '../agenda/age-words.ts';
import { calendarFacts } from '../agenda/icalendar/calendar-facts.ts';
import { backupVerdict } from '../backup/verdict.ts';
import { counted } from '../plural.ts';
import { about, broken, good, mend, note, type Remark, type Say } from './finding.ts';

/** Readable, fresh, on clocks that are known, and understood to the last event. */
export function judgeAgenda(state: AgendaState, practice: Practice, say: Say): readonly Remark[] {
  if (state.kind === 'unreadable') return [broken(state.sentence, 'agent agenda check')];
  const facts = calendarFacts(state.files, {
    practice,
    language: practice.programLanguage,
    now: state.readAt,
  });
  const unknown = facts.zones.filter(({ known }) => !known).map(({ name }) => name);
  const remarks = [
    ...(facts.warnings.length === 0 ? [] : [notUnderstood(facts.warnings.length, say)]),
    ...(unknown.length === 0 ? [] : [unknownZones(unknown, say)]),
    ...(facts.marksFree.length === 0 ? [] : [markedFree(facts.marksFree.length, say)]),
    ...oldFiles(state, practice, say),
  ];
  if (remarks.length > 0) return remarks;
  const many = say(
    counted(facts.events, 'fr', ['événement', 'événements']),
    counted(facts.events, 'en', ['event', 'events']),
  );
  return [good(say(`lisible, ${many}, tout est compris`, `readable, ${many}, all understood`))];
}

function notUnderstood(count: number, say: Say): Remark {
  return mend(
    say(
      `${counted(count, 'fr', ['événement n’est pas compris', 'événements ne sont pas compris'])} : leur temps compte comme pris`,
      `${counted(count, 'en', ['event is', 'events are'])} not understood: their time counts as taken`,
    ),
    'agent agenda check',
  );
}

function markedFree(count: number, say: Say): Remark {
  return note(
    say(
      `${counted(count, 'fr', ['long événement est noté libre', 'longs événements sont notés libres'])} dans les heures d’ouverture : ce temps est proposé`,
      `${counted(count, 'en', ['long event is', 'long events are'])} marked free inside open hours: that time is offered`,
    ),
    'agent agenda check',
  );
}

/** Beyond this a file that nobody wrote is worth a question. */
const LONG_UNWRITTEN = 14 * DAY;

/** An export that stopped looks like a quiet practice: only a person knows which it is. */
function oldFiles(
  { written = {}, readAt }: Extract<AgendaState, { kind: 'readable' }>,
  { agenda }: Pick<Practice, 'agenda'>,
  say: Say,
): readonly Remark[] {
  return agenda.sources.flatMap((source) => {
    const age = readAt - (written[source.name] ?? readAt);
    if (source.kind !== 'files' || source.renewedWithin !== undefined || age <= LONG_UNWRITTEN) return [];
    const sentence = say(
      `« ${source.name} » n’a pas été écrit depuis ${ageWords(age, 'fr')} : si un autre programme doit le renouveler, dites-le`,
      `"${source.name}" was not written for ${ageWords(age, 'en')}: if another program should renew it, say so`,
    );
    return [note(sentence, 'agenda.sources: renewed-within: 24 h')];
  });
}

function unknownZones(names: readonly string[], say: Say): Remark {
  return mend(
    say(`fuseaux inconnus : ${names.join(', ')}`, `unknown time zones: ${names.join(', ')}`),
    'agent agenda check',
  );
}

/** One server of the model after its own test mail, which it read in so many milliseconds. */
export interface ModelSeen {
  readonly at: string;
  readonly trouble: string;
  readonly advice: readonly string[];
  readonly took: number;
}

/** Milliseconds of the test mail beyond which patients' mails would pile up in the morning. */
const SLOW = 60_000;

/**
 * null: no model server is configured, and the embedded reader reads alone. A leave to go outside is told each time.
 */
export function judgeModel(
  servers: readonly ModelSeen[] | null,
  { model }: Pick<Practice, 'model'>,
  say: Say,
): readonly Remark[] {
  if (servers === null || model === null)
    return [
      note(
        say('aucun modèle : le lecteur intégré lit seul', 'no model: the embedded reader reads alone'),
        'agent model recommend',
      ),
    ];
  return [
    ...servers.flatMap((server) => serverRemarks(server, model.name, say)),
    ...(model.allowRemote
      ? [
          mend(
            say(
              'le modèle a le droit d’être hors du cabinet (allow-remote-model)',
              'the model may run outside the practice (allow-remote-model)',
            ),
            'model.allow-remote-model: no',
          ),
        ]
      : []),
  ];
}

function serverRemarks({ at, trouble, advice, took }: ModelSeen, name: string, say: Say): readonly Remark[] {
  if (trouble !== '') return [broken(about(at, trouble, say), null)];
  const seconds = (took / 1000).toFixed(1);
  const read = say(
    `${name} (${at}) : mail d’essai lu en ${seconds.replace('.', ',')} s, calculé au cabinet`,
    `${name} (${at}): test mail read in ${seconds} s, computed in the practice`,
  );
  const speed = took > SLOW ? mend(read, 'agent model recommend') : good(read);
  return [speed, ...advice.map((sentence) => mend(about(at, sentence, say), null))];
}

/** A letter or an answer, and how it stands with the practice. */
export interface TextSeen {
  readonly language: Language;
  readonly approval: Approval;
}

/** Those in the practice's own language are missed most. */
export function judgeTexts(
  texts: readonly TextSeen[],
  own: Language,
  faults: readonly string[],
  say: Say,
): readonly Remark[] {
  const count = (approval: Approval, ofOwn: boolean) =>
    texts.filter((text) => text.approval === approval && (text.language === own) === ofOwn).length;
  const edited = count('edited-since', true) + count('edited-since', false);
  const [unread, foreign] = [count('never-approved', true), count('never-approved', false)];
  const remarks = [
    ...faults.map((sentence) => mend(sentence, 'agent templates check')),
    ...(edited === 0 ? [] : [mend(editedWords(edited, say), 'agent templates list')]),
    ...(unread === 0 ? [] : [mend(unreadWords(unread, own, say), 'agent templates list')]),
    ...(foreign === 0 ? [] : [note(foreignWords(foreign, say))]),
  ];
  if (remarks.some(({ severity }) => severity !== 'note')) return remarks;
  const approved = texts.filter(({ approval }) => approval === 'approved').length;
  return [good(say(`${approved} textes approuvés`, `${approved} texts approved`)), ...remarks];
}

function editedWords(count: number, say: Say): string {
  return say(
    `${counted(count, 'fr', ['texte modifié', 'textes modifiés'])} depuis votre accord : inutilisés`,
    `${counted(count, 'en', ['text was', 'texts were'])} edited since your approval: not used`,
  );
}

function unreadWords(count: number, own: Language, say: Say): string {
  return say(
    `${counted(count, 'fr', ['texte', 'textes'])} (${own}) à lire et approuver : rien ne part sans votre accord`,
    `${counted(count, 'en', ['text', 'texts'])} (${own}) to be read and approved: nothing leaves without it`,
  );
}

function foreignWords(count: number, say: Say): string {
  return say(
    `${counted(count, 'fr', ['texte', 'textes'])} en d’autres langues, pas approuvés : une personne y répond`,
    `${counted(count, 'en', ['text', 'texts'])} in other languages not approved: a person answers there`,
  );
}

/** `firstBroken` counts lines from 1; null when the chain holds to its end (R-24). */
export function judgeAudit(firstBroken: number | null, entries: number, say: Say): Remark {
  if (firstBroken === null)
    return good(say(`piste entière, ${entries} lignes`, `trail whole, ${entries} lines`));
  return broken(
    say(
      `la piste ne tient plus à partir de la ligne ${firstBroken}`,
      `the trail no longer holds from line ${firstBroken}`,
    ),
    'agent audit verify',
  );
}

/** The youngest backup and its last trial; and that it lies beside the memory, where it does. */
export function judgeBackup(seen: BackupsSeen, now: Instant, say: Say): readonly Remark[] {
  const remark = backupRemark(seen, now, say);
  if (!seen.onOwnDisk || seen.made === null) return [remark];
  const beside = note(
    say(
      'les sauvegardes sont sur le disque de la mémoire : un vol ou une panne emporte les deux',
      'the backups lie on the disk of the memory: one theft or failure takes both',
    ),
    'backup.to: …',
  );
  return [remark, beside];
}

function backupRemark(seen: BackupsSeen, now: Instant, say: Say): Remark {
  const verdict = backupVerdict(seen, now);
  const day = (at: Instant) => new Date(at).toISOString().slice(0, 10);
  switch (verdict.kind) {
    case 'well':
      return good(
        say(
          `faite le ${day(verdict.made)}, essai du ${day(verdict.tried)}`,
          `made on ${day(verdict.made)}, last trial on ${day(verdict.tried)}`,
        ),
      );
    case 'lost':
      return broken(about(verdict.file, lostWords(verdict.how, say), say), 'agent backup');
    case 'never':
      return mend(say('aucune sauvegarde', 'no backup'), 'agent backup');
    case 'old':
      return mend(
        say(`la dernière date du ${day(verdict.made)}`, `the last is of ${day(verdict.made)}`),
        'agent backup',
      );
    case 'untried':
      return mend(
        say(
          `faite le ${day(verdict.made)}, ${verdict.tried === null ? 'jamais essayée' : `dernier essai le ${day(verdict.tried)}`}`,
          `made on ${day(verdict.made)}, ${verdict.tried === null ? 'never tried' : `last tried on ${day(verdict.tried)}`}`,
        ),
        'agent backup verify',
      );
    case 'failed':
      return broken(verdict.sentence, 'agent backup');
    case 'broken':
      return broken(about(verdict.file, verdict.sentence, say), 'agent backup');
  }
}

function lostWords(how: 'gone' | 'cut', say: Say): string {
  return how === 'gone'
    ? say('la sauvegarde n’est plus là', 'the backup is not there any more')
    : say('la sauvegarde n’a plus sa taille', 'the backup has not its size any more');
}
