import { resolve } from 'node:path';
import { Option } from 'commander';
import type { Declare } from '../declare.ts';
import type { DoctorOptions } from '../doctor/doctor.ts';

/** `agent doctor`: every part looked at, named, timed, with the exact remedy; for people and for programs that watch. */
export const doctorCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('doctor')
    .description(
      say(
        'examine tout : serveurs, fichiers, mémoire, agenda, modèle',
        'look at every part: servers, files, memory, agenda, model',
      ),
    )
    .argument('[dir]', say('dossier du cabinet', 'folder of the practice'), '.')
    .addOption(new Option('--practice <dir>').hideHelp())
    .option('--only <names>', say('seulement ces parties : imap,sauvegarde', 'only these parts: imap,backup'))
    .option('--fix', say('corrige ce qui peut l’être sans risque', 'mend what can be mended safely'))
    .option(
      '--mail',
      say('envoie aussi un mail du cabinet à lui-même', 'also send a mail from the practice to itself'),
    )
    .option(
      '--dns',
      say('demande aussi au DNS ce qu’il dit du domaine', 'also ask the DNS what it says of the domain'),
    )
    .option(
      '--egress',
      say(
        'dit où le programme peut se connecter, et rien d’autre',
        'say where the program may connect, and nothing else',
      ),
    )
    .addHelpText(
      'after',
      say(
        '\nExemple : agent doctor mon-cabinet --mail\nCode de sortie : 0 tout va bien, 1 quelque chose est à faire, 3 la configuration a des erreurs, 4 une partie ne marche pas.',
        '\nExample: agent doctor my-practice --mail\nExit code: 0 all is well, 1 something to do, 3 the configuration has errors, 4 a part does not work.',
      ),
    )
    .action(async (dir: string, options: DoctorOptions & { practice?: string }) => {
      const { doctor } = await import('../doctor/doctor.ts');
      end(await doctor(context, resolve(context.folder, options.practice ?? dir), options));
    });
};
