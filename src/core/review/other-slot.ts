import type { Action } from '../../domain/action.ts';
import type { Slot } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import type { Letter } from '../../domain/letter.ts';
import { HOUR, type Instant, type Zone } from '../../domain/time.ts';
import { factMaker } from '../letters/facts.ts';
import { exchange } from '../letters/fill.ts';

/** The times a proposal gives, in the order of the letter: what another time can stand in the place of. */
export function givenIn({ proposal }: Pick<Case, 'proposal'>): readonly Slot[] {
  return proposal.flatMap((action) => {
    if (action.kind === 'hold') return action.offer.slots;
    if (action.kind === 'book') return [action.slot];
    return action.kind === 'move' ? [action.to] : [];
  });
}

/**
 * The proposal with another time in the place of the one that begins at `instead`, in the agenda and in the letter,
 * where the words for one moment stand in the place of the words for the other. Null when no such time is given, or the
 * letter does not name it in the words of a full date: then the two could say different things.
 */
export function withSlot(
  { proposal }: Pick<Case, 'proposal'>,
  { instead, slot, zone }: { readonly instead: Instant; readonly slot: Slot; readonly zone: Zone },
): readonly Action[] | null {
  const given = givenIn({ proposal });
  const replaced = given.find(({ start }) => start === instead);
  const isDouble = given.some(({ start }) => start === slot.start);
  const told = proposal.some((action) => action.kind === 'reply' && (action.tells ?? []).length > 0);
  if (replaced === undefined || isDouble || told || replaced.type !== slot.type) return null;
  const actions = proposal.map((action) => withTime(action, { instead, slot, zone }));
  return actions.every((action) => action !== null) ? actions : null;
}

interface Put {
  readonly instead: Instant;
  readonly slot: Slot;
  readonly zone: Zone;
}

function withTime(action: Action, put: Put): Action | null {
  const { instead, slot } = put;
  switch (action.kind) {
    case 'hold': {
      // The letter says until when the times are kept: an hour before the first of them at the latest.
      if (slot.start - HOUR < action.offer.until) return null;
      const slots = action.offer.slots.map((one) => (one.start === instead ? slot : one));
      return { ...action, offer: { ...action.offer, slots } };
    }
    case 'book':
      return action.slot.start === instead ? { ...action, slot } : action;
    case 'move':
      return action.to.start === instead ? { ...action, to: slot } : action;
    case 'reply': {
      const letter = toldAnew(action.letter, put);
      return letter === null ? null : { ...action, letter };
    }
    case 'release':
    case 'block':
    case 'cancel':
    case 'confirm':
    case 'label':
    case 'alert':
    case 'task':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return action;
  }
}

/** Both are facts of the agenda in the words of the same maker: the text stays an approved one. */
function toldAnew(letter: Letter, { instead, slot, zone }: Put): Letter | null {
  const { moment } = factMaker(letter.language, zone);
  const [before, after] = [moment(instead), moment(slot.start)];
  // "17 h" stands in "17 h 30" too: what goes on with a digit is another moment.
  const [, rest = ''] = letter.body.split(before);
  if (/^ ?\d/u.test(rest) || slot.replacement !== undefined) return null;
  const body = exchange(letter.body, before, after);
  return body === null ? null : { ...letter, body };
}
