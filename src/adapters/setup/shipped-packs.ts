import { readFile } from 'node:fs/promises';
import { type Packs, parsePacks } from '../../core/setup/packs.ts';
import { SHIPPED } from '../shipped-place.ts';

/** The packs that ship with the program. */
export async function shippedPacks(): Promise<Packs> {
  const text = (name: string) => readFile(new URL(`data/packs/${name}.yaml`, SHIPPED), 'utf8');
  return parsePacks(await text('professions'), await text('faq'));
}
