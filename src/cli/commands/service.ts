import { type Command, Option } from 'commander';
import type { Declare } from '../declare.ts';
import type { ServiceOptions } from '../service/service-options.ts';

/** `agent service install|status|remove`: started with the machine, kept at work, and locked in. */
export const serviceCommand: Declare = (program, context, end) => {
  const { say } = context;
  const verbs = () => import('../service/service-verbs.ts');
  const service = program
    .command('service')
    .description(
      say('démarre avec la machine, sous bonne garde', 'started with the machine, and well guarded'),
    );
  const part = (name: string, fr: string, en: string): Command =>
    service
      .command(name)
      .description(say(fr, en))
      .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
      .option(
        '--name <name>',
        say('distingue plusieurs cabinets d’une machine', 'tells several practices of one machine apart'),
      )
      .addOption(
        new Option(
          '--for <system>',
          say('pour un autre système que celui-ci', 'for another system than this one'),
        ).choices(['systemd', 'launchd', 'windows']),
      );
  part('install', 'écrit le service, ligne par ligne expliqué', 'write the service, every line explained')
    .option(
      '--user <account>',
      say('compte du secrétariat (agent, ou agent-NOM)', 'account of the secretary (agent, or agent-NAME)'),
    )
    .option('--print', say('le montre sans rien écrire', 'show it and write nothing'))
    .option(
      '--any-address',
      say('sans liste d’adresses dans le noyau', 'without a list of addresses in the kernel'),
    )
    .option(
      '--to <dir>',
      say('écrit les fichiers là, pour les relire', 'write the files there, to be read first'),
    )
    .action(async (options: ServiceOptions) => end(await (await verbs()).install(context, options)));
  part(
    'status',
    'dit s’il est installé, à jour et en marche',
    'say whether it is installed, up to date, at work',
  ).action(async (options: ServiceOptions) => end(await (await verbs()).status(context, options)));
  part(
    'remove',
    'l’arrête et l’enlève ; le cabinet reste',
    'stop it and take it away; the practice stays',
  ).action(async (options: ServiceOptions) => end(await (await verbs()).remove(context, options)));
};
