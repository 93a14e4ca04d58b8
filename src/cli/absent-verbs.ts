// What `agent absent` does: closes a time and prepares the letters, tells who answered, opens it again.

import { closingUid } from '../core/agenda/open/closed-time.ts';
import { type Absence, absenceId, planAbsence } from '../core/begun/absence.ts';
import { absenceStanding } from '../core/begun/absence-standing.ts';
import { unknownIn } from '../core/begun/affected.ts';
import { absencesTold, reopeningCase } from '../core/begun/closing-case.ts';
import { REASON_CODES, type ReasonCode } from '../core/begun/reason-codes.ts';
import type { Case } from '../domain/case.ts';
import { UserError } from '../domain/errors.ts';
import { parseLocalTime, type Span, toInstant } from '../domain/time.ts';
import { type Beginning, type BeginOptions, begin, carry, practitionersOf, remembered } from './begin.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { judgeAll } from './review/judge.ts';
import {
  absenceLines,
  type PreparedAbsence,
  standingJson,
  standingLine,
  unknownLines,
} from './show/agenda/absence-lines.ts';
import { UsageError } from './usage-error.ts';

export interface AbsentOptions extends BeginOptions {
  readonly from: string;
  readonly to: string;
  readonly practitioner?: string;
  readonly reasonCode: string;
  readonly cancelNow?: true;
}

/** `agent absent plan`: the time is closed at once, the letters wait for one yes. */
export async function planAbsent(context: Context, options: AbsentOptions): Promise<ExitCode> {
  const beginning = await begin(context, options);
  const { known, cases, practice } = beginning;
  const said: Omit<Absence, 'turn'> = {
    span: spanOf(context, options, beginning),
    practitioners: practitionersOf(context, practice, options.practitioner),
    because: codeOf(context, options.reasonCode),
    cancelNow: options.cancelNow === true,
  };
  const turn = turnOf(cases, said);
  const batch = absenceId({ ...said, turn });
  const before = closingOf(cases, batch);
  if (before !== undefined) {
    context.print.error(context.say(`Déjà proposé : ${batch}.`, `Already proposed: ${batch}.`));
    return tell(context, beginning, { batch, unknown: unknownIn(known, said) });
  }
  const planned = planAbsence(known, { ...said, turn }, cases);
  if ('trouble' in planned) throw new UserError(untrusted(context, planned.trouble));
  if (planned.closing.plan.length + planned.cases.length === 0)
    context.print.error(context.say('Ce moment est déjà fermé.', 'This time is closed already.'));
  await withdraw(context, beginning, planned.withdrawn);
  await carry(context, beginning, [planned.closing, ...planned.cases]);
  return tell(context, beginning, planned);
}

/** An absence that was undone may be told again; then it is another one. */
function turnOf(cases: readonly Case[], said: Omit<Absence, 'turn'>): number {
  for (let turn = 0; ; turn += 1) {
    const batch = absenceId({ ...said, turn });
    if (!cases.some((kase) => isUndone(kase, batch))) return turn;
  }
}

function isUndone({ origin, plan }: Case, batch: string): boolean {
  return (
    origin.kind === 'human' &&
    origin.command === 'absent-undo' &&
    plan.some((action) => closes(action, batch))
  );
}

function closingOf(cases: readonly Case[], batch: string): Case | undefined {
  return cases.find(
    ({ origin, plan, proposal }) =>
      origin.kind === 'human' &&
      origin.command === 'absent-close' &&
      [...plan, ...proposal].some((action) => closes(action, batch)),
  );
}

function closes(action: Case['plan'][number], batch: string): boolean {
  return action.kind === 'block' && action.uid === closingUid(batch, action.practitioner);
}

async function tell(
  context: Context,
  beginning: Beginning,
  { batch, unknown }: PreparedAbsence,
): Promise<ExitCode> {
  const { known, practice } = beginning;
  const standing = absenceStanding({ ...known, ...(await remembered(context, practice)), batch });
  const { print } = context;
  if (print.asJson) {
    print.json({
      batch,
      patients: standing.map((one) => standingJson(one, practice)),
      unknown: unknown.length,
    });
    return EXIT.ok;
  }
  for (const line of absenceLines({ batch, standing, practice, context })) print.line(line);
  for (const line of unknownLines(unknown, practice, context)) print.line(line);
  return EXIT.ok;
}

/** `agent absent status`: who answered, and whom to call. */
export async function absentStatus(
  context: Context,
  options: BeginOptions,
  named?: string,
): Promise<ExitCode> {
  const { known, cases, offers, practice } = await begin(context, options);
  const { print, say } = context;
  const told = absencesTold(cases).filter(({ batch, span }) =>
    named === undefined ? span.end > known.now : batch === named,
  );
  const batches = named === undefined ? told.map(({ batch }) => batch) : [named];
  let affected = 0;
  for (const batch of batches) {
    const standing = absenceStanding({ ...known, offers, cases, batch });
    const absence = told.find((one) => one.batch === batch);
    const unknown = absence === undefined ? [] : unknownIn(known, absence);
    affected += standing.length + unknown.length;
    if (print.asJson) {
      for (const one of standing) print.json(standingJson(one, practice));
      if (unknown.length > 0) print.json({ batch, unknown: unknown.length });
      continue;
    }
    if (batches.length > 1) print.line(print.tone('bold', batch));
    for (const one of standing) print.line(standingLine(one, practice, context));
    for (const line of unknownLines(unknown, practice, context)) print.line(line);
  }
  if (affected === 0) print.error(say('Personne n’est concerné.', 'Nobody is affected.'));
  return EXIT.ok;
}

/** `agent absent undo`: opens the time again, before any letter has left. */
export async function undoAbsent(context: Context, options: BeginOptions, batch: string): Promise<ExitCode> {
  const beginning = await begin(context, options);
  const { known, cases } = beginning;
  const { print, say } = context;
  const closing = closingOf(cases, batch);
  if (closing === undefined)
    throw new UsageError(say(`Aucune absence « ${batch} ».`, `No absence "${batch}".`));
  const theirs = cases.filter((kase) => kase.batch === batch);
  if (theirs.some(({ state, proposal }) => proposal.length > 0 && state !== 'waiting' && state !== 'refused'))
    throw new UserError(
      say(
        'Des lettres sont déjà parties : ces personnes doivent être rappelées une à une. Rien n’a été défait.',
        'Letters have left already: these people must be told one by one. Nothing was undone.',
      ),
    );
  const waiting = theirs.filter(({ state }) => state === 'waiting');
  await withdraw(context, beginning, waiting);
  const closed = [...closing.plan, ...closing.proposal];
  await carry(context, beginning, [reopeningCase({ plan: closed, batch, now: known.now, by: options.by })]);
  if (print.asJson) print.json({ batch, undone: waiting.length });
  else
    print.line(
      say(
        `Rouvert. ${waiting.length} lettres préparées sont retirées, rien n’est parti.`,
        `Open again. ${waiting.length} prepared letters are withdrawn, nothing was sent.`,
      ),
    );
  return EXIT.ok;
}

/** Says no to letters that wait: the times they keep are given back. */
async function withdraw(
  context: Context,
  { folder, practice, known }: Beginning,
  waiting: readonly Case[],
): Promise<void> {
  const refusals = waiting.map(
    ({ id }) => ({ kind: 'refuse', case: id, by: known.by, at: Date.now(), note: '' }) as const,
  );
  await judgeAll(context, { folder, practice, isBroken: false }, refusals);
}

function spanOf(context: Context, { from, to }: AbsentOptions, { practice, known }: Beginning): Span {
  const { say } = context;
  const [start, end] = [from, to].map((text) => {
    const time = parseLocalTime(text);
    if (time !== null) return toInstant(time, practice.zone);
    throw new UsageError(
      say(
        `« ${text} » n'est pas un moment. Écrivez 2026-11-26T08:00.`,
        `"${text}" is no moment. Write 2026-11-26T08:00.`,
      ),
    );
  });
  if (start === undefined || end === undefined || start >= end)
    throw new UsageError(say('--from doit venir avant --to.', '--from must come before --to.'));
  if (end > known.now) return { start, end };
  throw new UsageError(say('Ce moment est déjà passé.', 'This time is over already.'));
}

function codeOf({ say }: Context, text: string): ReasonCode {
  const code = REASON_CODES.find((known) => known === text);
  if (code !== undefined) return code;
  const known = REASON_CODES.join(', ');
  throw new UsageError(
    say(`Motif inconnu « ${text} ». Motifs : ${known}.`, `Unknown reason "${text}". Reasons: ${known}.`),
  );
}

function untrusted({ say }: Context, sentence: string): string {
  return say(
    `L'agenda n'est pas sûr, rien n'est fait : ${sentence}`,
    `The agenda can't be relied on, nothing is done: ${sentence}`,
  );
}
