// The systemd unit of a practice, every line with its reason (systemd.unit(5), systemd.exec(5), systemd.service(5)).

import type { ProgramLanguage } from '../../domain/language.ts';
import { type Directive, directive } from './directive.ts';
import { HARDENING } from './hardening.ts';
import { type Credential, type ServiceFile, type Serving, unitName } from './serving.ts';

const UNITS = '/etc/systemd/system';

interface Section {
  readonly title: 'Unit' | 'Service' | 'Install';
  readonly lines: readonly Directive[];
}

/** One file for one practice; for a named one a template that all share, and a file of its own beside it. */
export function systemdFiles(serving: Serving, language: ProgramLanguage): readonly ServiceFile[] {
  const name = unitName(serving.name);
  if (serving.name === null)
    return [
      {
        path: `${UNITS}/${name}.service`,
        text: textOf([UNIT, { title: 'Service', lines: [...shared(serving), ...own(serving)] }, INSTALL], {
          language,
        }),
      },
    ];
  return [
    {
      path: `${UNITS}/agent@.service`,
      text: textOf([UNIT, { title: 'Service', lines: shared(serving) }, INSTALL], { language }),
    },
    {
      path: `${UNITS}/${name}.service.d/practice.conf`,
      text: textOf([{ title: 'Service', lines: own(serving) }], { language }),
    },
  ];
}

const UNIT: Section = {
  title: 'Unit',
  lines: [
    directive(
      'Description',
      'The secretary that lives in the practice',
      'ce que montre systemctl',
      'what systemctl shows',
    ),
    directive('Documentation', 'man:agent(1)', 'la page de manuel', 'the manual page'),
    directive(
      'Wants',
      'network-online.target',
      'la boîte aux lettres est ailleurs',
      'the mailbox is elsewhere',
    ),
    directive(
      'After',
      'network-online.target nss-lookup.target',
      'pas avant le réseau et les noms',
      'not before network and names',
    ),
    directive(
      'StartLimitIntervalSec',
      '0',
      'ne renonce jamais à redémarrer, même après une longue panne',
      'never gives up restarting, however long something was away',
    ),
  ],
};

const INSTALL: Section = {
  title: 'Install',
  lines: [
    directive(
      'WantedBy',
      'multi-user.target',
      'démarre avec la machine, avant toute session',
      'starts with the machine, before anybody signs in',
    ),
  ],
};

/** The same for every practice of a machine. */
function shared({ command }: Serving): readonly Directive[] {
  return [
    directive(
      'Type',
      'notify',
      'elle dit elle-même quand elle est au travail',
      'she says herself when she is at work',
    ),
    directive(
      'NotifyAccess',
      'all',
      'Node parle à systemd par le programme systemd-notify',
      'Node speaks to systemd through the program systemd-notify',
    ),
    directive('ExecStart', [...command.map(quoted), 'run'].join(' '), 'le travail', 'the work'),
    directive(
      'Environment',
      'MALLOC_ARENA_MAX=1',
      'moins de mémoire : elle attend presque tout le temps',
      'less memory: she waits nearly all the time',
    ),
    directive(
      'ExecReload',
      '/bin/kill -HUP $MAINPID',
      'relit practice.yaml (elle le fait aussi seule)',
      'reads practice.yaml again (she does so by herself too)',
    ),
    directive(
      'Restart',
      'always',
      'après toute fin : rien n’est perdu ni fait deux fois',
      'after any end: nothing is lost or done twice',
    ),
    directive(
      'SuccessExitStatus',
      '75',
      'remplacée par une autre version, elle finit par 75 : c’est prévu, pas une panne',
      'replaced by another version she ends with 75: that is meant, no failure',
    ),
    directive(
      'RestartForceExitStatus',
      '75',
      'et la nouvelle version démarre aussitôt',
      'and the new version starts at once',
    ),
    directive('RestartSec', '5', 'secondes entre deux essais', 'seconds between two attempts'),
    directive(
      'WatchdogSec',
      '120',
      'sans signe de vie pendant deux minutes, elle est relancée',
      'two minutes without a sign of life, and she is started anew',
    ),
    directive(
      'TimeoutStopSec',
      '10',
      'finir le travail en cours prend cinq secondes',
      'finishing the work at hand takes five seconds',
    ),
    ...HARDENING,
  ];
}

/** What differs from practice to practice. */
function own(serving: Serving): readonly Directive[] {
  const { account, folder, credentials } = serving;
  return [
    directive('User', account, 'un compte à elle, qui n’ouvre pas de session', 'an account of her own'),
    directive('WorkingDirectory', escaped(folder), 'le dossier du cabinet', 'the practice’s folder'),
    directive(
      'ReadWritePaths',
      writablePaths(serving)
        .map((path) => quoted(mayBeAway(path, serving)))
        .join(' '),
      serving.writable.length === 0
        ? 'le seul endroit où elle écrit'
        : 'les seuls endroits où elle écrit ; - : un disque absent ne l’empêche pas de démarrer',
      serving.writable.length === 0
        ? 'the only place she writes to'
        : 'the only places she writes to; -: a disk that is away does not keep her from starting',
    ),
    ...homeLines(serving),
    ...credentials.map(credentialLine),
    ...fenceLines(serving),
  ];
}

function credentialLine({ name, file, sealed }: Credential): Directive {
  return sealed
    ? directive(
        'LoadCredentialEncrypted',
        `${name}:${escaped(file)}`,
        'un secret scellé pour cette machine (TPM) ; systemd l’ouvre et le lui remet',
        'a secret sealed for this machine (TPM); systemd opens it and hands it over',
      )
    : directive(
        'LoadCredential',
        `${name}:${escaped(file)}`,
        'un secret que systemd lui remet ; son compte n’a pas à lire ce fichier',
        'a secret that systemd hands over; her account need not read this file',
      );
}

function writablePaths({ folder, writable }: Serving): readonly string[] {
  return [folder, ...writable];
}

/** A path outside the practice may be a disk that is unplugged: `-` leaves it out then (systemd.exec(5), ReadWritePaths). */
function mayBeAway(path: string, { folder }: Serving): string {
  return path === folder ? path : `-${path}`;
}

/** Homes of people are out of sight, but for what of the practice or of the program lies in one. */
function homeLines(serving: Serving): readonly Directive[] {
  const [node, ...words] = serving.command;
  const written = writablePaths(serving).filter(isAtHome);
  const read = [node, ...words.filter((word) => word.startsWith('/')).map(packageFolder)].filter(isAtHome);
  if (written.length + read.length === 0)
    return [
      directive('ProtectHome', 'yes', 'aucun dossier personnel n’est visible', 'no home of a person is seen'),
    ];
  return [
    directive(
      'ProtectHome',
      'tmpfs',
      'les dossiers personnels sont vides pour elle, sauf ce qui suit',
      'homes of people are empty for her, but for what follows',
    ),
    ...(written.length === 0
      ? []
      : [
          directive(
            'BindPaths',
            written.map((path) => quoted(mayBeAway(path, serving))).join(' '),
            'le cabinet',
            'the practice',
          ),
        ]),
    ...(read.length === 0
      ? []
      : [directive('BindReadOnlyPaths', read.map(quoted).join(' '), 'le programme', 'the program')]),
  ];
}

function isAtHome(path: string): boolean {
  return /^\/(?:home|root|run\/user)(?:\/|$)/.test(path);
}

/** `…/bin/agent.js` → the folder it ships in. */
function packageFolder(program: string): string {
  return program.replace(/\/bin\/[^/]+$/, '');
}

function fenceLines({ fence }: Serving): readonly Directive[] {
  switch (fence.kind) {
    case 'open':
      return fence.hosts.length === 0
        ? []
        : [
            directive(
              'IPAddressDeny',
              '',
              `pas de liste d’adresses : ${fence.hosts.join(', ')} en change sans cesse. Le programme lui-même ne se connecte qu’aux serveurs de practice.yaml, par leur nom`,
              `no list of addresses: ${fence.hosts.join(', ')} keeps changing them. The program itself connects only to the servers of practice.yaml, by name`,
            ),
          ];
    case 'closed':
      return [
        directive(
          'IPAddressDeny',
          'any',
          'le noyau arrête tout paquet, sauf vers les adresses qui suivent, telles que le DNS les donne aujourd’hui ; quand un serveur en change : agent service status le dit, agent service install les reprend',
          'the kernel stops every packet, but to the addresses that follow, as the DNS gives them today; when a server changes them, agent service status says so and agent service install takes the new ones',
        ),
        ...fence.allowed.map(({ address, names }) =>
          directive('IPAddressAllow', address, names.join(', '), names.join(', ')),
        ),
      ];
  }
}

function textOf(sections: readonly Section[], { language }: { readonly language: ProgramLanguage }): string {
  const at = language === 'fr' ? 0 : 1;
  return sections
    .map(({ title, lines }) =>
      [`[${title}]`, ...lines.flatMap(({ key, value, why }) => [`# ${why[at]}`, `${key}=${value}`]), ''].join(
        '\n',
      ),
    )
    .join('\n');
}

/** A word of a line that is split into words (systemd.syntax(7), "Quoting"). */
function quoted(word: string): string {
  const plain = escaped(word);
  return /[\s"'\\;$]/.test(plain)
    ? `"${plain.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '$$$$')}"`
    : plain;
}

/** `%` begins a specifier. */
function escaped(text: string): string {
  return text.replaceAll('%', '%%');
}
