import { type LastChanges, lastChanges } from '../../core/dry-run/agenda-then.ts';
import { type Answered, judge } from '../../core/dry-run/judge.ts';
import { answerTo, earlierLetters, type FoundAnswer } from '../../core/dry-run/past-answers.ts';
import type { PastLetters } from '../../core/dry-run/past-letters.ts';
import { saidByPractice } from '../../core/dry-run/said-by-practice.ts';
import { type Outcome, outcomeOf } from '../../core/dry-run/said-by-program.ts';
import { conclude } from '../../core/reading/conclude.ts';
import type { Case } from '../../domain/case.ts';
import type { Judgement } from '../../domain/dry-run.ts';
import type { Mail, OpenedMail, RawMail, UnreadableMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { RequestKind } from '../../domain/reading.ts';
import type { Texts } from '../../domain/texts.ts';
import { onMail } from '../../flow/mails/on-mail.ts';
import { openAndRead } from '../../flow/mails/open.ts';
import type { PastMail } from '../../ports/mail.ts';
import type { Doors, DryWorld } from '../doors.ts';

/** What every mail of one dry run is judged with. */
export interface Bench {
  readonly doors: Pick<Doors, 'openMail'>;
  readonly dry: DryWorld;
  readonly practice: Practice;
  readonly past: Pick<PastMail, 'letter'>;
  readonly letters: PastLetters;
  readonly texts: Texts;
  readonly changes: LastChanges;
}

/** One past mail beside the practice's own answer. */
export interface Judged {
  readonly mail: Mail | UnreadableMail;
  readonly kase: Case;
  /** What it asks for; nothing when a machine wrote it. */
  readonly kinds: readonly RequestKind[];
  readonly outcome: Outcome;
  readonly answer: (FoundAnswer & { readonly words: string | null }) | null;
  readonly judgement: Judgement;
}

/** What of the agenda is known to have stood as it stands today. */
export async function agendaChanges({ world }: DryWorld): Promise<LastChanges> {
  const state = await world.agenda.read();
  return lastChanges(state.kind === 'readable' ? state.files : []);
}

/**
 * One past mail through the real flow, at its own time, in a world in which nothing else happened; then judged by what
 * the practice answered.
 */
export async function judgePast(bench: Bench, raw: RawMail): Promise<Judged> {
  const { practice, letters, changes } = bench;
  const open = once(bench.doors.openMail);
  const mail = await openAndRead({ open, practice, raw, now: raw.received ?? Date.now() });
  const kase = await replayed(bench, { raw, mail, open });
  const found = 'problem' in mail ? null : answerTo(letters, mail);
  const read = found === null ? null : await readAnswer(bench, found);
  const outcome = outcomeOf(kase, changes, practice);
  const kinds = askedIn(kase);
  const judgement = judge({
    outcome,
    reason: kase.reason.code,
    kinds,
    answered: read?.answered ?? { kind: 'nothing' },
  });
  return {
    mail,
    kase,
    kinds,
    outcome,
    answer: found === null ? null : { ...found, words: read?.words ?? null },
    judgement,
  };
}

function askedIn({ reading }: Case): readonly RequestKind[] {
  return reading === null || reading.automatic !== null ? [] : reading.requests.map(({ kind }) => kind);
}

interface Met {
  readonly raw: RawMail;
  readonly mail: Mail | UnreadableMail;
  readonly open: (raw: RawMail) => Promise<OpenedMail>;
}

async function replayed({ dry, practice, letters }: Bench, { raw, mail, open }: Met): Promise<Case> {
  const { world, setNow } = dry.anew();
  setNow(mail.sent);
  if (!('problem' in mail)) {
    const earlier = earlierLetters(letters, mail).filter(({ automatic }) => !automatic);
    await world.store.noteSent(
      earlier.map(({ messageId, answers, to, at }) => ({ messageId, answers, to, at })),
    );
  }
  return onMail({ ...world, mailbox: { ...world.mailbox, open } }, practice, raw);
}

interface ReadAnswer {
  readonly answered: Answered;
  readonly words: string | null;
}

async function readAnswer(
  { doors, dry, practice, past, texts }: Bench,
  { letter }: FoundAnswer,
): Promise<ReadAnswer> {
  if (letter.automatic) return { answered: { kind: 'program' }, words: null };
  const raw = await past.letter(letter.source);
  if (raw === null) return { answered: { kind: 'unreadable' }, words: null };
  const mail = await openAndRead({ open: doors.openMail, practice, raw, now: letter.at });
  if ('problem' in mail) return { answered: { kind: 'unreadable' }, words: null };
  const lexical = dry.world.lexical.read(mail, texts.faq, practice.language);
  const reading = conclude({ mail, practice, lexical, answer: null });
  return {
    answered: { kind: 'said', said: saidByPractice({ letter: mail, reading, practice }) },
    words: mail.ownWords,
  };
}

/** A mail is opened once, however often the flow asks. */
function once(open: Met['open']): Met['open'] {
  let kept: Promise<OpenedMail> | null = null;
  return (raw) => {
    kept ??= open(raw);
    return kept;
  };
}
