import type { FileSeen, SecretSeen } from './examination.ts';
import { about, broken, good, mend, note, type Remark, type Say } from './finding.ts';

/** Nobody else may read what is private, nobody else may write what is believed. */
export function judgeFiles(files: readonly FileSeen[], say: Say): readonly Remark[] {
  const remarks = files.flatMap((file) => remarksOn(file, say));
  if (remarks.length > 0) return remarks;
  const count = files.filter(({ mode }) => mode !== null).length;
  return [
    good(
      say(
        `${count} fichiers et dossiers : personne d’autre n’y lit ni n’y écrit`,
        `${count} files and folders: nobody else reads or writes them`,
      ),
    ),
  ];
}

/** Copies that hold patients' words longer than they may (R-15): the secretary removes them once a day, and did not. */
export function judgeOldCopies(paths: readonly string[], say: Say): readonly Remark[] {
  return paths.map((path) =>
    mend(
      say(
        `${path} est plus ancien que 35 jours, et le secrétariat ne l’a pas retiré`,
        `${path} is older than 35 days, and the secretary did not remove it`,
      ),
      `rm -r ${quoted(path)}`,
    ),
  );
}

/** Exports of patients' data that should be gone, by their absolute paths. */
export function judgeOldExports(paths: readonly string[], say: Say): readonly Remark[] {
  return paths.map((path) =>
    mend(
      say(
        `${path} est plus ancien que 30 jours, et le secrétariat ne l’a pas retiré`,
        `${path} is older than 30 days, and the secretary did not remove it`,
      ),
      `rm -r ${quoted(path)}`,
    ),
  );
}

function remarksOn(file: FileSeen, say: Say): readonly Remark[] {
  const { path, name, mode, ours, wants } = file;
  if (mode === null) return wants === 'place' ? [missing(file, say)] : [];
  if (!ours)
    return [
      broken(
        say(`${name} appartient à un autre compte`, `${name} belongs to another account`),
        `chown $(id -un) ${quoted(path)}`,
      ),
    ];
  const wanted = mode & ~(wants === 'private' ? 0o077 : 0o022);
  if (wanted === mode) return [];
  const sentence =
    wants === 'private'
      ? say(`d’autres comptes peuvent lire ${name}`, `other accounts can read ${name}`)
      : say(`d’autres comptes peuvent changer ${name}`, `other accounts can change ${name}`);
  const fix = `chmod ${wanted.toString(8)} ${quoted(path)}`;
  return [mend(sentence, fix, { kind: 'mode', path, mode: wanted })];
}

function missing({ path, name }: FileSeen, say: Say): Remark {
  return mend(
    say(`le dossier ${name} n’existe pas`, `there is no folder ${name}`),
    `mkdir -p ${quoted(path)}`,
    {
      kind: 'folder',
      path,
    },
  );
}

/** As a shell takes it for one word. */
export function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/** What only the service has may be missing in a terminal. */
const OF_THE_SERVICE: readonly SecretSeen['kind'][] = ['env', 'credential'];

/** Each secret can be fetched, from a place that nobody else reads. */
export function judgeSecrets(secrets: readonly SecretSeen[], say: Say): readonly Remark[] {
  if (secrets.length === 0) return [good(say('aucun secret n’est nécessaire', 'no secret is needed'))];
  const remarks = secrets.flatMap((secret) => secretRemarks(secret, say));
  if (remarks.length > 0) return remarks;
  return [
    good(
      say(
        `${secrets.length} secrets lus, chacun lisible par ce compte seul`,
        `${secrets.length} secrets read, each readable by this account only`,
      ),
    ),
  ];
}

function secretRemarks({ setting, kind, trouble }: SecretSeen, say: Say): readonly Remark[] {
  if (trouble !== '') {
    const grave = OF_THE_SERVICE.includes(kind) ? note : broken;
    return [grave(about(setting, trouble, say), null)];
  }
  if (kind !== 'clear') return [];
  return [
    mend(
      say(`${setting} est écrit en clair dans practice.yaml`, `${setting} stands in clear in practice.yaml`),
      say(
        `écrivez le secret dans un fichier (chmod 600) et « ${setting}: { file: … } »`,
        `write the secret into a file (chmod 600) and "${setting}: { file: … }"`,
      ),
    ),
  ];
}
