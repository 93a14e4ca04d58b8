import { Box, Text, useApp, useInput, useStdout } from 'ink';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReviewDesk } from './desk.ts';
import { keysOf } from './keys.ts';
import type { Line, Tone } from './line.ts';
import { screenLines } from './screen-lines.ts';
import type { Happening, State, Wish } from './state.ts';
import { step } from './step.ts';

/** Milliseconds between two looks whether the secretary has settled something meanwhile. */
const LOOK = 1000;

/** How the screen was left: for good, or for the person's editor. */
export type Left = Extract<Wish, { kind: 'quit' | 'edit' }>;

interface ScreenInput {
  readonly desk: ReviewDesk;
  readonly first: State;
  /** Told once, with the state to come back to. */
  readonly onLeave: (left: Left, state: State) => void;
}

/** The review screen: draws the state, tells it what happens, and carries its wishes to the desk. */
export function ReviewScreen({ desk, first, onLeave }: ScreenInput) {
  const { exit } = useApp();
  const [state, setState] = useState(first);
  const current = useRef(first);
  const tell = useCallback(
    (happening: Happening) => {
      const { state: next, wish } = step(current.current, happening, desk.now());
      current.current = next;
      setState(next);
      if (wish === null) return;
      if (wish.kind === 'quit' || wish.kind === 'edit') {
        onLeave(wish, next);
        exit();
        return;
      }
      void tellAll(fulfil(wish, desk, next.around.by), tell);
    },
    [desk, exit, onLeave],
  );
  useInput((input, key) => {
    for (const one of keysOf(input, key)) tell({ kind: 'key', key: one });
  });
  useSize(tell);
  useLooks(desk, tell);
  return <Lines lines={screenLines(state)} />;
}

async function tellAll(came: AsyncIterable<Happening>, tell: (happening: Happening) => void): Promise<void> {
  for await (const happening of came) tell(happening);
}

/** Does what a step asks for; what came of it, as soon as it is known. */
async function* fulfil(wish: Exclude<Wish, Left>, desk: ReviewDesk, by: string): AsyncGenerator<Happening> {
  switch (wish.kind) {
    case 'detail': {
      yield { kind: 'whole', whole: await desk.whole(wish.case).catch(() => null) };
      const detail = await desk.detail(wish.case).catch(() => null);
      if (detail !== null) yield { kind: 'detail', detail };
      return;
    }
    case 'verdicts':
      return yield* after(desk, await desk.say(wish.verdicts, wish.here).catch(sentenceOf));
    case 'let-alone':
      return yield* after(desk, await desk.letAlone(wish.kindOf, by).catch(sentenceOf));
  }
}

/** What became of it, and the practice as it is now; a look that fails is made again within a second. */
async function* after(desk: ReviewDesk, message: string): AsyncGenerator<Happening> {
  const picture = await desk.picture().catch(() => null);
  yield { kind: 'said', message };
  if (picture !== null) yield { kind: 'picture', picture };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function useSize(tell: (happening: Happening) => void): void {
  const { stdout } = useStdout();
  useEffect(() => {
    const resized = () => tell({ kind: 'size', size: { columns: stdout.columns, rows: stdout.rows } });
    stdout.on('resize', resized);
    return () => void stdout.off('resize', resized);
  }, [stdout, tell]);
}

/** A look may take longer than the pause: the next one waits for it. */
function useLooks(desk: ReviewDesk, tell: (happening: Happening) => void): void {
  useEffect(() => {
    let looking = false;
    const timer = setInterval(async () => {
      if (looking) return;
      looking = true;
      try {
        if (await desk.changed()) tell({ kind: 'picture', picture: await desk.picture() });
        else tell({ kind: 'clock' });
      } catch (error) {
        tell({ kind: 'said', message: sentenceOf(error) });
      } finally {
        looking = false;
      }
    }, LOOK);
    return () => clearInterval(timer);
  }, [desk, tell]);
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <Box flexDirection="column">
      {lines.map((pieces, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place.
        <Text key={row} wrap="truncate">
          {pieces.length === 0
            ? ' '
            : pieces.map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the row.
                <Text key={place} {...LOOKS[one.tone]}>
                  {one.text}
                </Text>
              ))}
        </Text>
      ))}
    </Box>
  );
}

/** Colour never carries meaning alone: what is chosen or urgent is marked by signs too. */
const LOOKS: Readonly<Record<Tone, Partial<Parameters<typeof Text>[0]>>> = {
  plain: {},
  dim: { dimColor: true },
  bold: { bold: true },
  good: { color: 'green' },
  warn: { color: 'yellow' },
  bad: { color: 'red', bold: true },
  alarm: { color: 'white', backgroundColor: 'red', bold: true },
  chosen: { inverse: true },
};
