// `agent init` as a conversation: what is needed for a first dry run, the dry run, then the rest. It can be left at any
// question and gone on with later.

import { resolve } from 'node:path';
import { pad } from '../../core/columns.ts';
import { STEPS, type Step, withDone } from '../../core/setup/answers.ts';
import { textAt } from '../../core/setup/settings.ts';
import { Refused, sentenceIn, Unreachable, UserError } from '../../domain/errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { shellPath } from '../shell-path.ts';
import { askAgenda } from './ask-agenda.ts';
import { askAppointments, askClosures, askHours } from './ask-hours.ts';
import { askKey } from './ask-key.ts';
import { askMailbox } from './ask-mailbox.ts';
import { askModel } from './ask-model.ts';
import { askPatients } from './ask-patients.ts';
import { askPractice } from './ask-practice.ts';
import { askAlerts, askFaq } from './ask-rest.ts';
import { readTemplates } from './read-templates.ts';
import type { PartEnd, Setup } from './setup.ts';
import { Left } from './talk.ts';
import { writePractice } from './write-practice.ts';

type Part = (setup: Setup) => Promise<PartEnd>;

const ASK: Readonly<Record<Step, Part>> = {
  practice: whole(askPractice),
  mail: askMailbox,
  hours: whole(askHours),
  agenda: askAgenda,
  patients: askPatients,
  key: whole(askKey),
  model: askModel,
  appointments: whole(askAppointments),
  closures: whole(askClosures),
  alerts: askAlerts,
  faq: whole(askFaq),
};

/** A part that is never put off. */
function whole(part: (setup: Setup) => Promise<void>): Part {
  return async (setup) => {
    await part(setup);
    return 'answered';
  };
}

const HEADINGS: Readonly<Record<Step, readonly [fr: string, en: string]>> = {
  practice: ['Le cabinet', 'The practice'],
  mail: ['La boîte aux lettres', 'The mailbox'],
  hours: ['Les horaires', 'The hours'],
  agenda: ['L’agenda', 'The agenda'],
  patients: ['Les patients', 'The patients'],
  key: ['La clé', 'The key'],
  model: ['Le modèle', 'The model'],
  appointments: ['Les rendez-vous', 'The appointments'],
  closures: ['Les congés', 'Days away'],
  alerts: ['Les urgences', 'Emergencies'],
  faq: ['Les questions courantes', 'Common questions'],
};

/** Without these there is nothing to run. */
const BEFORE_DRY_RUN: readonly Step[] = ['practice', 'mail', 'hours', 'agenda', 'patients'];

/** Leads through everything that is still open. `by`: who approves the texts. */
export async function converse(setup: Setup, by: string): Promise<ExitCode> {
  const { talk, context } = setup;
  try {
    welcome(setup);
    const again = await whatAgain(setup);
    await ask(setup, BEFORE_DRY_RUN, again);
    if (!(await writePractice(setup, { whole: false }))) return EXIT.problems;
    await dryRun(setup);
    await ask(
      setup,
      STEPS.filter((step) => !BEFORE_DRY_RUN.includes(step)),
      again,
    );
    if (!(await writePractice(setup, { whole: true }))) return EXIT.problems;
    const practice = await context.doors.practice(setup.folder, context.language);
    if (practice.kind === 'problems') {
      context.print.line();
      sayOpen(setup);
      return EXIT.practice;
    }
    await readTemplates(setup, practice.practice, by);
    farewell(setup);
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof Left)) throw error;
    context.print.line();
    talk.say(
      `Tout ce qui a été répondu est gardé. Pour reprendre : ${setup.again}`,
      `All that was answered is kept. To go on: ${setup.again}`,
    );
    if (error.unfinished) setup.doors.abandon();
    return EXIT.problems;
  } finally {
    talk.close();
  }
}

function welcome({ talk, folder }: Setup): void {
  talk.say(
    `Installation dans ${folder}, en une dizaine de minutes. Entrée accepte ce qui est entre crochets. Ctrl-C arrête ; rien n’est perdu. Aucun mail n’est envoyé.`,
    `Setting up in ${folder}, in about ten minutes. Enter takes what stands in brackets. Ctrl-C stops; nothing is lost. No mail is sent.`,
  );
}

/** Where everything was answered before, one part may be asked again; null goes on with what is open. */
async function whatAgain({ answers, talk, context }: Setup): Promise<Step | null> {
  const { done } = answers().init;
  if (done.length === 0) return null;
  const place = await talk.choose(
    'Vous avez déjà répondu à ceci. Que voulez-vous revoir ?',
    'You have answered these before. What shall be asked again?',
    [
      context.say('rien : continuer', 'nothing: go on'),
      ...done.map((step) => context.say(...HEADINGS[step])),
    ],
    0,
  );
  return done[place - 1] ?? null;
}

async function ask(setup: Setup, steps: readonly Step[], again: Step | null): Promise<void> {
  for (const step of steps) {
    if (setup.answers().init.done.includes(step) && step !== again) continue;
    setup.talk.heading(...HEADINGS[step]);
    const end = await settled(setup, ASK[step]);
    if (end === 'answered') await setup.keep((answers) => withDone(answers, step));
  }
}

/** What goes wrong in a part is told, and the part is asked again until it is right or the person leaves. */
async function settled(setup: Setup, part: Part): Promise<PartEnd> {
  for (;;) {
    try {
      return await part(setup);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      setup.talk.say(sentenceIn(error, 'fr'), error.message);
      if (!(await setup.talk.yes('Reprendre ces questions', 'Ask these questions again', true)))
        throw new Left();
    }
  }
}

/** What it would have done with the last 30 days: the first thing seen. */
async function dryRun(setup: Setup): Promise<void> {
  // What was put off may be what it needs.
  const { kind } = await setup.context.doors.practice(setup.folder, setup.context.language);
  if (kind === 'problems') return;
  const { talk, answers, offline } = setup;
  const { settings, init } = answers();
  const live = typeof settings.mail === 'object' && settings.mail !== null && 'imap' in settings.mail;
  const isShut = live && (offline || !init.done.includes('mail'));
  if (!init['dry-run'] || isShut) return;
  const wanted = await talk.yes(
    'Voir maintenant ce qu’il aurait fait de vos 30 derniers jours ? Rien n’est envoyé, rien n’est marqué',
    'See now what it would have done with your last 30 days? Nothing is sent, nothing is marked',
    true,
  );
  if (!wanted) return;
  try {
    await setup.run(dryRunLine(setup, live));
  } catch (error) {
    const told = error instanceof UserError || error instanceof Unreachable || error instanceof Refused;
    if (!told) throw error;
    talk.say(sentenceIn(error, 'fr'), error.message);
  }
}

/** The command that shows the practice its own past mail; by the embedded reader alone, so that it takes moments. */
export function dryRunLine(
  { folder, answers }: Pick<Setup, 'folder' | 'answers'>,
  live: boolean,
): readonly string[] {
  const inbox = textAt(answers().settings, ['mail', 'inbox']) || 'inbox';
  const source = live ? ['--since', '30d'] : [resolve(folder, inbox)];
  return ['dry-run', ...source, '--practice', folder, '--reader', 'lexical'];
}

function farewell(setup: Setup): void {
  const { talk, context, folder } = setup;
  const where = folder === context.folder ? '' : ` ${shellPath(folder)}`;
  const option = where === '' ? '' : ` --practice${where}`;
  context.print.line();
  talk.say('C’est prêt. Pour la suite :', 'Ready. What comes next:');
  const commands = [
    [
      `agent check${where}`,
      context.say('relit tout et dit ce qui ne va pas', 'reads everything again and says what is wrong'),
    ],
    [`agent run${option}`, context.say('met le secrétariat au travail', 'sets the secretary to work')],
    [`agent review${option}`, context.say('montre ce qui attend votre oui', 'shows what waits for your yes')],
  ] as const;
  const widest = Math.max(...commands.map(([line]) => line.length));
  for (const [line, words] of commands) context.print.line(`  ${pad(line, widest)}   ${words}`);
  talk.say(
    'Au début, tout est préparé et attend votre oui ; vous ouvrez ensuite ce qui peut partir seul.',
    'At first everything is prepared and waits for your yes; later you open what may leave by itself.',
  );
  sayOpen(setup);
}

/** What was put off, and how to come back to it. */
function sayOpen({ talk, answers, again }: Setup): void {
  const open = STEPS.filter((step) => !answers().init.done.includes(step)).map((step) => HEADINGS[step]);
  if (open.length === 0) return;
  const [fr, en] = [0, 1].map((place) => open.map((words) => words[place]?.toLowerCase()).join(', '));
  talk.say(
    `Reste à faire : ${fr}. Pour y revenir : ${again}`,
    `Still to do: ${en}. To come back to it: ${again}`,
  );
}
