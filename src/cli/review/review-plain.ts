// The review as numbered questions, one after another: for a screen reader, a slow line, or a terminal that can't draw.
// One idea a line, no colours, no drawing characters.

import { explain } from '../../core/explain.ts';
import { labelName } from '../../core/label-name.ts';
import { factMaker } from '../../core/letters/facts.ts';
import { counted } from '../../core/plural.ts';
import { unseen } from '../../core/review/queue.ts';
import { askedWords, doWords, whoWords } from '../../core/review/short-words.ts';
import { yesWords } from '../../core/review/yes-words.ts';
import type { Case, ListedCase, Verdict } from '../../domain/case.ts';
import type { Detail, Picture, Whole } from '../../tui/state.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Reviewing } from './review-on-screen.ts';
import { answersFor, type Chosen, leaveOf } from './review-plain-answers.ts';

/** So many are read out; the others come up as these are settled. */
const TOLD = 50;

/** Asks which case, tells it, and asks what to do with it, until the person leaves or nothing is left to do. */
export async function reviewPlain(reviewing: Reviewing): Promise<ExitCode> {
  const { context, desk } = reviewing;
  const { print, say, doors } = context;
  for (;;) {
    const picture = await desk.picture();
    const leaving = picture.today.filter(({ state }) => state === 'acting');
    tellList(reviewing, picture, leaving);
    if (picture.queue.length + leaving.length === 0 && picture.asked === null) return EXIT.ok;
    const answer = await doors.askLine(say('Numéro du dossier : ', 'Number of the case: '));
    const typed = (answer ?? 'q').trim().toLowerCase();
    if (typed === 'q') return EXIT.ok;
    if (typed !== '' && (await wasAnswered(reviewing, picture, typed))) continue;
    const kase = [...picture.queue.slice(0, TOLD).map((one) => one.kase), ...leaving][Number(typed) - 1];
    if (kase === undefined) print.line(say('Pas de dossier de ce numéro.', 'No case of this number.'));
    else await treat(reviewing, picture, kase);
  }
}

function tellList({ context }: Reviewing, picture: Picture, leaving: readonly ListedCase[]): void {
  const { print, say, language } = context;
  const { queue, patients, running, paused, asked } = picture;
  const alarms = unseen(queue).length;
  if (alarms > 0)
    print.line(
      say(
        `URGENCE POSSIBLE : ${counted(alarms, 'fr', ['message', 'messages'])} à lire maintenant. v : je l’ai lu.`,
        `POSSIBLE EMERGENCY: ${counted(alarms, 'en', ['message', 'messages'])} to read now. v: I have read it.`,
      ),
    );
  if (queue.length === 0) print.line(say('Rien n’attend votre oui.', 'Nothing waits for your yes.'));
  else print.line(say(`${queue.length} à valider.`, `${queue.length} to approve.`));
  if (!running) print.line(say('Le secrétariat n’est pas en marche.', 'The secretary is not running.'));
  if (paused) print.line(say('Les envois sont en pause.', 'Sending is paused.'));
  const told = queue.slice(0, TOLD);
  for (const [place, { kase, urgency, note }] of told.entries()) {
    const urgent = urgency === 'red' ? say('Urgence possible. ', 'Possible emergency. ') : '';
    const handed = note?.handed ?? null;
    const whose = handed === null ? '' : say(` Confié à ${handed.to}.`, ` Handed to ${handed.to}.`);
    const does =
      kase.proposal.length === 0
        ? say('Rien de préparé', 'Nothing is prepared')
        : say(`Préparé : ${doWords(kase, language)}`, `Prepared: ${doWords(kase, language)}`);
    print.line(`${place + 1}. ${urgent}${titleOf(kase, picture, language)}. ${does}.${whose}`);
  }
  if (queue.length > told.length)
    print.line(say(`Et ${queue.length - told.length} autres.`, `And ${queue.length - told.length} others.`));
  if (leaving.length > 0) print.line(say('Part bientôt, peut être arrêté :', 'Leaves soon, can be stopped:'));
  for (const [place, kase] of leaving.entries())
    print.line(`${told.length + place + 1}. ${whoWords(kase, patients)}. ${askedWords(kase, language)}.`);
  if (asked !== null) print.line(`${asked.question} ${say('o : oui.', 'y: yes.')}`);
  if (queue.length + leaving.length > 0 || asked !== null) print.line(say('q : quitter.', 'q: quit.'));
}

function titleOf(kase: ListedCase, { patients }: Picture, language: 'fr' | 'en'): string {
  return `${whoWords(kase, patients)}. ${askedWords(kase, language)}`;
}

/** What is answered to the list itself: an emergency was seen, a kind is answered alone from now on. */
async function wasAnswered(reviewing: Reviewing, picture: Picture, typed: string): Promise<boolean> {
  const { context, desk, by } = reviewing;
  const [alarm] = unseen(picture.queue);
  if (typed === 'v' && alarm !== undefined) {
    await given(reviewing, picture, [{ kind: 'seen', case: alarm.kase.id, by, at: desk.now() }]);
    return true;
  }
  if (!['o', 'y'].includes(typed) || picture.asked === null) return false;
  const { kind } = picture.asked;
  context.print.line(await desk.letAlone(kind, by).catch(sentenceOf));
  return true;
}

async function treat(reviewing: Reviewing, picture: Picture, { id }: ListedCase): Promise<void> {
  const { context, desk } = reviewing;
  const { print, say, doors } = context;
  const whole = await desk.whole(id);
  if (whole === null) return;
  const { kase } = whole;
  const detail = await desk.detail(kase.id).catch(() => null);
  const waiting = picture.queue.find((one) => one.kase.id === kase.id) ?? null;
  tellCase(reviewing, kase, detail);
  const chosen: Chosen = { kase, waiting, picture, detail };
  for (;;) {
    const answers = answersFor(reviewing, chosen);
    for (const { number, words } of answers) print.line(`${number}. ${words}`);
    print.line(leaveOf(reviewing));
    const typed = ((await doors.askLine(say('Votre choix : ', 'Your choice: '))) ?? '0').trim();
    if (typed === '0' || typed === '') return;
    const answer = answers.find(({ number }) => String(number) === typed);
    if (answer === undefined) {
      print.line(say('Ce choix n’existe pas ici.', 'There is no such choice here.'));
      continue;
    }
    const verdicts = await answer.ask();
    if (verdicts.length === 0) continue;
    await given(reviewing, picture, verdicts, whole);
    return;
  }
}

/** Each yes is bound to what was told. */
async function given(
  reviewing: Reviewing,
  picture: Picture,
  verdicts: readonly Verdict[],
  whole: Whole | null = null,
): Promise<void> {
  const { context, desk } = reviewing;
  const sealed = verdicts.map((verdict): Verdict => {
    const seal = whole?.kase.id === verdict.case ? whole.seal : picture.seals.get(verdict.case);
    return seal === undefined ? verdict : { ...verdict, seal };
  });
  const here = picture.running ? false : await actHere(reviewing);
  context.print.line(await desk.say(sealed, here).catch(sentenceOf));
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function actHere({ context: { say, doors } }: Reviewing): Promise<boolean> {
  const answer = await doors.askLine(say('Le faire ici maintenant ? o ou n : ', 'Do it here now? y or n: '));
  return /^[oy]/i.test((answer ?? '').trim());
}

function tellCase({ context, practice }: Reviewing, kase: Case, detail: Detail | null): void {
  const { print, say, language } = context;
  const { zone } = practice;
  print.line(`${kase.from ?? '?'}, ${factMaker(language, zone).moment(kase.sent)}`);
  for (const { text, labels } of kase.reading?.sentences ?? []) {
    const read = (labels.length === 0 ? (['unknown'] as const) : labels).map((label) =>
      labelName(label, language),
    );
    print.line(`${text} (${read.join(', ')})`);
  }
  print.line(explain(kase.reason, language));
  for (const action of [...kase.proposal, ...kase.plan]) {
    if (action.kind !== 'reply') continue;
    print.line(say('La réponse, telle qu’elle partira :', 'The reply, as it will leave:'));
    for (const line of [action.letter.subject, ...action.letter.body.split('\n')]) print.line(line);
  }
  for (const text of detail?.since ?? [])
    print.line(say(`Depuis : ${text}`, `Since: ${text}`).replaceAll('→', ':'));
  for (const text of detail?.history ?? [])
    print.line(say(`Avant : ${text}`, `Before: ${text}`).replaceAll('→', ':'));
  if (kase.state === 'waiting') print.line(yesWords({ proposal: kase.proposal, language, zone }));
}
