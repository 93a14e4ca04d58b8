import type { Form, Sentences, Wanted, YamlMistake } from './faults.ts';
import { ENGLISH_ON_SERVERS } from './server-sentences-en.ts';
import { termText } from './term-text.ts';

const quoted = (text: string): string => `"${text}"`;

const FORMS: Readonly<Record<Form, string>> = {
  'time-span': 'is not a time span',
  'clock-time': 'is not a time of day',
  duration: 'is not a length of time',
  term: 'is not a number of days, months or years',
  date: 'is not a day of the calendar',
  zone: 'is not a known time zone',
  address: 'is not a mail address',
  phone: 'is not a phone number',
  'web-address': 'is not the address of a server',
  key: 'is not a short name (lower case, digits and hyphens)',
};

const WANTED: Readonly<Record<Wanted, string>> = {
  text: 'a text must stand here',
  number: 'a whole number must stand here',
  'yes-no': 'true (yes) or false (no) must stand here',
  section: 'indented lines must stand here',
  list: 'a list must stand here',
  map: 'names must stand here, each with its indented lines',
};

const YAML: Readonly<Record<YamlMistake, (read: string) => string>> = {
  tab: () => 'this line begins with a tab. Use spaces.',
  indent: () => 'this line is not aligned with its neighbours. Give it the same indent.',
  quote: () => 'a closing quote is missing. Add it at the end of the value.',
  colon: (read) => `":" is missing after ${quoted(read)}. Write ${quoted(`${read}: …`)}.`,
  'two-colons': () => 'two ":" on one line. Put the value in quotes.',
  reserved: (read) => `a value does not begin with ${quoted(read)}. Put it in quotes.`,
  'two-documents': () => 'a line "---" cuts the file in two. Delete it.',
  bracket: () => 'a bracket or brace is not closed. Close it, or write one value a line.',
  alias: (read) => `references like ${quoted(read)} are not read here. Write the whole value.`,
  tag: (read) => `marks like ${quoted(read)} are not read here. Delete it.`,
  'complex-key': () => 'a key is a simple word. Compare with practice.example.yaml.',
  other: () => 'this line cannot be read. Compare with practice.example.yaml.',
};

/** Each fault in English: what was read, then what to write instead. */
export const ENGLISH: Sentences = {
  'no-file': () =>
    'This folder has no practice.yaml. To set a practice up: agent init; otherwise --practice FOLDER.',
  'unreadable-file': () => 'This file cannot be opened. Check that your account may read it.',
  'not-utf8': () => 'this file is not UTF-8. Save it with the encoding UTF-8.',
  'no-settings': () =>
    'this is no list of settings. Write one setting a line, like "practice:", or start from practice.example.yaml.',
  'newer-format': ({ read }) =>
    `this file is of format ${read}, for a newer version of this program. Install that version again, or put back the practice.yaml of before.`,
  'no-yaml': ({ mistake, read }) => YAML[mistake](read),
  'duplicate-key': ({ first }) => `this key already stands on line ${first}. Keep one of the two.`,
  'unknown-key': ({ near, known }) =>
    near === null
      ? `there is no such key. Keys that may stand here: ${known.join(', ')}.`
      : `there is no such key. Did you mean ${quoted(near)}?`,
  missing: ({ write }) => `this line is missing. Write for example ${quoted(write)}.`,
  'wrong-type': ({ read, wanted, write }) => `${quoted(read)}: ${WANTED[wanted]}. Write ${quoted(write)}.`,
  'not-a-choice': ({ read, near, choices }) =>
    near === null
      ? `${quoted(read)} is not possible here. Choose one of ${choices.join(', ')}.`
      : `${quoted(read)} is not possible here. Write ${quoted(near)}.`,
  'person-only': ({ read, choices }) =>
    `${quoted(read)} is not allowed: a person always answers this. Write ${choices.map(quoted).join(' or ')}.`,
  'out-of-range': ({ read, from, to }) =>
    `${quoted(read)} is out of range. Write a whole number from ${from} to ${to}.`,
  'bad-form': ({ form, read, write }) => `${quoted(read)} ${FORMS[form]}. Write ${quoted(write)}.`,
  'phone-unquoted': ({ read }) =>
    `without quotes a number loses its first 0. Put all its digits in quotes, as in ${quoted(read)}.`,
  empty: () => 'nothing is written here. Write a value, or delete the line.',
  'inverted-span': ({ read, write }) => `${quoted(read)} ends before it begins. Write ${quoted(write)}.`,
  overlap: ({ one, other, write }) =>
    `${quoted(one)} and ${quoted(other)} overlap. Write ${quoted(write)} in their place.`,
  'no-hours': () => 'no day is open, no appointment can be given. Write for example "monday: 09:00-12:00".',
  'same-id': ({ read, first }) =>
    `${quoted(read)} is already taken${first === null ? '' : ` on line ${first}`}. Give another name.`,
  'zero-length': ({ read }) => `${quoted(read)} lasts no time. Write at least ${quoted('5 min')}.`,
  'term-zero': ({ read }) => `${quoted(read)} keeps nothing at all. Write at least ${quoted('1 day')}.`,
  'term-most': ({ read, most }) =>
    `${quoted(read)} is too long: copies of the memory live ${termText(most, 'en')} at most (R-15). Write ${quoted(termText(most, 'en'))}.`,
  'term-reason': ({ read, usual }) =>
    `${quoted(read)} is longer than usual (${termText(usual, 'en')}). Say why under retention: ${quoted('reason: …')}, or write ${quoted(termText(usual, 'en'))}.`,
  'term-order': ({ read, longer, at }) =>
    `${quoted(read)} is longer than ${longer} (${at}), which goes later. Write at most ${quoted(at)}, or make ${longer} longer.`,
  'inverted-days': ({ from, to }) =>
    `the closure ends on ${to}, before it begins on ${from}. Exchange the two days.`,
  'unknown-practitioner': ({ read, near }) =>
    `no practitioner is called ${quoted(read)}.${near === null ? ' Write an "id" of the practitioners list.' : ` The nearest: ${near}.`}`,
  'unknown-agenda': ({ read, near }) =>
    `no agenda is called ${quoted(read)}.${near === null ? ' Write a "name" of the agenda.sources list.' : ` The nearest: ${near}.`}`,
  'no-agenda': ({ practitioner }) =>
    `no agenda to write into for ${quoted(practitioner)}. Add one with "practitioner: ${practitioner}" to agenda.sources.`,
  'file-and-sources': () => 'both file and sources are written. Keep sources, delete file.',
  'file-missing': ({ read, near }) =>
    `there is no file ${read}.${near === null ? ' Create it, or correct the name.' : ` The nearest: ${near}.`}`,
  'folder-missing': ({ read, near }) =>
    `there is no folder ${read}.${near === null ? ' Create it, or correct the name.' : ` The nearest: ${near}.`}`,
  'not-a-file': ({ read }) => `${read} is a folder. Write the name of a file.`,
  'not-a-folder': ({ read }) => `${read} is a file. Write the name of a folder.`,
  'online-agenda': ({ read }) =>
    `${quoted(read)} is online, path names a file. Write it as "feed: { url: … }" when it is only read, as "caldav: { server: … }" when appointments are written there.`,
  'no-patients': ({ read }) =>
    `without ${read} nobody is recognised and every personal request waits for you. Export your patients to this file.`,
  'remote-model': ({ read }) =>
    `${quoted(read)} is neither this machine nor the practice network. Write "http://127.0.0.1:11434", or "allow-remote-model: true" if patients' words may leave.`,
  'cloud-model': ({ read }) =>
    `${quoted(read)} runs at a supplier, not in the practice. Write the name of a local model, for example "qwen3:4b".`,
  'model-allowed-away': ({ read }) =>
    `patients' words go to ${quoted(read)}, outside the practice. Delete allow-remote-model if that is not meant.`,
  'fee-forbidden': () =>
    'in France a physiotherapist may not ask a fee for a missed session. Write "reminder-of-rule" or "none".',
  'hold-long': ({ read, most, write }) =>
    `${quoted(read)} blocks each proposed time for more than ${most} for everybody else. Write for example ${quoted(write)}.`,
  'hold-near-longer': ({ read, hold }) =>
    `${quoted(read)} is longer than hold (${hold}). A near appointment is kept for less time: write "2 h".`,
  'notice-beyond': ({ read, horizon }) =>
    `${quoted(read)} reaches beyond the limit of ${horizon}: nothing could be proposed. Shorten the one or lengthen the other.`,
  'nothing-open': () =>
    'no kind of appointment is open: the program will propose nothing. Write "open: true" under one of them.',
  'longer-than-hours': ({ read, longest }) =>
    `${quoted(read)} fits into no opening range (the longest lasts ${longest}). Shorten it or open for longer.`,
  'name-reveals': ({ read, word }) =>
    `${quoted(read)} reveals the specialty (${quoted(word)}) to whoever sees the patient's screen. Write for example "Front desk, 12 Lilac Street".`,
  'domain-reveals': ({ read, word }) =>
    `the address ${quoted(read)} reveals the specialty (${quoted(word)}) in every mail. Prefer a neutral address if you have one.`,
  'no-authserv': () =>
    'without this name no sender is proved and every personal request waits for you. Write the word after "Authentication-Results:" in a received mail.',
  'own-address': ({ read }) =>
    `patients write to ${quoted(read)}: an answer from there would prove nothing. Write an address of your own.`,
  'no-alert': () =>
    'without an alert file nobody is told of an urgent mail. Write for example "file: alerts.jsonl".',
  ...ENGLISH_ON_SERVERS,
};
