import { explain } from '../../core/explain.ts';
import { asCell } from '../../core/privacy/markdown-html.ts';
import { stateName } from '../../core/story/standing.ts';
import { trailWords } from '../../core/story/trail-words.ts';
import type { Practice } from '../../domain/practice.ts';
import { type Instant, toLocal } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { Held } from './held-of.ts';
import { stateWords } from './state-words.ts';
import type { Whom } from './whom.ts';

interface Exported {
  readonly whom: Whom;
  /** Null when the practice has no memory yet. */
  readonly held: Held | null;
  readonly practice: Practice;
  readonly day: string;
  /** Null when the agenda can't be read. */
  readonly appointments: readonly { readonly start: Instant; readonly end: Instant }[] | null;
}

/** The readable half of an export, as Markdown. */
export function exportText(exported: Exported, context: Context): string {
  const { say } = context;
  const { whom, held, practice, day, appointments } = exported;
  const inWords = (state: string) => stateWords(state, context.language);
  const at = (instant: Instant) => toLocal(instant, practice.zone).replace('T', ' ').slice(0, 16);
  const parts = [
    `# ${say('Ce que le secrétariat automatique garde de vous', 'What the automated front desk holds of you')}`,
    `${asCell(practice.name)}, ${asCell(practice.address)}, ${asCell(practice.phone)}. ${day}`,
    section(say('Votre fiche', 'Your record'), recordRows(whom), say),
    section(
      say('Rendez-vous de l’agenda', 'Appointments of the calendar'),
      appointments?.map(({ start, end }) => `${at(start)} – ${at(end).slice(11)}`) ?? [
        say('L’agenda n’a pas pu être lu.', 'The calendar could not be read.'),
      ],
      say,
    ),
  ];
  if (held === null) return `${parts.join('\n\n')}\n`;
  const lists: readonly (readonly [title: string, rows: readonly string[]])[] = [
    [
      say('Messages et décisions', 'Messages and decisions'),
      held.cases.flatMap((kase) => caseRows(kase, at, context)),
    ],
    [
      say('Horaires proposés', 'Offered times'),
      held.offers.map(
        (offer) => `${offer.slots.map(({ start }) => at(start)).join(', ')} (${inWords(offer.state)})`,
      ),
    ],
    [
      say('Liste d’attente', 'Waiting list'),
      held.waiting.map(({ since, state }) => `${at(since)}: ${inWords(state)}`),
    ],
    [
      say('Envoyé à votre agenda', 'Told to your calendar'),
      held.invitations.map(({ start, state }) => `${at(start)}: ${inWords(state)}`),
    ],
    [
      say('Rappels et suites', 'Reminders and follow-ups'),
      held.followUps.map((one) => `${at(one.at)}: ${one.rule} (${inWords(one.as)})`),
    ],
    [
      say('Accords, refus, réglages', 'Consents, refusals, settings'),
      [
        ...held.consents.map((one) => `${at(one.at)}: ${one.class} ${one.state} (${one.source}, ${one.by})`),
        ...held.marks.map((one) => `${at(one.at)}: ${one.flag} (${one.by})`),
        ...held.choices.map((one) => `${at(one.at)}: ${one.rule} (${one.by})`),
        ...held.contactChanges.map((one) => `${at(one.at)}: ${one.to} (${one.by})`),
        ...held.stops
          .filter(({ stopped, frozen }) => stopped.length > 0 || frozen !== null)
          .map(({ address, stopped, frozen }) => `${address}: STOP ${stopped.join(' ')} ${frozen ?? ''}`),
      ],
    ],
    [
      say('Enquêtes', 'Surveys'),
      held.surveys.map(({ at: when, score, words }) => `${at(when)}: ${score}/5 ${words}`),
    ],
    [
      say('Piste des décisions', 'Trail of decisions'),
      held.trail.map((entry) => `${at(entry.at)}: ${trailWords(entry, context.language)}`),
    ],
  ];
  return `${[...parts, ...lists.map(([title, rows]) => section(title, rows, say))].join('\n\n')}\n`;
}

function section(title: string, rows: readonly string[], say: Context['say']): string {
  const body =
    rows.length === 0 ? say('Rien.', 'Nothing.') : rows.map((row) => `- ${asCell(row)}`).join('\n');
  return `## ${title}\n\n${body}`;
}

function recordRows({ patient, person }: Whom): readonly string[] {
  if (patient === null) return person.addresses;
  const { id, givenName, familyName, birthDate, contacts, phones } = patient;
  const addresses = contacts.map(({ address, holder }) => `${address} (${holder})`);
  return [
    `${id}: ${givenName} ${familyName}`,
    ...(birthDate === null ? [] : [birthDate]),
    ...addresses,
    ...phones,
  ];
}

/** The words of a mail as they were kept, why it was decided, and what was sent. */
function caseRows(
  kase: Held['cases'][number],
  at: (instant: Instant) => string,
  { language, say }: Context,
): readonly string[] {
  const words = (kase.reading?.sentences ?? []).map(({ text }) => text).join(' ');
  const letters = kase.actions.flatMap(({ action, state, at: when }) =>
    action.kind === 'reply'
      ? [
          `${at(when)} ${say('lettre', 'letter')} (${stateWords(state, language)}): ${action.letter.subject} ${action.letter.body}`,
        ]
      : [],
  );
  return [
    `**${at(kase.sent)} ${kase.id}** (${stateName(kase, language)}): ${explain(kase.reason, language)}`,
    ...(words === '' ? [] : [`${say('vos mots', 'your words')}: ${words}`]),
    ...letters,
  ];
}
