// `agent init --answers FILE`: no question is asked; what is missing or wrong is told, and nothing is written then.

import { basename, dirname, join } from 'node:path';
import { problemLines, problemLinesOfNew } from '../../config/print-problems.ts';
import { learnAuthserv } from '../../core/mail/learn-authserv.ts';
import { type Answers, answerLine, withSection } from '../../core/setup/answers.ts';
import { shownDiff } from '../../core/setup/line-diff.ts';
import { isSection, textAt } from '../../core/setup/settings.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import { allProblems } from '../commands/check.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { serverLines } from '../show/server-lines.ts';
import { foundMailbox } from './ask-mailbox.ts';
import { previewLines, writePatients } from './ask-patients.ts';
import { writeFaq } from './ask-rest.ts';
import { type CheckedAnswers, checkedAnswers, topicNamed, type WrongAnswer } from './checked-answers.ts';
import { dryRunLine } from './converse.ts';
import { fetched } from './fetch-model.ts';
import { HOME } from './find-model-server.ts';
import { keyWanted, settleKey } from './key-unattended.ts';
import { firstAddress, keepProof, mailSection } from './mail-section.ts';
import { PRACTICE_FILE, type Setup } from './setup.ts';
import { type Rewriting, rewriting } from './write-practice.ts';

interface Wanted {
  /** Absolute path of the answers. */
  readonly file: string;
  /** Writes over a practice.yaml that says something else; the old one is kept beside. */
  readonly replace: boolean;
}

/** Sets the practice up from its answers. Not `ok` when something is missing, wrong or does not answer. */
export async function unattended(setup: Setup, { file, replace }: Wanted): Promise<ExitCode> {
  const { context, doors, folder } = setup;
  await settleMailbox(setup);
  const draft = await doors.draft(folder, (await rewriting(setup)).after, context.language);
  if (draft.kind === 'problems') return tellProblems(setup, file, draft.problems);
  const given = await checkedAnswers(setup, draft.practice, dirname(file));
  if (given.wrong.length > 0) return tellWrong(setup, given.wrong);
  const wanted = await keyWanted(setup, draft.practice, file);
  const reached = await serversReached(setup, draft.practice);
  const change = await rewriting(setup);
  if (change.before !== null && change.before !== change.after && !replace) return refused(setup, change);
  if (change.before !== change.after) await write(setup, change);
  const key = await settleKey(setup, draft.practice, wanted);
  tell(setup, key.json, key.lines);
  const done = (await otherFiles(setup, draft.practice, given)) && key.well;
  const sound = await isSound(setup);
  if (reached && done && sound) await seeDryRun(setup);
  return reached && done && sound ? EXIT.ok : EXIT.problems;
}

/** What `agent check` says of the practice as it is written now; false when something of it is an error. */
async function isSound({ context, folder }: Setup): Promise<boolean> {
  const { problems, language } = await allProblems(context, folder);
  if (context.print.asJson) for (const problem of problems) context.print.json(problem);
  else for (const line of problemLines(problems, language)) context.print.line(line);
  return !problems.some(({ weight }) => weight === 'error');
}

async function tellWrong(setup: Setup, wrong: readonly WrongAnswer[]): Promise<ExitCode> {
  for (const { key, sentence } of wrong) tell(setup, { wrong: key }, [sentence]);
  tell(setup, { written: null }, [setup.context.say('Rien n’a été écrit.', 'Nothing was written.')]);
  return EXIT.practice;
}

/** What a person wrote stays; the change is shown. */
function refused(setup: Setup, { before, after }: Rewriting): ExitCode {
  const { say } = setup.context;
  tell(setup, { refused: PRACTICE_FILE }, [
    say(
      'practice.yaml dit autre chose et n’a pas été touché. Ajoutez --replace pour l’écrire ainsi (l’ancien est gardé) :',
      'practice.yaml says something else and was not touched. Add --replace to write it like this (the old one is kept):',
    ),
    ...shownDiff(before ?? '', after),
  ]);
  return EXIT.problems;
}

async function write(setup: Setup, change: Rewriting): Promise<void> {
  const { say } = setup.context;
  const kept = await setup.doors.replaceText(join(setup.folder, PRACTICE_FILE), change);
  tell(setup, { written: PRACTICE_FILE, kept }, [
    say(`${PRACTICE_FILE} est écrit.`, `${PRACTICE_FILE} is written.`),
    ...(kept === null ? [] : [say(`L’ancien est gardé : ${kept}.`, `The old one is kept: ${kept}.`)]),
  ]);
}

function tell({ context: { print } }: Setup, json: object, lines: readonly string[]): void {
  if (print.asJson) print.json(json);
  else for (const line of lines) print.line(line);
}

/** Servers that the answers leave out are found from the address, when that is certain. */
async function settleMailbox(setup: Setup): Promise<void> {
  const { settings, init } = setup.answers();
  const { mail } = settings;
  if (!isSection(mail)) return;
  const address = firstAddress(setup);
  if (mail.imap === undefined && mail.inbox === undefined && address !== '') {
    const guess = await foundMailbox(setup, address);
    if (!guess.sure) throw new UserError(unknownHost(setup, address));
    await setup.keep((answers) => withSection(answers, 'mail', mailSection(setup, address, guess)));
  }
  if (init.password !== undefined) await setup.keep((answers) => withPassword(answers, { ...init.password }));
}

function unknownHost({ context }: Setup, address: string): string {
  return context.say(
    `mail : les serveurs de ${address} ne sont pas connus. Écrivez mail.imap.host et mail.smtp.host dans les réponses.`,
    `mail: the servers of ${address} are not known. Write mail.imap.host and mail.smtp.host into the answers.`,
  );
}

/** One password for both servers, where they name none. */
function withPassword(answers: Answers, place: Readonly<Record<string, string>>): Answers {
  const { mail } = answers.settings;
  if (!isSection(mail) || mail.oauth !== undefined) return answers;
  const named = (kind: 'imap' | 'smtp') => {
    const server = mail[kind];
    return isSection(server) ? { [kind]: { password: place, ...server } } : {};
  };
  return withSection(answers, 'mail', { ...mail, ...named('imap'), ...named('smtp') });
}

/** What is wrong, by its lines in the file of answers: those of practice.yaml don't exist yet. */
async function tellProblems(setup: Setup, file: string, problems: readonly Problem[]): Promise<ExitCode> {
  const { context } = setup;
  const text = await context.doors.readText(file);
  const given = setup.answers().init.patients !== undefined;
  const placed = problems
    .filter(({ key, weight }) => !(given && key === 'patients' && weight === 'warning'))
    .map((problem) => ({ ...problem, file: basename(file), line: answerLine(text, problem.key) }));
  if (context.print.asJson) for (const problem of placed) context.print.json(problem);
  else for (const line of problemLinesOfNew(placed, context.language)) context.print.line(line);
  return EXIT.practice;
}

/** Patients, answers, model and approvals; false when one of them did not work out. */
async function otherFiles(setup: Setup, practice: Practice, { patients }: CheckedAnswers): Promise<boolean> {
  const { init } = setup.answers();
  if (patients !== null) {
    const { from, preview } = patients;
    tell(
      setup,
      { patients: preview.patients, columns: preview.columns.length },
      previewLines(preview, setup),
    );
    await writePatients(setup, from, preview);
  }
  await writeAnswers(setup);
  const name = textAt(setup.answers().settings, ['model', 'name']);
  const server = practice.model?.servers[0] ?? HOME;
  const model = !init['fetch-model'] || name === '' || setup.offline || (await fetched(setup, name, server));
  await approveTexts(setup);
  return model;
}

async function writeAnswers(setup: Setup): Promise<void> {
  const { context } = setup;
  for (const [id, answer] of Object.entries(setup.answers().init.faq)) {
    const topic = topicNamed(setup, id);
    if (topic !== undefined && !(await writeFaq(setup, topic, answer)))
      tell(setup, { left: `faq/${id}.md` }, [
        context.say(
          `faq/${id}.md existe déjà et reste comme il est.`,
          `faq/${id}.md exists already and stays as it is.`,
        ),
      ]);
  }
}

async function approveTexts(setup: Setup): Promise<void> {
  const { approve } = setup.answers().init;
  if (approve === undefined) return;
  const line = ['--practice', setup.folder, '--by', approve.by];
  const texts = approve.texts === 'all' ? ['--all'] : approve.texts;
  for (const text of texts) await setup.run(['templates', 'approve', text, ...line]);
}

/** Tries every server; whoever vouches for senders without doubt is written down where the answers name nobody. */
async function serversReached(setup: Setup, practice: Practice): Promise<boolean> {
  const { context, offline } = setup;
  if (offline) return true;
  const look = await context.doors.servers(practice);
  if (look.mailbox?.kind === 'reached' && practice.mail.authservIds.length === 0) {
    const { authservId, sure } = learnAuthserv(look.mailbox.found.headers);
    if (authservId !== null && sure === 'certain') await keepProof(setup, authservId);
  }
  const { lines, json } = serverLines(look, practice, context);
  tell(setup, json, lines);
  const closed = look.calendars.some(({ look: { kind } }) => kind === 'trouble');
  return look.mailbox?.kind !== 'trouble' && look.outbox?.kind !== 'trouble' && !closed;
}

async function seeDryRun(setup: Setup): Promise<void> {
  const { settings, init } = setup.answers();
  const live = isSection(settings.mail) && settings.mail.imap !== undefined;
  if (!init['dry-run'] || setup.context.print.asJson || (live && setup.offline)) return;
  await setup.run(dryRunLine(setup, live));
}
