import type { Plan } from '../../domain/action.ts';
import type { Case, CaseId, Origin } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Due, FollowUpRule, ListRow } from '../../domain/follow-up.ts';
import type { Language } from '../../domain/language.ts';
import type { Fact, Facts, LetterFile, LetterPart } from '../../domain/letter.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Country, Practice } from '../../domain/practice.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Texts } from '../../domain/texts.ts';
import { at, type Instant, type LocalDate, toInstant } from '../../domain/time.ts';
import { begunCase, begunCaseId } from '../begun-case.ts';
import { grouped } from '../grouped.ts';
import { compose } from '../letters/compose.ts';
import { amountFact, answerLinkFact, factMaker, flagFact, referenceFact } from '../letters/facts.ts';
import { rowHash } from '../lists/row-hash.ts';
import { standInFact } from '../policy/replacement.ts';
import { surveyLinks } from '../survey/survey-links.ts';
import type { Bundle } from './bundle.ts';
import { closureOver } from './candidates.ts';

/** Every case of a follow-up has this origin; `covers` names the rules. */
const RULE = 'follow-up';

/** Whether a case was begun by a follow-up rule. */
export function isFollowUp(origin: Origin): origin is Extract<Origin, { kind: 'clock' }> {
  return origin.kind === 'clock' && origin.rule === RULE;
}

function originOf(key: string, covers: readonly string[]): Extract<Origin, { kind: 'clock' }> {
  return { kind: 'clock', rule: RULE, key, covers };
}

/** The case of a bundle; `again` counts the letters of the same name before it. */
export function followUpCaseId({ name }: Pick<Bundle, 'name'>, again: number): CaseId {
  const key = keyOf(name, again);
  return begunCaseId(originOf(key, []), key);
}

function keyOf(name: string, again: number): string {
  return again === 0 ? name : `${name}|${again}`;
}

interface Making {
  readonly bundle: Bundle;
  readonly again: number;
  readonly patient: Patient;
  readonly practice: Practice;
  readonly texts: Texts;
  /** Whether a human said yes to this rule for this patient before. */
  readonly agreed: boolean;
  /** Of this installation: signs the links of a survey. Left out: the letter has none, a reply will do. */
  readonly secret?: string;
  readonly now: Instant;
}

export type Made =
  | { readonly kind: 'case'; readonly kase: Case }
  /** Nothing can be written: a text is missing, or not approved. Nothing counts as done. */
  | { readonly kind: 'problem'; readonly reason: Reason };

/** The case that does a bundle: a letter by itself, a letter for a human's yes, or a task. */
export function followUpCase(making: Making): Made {
  const { bundle, again, now } = making;
  const [first] = bundle.standings;
  const decided = decide(making);
  if ('code' in decided) return { kind: 'problem', reason: decided };
  const key = keyOf(bundle.name, again);
  const kase = begunCase({
    origin: originOf(
      key,
      bundle.standings.map(({ due }) => due.key),
    ),
    key,
    patient: bundle.patient,
    to: bundle.to?.address ?? null,
    decision: decided,
    due: first.due.due,
    now,
  });
  return { kind: 'case', kase };
}

function decide(making: Making): Decision | Reason {
  const { bundle, agreed, now } = making;
  const [{ due }] = bundle.standings;
  const { rule } = due;
  const { does } = rule;
  if (does.kind === 'task' || bundle.to === null) {
    const task = does.kind === 'task' ? does.task : 'other';
    const plan: Plan = [{ kind: 'task', task, due: due.appointment?.occurrence.start ?? now }];
    return { kind: 'review', plan, proposal: [], reason: reasonOf(rule, 'task') };
  }
  const written = letterOf(making);
  if (written.kind === 'problem') return written.reason;
  if (written.letter.class !== does.class) return { code: 'template-missing', template: does.template };
  const files = bundle.standings.flatMap((one) => filesOf(one.due.rule));
  const rows = bundle.standings.flatMap((one) => (one.due.row === null ? [] : [rowHash(one.due.row)]));
  const plan: Plan = [
    {
      kind: 'reply',
      letter: written.letter,
      unlessAlerted: null,
      ...(files.length === 0 ? {} : { files }),
      ...(rows.length === 0 ? {} : { rows }),
    },
  ];
  if (bundle.to.alone || (does.approver === 'patient' && agreed))
    return { kind: 'act', plan, reason: reasonOf(rule, 'due') };
  const why = does.approver === 'patient' ? 'first-time' : 'each';
  return { kind: 'review', plan: [], proposal: plan, reason: reasonOf(rule, why) };
}

function filesOf({ does }: FollowUpRule): readonly LetterFile[] {
  return does.kind === 'message' ? does.files : [];
}

function reasonOf(rule: FollowUpRule, why: Extract<Reason, { code: 'follow-up' }>['why']): Reason {
  return { code: 'follow-up', rule: rule.id, why };
}

/** One paragraph for each text with all appointments that it speaks of; each closure and each invoice has its own. */
function letterOf(making: Making) {
  const { bundle, patient, practice, texts } = making;
  const language = patient.language ?? practice.language;
  const to = bundle.to;
  if (to === null) throw new Error(`${bundle.name} has nobody to write to`);
  const links = linksOf(making);
  const byText = grouped(toldIn(bundle), ({ due }) => `${templateOf(due)}|${matterIn(due, practice)}`);
  const parts = [...byText.values()].map(
    (standings): LetterPart => ({
      template: standings[0] === undefined ? '' : templateOf(standings[0].due),
      facts: factsOf(
        standings.map(({ due }) => due),
        { language, practice, forChild: to.forChild, links },
      ),
    }),
  );
  return compose({ texts, language, to: to.address, parts });
}

function templateOf({ rule: { does } }: Due): string {
  return does.kind === 'message' ? does.template : '';
}

/** What a paragraph can speak of only once: the days of a closure, a row of a list. */
function matterIn({ rule, appointment, row }: Due, practice: Practice): string {
  if (row !== null) return `${row.list}|${row.reference}`;
  if (appointment === null || rule.trigger.kind !== 'closure') return '';
  const closure = closureOver(appointment, practice);
  return closure === null ? '' : `${closure.from}|${closure.to}|${closure.replacement ?? closure.others}`;
}

/** What would remind later today of an appointment that the letter names already needs no paragraph of its own. */
function toldIn({ standings }: Bundle): Bundle['standings'][number][] {
  const now = standings.filter(({ kind }) => kind === 'now');
  const named = now.map(({ due }) => due.appointment?.occurrence);
  return standings.filter(
    ({ kind, due }) => kind === 'now' || isForNew(due.rule) || !named.includes(due.appointment?.occurrence),
  );
}

/** Tells or asks new patients more than when they come: a questionnaire, what to bring. */
function isForNew({ only }: FollowUpRule): boolean {
  return only.firstVisit === true && only.confirmed === undefined;
}

/** The five prepared answers of a survey. */
function linksOf({ bundle, again, practice, secret }: Making): readonly Fact[] {
  if (secret === undefined) return [];
  const asking = { to: practice.mail.addresses[0], case: followUpCaseId(bundle, again), key: secret };
  return surveyLinks(asking).flatMap((link) => answerLinkFact(link) ?? []);
}

interface Speaking {
  readonly language: Language;
  readonly practice: Practice;
  readonly forChild: boolean;
  readonly links: readonly Fact[];
}

/** What a text may say: when, for whom, which closure, which row of a list. Never why somebody comes. */
function factsOf(dues: readonly Due[], { language, practice, forChild, links }: Speaking): Facts {
  const say = factMaker(language, practice.zone);
  const appointments = dues.flatMap(({ appointment }) => appointment ?? []);
  const starts = [...new Set(appointments.map(({ occurrence }) => occurrence.start))].sort((a, b) => a - b);
  const [first] = appointments;
  const closure = first === undefined ? null : closureOver(first, practice);
  const midnight = (day: LocalDate) => say.day(toInstant(at(day, 720), practice.zone));
  return {
    appointments: say.moments(starts),
    child: flagFact(forChild),
    attached: flagFact(dues.some(({ rule }) => filesOf(rule).length > 0)),
    links,
    ...(closure === null
      ? {}
      : {
          from: midnight(closure.from),
          to: midnight(closure.to),
          away: flagFact(closure.others && closure.replacement === null),
        }),
    ...(closure === null || closure.replacement === null
      ? {}
      : { replacement: standInFact(closure.replacement) }),
    ...rowFacts(dues[0]?.row ?? null, {
      language,
      currency: CURRENCIES[practice.country] ?? 'EUR',
      midnight,
    }),
  };
}

const CURRENCIES: Readonly<Partial<Record<Country, string>>> = { CH: 'CHF', GB: 'GBP', PL: 'PLN' };

interface RowSpeaking {
  readonly language: Language;
  readonly currency: string;
  readonly midnight: (day: LocalDate) => Fact;
}

function rowFacts(row: ListRow | null, { language, currency, midnight }: RowSpeaking): Facts {
  if (row === null) return {};
  const reference = referenceFact(row.reference);
  return {
    date: midnight(row.date),
    ...(reference === null ? {} : { reference }),
    ...(row.amount === null ? {} : { amount: amountFact(row.amount, row.currency ?? currency, language) }),
  };
}
