// Whom the memory allows to be written to: consents, stops, frozen contacts, complaints, mails that wait.

import { mayReceive } from '../../core/consents/may-receive.ts';
import { failing } from '../../core/followups/conditions.ts';
import type { DueQuestion } from '../../core/followups/due.ts';
import { sentBefore } from '../../core/followups/sent-before.ts';
import { grouped } from '../../core/grouped.ts';
import { contactOf } from '../../core/patients/contact-of.ts';
import type { Due } from '../../domain/follow-up.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { Reason } from '../../domain/reason.ts';
import { DAY } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';

type Asking = Pick<World, 'store'>;

/** What everybody said who would be written to; asked of the memory once for each address. */
export async function whoMay({ store }: Asking, question: DueQuestion): Promise<DueQuestion['may']> {
  const { practice, done, book, rules, dues = [] } = question;
  const isDone = new Set(done.map(({ key }) => key));
  const doneFor = grouped(done, ({ patient }) => patient);
  const people = new Map(question.patients.map((patient) => [patient.id, patient]));
  const open = dues.filter((due) => {
    const patient = people.get(due.patient);
    if (due.rule.does.kind === 'task' || isDone.has(due.key) || patient === undefined) return false;
    return failing(due, { patient, practice, book }) === null;
  });
  const addresses = new Set(
    open.flatMap((due) => {
      const patient = people.get(due.patient);
      return (patient === undefined ? null : contactOf(patient)) ?? [];
    }),
  );
  const stopped = new Map<Address, readonly MessageClass[]>();
  const frozen = new Map<Address, string | null>();
  for (const address of addresses) {
    stopped.set(address, await store.stoppedClasses(address));
    frozen.set(address, await store.frozen(address));
  }
  const consents = grouped(await store.consents(), ({ patient }) => patient);
  const isNow = open.filter(({ due, until }) => due <= question.now && until > question.now).map(classOf);
  const troubled = isNow.includes('S4') ? await inTrouble(store, question) : NOBODY;
  const unread = isNow.includes('S5') ? await unreadFrom(store) : NOBODY;
  return (due, patient, address) => {
    const { does } = due.rule;
    if (does.kind === 'task') return { kind: 'yes' };
    const classes = stopped.get(address);
    // Whoever was not asked about gets nothing.
    if (classes === undefined) return { kind: 'no', why: 'no-consent' };
    const said = consents.get(patient.id) ?? [];
    const standing = {
      patient,
      consents: said,
      stopped: classes,
      frozen: frozen.get(address) ?? null,
      chosen: question.chosen(patient.id, due.rule.id),
      troubled: troubled.has(patient.id),
      unread: unread.has(patient.id) || unread.has(address),
      sentBefore: sentBefore(due, { done: doneFor.get(due.patient) ?? [], rules, book }),
    };
    return mayReceive(does.class, standing, practice.followUps.reminderConsent);
  };
}

const NOBODY: ReadonlySet<string> = new Set();

function classOf({ rule: { does } }: Due): MessageClass | null {
  return does.kind === 'message' ? does.class : null;
}

const TROUBLES: readonly Reason['code'][] = [
  'complaint',
  'emergency-wording',
  'violence-wording',
  'distress',
  'loss-told',
];

/** Who complained or was in an emergency within a year: nobody asks them how they liked it (handbook §1.9). */
async function inTrouble(store: Asking['store'], { now }: DueQuestion): Promise<ReadonlySet<string>> {
  const recent = await store.casesDecided({ codes: TROUBLES, since: now - 365 * DAY });
  return new Set(recent.flatMap(({ patient }) => patient ?? []));
}

/** Patients and addresses of whom a mail waits for a human: "I have paid" may stand in it. */
async function unreadFrom(store: Asking['store']): Promise<ReadonlySet<string>> {
  const open = [...(await store.cases('waiting')), ...(await store.cases('unknown'))];
  const mails = open.filter(({ origin }) => origin.kind === 'mail');
  return new Set(mails.flatMap(({ patient, from }) => [patient ?? [], from ?? []].flat()));
}
