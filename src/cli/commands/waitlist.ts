import { resolve } from 'node:path';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import type { WAITLIST_VERBS, WaitlistOptions } from '../waitlist/waitlist-verbs.ts';
import { withStore, withStoreToLookAt } from '../with-store.ts';

type Verb = keyof typeof WAITLIST_VERBS;

/** `agent waitlist list|add|remove|flag|show|offers`: who waits for an earlier time (handbook §4.6). */
export const waitlistCommand: Declare = (program, context, end) => {
  const { say } = context;
  const waitlist = program
    .command('waitlist')
    .description(say("qui attend un horaire plus tôt : la liste d'attente", 'who waits for an earlier time'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent waitlist add p-12 --wish "le mardi matin"',
        '\nExample: agent waitlist add p-12 --wish "Tuesday mornings"',
      ),
    );
  const verbs: readonly (readonly [Verb, string, string])[] = [
    ['list', "montre la liste, dans l'ordre", 'show the list, in order'],
    ['add', 'inscrit un patient', 'put a patient on the list'],
    ['remove', 'retire une inscription', 'take an entry off the list'],
    ['flag', 'rend prioritaire, avec une raison', 'give priority, with a reason'],
    ['show', 'montre une inscription', 'show one entry'],
    ['offers', 'montre les horaires libérés qui ont été proposés', 'show the freed times that were offered'],
  ];
  for (const [name, fr, en] of verbs) {
    waitlist
      .command(name, { isDefault: name === 'list' })
      .description(say(fr, en))
      .argument(...subject(name, context))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--wish <phrase>', say('souhait : "le mardi matin"', 'wish: "Tuesday mornings"'))
      .option('--type <id>', say('type de rendez-vous', 'type of appointment'))
      .option('--practitioner <id>', say('praticien', 'practitioner'))
      .option('--reason <text>', say('pourquoi', 'why'))
      .option('--off', say('retire la priorité', 'take the priority back'))
      .option('--all', say('aussi les inscriptions terminées', 'ended entries too'))
      .option('--by <name>', say('qui le décide', 'who decides it'))
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
      .action(async (named: string | undefined, options: WaitlistOptions) =>
        end(await work(context, { named, options, verb: name })),
      );
  }
};

function subject(verb: string, { say }: Context): [string, string] {
  return verb === 'add'
    ? ['[patient]', say('identifiant ou nom du patient', 'id or name of the patient')]
    : ['[id]', say('inscription : w-p-12', 'entry: w-p-12')];
}

interface Asked {
  readonly named: string | undefined;
  readonly options: WaitlistOptions;
  readonly verb: Verb;
}

async function work(context: Context, { named, options, verb }: Asked): Promise<ExitCode> {
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const { WAITLIST_VERBS } = await import('../waitlist/waitlist-verbs.ts');
  const looks = verb === 'list' || verb === 'show' || verb === 'offers';
  const opened = looks ? withStoreToLookAt : withStore;
  return opened(context, practice, (store) =>
    WAITLIST_VERBS[verb]({ context, practice, store, named, options, now }),
  );
}
