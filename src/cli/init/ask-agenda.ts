// The agenda: a file, a calendar on a server, or a published link; read at once and shown as the coming week.

import { isAbsolute, join, relative, resolve } from 'node:path';
import { isSection, type Section, settingAt, textAt } from '../../core/setup/settings.ts';
import { typedPath } from '../../core/setup/typed-path.ts';
import { sentenceIn, UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { askCalendar } from './ask-calendar.ts';
import { askHours } from './ask-hours.ts';
import { keepSection, type PartEnd, type Setup, soundDraft } from './setup.ts';

const EMPTY_CALENDAR =
  'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//practice-agent//practice-agent//EN\r\nEND:VCALENDAR\r\n';

type Kind = 'file' | 'server' | 'link' | 'new';
const KINDS: readonly Kind[] = ['file', 'server', 'link', 'new'];

/** Asks for the section `agenda` until the practitioner knows their week in it, or goes on. */
export async function askAgenda(setup: Setup): Promise<PartEnd> {
  const { talk, context } = setup;
  for (;;) {
    const place = await talk.choose(
      'Où est votre agenda ?',
      'Where is your agenda?',
      [
        context.say('un fichier .ics, ou un dossier de fichiers', 'an .ics file, or a folder of files'),
        context.say(
          'un agenda sur un serveur (CalDAV : Nextcloud, iCloud, Infomaniak, Synology…)',
          'a calendar on a server (CalDAV: Nextcloud, iCloud, Infomaniak, Synology…)',
        ),
        context.say(
          'un lien publié (Google, Outlook…) : lu seulement, une personne note les rendez-vous',
          'a published link (Google, Outlook…): only read, a person puts appointments in',
        ),
        context.say('pas encore d’agenda : en créer un vide ici', 'no agenda yet: make an empty one here'),
      ],
      KINDS.indexOf(kindNow(setup)),
    );
    const before = setup.answers().settings.agenda ?? null;
    const section = await askPlace(setup, KINDS[place] ?? 'file');
    if (section === null) continue;
    await keepSection(setup, 'agenda', { ...kept(before), ...section });
    const seen = await theirWeek(setup);
    if (seen !== 'elsewhere') return seen;
  }
}

/** Settings of the agenda that do not say where it is. */
function kept(before: Section[string]): Section {
  if (!isSection(before)) return {};
  return Object.fromEntries(Object.entries(before).filter(([key]) => key !== 'file' && key !== 'sources'));
}

function kindNow({ answers }: Setup): Kind {
  const sources = settingAt(answers().settings, ['agenda', 'sources']);
  const first = Array.isArray(sources) ? (sources[0] ?? null) : null;
  if (isSection(first))
    return first.caldav !== undefined ? 'server' : first.feed !== undefined ? 'link' : 'file';
  return 'file';
}

/** Null when that can't be: another place is asked for. */
async function askPlace(setup: Setup, kind: Kind): Promise<Section | null> {
  const { talk, doors, folder } = setup;
  switch (kind) {
    case 'file': {
      const before = textAt(setup.answers().settings, ['agenda', 'file']);
      const file = await talk.text(
        'Chemin du fichier ou du dossier',
        'Path of the file or folder',
        before || 'agenda.ics',
      );
      return { file: await placeOf(setup, typedPath(file, doors.homeFolder())) };
    }
    case 'server': {
      const source = await askCalendar(setup);
      return source === null ? null : { sources: [source] };
    }
    case 'link': {
      const url = await talk.ask<string>({
        fr: 'Adresse du lien (https://…)',
        en: 'Address of the link (https://…)',
        read: (typed) => {
          const plain = typed.replace(/^webcals?:/i, 'https:');
          if (/^https?:\/\/[^\s/]+/.test(plain)) return { is: plain };
          return {
            sentence: setup.context.say(
              'Copiez le lien entier, il commence par https://',
              'Copy the whole link, it begins with https://',
            ),
          };
        },
      });
      return { sources: [{ name: 'agenda', feed: { url } }] };
    }
    case 'new': {
      if ((await doors.textIfAny(join(folder, 'agenda.ics'))) === null)
        await doors.replaceText(join(folder, 'agenda.ics'), { before: null, after: EMPTY_CALENDAR });
      return { file: 'agenda.ics' };
    }
  }
}

/** As practice.yaml has it: from the practice's folder, where the file is there or where the command was given. */
async function placeOf({ talk, context, doors, folder }: Setup, path: string): Promise<string> {
  if (await doors.isThere(resolve(folder, path))) return path;
  const fromHere = resolve(context.folder, path);
  if (!isAbsolute(path) && (await doors.isThere(fromHere))) return relative(folder, fromHere);
  const sought = resolve(folder, path);
  talk.say(`Rien ne se trouve ici : ${sought}`, `There is nothing here: ${sought}`);
  return path;
}

/** Shows the coming week until the practitioner knows it; `elsewhere`: their appointments are in another calendar. */
async function theirWeek(setup: Setup): Promise<PartEnd | 'elsewhere'> {
  const { talk, context, offline } = setup;
  if (offline && kindNow(setup) !== 'file') return 'answered';
  for (;;) {
    if (!(await weekShown(setup)))
      return (await talk.yes('L’indiquer autrement', 'Name it differently', true)) ? 'elsewhere' : 'later';
    if (await talk.yes('C’est bien votre semaine', 'Is that your week', true)) return 'answered';
    const wrong = await talk.choose(
      'Qu’est-ce qui ne va pas ?',
      'What is wrong?',
      [
        context.say(
          'il manque des rendez-vous, ou ce ne sont pas les miens : indiquer un autre agenda',
          'appointments are missing, or are not mine: name another calendar',
        ),
        context.say('les heures d’ouverture sont fausses', 'the opening hours are wrong'),
        context.say('autre chose : j’y reviendrai', 'something else: I will come back to it'),
      ],
      0,
    );
    if (wrong === 0) return 'elsewhere';
    if (wrong === 1) await askHours(setup);
    else return putOff(setup);
  }
}

function putOff({ talk, again }: Setup): PartEnd {
  talk.say(
    `Une heure que l’agenda ne dit pas libre n’est jamais proposée. « agent agenda check » dit ce qui n’a pas été compris ; ensuite : ${again}`,
    `A time that the calendar does not call free is never offered. "agent agenda check" says what was not understood; then: ${again}`,
  );
  return 'later';
}

/** Shows the coming week as `agent agenda week` does; false, with a sentence, when the agenda can't be read. */
async function weekShown(setup: Setup): Promise<boolean> {
  const { talk, context, folder } = setup;
  try {
    const practice = await soundDraft(setup);
    context.print.line();
    const { agendaWeek } = await import('../commands/agenda-picture.ts');
    await agendaWeek(withDraft(setup, practice), undefined, { practice: folder });
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    talk.say(sentenceIn(error, 'fr'), error.message);
    return false;
  }
}

/** The same commands, on a practice that is not written yet. */
function withDraft({ context }: Setup, practice: Practice): Setup['context'] {
  const loaded = { kind: 'practice', practice, language: practice.programLanguage, warnings: [] } as const;
  return { ...context, doors: { ...context.doors, practice: async () => loaded } };
}
