import type { EditedText } from '../../core/review/edited-text.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { ReviewDesk } from '../../tui/desk.ts';
import { screenLines } from '../../tui/screen-lines.ts';
import { firstState, type Picture, type State, wholeAt } from '../../tui/state.ts';
import { step } from '../../tui/step.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

export interface Reviewing {
  readonly context: Context;
  readonly practice: Practice;
  readonly desk: ReviewDesk;
  readonly by: string;
}

/**
 * `agent review` as a screen: until the person leaves it, with their editor in between where they want it. `check`
 * throws what is wrong with the practice's files, once the first frame stands.
 */
export async function reviewOnScreen(reviewing: Reviewing, check: () => Promise<void>): Promise<ExitCode> {
  const { context, desk } = reviewing;
  let state = await firstSeen(reviewing, check);
  const { showReview } = await import('../../tui/show-review.tsx');
  for (;;) {
    context.print.wholeScreen(true);
    context.print.frame([]);
    const ended = await showReview(desk, state).finally(() => context.print.wholeScreen(false));
    if (ended.left.kind === 'quit') return EXIT.ok;
    state = await edited(reviewing, ended.state, ended.left.text);
  }
}

/** Draws the list by the memory alone; then loads what hears the keys, and looks at everything. */
async function firstSeen(reviewing: Reviewing, check: () => Promise<void>): Promise<State> {
  const { context, desk } = reviewing;
  const { doors, print } = context;
  const stateOf = (picture: Picture) =>
    firstState(picture, { around: aroundOf(reviewing), size: sizeOf(context), now: desk.now() });
  const glanced = stateOf(await desk.glance());
  const screen = doors.readyForScreen();
  try {
    print.wholeScreen(true);
    print.frame(screenLines(glanced));
    await import('../../tui/show-review.tsx');
    await check();
    const state = stateOf(await desk.picture());
    screen.stands();
    return state;
  } catch (error) {
    screen.fell();
    print.wholeScreen(false);
    throw error;
  }
}

function aroundOf({ context, practice, by }: Reviewing): State['around'] {
  return { language: context.language, zone: practice.zone, by, practice: practice.name };
}

function sizeOf({ print }: Context): State['size'] {
  return { columns: print.columns, rows: print.rows };
}

/** The state after the person's editor: their text looked at, or as it was when they left it. */
async function edited(
  { context, practice, desk }: Pick<Reviewing, 'context' | 'practice' | 'desk'>,
  state: State,
  text: string,
): Promise<State> {
  const kase = wholeAt(state);
  const written = await context.doors.editText(text);
  const sized = { ...state, size: sizeOf(context) };
  if (written === null || kase === null) return sized;
  const check = await checkedText({ context, practice }, kase, written);
  return check === null ? sized : step(sized, { kind: 'edited', check }, desk.now()).state;
}

/** What a person wrote in the place of a case's letter, looked at; null when the case has no letter. */
export async function checkedText(
  { context, practice }: Pick<Reviewing, 'context' | 'practice'>,
  kase: Case,
  text: string,
): Promise<EditedText | null> {
  const letter = kase.proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []))[0];
  if (letter === undefined) return null;
  const { texts } = await context.doors.texts(practice, null);
  const { checkEdited } = await import('../../core/review/edited-text.ts');
  return checkEdited({ letter, text, texts });
}
