import type { Pause } from '../../domain/case.ts';
import type { Store } from '../../ports/store.ts';

/** Writes a pause down, or its end (null), and who said so. It holds until it is ended, whatever is restarted. */
export async function rememberPause(
  store: Pick<Store, 'pause' | 'audit'>,
  pause: Pause | null,
  by: string,
): Promise<void> {
  await store.pause(pause);
  const verb = pause === null ? 'Resumed' : 'Paused';
  await store.audit({ at: pause?.since ?? Date.now(), actor: 'human', verb, case: null, detail: by });
}
