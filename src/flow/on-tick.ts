import type { World } from '../ports.ts';

/** What falls due by the clock: offers whose time is up are given back silently (handbook R-52). Returns how many. */
export async function onTick(world: World): Promise<number> {
  const now = world.clock.now();
  const over = (await world.store.offers()).filter(({ state, until }) => state === 'open' && until <= now);
  for (const { id } of over) {
    await world.store.closeOffer(id, 'expired');
    await world.store.audit({ at: now, actor: 'clock', verb: 'OfferExpired', case: id.slice(2), detail: '' });
  }
  return over.length;
}
