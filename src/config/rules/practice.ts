import { asZone } from '../../domain/time.ts';
import { COUNTRY_DEFAULTS } from '../country-defaults.ts';
import { error, warning } from '../faults.ts';
import { nearest } from '../nearest.ts';
import { revealingWord } from '../revealing-word.ts';
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

/** Without the name of the practice's own mail server no sender can be proved (handbook §3.3, RFC 8601 §2.5). */
export const sendersProvable: ConfigRule = ({ practice, sound }) =>
  practice.mail.authservIds.length === 0 && sound(['mail', 'authserv-ids'])
    ? [warning(['mail', 'authserv-ids'], { code: 'no-authserv' })]
    : [];

/** An emergency wording must reach somebody (R-ALERT). */
export const alertsReach: ConfigRule = ({ practice, sound }) =>
  practice.alerts.file === null && sound(['alerts'])
    ? [warning(['alerts', 'file'], { code: 'no-alert' })]
    : [];
