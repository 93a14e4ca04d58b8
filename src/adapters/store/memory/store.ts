import { randomBytes } from 'node:crypto';
import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import type { EventCounts } from '../../../domain/agenda.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant } from '../records.ts';
import { textApprovedLine } from '../tables/audit-lines.ts';
import { memoryAutonomy } from '../tables/autonomy-table.ts';
import { memoryBreaches } from '../tables/breach-table.ts';
import { memoryDesk, memorySheets } from '../tables/desk-table.ts';
import { memoryFigures } from '../tables/figures-table.ts';
import { memoryCases } from './cases.ts';
import { memoryConsents } from './consents.ts';
import { memoryContacts } from './contacts.ts';
import { memoryFollowUps } from './follow-ups.ts';
import { memoryForget } from './forget.ts';
import { memoryInvitations } from './invitations.ts';
import { noCases } from './kept.ts';
import { memoryLetters, memoryVerdicts } from './letters.ts';
import { memoryOffers } from './offers.ts';
import { memoryOwedCopies } from './owed-copies.ts';
import { memoryPurge, type Shelves } from './purge.ts';
import { memorySurveys } from './surveys.ts';
import { memoryTrail } from './trail.ts';
import { memoryWaiting } from './waiting.ts';

/** A store that forgets everything when the program ends: for tests, the demo and the dry run. */
export function memoryStore({ now }: { readonly now: () => Instant }): Store {
  const secret = randomBytes(32).toString('hex');
  const trail = memoryTrail(secret);
  const { add } = trail;
  const { claim, age, ...followUps } = memoryFollowUps(add, secret);
  const kept = noCases();
  const cases = memoryCases({ now, add, secret, claim }, kept);
  const { dropOffers, dropMoves, ...offers } = memoryOffers(now);
  const { dropEntries, ...waiting } = memoryWaiting({ now, add });
  const { dropInvitations, ...invitations } = memoryInvitations();
  const { saidLast, dropPatient, ...consents } = memoryConsents(add);
  const { detach, ...surveys } = memorySurveys(add);
  const { stoppedLast, dropStop, ...contacts } = memoryContacts(add, secret);
  const { dropCopies, ...owedCopies } = memoryOwedCopies();
  const sheets = memorySheets();
  const desk = memoryDesk(sheets);
  const breaches = memoryBreaches(sheets, add);
  const { dropCase, ...verdicts } = memoryVerdicts({
    now,
    add,
    hasCase: async (id) => (await cases.case(id)) !== null,
  });
  const shelves: Shelves = {
    kept,
    desk,
    sheets,
    age,
    trail,
    dropOffers,
    dropMoves,
    dropEntries,
    dropInvitations,
    saidLast,
    dropPatient,
    detach,
    stoppedLast,
    dropStop,
    dropCase,
    dropCopies,
  };
  return {
    ...cases,
    ...memoryLetters(secret),
    ...owedCopies,
    ...invitations,
    ...verdicts,
    ...offers,
    ...waiting,
    ...followUps,
    ...desk,
    ...breaches,
    ...memoryAutonomy(add),
    ...memoryFigures(cases),
    ...contacts,
    ...consents,
    ...surveys,
    ...memoryPurge(shelves),
    ...memoryForget(shelves),
    ...memoryApprovals(add),
    secret: async () => secret,
    audit: async (entry) => add({ ...entry, at: asInstant(entry.at) }),
    trail: async (query) => trail.entries(query),
    verifyAudit: async () => trail.firstBroken(),
    close: async () => undefined,
  };
}

type Approvals = Pick<Store, 'approvals' | 'approveText' | 'eventCount' | 'saveEventCount'>;

function memoryApprovals(add: (line: AuditLine) => void): Approvals {
  const approvals = new Map<string, string>();
  let events: EventCounts | null = null;
  return {
    approvals: async () => Object.fromEntries(approvals),
    approveText: async (key, hash, by, at) => {
      add(textApprovedLine(key, hash, { by: wellFormed(by), at: asInstant(at) }));
      approvals.set(wellFormed(key), hash);
    },
    eventCount: async () => events,
    saveEventCount: async (counts) => {
      events = counts;
    },
  };
}
