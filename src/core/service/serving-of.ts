import type { Practice } from '../../domain/practice.ts';
import type { SecretPlace } from '../../domain/server-settings.ts';
import { programsOf } from '../egress/programs.ts';
import type { Credential, Fence, Said, Serving } from './serving.ts';

/** What is known beside practice.yaml. */
export interface ServedBy {
  readonly name: string | null;
  readonly account: string;
  readonly command: Serving['command'];
  readonly fence: Fence;
  /** The key of the memory; null when there is none, or the account finds it by itself. */
  readonly key: Credential | null;
}

/** The service of a practice, from its settings. */
export function servingOf(practice: Practice, { key, ...by }: ServedBy): Serving {
  return {
    ...by,
    folder: practice.folder,
    writable: outside(practice),
    credentials: [...credentialsOf(practice, by.name), ...(key === null ? [] : [key])],
  };
}

/** Folders that the secretary writes to and that lie outside the practice's own. */
function outside({ folder, agenda, mail, backup, alerts, stateFile }: Practice): readonly string[] {
  const written = [
    ...agenda.sources.flatMap((source) =>
      source.kind === 'files' && source.writable
        ? [source.path.endsWith('.ics') ? dirname(source.path) : source.path]
        : [],
    ),
    ...(mail.smtp === null ? [mail.outbox] : []),
    ...(backup.daily ? [backup.to] : []),
    ...(alerts.file === null ? [] : [dirname(alerts.file)]),
    dirname(stateFile),
  ];
  return [...new Set(written.filter((path) => !isInside(path, folder)))].sort();
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder.replace(/\/$/, '')}/`);
}

function dirname(path: string): string {
  return path.replace(/\/[^/]*$/, '') || '/';
}

/** Secrets that practice.yaml wants of systemd, each in a file for root alone. */
function credentialsOf(practice: Practice, name: string | null): readonly Credential[] {
  const folder = ['/etc/practice-agent/credentials', ...(name === null ? [] : [name])].join('/');
  const names = placesOf(practice).flatMap(([, place]) => (place.kind === 'credential' ? [place.name] : []));
  return [...new Set(names)].sort().map((one) => ({ name: one, file: `${folder}/${one}`, sealed: false }));
}

/** What works in a terminal and would not in a service, or differently. */
export function remarksOn(practice: Practice, fence: Fence): readonly Said[] {
  return [
    ...placesOf(practice).flatMap(([setting, place]) => remarkOn(setting, place)),
    ...(practice.alerts.desktop
      ? [
          said(
            'alerts.desktop : un service n’a pas d’écran. Nommez aussi un mail, un programme ou un fichier.',
            'alerts.desktop: a service has no screen. Name a mail, a program or a file as well.',
          ),
        ]
      : []),
    ...(fence.kind === 'closed' ? programsOf(practice).map(fencedProgram) : []),
  ];
}

function remarkOn(setting: string, place: SecretPlace): readonly Said[] {
  switch (place.kind) {
    case 'env':
      return [
        said(
          `${setting} : la variable ${place.name} n’existe pas dans un service. Écrivez { credential: nom } ou { file: … }.`,
          `${setting}: the variable ${place.name} does not exist in a service. Write { credential: name } or { file: … }.`,
        ),
      ];
    case 'clear':
      return [
        said(
          `${setting} : le mot de passe est en clair dans practice.yaml. Écrivez { credential: nom }.`,
          `${setting}: the password stands in clear in practice.yaml. Write { credential: name }.`,
        ),
      ];
    case 'command':
      return [
        said(
          `${setting} : ce programme est lancé avec le compte du service, sans session ouverte.`,
          `${setting}: this program is started with the account of the service, with nobody signed in.`,
        ),
      ];
    case 'file':
    case 'credential':
      return [];
  }
}

function fencedProgram({ setting }: { readonly setting: string }): Said {
  return said(
    `${setting} : la liste d’adresses vaut aussi pour ce programme. S’il doit joindre un autre serveur : --any-address.`,
    `${setting}: the list of addresses holds for this program too. If it must reach another server: --any-address.`,
  );
}

function placesOf({ mail, agenda }: Practice): readonly (readonly [string, SecretPlace])[] {
  const places: readonly (readonly [string, SecretPlace | null | undefined])[] = [
    ['mail.imap.password', mail.imap?.password],
    ['mail.smtp.password', mail.smtp?.password],
    ['mail.oauth.client-secret', mail.oauth?.clientSecret],
    ...agenda.sources.map((source) =>
      source.kind === 'caldav'
        ? ([`agenda.sources (${source.name})`, source.password] as const)
        : (['', null] as const),
    ),
  ];
  return places.flatMap(([setting, place]) => (place == null ? [] : [[setting, place] as const]));
}

function said(fr: string, en: string): Said {
  return [fr, en];
}
