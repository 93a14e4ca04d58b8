import { wishContext } from '../../src/core/reading/times/wish-context.ts';
import { readWishes } from '../../src/core/reading/wishes/read-wishes.ts';
import { toLocal } from '../../src/domain/time.ts';
import type { Wish } from '../../src/domain/wish.ts';
import { aPractice, NOW } from './builders.ts';

/** The wishes of a French phrase written at `NOW`. */
export function wishesIn(phrase: string): readonly Wish[] {
  const practice = aPractice();
  return readWishes(phrase, 'fr', wishContext(practice, toLocal(NOW, practice.zone))).wishes;
}
