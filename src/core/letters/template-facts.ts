import { TEMPLATE_IDS, type TemplateId } from '../../domain/letter.ts';

/** Facts that every text may use. The suicide line's are empty where a country has no verified one. */
export const FRAME_FACTS = [
  'name',
  'phone',
  'address',
  'life',
  'life_first',
  'text_number',
  'suicide_line',
  'suicide_name',
  'suicide_other',
  'suicide_always',
  'suicide_free',
] as const;
export type FrameFact = (typeof FRAME_FACTS)[number];

/** The facts that the rules hand to a text. What is only sometimes there must stand inside an `if`. */
export interface FactsOfText {
  readonly always: readonly string[];
  readonly sometimes: readonly string[];
}

const NONE: FactsOfText = { always: [], sometimes: [] };

function always(...facts: readonly string[]): FactsOfText {
  return { always: facts, sometimes: [] };
}

/** Why a practice is closed, as flags: the texts say it in neutral words or not at all. */
const ABSENCES = ['training', 'strike', 'weather'];

/** Letters by the clock about one person's appointments; `child`: they go to a parent. */
const OF_APPOINTMENTS: FactsOfText = { always: ['appointments'], sometimes: ['child'] };

/** Other letters by the clock that speak of the patient. */
const TO_PARENTS: FactsOfText = { always: [], sometimes: ['child'] };

/** What may be said of an invoice (handbook §1.3): no act, no link. */
const OF_INVOICE = always('reference', 'amount', 'date');

const TEMPLATE_FACTS = {
  offer: always('old', 'slots', 'until'),
  'offer-book': always('slots', 'until'),
  'offer-gone': { always: ['slots', 'until'], sometimes: ['old'] },
  'no-slot': NONE,
  'wish-not-free': NONE,
  replacement: always('appointments', 'replacement'),
  moved: always('old', 'new'),
  booked: always('new'),
  cancelled: always('appointments'),
  confirmed: always('appointments'),
  appointments: always('appointments'),
  'no-appointment': NONE,
  'which-appointment': always('appointments'),
  'which-date': always('dates'),
  'late-noted': NONE,
  'waitlist-noted': always('since'),
  'waitlist-offer': NONE,
  'waitlist-kept': NONE,
  'waitlist-left': NONE,
  'still-waiting': always('since'),
  'freed-offer': { always: ['new', 'until'], sometimes: ['old'] },
  'freed-kept': NONE,
  'freed-last': NONE,
  series: { always: ['appointments'], sometimes: ['skipped'] },
  'absent-offer': { always: ['old', 'slots', 'before', 'until'], sometimes: ABSENCES },
  'absent-no-slot': { always: ['appointments'], sometimes: ABSENCES },
  'late-today': always('appointment', 'minutes'),
  'stop-noted': NONE,
  'stop-noted-part': NONE,
  thanks: NONE,
  acknowledge: NONE,
  'acknowledge-renewal': NONE,
  'acknowledge-document': NONE,
  'acknowledge-rights': NONE,
  'acknowledge-human': NONE,
  'acknowledge-complaint': NONE,
  received: NONE,
  'health-handed-over': NONE,
  'neither-confirm': NONE,
  'who-is-it': NONE,
  'unknown-writer': NONE,
  'confirm-contact': NONE,
  'emergency-life': always('alerted'),
  'emergency-maternity': always('alerted'),
  'emergency-suicide': always('alerted'),
  reminder: OF_APPOINTMENTS,
  'reminder-first-visit': OF_APPOINTMENTS,
  'booked-notice': OF_APPOINTMENTS,
  'still-coming': OF_APPOINTMENTS,
  'pre-visit': OF_APPOINTMENTS,
  missed: OF_APPOINTMENTS,
  closing: { always: ['appointments', 'from', 'to'], sometimes: ['replacement', 'away', 'child'] },
  'new-hours': NONE,
  sheet: TO_PARENTS,
  'after-visit': { always: [], sometimes: ['attached', 'child'] },
  'document-ready': NONE,
  'without-date': TO_PARENTS,
  recall: TO_PARENTS,
  'recall-again': TO_PARENTS,
  annual: TO_PARENTS,
  survey: { always: [], sometimes: ['links', 'child'] },
  'survey-thanks': NONE,
  payment: OF_INVOICE,
  'payment-again': OF_INVOICE,
  'not-done-here': NONE,
} as const satisfies Record<TemplateId, FactsOfText>;

/** The facts of a text by its id, beside those of the frame; null when no letter has that id. FAQ answers have none. */
export function factsOf(id: string): FactsOfText | null {
  if (id.startsWith('faq:')) return NONE;
  return isTemplateId(id) ? TEMPLATE_FACTS[id] : null;
}

/** Facts that a letter may leave out and still say what matters. */
const SPARED = ['old', 'until', 'since'];

/** What a letter must say: of each group one fact at least. An emergency text without a number helps nobody. */
export function mustUse(id: string): readonly (readonly string[])[] {
  const own = (factsOf(id)?.always ?? []).filter((fact) => !SPARED.includes(fact)).map((fact) => [fact]);
  return id.startsWith('emergency-') ? [['life', 'life_first'], ...own] : own;
}

/** Whether there is a letter of this id; the answers of the practice's FAQ (`faq:…`) are none. */
export function isTemplateId(id: string): id is TemplateId {
  return (TEMPLATE_IDS as readonly string[]).includes(id);
}
