// What the service gives up before it begins to work: whoever broke into it would find nothing to do with.

import { type Directive, directive } from './directive.ts';

/** In the order of systemd.exec(5). */
export const HARDENING: readonly Directive[] = [
  directive(
    'UMask',
    '0077',
    'ce qu’elle écrit n’est lisible que d’elle',
    'what she writes only she can read',
  ),
  directive(
    'LimitCORE',
    '0',
    'aucun arrêt brutal ne laisse de mails ni de clé sur le disque',
    'no crash leaves mails or a key on the disk',
  ),
  directive(
    'NoNewPrivileges',
    'yes',
    'ni sudo ni programme setuid ne lui donnent de droits',
    'neither sudo nor a setuid program gives her rights',
  ),
  directive('CapabilityBoundingSet', '', 'aucun droit de root', 'no right of root'),
  directive('AmbientCapabilities', '', 'et aucun qu’on lui donnerait', 'and none that is given'),
  directive(
    'ProtectSystem',
    'strict',
    'tout le disque en lecture seule, sauf ReadWritePaths',
    'the whole disk read-only, but for ReadWritePaths',
  ),
  directive('PrivateTmp', 'yes', 'un /tmp à elle', 'a /tmp of her own'),
  directive(
    'PrivateDevices',
    'yes',
    'ni caméra, ni micro, ni disque brut',
    'no camera, microphone or raw disk',
  ),
  directive('DevicePolicy', 'closed', 'seulement /dev/null et ses semblables', 'only /dev/null and its like'),
  directive(
    'PrivateUsers',
    'yes',
    'les autres comptes n’existent pas pour elle',
    'other accounts do not exist for her',
  ),
  directive('PrivateIPC', 'yes', 'pas de mémoire partagée avec d’autres', 'no memory shared with others'),
  directive('RemoveIPC', 'yes', 'et rien n’en reste après elle', 'and none left behind'),
  directive('KeyringMode', 'private', 'un trousseau du noyau à elle', 'a kernel keyring of her own'),
  directive(
    'ProtectProc',
    'invisible',
    'les autres programmes sont invisibles',
    'other programs are out of sight',
  ),
  directive('ProtectHostname', 'yes', 'ne change pas le nom de la machine', 'does not rename the machine'),
  directive('ProtectClock', 'yes', 'ni son heure', 'nor set its clock'),
  directive('ProtectKernelTunables', 'yes', 'ni les réglages du noyau', 'nor the kernel’s settings'),
  directive('ProtectKernelModules', 'yes', 'ni ses modules', 'nor its modules'),
  directive('ProtectKernelLogs', 'yes', 'et n’en lit pas le journal', 'and does not read its log'),
  directive(
    'ProtectControlGroups',
    'yes',
    'ni ne touche aux limites des services',
    'nor touch the limits of services',
  ),
  directive(
    'RestrictAddressFamilies',
    'AF_INET AF_INET6 AF_UNIX AF_NETLINK',
    'internet, sockets locales, et AF_NETLINK que la recherche de noms demande ; rien d’autre',
    'internet, local sockets, and AF_NETLINK, which looking up names asks for; nothing else',
  ),
  directive('RestrictNamespaces', 'yes', 'pas de conteneur caché', 'no hidden container'),
  directive(
    'RestrictRealtime',
    'yes',
    'ne prend pas le processeur aux autres',
    'does not take the processor from others',
  ),
  directive('RestrictSUIDSGID', 'yes', 'ne crée pas de programme setuid', 'makes no setuid program'),
  directive('LockPersonality', 'yes', 'pas d’imitation d’un autre système', 'no imitation of another system'),
  directive(
    'MemoryDenyWriteExecute',
    'no',
    'V8, le moteur de Node, compile en travaillant : il écrit du code puis l’exécute. C’est la seule protection laissée de côté',
    'V8, the engine of Node, compiles while it works: it writes code and runs it. The one protection that is left out',
  ),
  directive(
    'SystemCallArchitectures',
    'native',
    'pas d’appels d’une autre architecture',
    'no calls of another architecture',
  ),
  directive(
    'SystemCallFilter',
    '@system-service',
    'les appels au noyau d’un service ordinaire',
    'the calls to the kernel of an ordinary service',
  ),
  directive('SystemCallFilter', '~@privileged', 'moins ceux de root', 'less those of root'),
  directive(
    'SystemCallErrorNumber',
    'EPERM',
    'un appel de trop est refusé et se voit au journal, sans arrêter le travail',
    'a call too many is refused and shows in the log, without ending the work',
  ),
];
