import { wrap } from '../../core/columns.ts';
import { type Finding, partName, type Severity, type Verdict } from '../../core/doctor/finding.ts';
import { counted } from '../../core/plural.ts';
import type { Context } from '../context.ts';
import type { Tone } from '../print.ts';

const MARK_WIDTH = 5;
const NAME_WIDTH = 10;

/** Each finding with its mark, its part and what to do; then what it comes to. */
export function findingLines(
  findings: readonly Finding[],
  verdict: Verdict,
  context: Context,
): readonly string[] {
  return [
    ...findings.flatMap((finding) => linesOf(finding, context)),
    '',
    closing(findings, verdict, context),
  ];
}

function linesOf(
  { severity, check, sentence, fix, took }: Finding,
  { print, say, language }: Context,
): readonly string[] {
  const { mark, tone } = MARKS[severity];
  const indent = MARK_WIDTH + NAME_WIDTH + 1;
  const time =
    took >= 1000 ? ` (${say((took / 1000).toFixed(1).replace('.', ','), (took / 1000).toFixed(1))} s)` : '';
  const said = wrap(`${sentence}${time}`, print.width - indent);
  const head = `${print.tone(tone, say(...mark).padEnd(MARK_WIDTH))}${partName(check, language).padEnd(NAME_WIDTH)} `;
  const remedy = fix === null ? [] : wrap(`-> ${fix}`, print.width - indent);
  return [
    `${head}${said[0] ?? ''}`,
    ...said.slice(1).map((line) => ' '.repeat(indent) + line),
    ...remedy.map((line) => ' '.repeat(indent) + print.tone('bold', line)),
  ];
}

/** Words, so that colour never says it alone. */
const MARKS: Readonly<
  Record<Severity, { readonly mark: readonly [fr: string, en: string]; readonly tone: Tone }>
> = {
  broken: { mark: ['NON', 'FAIL'], tone: 'bad' },
  mend: { mark: ['agir', 'todo'], tone: 'warn' },
  note: { mark: ['note', 'note'], tone: 'dim' },
  good: { mark: ['bien', 'ok'], tone: 'good' },
};

function closing(findings: readonly Finding[], verdict: Verdict, { print, say }: Context): string {
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const [down, todo] = [count('broken'), count('mend')];
  switch (verdict) {
    case 'well':
      return print.tone('good', say('Tout va bien.', 'All is well.'));
    case 'to-do':
      return print.tone(
        'warn',
        say(
          `Tout marche ; ${counted(todo, 'fr', ['chose est', 'choses sont'])} à faire.`,
          `Everything works; ${counted(todo, 'en', ['thing is', 'things are'])} to be done.`,
        ),
      );
    case 'broken':
      return print.tone(
        'bad',
        say(
          `${counted(down, 'fr', ['chose ne va pas', 'choses ne vont pas'])}${todo === 0 ? '' : `, ${todo} à faire`}.`,
          `${counted(down, 'en', ['thing does', 'things do'])} not work${todo === 0 ? '' : `, ${todo} to be done`}.`,
        ),
      );
  }
}
