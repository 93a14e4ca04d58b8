// What `agent late` does: one short letter each for those who are still to come, and a call sheet for the others.

import { type LatePlan, planLateDay } from '../core/begun/late-day.ts';
import { factMaker } from '../core/letters/facts.ts';
import type { Case } from '../domain/case.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import { dayOf, HOUR, type Instant, parseLocalTime, toInstant, toLocal } from '../domain/time.ts';
import { type Beginning, type BeginOptions, begin, carry, practitionersOf } from './begin.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';

export interface LateOptions extends BeginOptions {
  readonly practitioner?: string;
  readonly until?: string;
  readonly yes?: true;
}

/** Hours ahead that are told when nothing else is said. */
const AHEAD = 4;
const LONGEST = 240;

/** Prepares the letters; with `--yes` they leave at once. The same people are told once. */
export async function tellLate(context: Context, delay: string, options: LateOptions): Promise<ExitCode> {
  const beginning = await begin(context, options);
  const { known, practice } = beginning;
  const planned = planLateDay(known, {
    minutes: minutesIn(context, delay),
    practitioners: practitionersOf(context, practice, options.practitioner),
    until: untilOf(context, options, beginning),
    atOnce: options.yes === true,
  });
  if ('trouble' in planned) throw new UserError(planned.trouble);
  const { batch, cases, toCall } = planned;
  const before = new Set(beginning.cases.map(({ id }) => id));
  const fresh = cases.filter(({ id }) => !before.has(id));
  if (fresh.length > 0) await carry(context, beginning, fresh);
  tell(context, practice, {
    batch,
    fresh,
    again: cases.length - fresh.length,
    toCall,
    sent: options.yes === true,
  });
  return EXIT.ok;
}

interface Told extends Pick<LatePlan, 'batch' | 'toCall'> {
  readonly fresh: readonly Case[];
  /** How many were told the same before. */
  readonly again: number;
  readonly sent: boolean;
}

function tell(
  { print, say, language }: Context,
  { zone }: Practice,
  { batch, fresh, again, toCall, sent }: Told,
): void {
  if (print.asJson) {
    const calls = toCall.map(({ patient, start }) => ({
      phone: patient.phones[0] ?? null,
      start: toLocal(start, zone),
    }));
    print.json({ batch, cases: fresh.map(({ id }) => id), again, toCall: calls });
    return;
  }
  const { moment } = factMaker(language, zone);
  for (const { id, from } of fresh) print.line(`  ${id}  ${from ?? '?'}`);
  if (again > 0)
    print.line(say(`Déjà proposé à ${again} personnes.`, `Already proposed to ${again} people.`));
  for (const { patient, start } of toCall) {
    const name = `${patient.givenName} ${patient.familyName}`;
    const phone = patient.phones[0] ?? say('pas de téléphone', 'no phone');
    print.line(`  ${say('À appeler :', 'To be called:')} ${name}, ${phone}, ${moment(start)}`);
  }
  if (fresh.length + again + toCall.length === 0)
    print.line(say('Personne ne doit venir d’ici là.', 'Nobody is to come until then.'));
  if (fresh.length > 0 && !sent)
    print.line(say(` Envoyer : agent review --approve ${batch}`, ` Send: agent review --approve ${batch}`));
}

/** `20m`, `20`, `1h`, `1h30`. */
function minutesIn({ say }: Context, text: string): number {
  const [, hours = '0', rest = ''] = /^(?:(\d{1,2})h)?(?:(\d{1,3})(?:m|min)?)?$/.exec(text) ?? [];
  const minutes = Number(hours) * 60 + Number(rest);
  if (minutes >= 1 && minutes <= LONGEST) return minutes;
  throw new UsageError(
    say(`« ${text} » n'est pas un retard. Écrivez 20m ou 1h.`, `"${text}" is no delay. Write 20m or 1h.`),
  );
}

function untilOf({ say }: Context, { until }: LateOptions, { known, practice }: Beginning): Instant {
  if (until === undefined) return known.now + AHEAD * HOUR;
  const today = dayOf(toLocal(known.now, practice.zone));
  const time = parseLocalTime(`${today}T${until}`);
  if (time !== null) return toInstant(time, practice.zone);
  throw new UsageError(
    say(`« ${until} » n'est pas une heure. Écrivez 12:00.`, `"${until}" is no time. Write 12:00.`),
  );
}
