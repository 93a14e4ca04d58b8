import { resolve } from 'node:path';
import { CONTACT_VERBS, type ContactVerb } from '../contacts/contact-verbs.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { withStore, withStoreToLookAt } from '../with-store.ts';

interface ContactsOptions {
  readonly practice: string;
  readonly by: string;
  readonly now?: string;
  readonly all?: boolean;
  readonly off?: boolean;
  readonly instead?: string;
}

/** `agent contacts …`: who may be written to, what they said, and what a human sets for them (handbook §1.9). */
export const contactsCommand: Declare = (program, context, end) => {
  const { say } = context;
  const contacts = program
    .command('contacts')
    .description(
      say(
        'à qui l’on peut écrire : accords, refus, suspensions',
        'who may be written to: yes, no, suspended',
      ),
    )
    .addHelpText(
      'after',
      say(
        '\nExemple : agent contacts consent p-12 S3 yes --by "Dr Martin"\n\nClasses : S1 rappels, S2 fiches et suites, S3 invitation à revenir, S4 enquête, S5 factures, S7 reprise.',
        '\nExample: agent contacts consent p-12 S3 yes --by "Dr Martin"\n\nClasses: S1 reminders, S2 sheets and follow-up, S3 recall, S4 survey, S5 invoices, S7 going on.',
      ),
    );
  for (const verb of CONTACT_VERBS) {
    const command = contacts
      .command(verb.name, { isDefault: verb.name === 'list' })
      .description(say(...verb.says))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--by <name>', say('qui le décide', 'who decides it'))
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'));
    for (const [argument, fr, en] of verb.takes) command.argument(argument, say(fr, en));
    if (verb.name === 'list') command.option('--all', say('tous les patients', 'all patients'));
    if (verb.takesBack) command.option('--off', say('l’enlève', 'takes it back'));
    if (verb.name === 'change')
      command.option(
        '--instead <old>',
        say('le contact qu’il remplace', 'the contact in whose place it stands'),
      );
    command.action(async (...given: unknown[]) => end(await work(context, verb, given)));
  }
};

/** Commander hands over the arguments, the options and the command itself. */
async function work(context: Context, verb: ContactVerb, given: readonly unknown[]): Promise<ExitCode> {
  const words = given.slice(0, -2).filter((word) => typeof word === 'string');
  const options = given.at(-2) as ContactsOptions;
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { by, all = false, off = false, instead = null } = options;
  const run = await verb.run();
  const opened = verb.name === 'list' || verb.name === 'show' ? withStoreToLookAt : withStore;
  return opened(context, practice, (store) =>
    run({ context, practice, store, words, by, now, all, off, instead }),
  );
}
