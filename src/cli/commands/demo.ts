import { setTimeout as pause } from 'node:timers/promises';
import type { Practice } from '../../domain/practice.ts';
import { addDays, dayOf, type Instant, toLocal } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { Step } from '../dry-run/rehearse.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { requirePractice } from '../options.ts';
import { weekLines } from '../show/agenda/week.ts';
import { caseLines } from '../show/case-lines.ts';
import { mailHeadLines, sentenceLines } from '../show/reading-lines.ts';
import { type Counted, counted, tallyLines } from '../show/tally.ts';
import { UsageError } from '../usage-error.ts';

interface DemoOptions {
  readonly keep?: string;
  readonly speed?: string;
  readonly example?: string;
}

/** The morning that the examples are written for: Tuesday 24 November 2026, 9:00 in Paris. */
const MORNING: Instant = Date.parse('2026-11-24T08:00:00Z');

/** `agent demo`: the real program on a copy of an example practice, with a clock that stands still between mails. */
export const demoCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('demo')
    .description(
      say(
        'la secrétaire au travail, sur un cabinet d’exemple',
        'the secretary at work, on an example practice',
      ),
    )
    .option('--keep <dir>', say('garde les fichiers dans ce dossier', 'keep the files in this folder'))
    .option('--speed <seconds>', say('secondes entre deux mails', 'seconds between two mails'), '0')
    .option('--example <name>', 'a folder of examples/: kine-fr, dentiste-fr, physio-en …')
    .addHelpText('after', say('\nExemple : agent demo --keep essai', '\nExample: agent demo --keep trial'))
    .action(async (options: DemoOptions) => end(await demo(context, options)));
};

async function demo(context: Context, options: DemoOptions): Promise<ExitCode> {
  const { doors, print, language } = context;
  const seconds = secondsOf(options, context);
  const name = options.example ?? (language === 'fr' ? 'kine-fr' : 'physio-en');
  const folder = await doors.copyExample(name, options.keep ?? null);
  const practice = await requirePractice(context, folder);
  const { rehearse } = await import('../dry-run/rehearse.ts');
  const rehearsal = await rehearse({ doors, practice, morning: MORNING });
  const before = await rehearsal.week();
  if (!print.asJson) opening(context, practice);
  const cases: Counted[] = [];
  for await (const step of rehearsal.mails()) {
    cases.push(counted(step.kase));
    await show({ context, practice, step, number: cases.length, total: rehearsal.total });
    if (seconds > 0) await pause(seconds * 1000);
  }
  const after = await rehearsal.week();
  await rehearsal.end();
  if (!print.asJson) {
    rule(context);
    for (const week of [0, 7]) {
      const day = addDays(dayOf(toLocal(MORNING, practice.zone)), week);
      for (const line of weekLines({ before, after, day, zone: practice.zone, context })) print.line(line);
      print.line();
    }
    ending(context, cases, options.keep ?? null);
  }
  if (options.keep === undefined) await doors.discard(folder);
  return EXIT.ok;
}

interface Shown {
  readonly context: Context;
  readonly practice: Practice;
  readonly step: Step;
  readonly number: number;
  readonly total: number;
}

async function show({ context, practice, step, number, total }: Shown): Promise<void> {
  const { print, say } = context;
  const { mail, kase } = step;
  if (print.asJson) {
    const { caseJson } = await import('../case-json.ts');
    print.json(caseJson({ file: mail.source.key, mail, kase, practice, language: context.language }));
    return;
  }
  rule(context);
  print.line(print.tone('bold', say(` Mail ${number} sur ${total}`, ` Mail ${number} of ${total}`)));
  for (const line of mailHeadLines(mail, context, practice)) print.line(line);
  print.line();
  if (kase.reading !== null)
    for (const line of sentenceLines(kase.reading, context, practice)) print.line(line);
  print.line();
  for (const line of caseLines({ kase, context, practice, letters: 'whole' })) print.line(line);
}

function opening({ print, say }: Context, practice: Practice): void {
  print.line(
    print.tone(
      'bold',
      say(
        `Cabinet d'exemple : ${practice.name}. Mardi 24 novembre 2026, 9 h.`,
        `Example practice: ${practice.name}. Tuesday 24 November 2026, 9:00.`,
      ),
    ),
  );
  print.line(
    say(
      'Le vrai programme travaille sur une copie ; ses textes comptent comme approuvés.\nRien ne quitte cette machine.',
      'The real program works on a copy; its texts count as approved.\nNothing leaves this machine.',
    ),
  );
}

function ending({ print, say, ...context }: Context, cases: readonly Counted[], kept: string | null): void {
  print.line();
  for (const line of tallyLines(cases, { print, say, ...context })) print.line(line);
  print.line();
  if (kept !== null)
    print.line(
      say(
        `Les fichiers sont dans ${kept} : réponses dans outbox/, agenda dans agenda.ics.`,
        `The files are in ${kept}: replies in outbox/, agenda in agenda.ics.`,
      ),
    );
  print.line(say('Et maintenant :', 'And now:'));
  const next = say(
    '  agent dry-run VOS-MAILS/        ce qu’elle ferait des vôtres, sans rien envoyer\n  agent demo --keep essai         garde les fichiers : agent review --practice essai',
    '  agent dry-run YOUR-MAILS/       what she would do with yours, sending nothing\n  agent demo --keep trial         keeps the files: agent review --practice trial',
  );
  print.line(next);
}

function rule({ print }: Context): void {
  print.line(print.tone('dim', '─'.repeat(print.width)));
}

function secondsOf({ speed }: DemoOptions, { say }: Context): number {
  const seconds = Number(speed ?? 0);
  if (seconds >= 0 && seconds <= 60) return seconds;
  throw new UsageError(say('--speed : des secondes, de 0 à 60.', '--speed: seconds, from 0 to 60.'));
}
