import type { Verdict } from '../../domain/case.ts';
import { inItsOwnVoice } from '../../domain/own-voice.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Judged } from '../../flow/verdicts/judged.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { withOldStore } from '../with-store.ts';

/** What became of one verdict; `judged` is null when it is noted and nobody could say yet. */
export interface Met {
  readonly verdict: Verdict;
  readonly judged: Judged | null;
  /** Whether the secretary that runs keeps it until it can be done. */
  readonly kept: boolean;
}

interface At {
  readonly folder: string;
  readonly practice: Practice;
  /** A file of it has an error: the verdict is written down, and nothing is done here. */
  readonly isBroken: boolean;
}

/** The verdict itself, or for a batch (`b-…`) the same one on each of its cases that waits with something prepared. */
export async function batchVerdicts(
  { doors }: Context,
  practice: Practice,
  verdict: Verdict,
): Promise<readonly Verdict[]> {
  if (!verdict.case.startsWith('b-')) return [verdict];
  const waiting = (await withOldStore({ doors }, practice, (store) => store.cases('waiting'))) ?? [];
  const prepared = waiting.filter(({ batch, proposal }) => batch === verdict.case && proposal.length > 0);
  return prepared.map(({ id }) => ({ ...verdict, case: id }));
}

/** Acts on verdicts here, or leaves them to the secretary that runs: only one of them works a practice. */
export async function judgeAll(
  context: Context,
  at: At,
  verdicts: readonly Verdict[],
): Promise<readonly Met[]> {
  if (verdicts.length === 0) return [];
  if (at.isBroken) return leaveToRunning(context, at, verdicts);
  const lock = await context.doors.lock(at.practice);
  if (lock.kind === 'held') return leaveToRunning(context, at, verdicts);
  try {
    return await judgeHere(context, at, verdicts);
  } finally {
    lock.release();
  }
}

async function judgeHere(
  { doors }: Context,
  { practice: spoken }: At,
  verdicts: readonly Verdict[],
): Promise<readonly Met[]> {
  const { onVerdict } = await import('../../flow/verdicts/on-verdict.ts');
  const { closeWorld } = await import('../../daemon/standing.ts');
  const practice = inItsOwnVoice(spoken);
  const world = await doors.world(practice, { now: () => Date.now() });
  try {
    const met: Met[] = [];
    for (const verdict of verdicts)
      met.push({ verdict, judged: await onVerdict(world, practice, verdict), kept: false });
    return met;
  } finally {
    await closeWorld(world);
  }
}

async function leaveToRunning(
  { doors }: Context,
  { folder, practice }: At,
  verdicts: readonly Verdict[],
): Promise<readonly Met[]> {
  const missing = new Set<string>();
  const store = await doors.store(practice, { create: false });
  try {
    for (const verdict of verdicts) {
      if ((await store?.case(verdict.case)) === null) missing.add(verdict.case);
      else await store?.recordVerdict(verdict);
    }
  } finally {
    await store?.close();
  }
  const met: Met[] = [];
  for (const verdict of verdicts) {
    const judged = missing.has(verdict.case) ? 'no-such-case' : await askRunning({ doors }, folder, verdict);
    met.push({ verdict, judged, kept: true });
  }
  return met;
}

async function askRunning(
  { doors }: Pick<Context, 'doors'>,
  folder: string,
  verdict: Verdict,
): Promise<Judged | null> {
  const reply = await doors.ask(folder, { ask: 'verdict', case: verdict.case });
  return reply.kind === 'answer' ? judgedIn(reply.value) : null;
}

function judgedIn(raw: unknown): Judged | null {
  if (typeof raw !== 'object' || raw === null || !('judged' in raw)) return null;
  const { judged } = raw;
  return Object.keys(WORDS).find((known): known is Judged => known === judged) ?? null;
}

const WORDS: Readonly<Record<Judged, readonly [fr: string, en: string]>> = {
  done: ['Fait.', 'Done.'],
  closed: ['Classé : rien n’a été envoyé.', 'Closed: nothing was sent.'],
  refused: ['Refusé : rien n’est parti.', 'Refused: nothing was sent.'],
  unknown: [
    'Commencé, mais l’issue n’est pas certaine : voyez agent log.',
    'Begun, but the outcome is not certain: see agent log.',
  ],
  failed: [
    'Pas fait : un pas a échoué, et il n’a certainement pas eu lieu. Voyez agent log.',
    'Not done: a step failed, and it certainly did not happen. See agent log.',
  ],
  later: [
    'Dit oui ; ce qui n’a pas pu être fait maintenant est réessayé : voyez agent log.',
    'Yes noted; what could not be done now is tried again: see agent log.',
  ],
  paused: [
    'Les envois sont en pause : rien n’est parti. Reprenez avec agent resume, puis redites oui.',
    'Sending is paused: nothing was sent. Go on with agent resume, then say yes again.',
  ],
  'draft-leaving': [
    'Le brouillon n’est plus dans vos brouillons et pas encore dans les messages envoyés. Rien n’est parti d’ici : on regarde encore.',
    'The draft is no longer among your drafts and not yet among sent mail. Nothing left from here: it is looked at again.',
  ],
  'draft-touched': [
    'Quelqu’un écrit dans ce brouillon. Rien n’est parti d’ici : envoyez le brouillon, ou supprimez-le.',
    'Somebody is writing in this draft. Nothing left from here: send the draft, or delete it.',
  ],
  'changed-since': [
    'L’agenda a changé depuis : cette réponse ne serait plus vraie. Rien n’est parti.',
    'The agenda has changed since: this reply would no longer be true. Nothing was sent.',
  ],
  'not-as-seen': [
    'Ce qui est préparé a changé depuis que vous l’avez vu. Rien n’est parti : relisez.',
    'What is prepared is no longer what you saw. Nothing was sent: read it again.',
  ],
  'wrote-again': [
    'La même personne a écrit de nouveau. Rien n’est parti : lisez d’abord son autre mail.',
    'The same person wrote again. Nothing was sent: read the other mail first.',
  ],
  'answered-since': [
    'Le cabinet a déjà répondu lui-même dans cette conversation. Rien n’est parti.',
    'The practice has answered in this thread by itself. Nothing was sent.',
  ],
  'already-settled': ['Déjà fait : rien n’a été refait.', 'Already done: nothing was done again.'],
  'not-fit': [
    'Ce texte ne peut pas partir ainsi : les lignes du cadre manquent, ou un mot révèle trop.',
    'This text can’t leave like that: lines of the frame are gone, or a word reveals too much.',
  ],
  'prepared-anew': ['Changé : relisez, puis approuvez.', 'Changed: read it again, then approve.'],
  cannot: ['Ce n’est pas possible pour ce dossier.', 'That is not possible for this case.'],
  noted: ['Noté.', 'Noted.'],
  undone: ['Arrêté : rien n’est parti.', 'Stopped: nothing was sent.'],
  'too-late': ['Trop tard : c’est parti.', 'Too late: it has left.'],
  'no-such-case': ['Aucun dossier de ce numéro.', 'No case with this number.'],
};

/** Writes verdicts down for a secretary that runs later, and does nothing; what to tell the person. */
export async function noteOnly(
  { doors, say }: Context,
  practice: Practice,
  verdicts: readonly Verdict[],
): Promise<string> {
  await withOldStore({ doors }, practice, async (store) => {
    for (const verdict of verdicts) await store.recordVerdict(verdict);
  });
  return say('Noté : ce sera fait au prochain agent run.', 'Noted: it will be done at the next agent run.');
}

/** What became of several verdicts, as one sentence. */
export function sentenceFor(context: Context, met: readonly Met[]): string {
  const said = met.map(({ judged, kept }) => wordsFor(context, judged, kept));
  const [first = ''] = said;
  const same = said.every((words) => words === first);
  if (met.length <= 1) return first;
  if (same) return `${met.length} × ${first}`;
  const kinds = [...new Set(said)];
  return kinds.map((words) => `${said.filter((one) => one === words).length} × ${words}`).join('  ');
}

const FINE: readonly Judged[] = ['done', 'refused', 'later', 'prepared-anew', 'noted', 'undone'];

/** Tells what became of each verdict; of several, with the number of the case before it. */
export function saidOf({ print, language, say }: Context, met: readonly Met[]): ExitCode {
  if (met.length === 0 && !print.asJson)
    print.line(say('Rien n’attend dans ce lot.', 'Nothing waits in this batch.'));
  for (const { verdict, judged, kept } of met) {
    if (print.asJson) print.json({ case: verdict.case, verdict: judged ?? 'noted' });
    else
      print.line(`${met.length > 1 ? `${verdict.case}  ` : ''}${wordsFor({ say, language }, judged, kept)}`);
  }
  return met.every(({ judged }) => judged === null || FINE.includes(judged)) ? EXIT.ok : EXIT.problems;
}

function wordsFor(
  { say, language }: Pick<Context, 'say' | 'language'>,
  judged: Judged | null,
  kept: boolean,
): string {
  if (judged === null) return say('Noté : le secrétariat s’en occupe.', 'Noted: the secretary sees to it.');
  if (judged === 'paused' && kept)
    return say(
      'Noté. Les envois sont en pause : ce sera fait quand vous reprendrez (agent resume).',
      'Noted. Sending is paused: it will be done when you go on (agent resume).',
    );
  return WORDS[judged][language === 'fr' ? 0 : 1];
}
