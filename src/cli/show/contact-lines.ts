import { momentText } from '../../core/agenda/moment-text.ts';
import { CLASS_NAMES } from '../../core/consents/class-names.ts';
import { freezeWords } from '../../core/consents/freeze-words.ts';
import { type May, mayReceive, saidOf } from '../../core/consents/may-receive.ts';
import { contactKindName } from '../../core/patients/contact-sentences.ts';
import { type Choice, type ContactChange, MESSAGE_CLASSES, type PatientMark } from '../../domain/contact.ts';
import type { MessageConsent } from '../../domain/follow-up.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';

/** How one address stands. */
export interface ShownAddress {
  readonly address: Address;
  readonly dead: boolean;
  readonly stopped: readonly MessageClass[];
  readonly frozen: string | null;
}

/** All that is told of one patient as somebody to write to. */
export interface ShownContact {
  /** With the marks that humans set. */
  readonly patient: Patient;
  readonly addresses: readonly ShownAddress[];
  readonly consents: readonly MessageConsent[];
  readonly marks: readonly PatientMark[];
  readonly choices: readonly Choice[];
  /** New contacts that humans recorded beside the patients' file. */
  readonly changes: readonly ContactChange[];
}

/** Whether anything is set for this patient that `agent contacts list` shows without `--all`. */
export function isSpecial({ patient, addresses, consents, choices, changes }: ShownContact): boolean {
  return (
    patient.flags.length > 0 ||
    (patient.consents ?? []).length > 0 ||
    consents.length > 0 ||
    choices.length > 0 ||
    changes.length > 0 ||
    addresses.some(({ dead, stopped, frozen }) => dead || stopped.length > 0 || frozen !== null)
  );
}

/** One patient in a few lines: addresses, what each class may do, who said what. */
export function contactLines(shown: ShownContact, context: Context, practice: Practice): readonly string[] {
  const { print, say, language } = context;
  const { patient } = shown;
  const flags = patient.flags.length === 0 ? '' : `  ${print.tone('warn', patient.flags.join(', '))}`;
  return [
    `${print.tone('bold', `${patient.givenName} ${patient.familyName}`)}  ${print.tone('dim', patient.id)}${flags}`,
    ...shown.addresses.map((one) => `   ${one.address}  ${addressText(one, context)}`),
    ...shown.changes.map((change) => changeText(change, context, practice)),
    ...MESSAGE_CLASSES.map((kind) => {
      const name = CLASS_NAMES[kind][language === 'fr' ? 0 : 1];
      return `   ${kind}  ${name.padEnd(34)} ${mayText(mayOf(kind, shown, practice), context)}${whoSaid(kind, shown, context, practice)}`;
    }),
    ...shown.choices.map(
      ({ rule, by }) => `   ${say(`choisi : ${rule} (${by})`, `chosen: ${rule} (${by})`)}`,
    ),
  ];
}

/** The same for a machine. */
export function contactJson(shown: ShownContact, practice: Practice): Readonly<Record<string, unknown>> {
  const { patient, addresses, consents, marks, choices, changes } = shown;
  const may = Object.fromEntries(MESSAGE_CLASSES.map((kind) => [kind, mayOf(kind, shown, practice)]));
  const { id, flags, consents: listed = [] } = patient;
  return { patient: id, flags, addresses, may, listed, consents, marks, choices, changes };
}

/** As for the address that letters would go to: the first that works. */
function mayOf(kind: MessageClass, shown: ShownContact, practice: Practice): May {
  const to = shown.addresses.find(({ dead }) => !dead);
  const { patient, consents } = shown;
  return mayReceive(
    kind,
    {
      patient,
      consents,
      stopped: to?.stopped ?? [],
      frozen: to?.frozen ?? null,
      chosen: false,
      troubled: false,
      unread: false,
      sentBefore: 0,
    },
    practice.followUps.reminderConsent,
  );
}

function changeText(
  { kind, from, to, by, at }: ContactChange,
  { say, language, print }: Context,
  { zone }: Practice,
) {
  const instead = from === null ? '' : say(` à la place de ${from}`, ` instead of ${from}`);
  const who = print.tone('dim', `(${momentText(at, zone, language)}, ${by})`);
  return `   ${contactKindName(kind, language)}${say(' :', ':')} ${to}${instead}  ${who}`;
}

/** How an address stands, in words. */
export function addressText({ dead, stopped, frozen }: ShownAddress, { say, language }: Context): string {
  if (frozen !== null) {
    const why = freezeWords(frozen, language);
    return say(`suspendue : ${why}. Pour rouvrir : unfreeze`, `suspended: ${why}. To reopen: unfreeze`);
  }
  if (dead) return say('ne reçoit plus (fichier patients)', "no longer receives (patients' file)");
  if (stopped.length === MESSAGE_CLASSES.length)
    return say('STOP : plus aucun message non demandé', 'STOP: no unasked message any more');
  if (stopped.length > 0) return `STOP : ${stopped.join(', ')}`;
  return say('ouverte', 'open');
}

function mayText(may: May, { say, print }: Context): string {
  if (may.kind === 'yes') return print.tone('good', say('oui', 'yes'));
  if (may.kind === 'ask') return say('avec votre accord à chaque fois', 'with your yes each time');
  const why: Readonly<Record<typeof may.why, string>> = {
    stopped: say('non : refusé', 'no: refused'),
    frozen: say('non : suspendu', 'no: suspended'),
    'human-only': say('non : une personne écrit elle-même', 'no: a person writes'),
    'no-consent': say('non : il faut un accord d’abord', 'no: a yes is needed first'),
    limit: say('non : assez reçu', 'no: enough was sent'),
    'mail-waits': say('non : un mail attend d’être lu', 'no: a mail waits to be read'),
  };
  return print.tone('warn', why[may.why]);
}

function whoSaid(
  kind: MessageClass,
  shown: ShownContact,
  { say, language, print }: Context,
  { zone }: Practice,
): string {
  const state = saidOf(kind, shown);
  if (state === null) return '';
  const last = shown.consents.findLast((one) => one.class === kind && one.state === state);
  if (last === undefined) return print.tone('dim', say('  (fichier patients)', "  (patients' file)"));
  const source = last.source === 'mail' ? say('par mail', 'by mail') : last.by;
  return print.tone('dim', `  (${momentText(last.at, zone, language)}, ${source})`);
}
