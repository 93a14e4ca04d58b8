// A review screen's state with so many cases, and what a key makes of it.

import { queueOf } from '../../src/core/review/queue.ts';
import { sealOf } from '../../src/core/review/seal.ts';
import type { Case } from '../../src/domain/case.ts';
import { firstState, type Picture, type State, type Stepped, type Whole } from '../../src/tui/state.ts';
import { step } from '../../src/tui/step.ts';
import { aWaitingCase, MORNING } from '../contract/store-builders.ts';

export function someCases(count: number): readonly Case[] {
  return Array.from({ length: count }, (_, place) =>
    aWaitingCase({ id: `c-${String(place).padStart(12, '0')}`, sent: MORNING - (count - place) * 1000 }),
  );
}

export function aPicture(cases: readonly Case[], different: Partial<Picture> = {}): Picture {
  return {
    queue: queueOf(cases, [], MORNING),
    today: [],
    seals: new Map(cases.map((kase) => [kase.id, sealOf(kase, [])])),
    patients: new Map(),
    running: true,
    paused: false,
    asked: null,
    ...different,
  };
}

export function aState(cases: readonly Case[], different: Partial<Picture> = {}): State {
  const around = { language: 'fr', zone: 'Europe/Paris', by: 'anne', practice: 'Cabinet' } as const;
  return firstState(aPicture(cases, different), { around, size: { columns: 80, rows: 24 }, now: MORNING });
}

/** The state after some keys, and what the last of them asked for. A case that is asked for whole comes at once. */
export function pressed(state: State, ...keys: readonly string[]): Stepped {
  return keys.reduce<Stepped>((at, key) => fetched(step(at.state, { kind: 'key', key }, MORNING)), {
    state,
    wish: null,
  });
}

function fetched({ state, wish }: Stepped): Stepped {
  if (wish?.kind !== 'detail') return { state, wish };
  const after = step(state, { kind: 'whole', whole: aWhole(casesIn(state.picture), wish.case) }, MORNING);
  return { state: after.state, wish: after.wish ?? (state.pressed === null ? wish : null) };
}

/** The cases of a picture made of whole ones (`aPicture`). */
function casesIn({ queue, today }: Picture): readonly Case[] {
  return [...queue.map(({ kase }) => kase), ...today] as unknown as readonly Case[];
}

/** A case as the desk gives it when it is opened. */
export function aWhole(cases: readonly Case[], id: string): Whole | null {
  const kase = cases.find((one) => one.id === id);
  return kase === undefined ? null : { kase, seal: sealOf(kase, []) };
}
