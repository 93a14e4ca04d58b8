import { columns, wrap } from '../../core/columns.ts';
import { needsOf, type Status } from '../../daemon/status.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { Held } from '../remember-pause.ts';
import { clockTime, duration } from './duration.ts';
import { needWords } from './need-words.ts';
import { statusFacts } from './status-facts.ts';

/** How the secretary of a practice was found. */
export type Found =
  | { readonly kind: 'running'; readonly status: Status }
  /** It runs and does not answer. */
  | { readonly kind: 'silent'; readonly status: Status | null; readonly held: Held | null }
  | {
      readonly kind: 'not-running';
      readonly status: Status | null;
      readonly held: Held | null;
      /** Whether the folder holds a practice at all. */
      readonly isPractice: boolean;
    };

const NAME_WIDTH = 19;

/** First what is wrong, since when, and the one thing to do; then the facts, one a line. */
export function statusLines(found: Found, now: Instant, context: Context): readonly string[] {
  const { status } = found;
  if (status === null) {
    const held = found.kind === 'running' ? null : found.held;
    return [...(held === null ? [] : pauseLines(held, now, context)), ...absentLines(found, context)];
  }
  return [
    ...pauseLines(status, now, context),
    ...headLines(found, status, now, context),
    ...statusFacts(status, now, context).flatMap(({ name, text, bad }) =>
      factLines(name, text, bad, context),
    ),
  ];
}

/** Nobody may overlook that nothing is sent: a frame, above everything else. */
function pauseLines(
  { pause, zone }: Held,
  now: Instant,
  { print, say, language }: Context,
): readonly string[] {
  if (pause === null) return [];
  const since = clockTime(pause.since, now, zone, language);
  const rule = print.tone('bad', '═'.repeat(print.width));
  const words = say(
    `EN PAUSE depuis ${since}, décidé par ${pause.by} : RIEN N’EST ENVOYÉ.`,
    `PAUSED since ${since}, by ${pause.by}: NOTHING IS SENT.`,
  );
  const ends = pause.until === undefined ? null : clockTime(pause.until, now, zone, language);
  const until = ends === null ? '' : say(` Jusqu’à ${ends}.`, ` Until ${ends}.`);
  const more = say(
    'Les mails sont lus et les alertes partent. Pour reprendre : agent resume',
    'Mails are read and alarms go out. To go on: agent resume',
  );
  return [
    rule,
    ...wrap(words, print.width - 1).map((line) => print.tone('bad', ` ${line}`)),
    ` ${more}${until}`,
    rule,
  ];
}

function absentLines(found: Found, { print, say }: Context): readonly string[] {
  if (found.kind === 'silent')
    return [print.tone('bad', say('Le secrétariat ne répond pas.', 'The secretary does not answer.'))];
  if (found.kind === 'not-running' && !found.isPractice)
    return [
      print.tone(
        'warn',
        say('Il n’y a pas de cabinet dans ce dossier.', 'There is no practice in this folder.'),
      ),
      say(
        ' Pour en installer un : agent init ; sinon --practice DOSSIER',
        ' To set one up: agent init; otherwise --practice FOLDER',
      ),
    ];
  return [
    print.tone('warn', say('Le secrétariat n’est pas en marche.', 'The secretary is not running.')),
    say(
      ' Il n’a encore jamais été lancé ici. Pour commencer : agent run',
      ' It has never run here. To begin: agent run',
    ),
  ];
}

function headLines(found: Found, status: Status, now: Instant, context: Context): readonly string[] {
  const { print, say, language } = context;
  const ago = duration(now - status.at, language);
  switch (found.kind) {
    case 'running':
      return runningLines(status, now, context);
    case 'silent':
      return [
        headLine(
          print.tone('bad', say('Le secrétariat ne répond pas.', 'The secretary does not answer.')),
          '',
          context,
        ),
        ...todo(
          say('Relancez-le : il reprend où il en était.', 'Start it again: it goes on where it was.'),
          context,
        ),
      ];
    case 'not-running': {
      const seen = say(`vu pour la dernière fois il y a ${ago}`, `last seen ${ago} ago`);
      const crashed = status.phase !== 'stopped';
      return [
        headLine(
          print.tone('bad', say('Le secrétariat n’est pas en marche.', 'The secretary is not running.')),
          seen,
          context,
        ),
        ...todo(
          crashed
            ? say(
                'Il n’a pas été arrêté par vous : agent run le relance, rien n’est perdu.',
                'Nobody stopped it: agent run starts it again, nothing is lost.',
              )
            : say('Pour le remettre au travail : agent run', 'To put it to work again: agent run'),
          context,
        ),
        print.tone('dim', say('Il en était là :', 'This is where it was:')),
      ];
    }
  }
}

function runningLines(status: Status, now: Instant, context: Context): readonly string[] {
  const { print, say, language } = context;
  const needs = needsOf(status).filter((need) => need !== 'paused');
  const [gravest] = needs;
  if (gravest === undefined) {
    const turned = duration(now - status.turned, language);
    const seen = say(`dernier contrôle il y a ${turned}`, `last look ${turned} ago`);
    const words =
      status.pause === null
        ? say('Tout va bien.', 'All is well.')
        : say('Le reste va bien.', 'Everything else is well.');
    return [headLine(print.tone('good', words), seen, context)];
  }
  return needs.flatMap((need) => {
    const { what, todo: act } = needWords(need, status, now, context);
    const lines = wrap(what, print.width);
    return [
      ...lines.map((line) => print.tone(need === gravest ? 'bad' : 'warn', line)),
      ...todo(act, context),
    ];
  });
}

function todo(text: string, { print }: Context): readonly string[] {
  return text === ''
    ? []
    : wrap(text, print.width - 4).map((line, n) => `${n === 0 ? '  → ' : '    '}${line}`);
}

/** Left what matters, right what dates it. */
function headLine(left: string, right: string, { print }: Context): string {
  // Colours take no columns.
  const bare = left.replaceAll(/\u001B\[[0-9;]*m/g, '');
  const gap = print.width - columns(bare) - columns(right);
  return right === '' ? left : `${left}${' '.repeat(Math.max(2, gap))}${print.tone('dim', right)}`;
}

function factLines(name: string, text: string, bad: boolean, { print }: Context): readonly string[] {
  return wrap(text, print.width - NAME_WIDTH - 2).map((line, n) => {
    const shown = bad ? print.tone('warn', line) : line;
    return ` ${n === 0 ? print.tone('dim', name.padEnd(NAME_WIDTH)) : ' '.repeat(NAME_WIDTH)} ${shown}`;
  });
}
