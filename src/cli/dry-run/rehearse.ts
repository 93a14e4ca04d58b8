import { expand } from '../../core/agenda/recurrence/expand.ts';
import type { Case } from '../../domain/case.ts';
import type { Mail, RawMail, UnreadableMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { onTick } from '../../flow/clock/on-tick.ts';
import { onMail } from '../../flow/mails/on-mail.ts';
import { openAndRead } from '../../flow/mails/open.ts';
import type { World } from '../../ports/world.ts';
import type { Doors } from '../doors.ts';
import type { Week } from '../show/agenda/week.ts';

export interface Step {
  readonly mail: Mail | UnreadableMail;
  readonly kase: Case;
}

export interface Rehearsal {
  /** How many mails wait in the inbox. */
  readonly total: number;
  /** Each waiting mail, carried all the way when it is asked for. */
  readonly mails: () => AsyncGenerator<Step>;
  /** The agenda of the coming days as it stands now. */
  readonly week: () => Promise<Week>;
  readonly end: () => Promise<void>;
}

interface Wanted {
  readonly doors: Doors;
  readonly practice: Practice;
  /** The clock begins here and moves on with the mails, never back. */
  readonly morning: Instant;
}

/** The real program on the files of a practice, with a clock that moves from mail to mail and its texts approved. */
export async function rehearse({ doors, practice, morning }: Wanted): Promise<Rehearsal> {
  let now = morning;
  const world = await doors.world(practice, { now: () => now });
  await approveTexts(doors, practice, world);
  const waiting: RawMail[] = [];
  for await (const raw of world.mailbox.arrivals()) waiting.push(raw);
  return {
    total: waiting.length,
    mails: async function* () {
      for (const raw of waiting) {
        const mail = await openAndRead({ open: world.mailbox.open, practice, raw, now });
        now = Math.max(now, mail.sent);
        await onTick(world, practice);
        yield { mail, kase: await onMail(world, practice, raw) };
      }
    },
    week: () => weekOf(world, practice, now),
    end: () => world.store.close(),
  };
}

/** In a practice someone reads each text and says yes; here they all count as read. */
async function approveTexts(doors: Doors, practice: Practice, world: World): Promise<void> {
  const { templates, texts } = await doors.texts(practice, world.store);
  const answers = texts.faq.flatMap((entry) => Object.values(entry.answers));
  for (const { id, language, hash } of [...templates, ...answers]) {
    await world.store.approveText(`${id}/${language}`, hash, 'demo', world.clock.now());
  }
}

async function weekOf(world: World, practice: Practice, now: Instant): Promise<Week> {
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return { occurrences: [], held: [] };
  const window = { start: now - 8 * DAY, end: now + 15 * DAY };
  const offers = (await world.store.offers()).filter(
    ({ state: kept, until }) => kept === 'open' && until > now,
  );
  return {
    occurrences: expand(state.files, window, practice.zone).occurrences,
    held: offers.flatMap(({ slots }) => slots),
  };
}
