// All looks of the doctor, each with a limit of its own. A look that fails or does not come back is a finding, and
// keeps no other back.

import { broken, type CheckName, type Finding, type Remark } from '../../core/doctor/finding.ts';
import { Refused, sentenceIn, Unreachable, UserError } from '../../domain/errors.ts';
import { LOOKS, type Look, type Patient } from './looks.ts';

export interface Round extends Patient {
  readonly names: readonly CheckName[];
}

export interface Looked {
  readonly findings: readonly Finding[];
  /** Whether something still waits for an answer that may never come. */
  readonly hung: boolean;
}

/** Those that open the practice's memory one after another, because a process opens it once; all others at once. */
export async function lookRound({ names, ...patient }: Round): Promise<Looked> {
  const { print } = patient.context;
  const waiting = new Set<CheckName>();
  let hung = false;
  const one = async (name: Exclude<CheckName, 'config'>): Promise<readonly Finding[]> => {
    waiting.add(name);
    print.progress([...waiting].join(' '));
    const began = performance.now();
    const looked = await within(LOOKS[name], patient);
    hung ||= looked === 'late';
    waiting.delete(name);
    print.progress([...waiting].join(' '));
    const took = Math.round(performance.now() - began);
    const remarks = looked === 'late' ? [late(LOOKS[name], patient)] : looked;
    return remarks.map((remark) => ({ ...remark, check: name, took }));
  };
  const looks = names.filter((name) => name !== 'config');
  const findings = await Promise.all([
    ...looks.filter((name) => !LOOKS[name].opensMemory).map(one),
    oneByOne(
      looks.filter((name) => LOOKS[name].opensMemory),
      one,
    ),
  ]);
  print.progress('');
  return { findings: findings.flat(), hung };
}

async function oneByOne<N, F>(
  names: readonly N[],
  look: (name: N) => Promise<readonly F[]>,
): Promise<readonly F[]> {
  const found: F[] = [];
  for (const name of names) found.push(...(await look(name)));
  return found;
}

async function within({ look, patience }: Look, patient: Patient): Promise<readonly Remark[] | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patience);
  });
  const looking = look(patient).catch((error: unknown): readonly Remark[] => [failed(error, patient)]);
  return Promise.race([looking, limit]).finally(() => clearTimeout(timer));
}

function late({ patience }: Look, { context: { say } }: Patient): Remark {
  const seconds = patience / 1000;
  return broken(say(`pas de réponse en ${seconds} s`, `no answer within ${seconds} s`), null);
}

/** What has words for people is told in them; anything else is a defect of ours, and the other looks go on. */
function failed(error: unknown, { context: { say, language } }: Patient): Remark {
  if (error instanceof UserError || error instanceof Unreachable || error instanceof Refused)
    return broken(sentenceIn(error, language), null);
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return broken(say(`défaut du programme : ${words}`, `a defect of the program: ${words}`), null);
}
