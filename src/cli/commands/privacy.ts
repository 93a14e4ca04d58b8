import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { PrivacyOptions } from '../privacy/privacy-options.ts';

const DOCUMENTS = [
  ['register', 'la fiche du registre des traitements (art. 30)', 'the entry of the register (art. 30)'],
  ['dpia', 'l’analyse d’impact, prête à relire', 'the impact assessment, ready to be read over'],
  ['notice', 'l’information des patients : affiche et site', 'what patients are told: poster and web page'],
  ['processors', 'les prestataires, nommés', 'the processors, by name'],
] as const;

/** `agent privacy …`: what is held, of whom, for how long; handed over, erased, and documented (handbook §1). */
export const privacyCommand: Declare = (program, context, end) => {
  const { say } = context;
  const privacy = program
    .command('privacy')
    .description(say('ce qui est gardé, de qui, combien de temps', 'what is kept, of whom, for how long'))
    .addHelpText(
      'after',
      say(
        '\nExemple : agent privacy export "Sandrine Morel"\n         agent privacy notice --to affiche.html',
        '\nExample: agent privacy export "Sandrine Morel"\n         agent privacy notice --to poster.html',
      ),
    );
  const part = (name: string, fr: string, en: string) =>
    privacy
      .command(name)
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'));
  const person = say('identifiant, nom ou adresse', 'id, name or address');
  part('purge', 'efface ce dont le temps est passé', 'erase what is over its time')
    .option('--dry-run', say('dit seulement ce qui partirait', 'only say what would go'))
    .action(async (options: PrivacyOptions) =>
      end(await (await import('../privacy/purge.ts')).purge(context, options)),
    );
  part('export', 'tout ce qui est gardé d’une personne', 'all that is held of one person')
    .argument('<person>', person)
    .option('--to <dir>', say('dossier à créer', 'folder to make'))
    .option(
      '--not <addresses...>',
      say('adresses qui sont à quelqu’un d’autre', 'addresses that are somebody else’s'),
    )
    .option('--by <name>', say('qui le demande', 'who asks for it'))
    .action(async (named: string, options: PrivacyOptions) =>
      end(await (await import('../privacy/export.ts')).exportPerson(context, named, options)),
    );
  part('forget', 'efface tout ce qui est gardé d’une personne', 'erase all that is held of one person')
    .argument('<person>', person)
    .option(
      '--not <addresses...>',
      say('adresses qui sont à quelqu’un d’autre', 'addresses that are somebody else’s'),
    )
    .option('--yes', say('l’identité est vérifiée : efface', 'the identity is checked: erase'))
    .option('--by <name>', say('qui le décide', 'who decides it'))
    .action(async (named: string, options: PrivacyOptions) =>
      end(await (await import('../privacy/forget.ts')).forgetPerson(context, named, options)),
    );
  for (const [name, fr, en] of DOCUMENTS)
    asDocument(part(name, fr, en), context).action(async (options: PrivacyOptions) =>
      end(await (await import('../privacy/documents.ts')).document(context, name, options)),
    );
  asDocument(
    part('breach', 'une violation : faits et délai de 72 h', 'a breach: facts and the 72 hours'),
    context,
  )
    .argument(
      '[what]',
      say(
        'open, list, close, ou le dossier ou numéro d’une fiche',
        'open, list, close, or a sheet’s case or number',
      ),
    )
    .argument('[id]', say('celle à clore : b-1 ou un dossier', 'the one to close: b-1 or a case'))
    .option('--known <moment>', say('connue depuis ce moment', 'known since this moment'))
    .option('--what <text>', say('open : ce qui s’est passé', 'open: what happened'))
    .option(
      '--whom <text>',
      say('open : qui est concerné, sans noms', 'open: whom it touches, without names'),
    )
    .option('--how <text>', say('close : ce qui a été décidé', 'close: what was decided'))
    .option('--by <name>', say('qui le note', 'who notes it'))
    .action(async (what: string | undefined, id: string | undefined, options: PrivacyOptions) =>
      end(await breachPart(context, what, { id, options })),
    );
};

async function breachPart(
  context: Context,
  what: string | undefined,
  { id, options }: { readonly id: string | undefined; readonly options: PrivacyOptions },
): Promise<ExitCode> {
  const register = await import('../privacy/breach-register.ts');
  switch (what) {
    case 'open':
      return register.openBreach(context, options);
    case 'list':
      return register.listBreaches(context, options);
    case 'close':
      return register.closeBreach(context, id, options);
    default:
      return (await import('../privacy/documents.ts')).breach(context, what, options);
  }
}

function asDocument<T extends { option: (flags: string, description: string) => T }>(
  command: T,
  { say }: Context,
): T {
  return command.option('--to <file>', say('fichier : .md ou .html (A4)', 'file: .md or .html (A4)'));
}
