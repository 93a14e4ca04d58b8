// When patients are received: the week, the kinds of appointments, the days away.

import { closuresOfLine } from '../../core/setup/closures-line.ts';
import { packAppointments, packHours } from '../../core/setup/packs.ts';
import { isSection, type Section, settingAt } from '../../core/setup/settings.ts';
import { weekLines, weekOfLine } from '../../core/setup/week-line.ts';
import { keepSection, packOf, type Setup } from './setup.ts';

/** Asks for the section `hours`. */
export async function askHours(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const { hours: before } = setup.answers().settings;
  const usual = isSection(before) ? before : packHours(packOf(setup));
  talk.say('Vos horaires :', 'Your hours:');
  for (const line of weekLines(usual, context.language)) context.print.line(`  ${line}`);
  const hours = await talk.ask<Section>({
    fr: 'Entrée s’ils sont justes ; sinon écrivez-les, par exemple « lun-ven 8:30-12:00 14:00-19:00, mer 8:30-12:00 »',
    en: 'Enter if they are right; else write them, for example "mon-fri 8:30-12:00 14:00-19:00, wed 8:30-12:00"',
    read: (typed) => {
      if (typed === '') return { is: usual };
      const read = weekOfLine(typed);
      if ('hours' in read) return { is: read.hours };
      return {
        sentence: context.say(
          `« ${read.unread} » n’est pas compris. Écrivez un jour puis ses heures : mer 8:30-12:00`,
          `"${read.unread}" is not understood. Write a day and then its hours: wed 8:30-12:00`,
        ),
      };
    },
  });
  if (hours !== usual) for (const line of weekLines(hours, context.language)) context.print.line(`  ${line}`);
  await keepSection(setup, 'hours', { ...kept(before), ...hours });
}

/** Breaks and other hours for a part of the year are not asked and stay. */
function kept(before: Section[string] | undefined): Section {
  if (!isSection(before)) return {};
  return Object.fromEntries(Object.entries(before).filter(([key]) => key === 'breaks' || key === 'periods'));
}

/** Asks how long appointments last, one kind after another. */
export async function askAppointments(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const written = setup.answers().settings['slot-types'];
  const kinds = isSection(written) ? written : packAppointments(packOf(setup), context.language);
  const asked: Record<string, Section> = {};
  for (const [name, kind] of Object.entries(kinds)) {
    if (!isSection(kind)) continue;
    const first = kind['first-visit'] === true;
    const minutes = await talk.ask<number>({
      fr: first
        ? 'Durée d’un premier rendez-vous, en minutes'
        : `Durée d’un rendez-vous (${name}), en minutes`,
      en: first
        ? 'Length of a first appointment, in minutes'
        : `Length of an appointment (${name}), in minutes`,
      fallback: String(settingAt(kind, ['duration']) ?? '').replace(/\D+$/, ''),
      read: (typed) => {
        const number = Number(typed.replace(/\s*min.*$/, ''));
        if (Number.isInteger(number) && number >= 5 && number <= 480) return { is: number };
        return { sentence: context.say('Écrivez des minutes, de 5 à 480.', 'Write minutes, from 5 to 480.') };
      },
    });
    asked[name] = { ...kind, duration: `${minutes} min` };
  }
  await keepSection(setup, 'slot-types', asked);
}

/** Asks for the section `closures`. */
export async function askClosures(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const { closures: before = [] } = setup.answers().settings;
  const known = Array.isArray(before) ? before.length : 0;
  const closures = await talk.ask<readonly Section[]>({
    fr:
      known > 0
        ? `Congés à ajouter aux ${known} déjà notés (rien : aucun), par exemple 24/12/2026-02/01/2027`
        : 'Prochains congés (rien : aucun ; les jours fériés sont déjà comptés), par exemple 24/12/2026-02/01/2027',
    en:
      known > 0
        ? `Days away to add to the ${known} already noted (nothing: none), for example 24/12/2026-02/01/2027`
        : 'Next days away (nothing: none; public holidays count already), for example 24/12/2026-02/01/2027',
    read: (typed) => {
      const read = closuresOfLine(typed, context.say('congés', 'away'));
      if ('closures' in read) return { is: read.closures };
      return {
        sentence: context.say(
          `« ${read.unread} » n’est pas compris. Écrivez du premier au dernier jour : 24/12/2026-02/01/2027`,
          `"${read.unread}" is not understood. Write from the first to the last day: 24/12/2026-02/01/2027`,
        ),
      };
    },
  });
  const all = [...(Array.isArray(before) ? before : []), ...closures];
  if (all.length > 0) await keepSection(setup, 'closures', all);
}
