import { asZone, parseLocalDate } from '../../domain/time.ts';
import type { AlertSettings } from '../../domain/told.ts';
import { COUNTRY_DEFAULTS } from '../country-defaults.ts';
import { error, warning } from '../faults.ts';
import { nearest } from '../nearest.ts';
import { revealingWord } from '../revealing-word.ts';
import { dateMeant } from '../value-faults.ts';
import type { ConfigRule } from './rule.ts';

/** The time zone must be one that every clock of the program knows. */
export const zoneKnown: ConfigRule = ({ written: { practice } }) => {
  const read = practice.zone;
  if (read === undefined || asZone(read) !== null) return [];
  const write = nearest(read, Intl.supportedValuesOf('timeZone')) ?? COUNTRY_DEFAULTS[practice.country].zone;
  return [error(['practice', 'zone'], { code: 'bad-form', form: 'zone', read, write })];
};

/** A sender name or mail domain that names the specialty tells it to everybody who sees the screen. */
export const neutralSender: ConfigRule = ({ practice, lineOf }) => {
  const path = lineOf(['mail', 'sender-name']) !== null ? ['mail', 'sender-name'] : ['practice', 'name'];
  const name = practice.mail.senderName;
  const word = revealingWord(name);
  const shown = word === null ? [] : [warning(path, { code: 'name-reveals', read: name, word })];
  const [address] = practice.mail.addresses;
  const domain = revealingWord(address);
  if (domain === null) return shown;
  return [...shown, warning(['mail', 'addresses'], { code: 'domain-reveals', read: address, word: domain })];
};

/** The first name in letters that a human approves is no title, and names no specialty. */
export const neutralReader: ConfigRule = ({ practice: { readBy } }) => {
  const word = readBy === null ? null : revealingWord(readBy);
  return readBy === null || word === null
    ? []
    : [error(['practice', 'read-by'], { code: 'name-reveals', read: readBy, word })];
};

/** A title that names the specialty tells it to everybody who sees the patient's calendar. */
export const neutralInvitations: ConfigRule = ({ practice }) => {
  const word = practice.invitations.name ? revealingWord(practice.name) : null;
  return word === null
    ? []
    : [error(['invitations', 'name'], { code: 'name-reveals', read: practice.name, word })];
};

/** Without the name of the practice's own mail server no sender can be proved (handbook §3.3, RFC 8601 §2.5). */
export const sendersProvable: ConfigRule = ({ practice, sound }) =>
  practice.mail.authservIds.length === 0 && sound(['mail', 'authserv-ids'])
    ? [warning(['mail', 'authserv-ids'], { code: 'no-authserv' })]
    : [];

/** An emergency wording must reach somebody (R-ALERT). */
export const alertsReach: ConfigRule = ({ practice, sound }) =>
  !reachesSomebody(practice.alerts) && sound(['alerts'])
    ? [warning(['alerts', 'file'], { code: 'no-alert' })]
    : [];

/** The day on which the practice checked its emergency numbers is one of the calendar. */
export const numbersChecked: ConfigRule = ({ written }) => {
  const read = written['emergency-numbers']?.['checked-on'];
  if (read === undefined || parseLocalDate(read) !== null) return [];
  const write = dateMeant(read) ?? '2026-11-20';
  return [error(['emergency-numbers', 'checked-on'], { code: 'bad-form', form: 'date', read, write })];
};

/** Who answers for the practice writes from an address that patients do not use. */
export const answersFromOwnAddress: ConfigRule = ({ practice }) => {
  const read = practice.morningMail?.to;
  return read !== undefined && practice.mail.addresses.includes(read)
    ? [error(['morning-mail', 'to'], { code: 'own-address', read })]
    : [];
};

function reachesSomebody({ file, desktop, command, mail }: AlertSettings): boolean {
  return file !== null || desktop || command !== null || mail !== null;
}
