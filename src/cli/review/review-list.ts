import { noteWords } from '../../core/action-notes.ts';
import { explain } from '../../core/explain.ts';
import { factMaker } from '../../core/letters/facts.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Store } from '../../ports/store.ts';
import { actionsJson } from '../action-json.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { atPractice } from '../shell-path.ts';
import { caseLines } from '../show/case-lines.ts';
import { sentenceLines } from '../show/reading-lines.ts';

/** What waits, in plain lines or as JSON, each case with the commands that settle it. */
export async function reviewList(context: Context, practice: Practice): Promise<ExitCode> {
  const store = await context.doors.store(practice, { create: false });
  try {
    return await list(context, store, practice);
  } finally {
    await store?.close();
  }
}

async function list(context: Context, store: Store | null, practice: Practice): Promise<ExitCode> {
  const { print, say } = context;
  const waiting = store === null ? [] : await forAPerson(store);
  if (waiting.length === 0 && !print.asJson)
    print.line(say('Rien n’attend votre oui.', 'Nothing waits for your yes.'));
  for (const kase of waiting) {
    const undone = (await store?.actions(kase.id))?.filter(isUndone) ?? [];
    if (print.asJson) {
      print.json({
        case: kase.id,
        state: kase.state,
        reason: kase.reason.code,
        why: explain(kase.reason, context.language),
        undone: undone.map(({ action, state, note }) => ({ kind: action.kind, state, why: note })),
        from: kase.from,
        proposal: actionsJson(kase.proposal, practice),
      });
      continue;
    }
    printCase(context, practice, { kase, undone });
  }
  return EXIT.ok;
}

interface Shown {
  readonly kase: Case;
  readonly undone: readonly ActionRecord[];
}

/** One case as a person reads it, with the commands that settle it. */
function printCase(context: Context, practice: Practice, { kase, undone }: Shown): void {
  const { print, say } = context;
  const at = atPractice(context.folder, practice.folder);
  const sent = factMaker(context.language, practice.zone).moment(kase.sent);
  print.line(print.tone('bold', `${kase.id}  ${kase.from ?? '?'}, ${sent}`));
  if (kase.reading !== null)
    for (const line of sentenceLines(kase.reading, context, practice)) print.line(line);
  for (const line of caseLines({ kase, context, practice, letters: 'whole' })) print.line(line);
  for (const { note } of undone) {
    const why = noteWords(note, context.language);
    print.line(print.tone('warn', say(` Pas fait : ${why}`, ` Not done: ${why}`)));
  }
  if (kase.batch !== null && kase.state === 'waiting') {
    print.line(
      say(
        ` Tout le lot : agent review --approve ${kase.batch}${at}`,
        ` The whole batch: agent review --approve ${kase.batch}${at}`,
      ),
    );
  }
  if (kase.proposal.length > 0 && kase.state !== 'acting') {
    print.line(
      say(
        ` Oui : agent review --approve ${kase.id}${at}   Non : agent review --refuse ${kase.id}${at}`,
        ` Yes: agent review --approve ${kase.id}${at}   No: agent review --refuse ${kase.id}${at}`,
      ),
    );
  }
  if (kase.proposal.length === 0 && kase.state === 'waiting') {
    print.line(
      say(
        ` Lu, c’est réglé : agent review --approve ${kase.id}${at}`,
        ` Read and dealt with: agent review --approve ${kase.id}${at}`,
      ),
    );
  }
  print.line();
}

/** What waits for a yes, what nobody knows the end of, and what should be read now though its letter can't leave yet. */
async function forAPerson(store: Store): Promise<readonly Case[]> {
  const stuck = (await store.cases('acting')).filter(
    ({ decision, plan }) => decision === 'review' && plan.some(({ kind }) => kind === 'alert'),
  );
  return [...stuck, ...(await store.cases('waiting')), ...(await store.cases('unknown'))];
}

/** An action that was tried, did not certainly happen, and says why. */
function isUndone({ state, note, attempts }: ActionRecord): boolean {
  return note !== '' && (state === 'failed' || state === 'unknown' || (state === 'planned' && attempts > 0));
}
