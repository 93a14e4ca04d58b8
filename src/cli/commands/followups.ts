import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { FOLLOW_UP_VERBS } from '../followups/followup-verbs.ts';
import type { FollowUpOptions } from '../followups/followup-work.ts';
import { nowOf, requirePractice } from '../options.ts';
import { withStore, withStoreToLookAt } from '../with-store.ts';

type Verb = keyof typeof FOLLOW_UP_VERBS;

/** `agent followups`: messages that go out by the clock, what will go, and why something will not. */
export const followupsCommand: Declare = (program, context, end) => {
  const { say } = context;
  const followups = program
    .command('followups')
    .description(
      say('rappels et relances : ce qui part, et quand', 'reminders and follow-ups: what goes, and when'),
    )
    .addHelpText(
      'after',
      say('\nExemple : agent followups preview --names', '\nExample: agent followups preview --names'),
    );
  const verbs: readonly (readonly [Verb, string, string])[] = [
    ['preview', 'montre les 14 prochains jours', 'show the next 14 days'],
    ['due', 'montre ce qui part aujourd’hui', 'show what goes today'],
    ['list', 'montre les règles', 'show the rules'],
    ['explain', 'dit pourquoi un message part ou non', 'say why a message goes or not'],
    ['missed', 'montre ce qui a été manqué', 'show what was missed'],
    ['pause', 'arrête une règle', 'stop a rule for a while'],
    ['resume', 'reprend une règle', 'let a rule go on'],
  ];
  for (const [name, fr, en] of verbs) {
    followups
      .command(name, { isDefault: name === 'preview' })
      .description(say(fr, en))
      .argument('[name]', say('règle, patient ou rendez-vous', 'rule, patient or appointment'))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--days <n>', say('combien de jours', 'how many days'))
      .option('--since <n>', say('les jours passés : 30d', 'days gone by: 30d'))
      .option('--all', say('aussi les règles éteintes', 'rules that are off too'))
      .option('--names', say('avec les noms des patients', 'with the names of patients'))
      .option('--by <name>', say('qui le décide', 'who decides it'))
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
      .action(async (named: string | undefined, options: FollowUpOptions) =>
        end(await work(context, { named, options, verb: name })),
      );
  }
};

interface Asked {
  readonly named: string | undefined;
  readonly options: FollowUpOptions;
  readonly verb: Verb;
}

async function work(context: Context, { named, options, verb }: Asked): Promise<ExitCode> {
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const rules = await (await context.doors.followUps(practice)).rules();
  const { FOLLOW_UP_VERBS } = await import('../followups/followup-verbs.ts');
  const opened = verb === 'pause' || verb === 'resume' ? withStore : withStoreToLookAt;
  return opened(context, practice, (store) =>
    FOLLOW_UP_VERBS[verb]({ context, practice, store, rules, named, options, now }),
  );
}
