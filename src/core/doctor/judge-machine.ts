import type { Zone } from '../../domain/time.ts';
import type { ClockSeen, DiskSeen, RunningSeen, StateSeen } from './examination.ts';
import { broken, good, mend, note, type Remark, type Say } from './finding.ts';
import { quoted } from './judge-files.ts';

const GIBIBYTE = 2 ** 30;
/** Bytes below which somebody should make room, and below which the memory may soon not be written. */
const LITTLE = GIBIBYTE;
const TOO_LITTLE = GIBIBYTE / 10;

/** Free and total bytes of the disk that holds the memory; told in binary gigabytes. */
export function judgeDisk({ free, total }: DiskSeen, say: Say): Remark {
  const size = (bytes: number) => (bytes / GIBIBYTE).toFixed(1);
  const sentence = say(
    `${size(free).replace('.', ',')} Go libres sur ${size(total).replace('.', ',')}`,
    `${size(free)} GB free of ${size(total)}`,
  );
  if (free >= LITTLE) return good(sentence);
  const fix = say(
    'faites de la place sur ce disque : sans place, plus rien n’est décidé ni envoyé',
    'make room on this disk: without room nothing is decided or sent any more',
  );
  return free < TOO_LITTLE ? broken(sentence, fix) : mend(sentence, fix);
}

/** Handbook R-23: the disk that holds patients' words is encrypted. */
export function judgeVolume({ encrypted, device }: DiskSeen, say: Say): Remark {
  if (encrypted === true)
    return good(say(`le disque (${device}) est chiffré`, `the disk (${device}) is encrypted`));
  const fix = say(
    'Linux : LUKS (cryptsetup) ; macOS : FileVault (fdesetup status) ; Windows : BitLocker (manage-bde -status)',
    'Linux: LUKS (cryptsetup); macOS: FileVault (fdesetup status); Windows: BitLocker (manage-bde -status)',
  );
  if (encrypted === null)
    return note(
      say(
        `on ne peut pas voir d’ici si le disque (${device}) est chiffré : vérifiez-le`,
        `whether the disk (${device}) is encrypted can't be seen from here: look`,
      ),
      fix,
    );
  return mend(
    say(
      `le disque (${device}) n’est pas chiffré : un vol de la machine serait une fuite de données de santé`,
      `the disk (${device}) is not encrypted: a stolen machine would be a leak of health data`,
    ),
    fix,
  );
}

/**
 * A wrong clock moves every reminder. The machine's zone may be another than the practice's: it is told, and no
 * fault.
 */
export function judgeClock({ synchronised, machineZone }: ClockSeen, zone: Zone, say: Say): Remark {
  const zones =
    machineZone === zone
      ? zone
      : say(`cabinet ${zone}, machine ${machineZone}`, `practice ${zone}, machine ${machineZone}`);
  if (synchronised === true)
    return good(say(`réglée par le réseau ; ${zones}`, `kept by the network; ${zones}`));
  if (synchronised === null)
    return note(
      say(
        `on ne peut pas voir d’ici si l’horloge est réglée par le réseau ; ${zones}`,
        `whether the clock is kept by the network can't be seen from here; ${zones}`,
      ),
    );
  return mend(
    say(
      `l’horloge n’est pas réglée par le réseau ; ${zones}`,
      `the clock is not kept by the network; ${zones}`,
    ),
    'timedatectl set-ntp true',
  );
}

/** The secretary that works this practice, and what dead programs left. */
export function judgeRunning(
  { answer, owner, ownerFile, leftovers }: RunningSeen,
  say: Say,
): readonly Remark[] {
  return [
    standing(answer, owner, say),
    ...(answer === 'nobody' && owner !== null && !owner.alive ? [leftBehind(ownerFile, owner.pid, say)] : []),
    ...leftovers.map(({ path, pid }) => leftBehind(path, pid, say)),
  ];
}

function standing(answer: RunningSeen['answer'], owner: RunningSeen['owner'], say: Say): Remark {
  switch (answer) {
    case 'answer':
      return good(say('le secrétariat est en marche et répond', 'the secretary runs and answers'));
    case 'silent':
      return broken(
        say('le secrétariat est en marche et ne répond pas', 'the secretary runs and does not answer'),
        owner === null ? say('redémarrez-le', 'start it again') : `kill ${owner.pid} ; agent run`,
      );
    case 'nobody':
      return owner?.alive === true
        ? note(
            say(
              `un autre programme (${owner.pid}) travaille ici`,
              `another program (${owner.pid}) works here`,
            ),
          )
        : note(say('le secrétariat n’est pas en marche', 'the secretary is not running'), 'agent run');
  }
}

function leftBehind(path: string, pid: number, say: Say): Remark {
  return mend(
    say(`${path} a été laissé par un programme mort (${pid})`, `${path} was left by a dead program (${pid})`),
    `rm ${quoted(path)}`,
    { kind: 'leftover', path, pid },
  );
}

/** The memory as it was found, and whether it opens; a missing one is no fault before the first start. */
export function judgeState(state: StateSeen, say: Say): readonly Remark[] {
  switch (state.kind) {
    case 'none':
      return [note(say('pas encore de mémoire : rien n’a été fait', 'no memory yet: nothing was done'))];
    case 'trouble':
      return [broken(state.sentence, 'agent restore')];
    case 'opened':
      return opened(state, say);
  }
}

function opened(
  { damage, bytes, encrypted }: Extract<StateSeen, { kind: 'opened' }>,
  say: Say,
): readonly Remark[] {
  if (damage !== null)
    return [
      broken(
        say(`la mémoire est abîmée : ${damage}`, `the memory is damaged: ${damage}`),
        say(
          'arrêtez le secrétariat, gardez le fichier, puis agent restore',
          'stop the secretary, keep the file, then agent restore',
        ),
      ),
    ];
  const size = (bytes / 2 ** 20).toFixed(1);
  const whole = say(`entière, ${size.replace('.', ',')} Mo`, `whole, ${size} MB`);
  return [
    encrypted
      ? good(say(`${whole}, chiffrée`, `${whole}, encrypted`))
      : note(
          say(
            `${whole}, non chiffrée par le programme : le chiffrement du disque la protège seul`,
            `${whole}, not encrypted by the program: only the disk's encryption protects it`,
          ),
        ),
  ];
}
