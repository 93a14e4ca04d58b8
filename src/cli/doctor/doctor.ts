// What `agent doctor` does: reads the practice, looks at each part, mends what it may, and tells.

import type { CheckName, Finding } from '../../core/doctor/finding.ts';
import { about, CHECKS, mend, partName, partNamed, sorted, verdictOf } from '../../core/doctor/finding.ts';
import { judgeConfig } from '../../core/doctor/judge-config.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { shellPath } from '../shell-path.ts';
import { findingLines } from '../show/doctor-lines.ts';
import { egressLines } from '../show/egress-lines.ts';
import { UsageError } from '../usage-error.ts';
import { lookRound } from './look-round.ts';

export interface DoctorOptions {
  readonly only?: string;
  readonly fix?: true;
  readonly mail?: true;
  readonly dns?: true;
  readonly egress?: true;
}

/** Looks at the practice in a folder. Nothing in it is changed but by `--fix`; nothing is sent but by `--mail`. */
export async function doctor(context: Context, folder: string, options: DoctorOptions): Promise<ExitCode> {
  const wanted = namesIn(options, context);
  const began = performance.now();
  const loaded = await context.doors.practice(folder, context.language);
  const practice = loaded.practice;
  if (options.egress === true) return egress(context, practice);
  const problems = loaded.kind === 'problems' ? loaded.problems : loaded.warnings;
  const took = Math.round(performance.now() - began);
  const own = judgeConfig(problems, practice !== null, context.say).map((remark) => ({
    ...remark,
    check: 'config' as const,
    took,
  }));
  // Without a practice nothing else is looked at: then that is told whatever part was asked for.
  const config = practice === null || wanted.includes('config') ? own : [];
  const rest = practice === null ? [] : await examined(context, practice, wanted, options);
  const found = [...config, ...rest];
  return tell(context, folder, sorted(found.length === 0 ? unseen(wanted, context) : found));
}

/** Nothing found because nothing was looked at is not "well". */
function unseen(wanted: readonly CheckName[], { say }: Context): readonly Finding[] {
  const sentence = say('rien n’a été examiné', 'nothing was looked at');
  return wanted.map((check) => ({ ...mend(sentence, null), check, took: 0 }));
}

async function examined(
  context: Context,
  practice: Practice,
  wanted: readonly CheckName[],
  options: DoctorOptions,
): Promise<readonly Finding[]> {
  const looks = await context.doors.examine(practice);
  const names = wanted.filter((name) => isAsked(name, options));
  const { findings, hung } = await lookRound({ context, practice, looks, names });
  if (hung) looks.leave();
  return options.fix === true ? mended(context, findings, looks.mend) : findings;
}

/** What leaves this machine is looked at only when somebody asks for it: by its switch, or by its name. */
function isAsked(name: CheckName, { mail, dns, only }: DoctorOptions): boolean {
  if (only !== undefined) return true;
  if (name === 'mail') return mail === true;
  return name !== 'dns' || dns === true;
}

/** Does what may be done safely, and says it in the finding. */
async function mended(
  { say }: Context,
  findings: readonly Finding[],
  doMend: (mending: NonNullable<Finding['mending']>) => Promise<void>,
): Promise<readonly Finding[]> {
  const after: Finding[] = [];
  for (const finding of findings) {
    if (finding.mending === null) after.push(finding);
    else
      after.push(
        await doMend(finding.mending).then(
          () => ({
            ...finding,
            severity: 'good' as const,
            fix: null,
            mending: null,
            sentence: about(say('corrigé', 'mended'), finding.sentence, say),
          }),
          (error: unknown) => notMended(finding, error),
        ),
      );
  }
  return after;
}

function notMended(finding: Finding, error: unknown): Finding {
  if (!(error instanceof UserError)) throw error;
  return { ...finding, sentence: `${finding.sentence} (${error.message})` };
}

function tell(context: Context, folder: string, findings: readonly Finding[]): ExitCode {
  const { print, say } = context;
  const verdict = verdictOf(findings);
  if (print.asJson) {
    for (const { mending: _, ...finding } of findings) print.json(finding);
    print.json({ verdict, findings: findings.length });
  } else {
    for (const line of findingLines(findings, verdict, context)) print.line(line);
    if (folder !== context.folder && findings.some(({ fix }) => fix?.startsWith('agent ') === true))
      print.line(
        say(
          `Les commandes « agent … » se lancent dans ce dossier : cd ${shellPath(folder)}`,
          `Give the commands "agent …" in this folder: cd ${shellPath(folder)}`,
        ),
      );
  }
  switch (verdict) {
    case 'well':
      return EXIT.ok;
    case 'to-do':
      return EXIT.problems;
    case 'broken':
      return findings.some(({ check, severity }) => check === 'config' && severity === 'broken')
        ? EXIT.practice
        : EXIT.unreadable;
  }
}

function egress(context: Context, practice: Practice | null): ExitCode {
  const { print, say } = context;
  if (practice === null) {
    print.error(
      say('practice.yaml a des erreurs : voyez agent check.', 'practice.yaml has errors: see agent check.'),
    );
    return EXIT.practice;
  }
  const shown = egressLines(practice, context);
  if (print.asJson) print.json(shown.json);
  else for (const line of shown.lines) print.line(line);
  return EXIT.ok;
}

/** The parts named on the line; all when none is. */
function namesIn({ only }: DoctorOptions, { say, language }: Context): readonly CheckName[] {
  if (only === undefined) return CHECKS;
  const named = only
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const meant = named.map(partNamed);
  const unknown = named.filter((_, at) => meant[at] === null);
  if (named.length > 0 && unknown.length === 0) return CHECKS.filter((check) => meant.includes(check));
  const known = CHECKS.map((check) => partName(check, language)).join(', ');
  throw new UsageError(
    say(
      `--only : « ${unknown.join(', ')} » n’est pas une partie. Il y a : ${known}.`,
      `--only: "${unknown.join(', ')}" is no part. There are: ${known}.`,
    ),
  );
}
