import { resolve } from 'node:path';
import { breachClock } from '../../core/privacy/breach-clock.ts';
import type { Breach, BreachId } from '../../domain/breach.ts';
import type { Practice } from '../../domain/practice.ts';
import { type Instant, toLocal } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { atPractice } from '../shell-path.ts';
import { duration } from '../show/duration.ts';
import { UsageError } from '../usage-error.ts';
import { withStore, withStoreToLookAt } from '../with-store.ts';
import type { PrivacyOptions } from './privacy-options.ts';

/** `agent privacy breach open --what … --whom … [--known MOMENT]`: one that a person noticed (handbook R-25). */
export async function openBreach(context: Context, options: PrivacyOptions): Promise<ExitCode> {
  const { say } = context;
  const { practice, now } = await begun(context, options);
  const { known: told } = options;
  const known = (told === undefined ? null : nowOf({ ...options, now: told }, practice.zone, context)) ?? now;
  if (known > now) throw new UsageError(say('--known est dans le futur.', '--known lies in the future.'));
  const [what, whom] = [options.what?.trim() ?? '', options.whom?.trim() ?? ''];
  if (what === '' || whom === '')
    throw new UsageError(
      say(
        'Dites ce qui s’est passé (--what) et qui est concerné (--whom), sans noms : identifiants, nombre de personnes.',
        'Say what happened (--what) and whom it touches (--whom), without names: ids, how many people.',
      ),
    );
  const breach = await withStore(context, practice, async (store) => {
    const opened = { known, noted: now, what, whom, by: byOf(options), closed: null };
    const made: Breach = { id: nextId(await store.breaches()), ...opened };
    await store.openBreach(made);
    return made;
  });
  return shown(context, breach, () => {
    const { print } = context;
    for (const line of linesOf({ context, practice, now }, breach)) print.line(line);
    const at = atPractice(context.folder, resolve(context.folder, options.practice));
    print.line(
      say(
        `Stopper les envois : agent pause${at}. La fiche : agent privacy breach ${breach.id}${at}`,
        `Stop what leaves: agent pause${at}. The sheet: agent privacy breach ${breach.id}${at}`,
      ),
    );
    print.line(
      say(
        `Une fois jugée et notée : agent privacy breach close ${breach.id} --how "…"${at}`,
        `Once it is judged and noted: agent privacy breach close ${breach.id} --how "…"${at}`,
      ),
    );
  });
}

/** `agent privacy breach list`: all that are noted, the one known last first, with the time that is left. */
export async function listBreaches(context: Context, options: PrivacyOptions): Promise<ExitCode> {
  const { print, say } = context;
  const { practice, now } = await begun(context, options);
  const breaches = (await withStoreToLookAt(context, practice, (store) => store.breaches())).toReversed();
  if (print.asJson) print.json({ breaches: breaches.map((breach) => jsonOf(breach)) });
  else if (breaches.length === 0) print.line(say('Aucune violation notée.', 'No breach is noted.'));
  else
    for (const breach of breaches)
      for (const line of linesOf({ context, practice, now }, breach)) print.line(line);
  return EXIT.ok;
}

/** `agent privacy breach close ID --how …`: what was decided, and why, is kept for good (art. 33 (5) GDPR). */
export async function closeBreach(
  context: Context,
  id: string | undefined,
  options: PrivacyOptions,
): Promise<ExitCode> {
  const { say } = context;
  const { practice, now } = await begun(context, options);
  const how = options.how?.trim() ?? '';
  if (id === undefined || how === '')
    throw new UsageError(
      say(
        'Dites laquelle, et ce qui a été décidé : close b-1 --how "notifiée à la CNIL le …" ou "aucun risque, car …"',
        'Say which, and what was decided: close b-1 --how "the authority was told on …" or "no risk, because …"',
      ),
    );
  const closed = { at: now, by: byOf(options), how };
  const breach = await withStore(context, practice, async (store) => {
    const found = (await store.breaches()).find((one) => one.id === id && one.closed === null);
    if (found !== undefined) await store.closeBreach(found.id, closed);
    return found;
  });
  if (breach === undefined)
    throw new UsageError(say(`Il n’y a pas de violation ouverte ${id}.`, `There is no open breach ${id}.`));
  return shown(context, { ...breach, closed }, () =>
    context.print.line(say(`Close : ${id}. La fiche reste.`, `Closed: ${id}. Its sheet stays.`)),
  );
}

async function begun(context: Context, options: PrivacyOptions) {
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  return { practice, now: nowOf(options, practice.zone, context) ?? Date.now() };
}

function byOf({ by }: PrivacyOptions): string {
  return by ?? 'practitioner';
}

/** Numbers of breaches are never used again: none is ever taken away. */
function nextId(breaches: readonly Breach[]): BreachId {
  return `b-${breaches.filter(({ id }) => id.startsWith('b-')).length + 1}`;
}

function shown({ print }: Context, breach: Breach, lines: () => void): ExitCode {
  if (print.asJson) print.json({ breach: jsonOf(breach) });
  else lines();
  return EXIT.ok;
}

function jsonOf(breach: Breach) {
  return { ...breach, until: breachClock(breach.known, breach.known).until };
}

interface Showing {
  readonly context: Context;
  readonly practice: Practice;
  readonly now: Instant;
}

function linesOf(showing: Showing, breach: Breach): readonly string[] {
  const { context, practice } = showing;
  const { say } = context;
  const { id, known, what, whom } = breach;
  const since = toLocal(known, practice.zone).replace('T', ' ');
  return [
    `${say(`${id} : connue depuis ${since}.`, `${id}: known since ${since}.`)} ${standing(showing, breach)}`,
    ...(what === ''
      ? [say(`  par le dossier : agent explain ${id}`, `  by the case: agent explain ${id}`)]
      : [`  ${what}`]),
    ...(whom === '' ? [] : [say(`  concerne : ${whom}`, `  touches: ${whom}`)]),
  ];
}

function standing({ context: { say, language }, practice, now }: Showing, { known, closed }: Breach): string {
  if (closed !== null) {
    const at = toLocal(closed.at, practice.zone).replace('T', ' ');
    return say(`Close le ${at} : ${closed.how}`, `Closed ${at}: ${closed.how}`);
  }
  const { until, left } = breachClock(known, now);
  const end = toLocal(until, practice.zone).replace('T', ' ');
  return left < 0
    ? say(`DÉLAI DÉPASSÉ depuis ${end}.`, `THE 72 HOURS ARE OVER since ${end}.`)
    : say(
        `À notifier avant ${end} (reste ${duration(left, language)}), s’il y a un risque.`,
        `To be notified before ${end} (${duration(left, language)} left), if there is a risk.`,
      );
}
