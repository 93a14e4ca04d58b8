import { caseIdOfAction } from '../../core/case-id.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { holdingNow } from '../mails/autonomy.ts';
import { goOn } from '../plans/go-on.ts';
import { showHolds } from '../plans/show-holds.ts';
import { ageSurveys } from './age-surveys.ts';
import { agendaTrouble } from './agenda-trouble.ts';
import { climb } from './alert-ladder.ts';
import { invitationsDue } from './invitations-due.ts';
import { morningMail } from './morning-mail.ts';
import { onConflicts } from './on-conflicts.ts';
import { onDue } from './on-due.ts';
import { onFreed } from './on-freed.ts';
import { onWaitingList } from './on-waiting-list.ts';
import { purgeDaily } from './purge-daily.ts';
import { remindOfRenewals } from './renewals-due.ts';
import { seriesEnding } from './series-ending.ts';
import { tellAgain } from './tell-again.ts';

/**
 * What falls due by the clock, in this order: offers whose time is up are given back silently (handbook R-52); what was
 * put off or waits for its grace goes on; an agenda that can't be relied on is told; kept times are shown in the agenda and conflicts told; the waiting list is kept
 * true and freed times are offered; alerts that nobody took are raised again; letters about changed invitations, endings
 * of series and renewals are prepared; reminders and follow-ups leave; unseen emergencies climb; the morning mail leaves.
 * Returns how many offers ended or were made.
 */
export async function onTick(world: World, practice: Practice): Promise<number> {
  const now = world.clock.now();
  const over = (await world.store.offers()).filter(({ state, until }) => state === 'open' && until <= now);
  for (const { id } of over) {
    await world.store.closeOffer(id, 'expired');
    await world.store.audit({
      at: now,
      actor: 'clock',
      verb: 'OfferExpired',
      case: caseIdOfAction(id.slice(2)),
      detail: '',
    });
  }
  for (const kase of await world.store.cases('acting')) await goOn(world, practice, kase);
  await agendaTrouble(world, practice);
  await showHolds(world, practice);
  await onConflicts(world, practice);
  const { practice: held } = await holdingNow(world, practice);
  await onWaitingList(world, held);
  const offered = await onFreed(world, held);
  await tellAgain(world, practice);
  let read: Promise<readonly Case[]> | null = null;
  // Read once: each of them looks at waiting cases of its own origin only.
  const waiting = () => {
    read ??= world.store.cases('waiting');
    return read;
  };
  await invitationsDue(world, practice, waiting);
  await seriesEnding(world, practice);
  await remindOfRenewals(world, practice, waiting);
  await ageSurveys(world, practice);
  await purgeDaily(world, practice);
  await onDue(world, practice, waiting);
  await climb(world, practice);
  await morningMail(world, practice);
  return over.length + offered;
}
