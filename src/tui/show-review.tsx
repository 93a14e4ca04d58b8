import { render } from 'ink';
import type { ReviewDesk } from './desk.ts';
import { type Left, ReviewScreen } from './review-screen.tsx';
import type { State } from './state.ts';

/** Draws the review screen until it is left; resolves with how, and with the state to come back to. */
export async function showReview(
  desk: ReviewDesk,
  first: State,
): Promise<{ readonly left: Left; readonly state: State }> {
  let end: { readonly left: Left; readonly state: State } = { left: { kind: 'quit' }, state: first };
  const screen = render(
    <ReviewScreen
      desk={desk}
      first={first}
      onLeave={(left, state) => {
        end = { left, state };
      }}
    />,
    { exitOnCtrlC: false, patchConsole: false },
  );
  await screen.waitUntilExit();
  return end;
}
