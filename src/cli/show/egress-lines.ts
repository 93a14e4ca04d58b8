import { allowanceOf, type Destination, type DestinationUse } from '../../core/egress/destinations.ts';
import { programsOf } from '../../core/egress/programs.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';

interface Shown {
  readonly lines: readonly string[];
  readonly json: object;
}

/** Every place that the configuration lets the program reach, why, and which setting names it. */
export function egressLines(practice: Practice, { print, say }: Context): Shown {
  const { destinations, records } = allowanceOf(practice);
  const programs = programsOf(practice);
  const width = Math.max(24, ...destinations.map((one) => placeOf(one, say).length));
  const lines = [
    ...destinations.map(
      (one) =>
        `${placeOf(one, say).padEnd(width)}  ${say(...USES[one.use])}  ${print.tone('dim', one.setting)}`,
    ),
    ...records.map(({ types, suffix, setting }) => {
      const names = suffix === '' ? say('domaine de l’expéditeur', 'the sender’s domain') : suffix;
      return `${`DNS ${types.join('/')} ${names}`.padEnd(width)}  ${print.tone('dim', setting)}`;
    }),
    ...(destinations.length + records.length === 0
      ? [say('Ce programme ne se connecte nulle part.', 'This program connects to nothing.')]
      : [
          '',
          say(
            'Et rien d’autre : toute autre connexion, toute autre question au DNS est refusée avant de partir. Les noms ci-dessus sont demandés au DNS de cette machine.',
            'And nothing else: any other connection, any other question to the DNS is refused before it leaves. The names above are asked of this machine’s DNS.',
          ),
        ]),
    ...(programs.length === 0
      ? []
      : [
          '',
          say(
            'Programmes de votre choix ; ce qu’ils font est à vous :',
            'Programs of your choice; what they do is yours:',
          ),
          ...programs.map(({ setting, command }) => `  ${setting}: ${command}`),
        ]),
  ];
  return { lines, json: { destinations, records, programs } };
}

function placeOf({ host, port, reach }: Destination, say: Context['say']): string {
  const name = host.includes(':') ? `[${host}]` : host;
  const place = port === null ? name : `${name}:${port}`;
  return reach === 'site' && !/^[\d.[\]:a-f]+$/.test(host)
    ? `${place} ${say('et même domaine', 'and its domain')}`
    : place;
}

const USES: Readonly<Record<DestinationUse, readonly [fr: string, en: string]>> = {
  mailbox: ['lire les mails (IMAP)', 'reading mail (IMAP)'],
  sending: ['envoyer les lettres (SMTP)', 'sending letters (SMTP)'],
  'sign-in': ['renouveler le droit d’accès (OAuth2)', 'renewing the right of access (OAuth2)'],
  agenda: ['lire et écrire l’agenda (CalDAV)', 'reading and writing the agenda (CalDAV)'],
  feed: ['lire un agenda publié', 'reading a published agenda'],
  model: ['faire lire par le modèle', 'letting the model read'],
  setup: ['essayé pendant l’installation', 'tried during set-up'],
};
