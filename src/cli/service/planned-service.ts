// A practice's service as it would be written now.

import { resolve } from 'node:path';
import { allowanceOf } from '../../core/egress/destinations.ts';
import { fencedHosts, fenceOf, unknownHosts } from '../../core/service/fence.ts';
import { launchdFiles } from '../../core/service/launchd-plist.ts';
import {
  type Credential,
  type Fence,
  isServiceName,
  type ServiceFile,
  type Serving,
} from '../../core/service/serving.ts';
import { servingOf } from '../../core/service/serving-of.ts';
import { systemdFiles } from '../../core/service/systemd-unit.ts';
import { windowsFiles } from '../../core/service/windows-service.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import { requirePractice } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import type { Machine, ServiceDoors } from './service-doors.ts';
import type { ServiceOptions, ServiceSystem } from './service-options.ts';

export interface PlannedService {
  readonly practice: Practice;
  readonly system: ServiceSystem;
  readonly serving: Serving;
  readonly files: readonly ServiceFile[];
}

/** Reads the practice, asks the DNS where a list of addresses is wanted, and writes nothing. */
export async function plannedService(
  context: Context,
  doors: ServiceDoors,
  options: ServiceOptions,
): Promise<PlannedService> {
  const name = serviceName(options, context);
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const machine = doors.machine();
  const system = options.for ?? systemOf(machine, context);
  const fence = await fenceFor(context, doors, practice, options.anyAddress === true || system !== 'systemd');
  const serving = servingOf(practice, {
    name,
    account: options.user ?? usualAccount(name),
    command: machine.command,
    fence,
    key: system === 'systemd' ? await keyOf(context, doors, practice, name) : null,
  });
  return { practice, system, serving, files: filesOf(system, serving, context) };
}

/** One account for each practice of a machine; Linux knows names of 32 letters (useradd(8)). */
function usualAccount(name: string | null): string {
  return name === null ? 'agent' : `agent-${name}`.slice(0, 32);
}

/** The name on the line, checked; null when there is none. */
export function serviceName({ name }: ServiceOptions, { say }: Context): string | null {
  if (name === undefined) return null;
  if (isServiceName(name)) return name;
  throw new UsageError(
    say(
      `--name : « ${name} » ne convient pas. Des minuscules, des chiffres et des traits d’union, 40 au plus, par exemple rue-haute.`,
      `--name: "${name}" won't do. Small letters, digits and hyphens, 40 at most, for example high-street.`,
    ),
  );
}

function systemOf({ platform }: Machine, { say }: Context): ServiceSystem {
  switch (platform) {
    case 'linux':
      return 'systemd';
    case 'darwin':
      return 'launchd';
    case 'win32':
      return 'windows';
    case 'other':
      throw new UsageError(
        say(
          'Ce système n’est pas connu. Dites lequel : --for systemd, launchd ou windows.',
          'This system is not known. Say which: --for systemd, launchd or windows.',
        ),
      );
  }
}

async function fenceFor(
  { say }: Context,
  doors: ServiceDoors,
  practice: Practice,
  isOpen: boolean,
): Promise<Fence> {
  if (isOpen) return { kind: 'open', hosts: [] };
  const allowance = allowanceOf(practice);
  const looked = {
    addresses: await doors.addresses(fencedHosts(allowance)),
    resolvers: doors.resolvers(),
  };
  const fence = fenceOf(allowance, looked);
  const unknown = unknownHosts(allowance, looked);
  if (fence.kind === 'open' || unknown.length === 0) return fence;
  throw new UserError(
    say(
      `Le DNS ne donne pas d’adresse pour ${unknown.join(', ')}. Corrigez le nom dans practice.yaml, réessayez quand le réseau est là, ou ajoutez --any-address.`,
      `The DNS gives no address for ${unknown.join(', ')}. Mend the name in practice.yaml, try again when the network is there, or add --any-address.`,
    ),
  );
}

/**
 * How systemd gets the key of the memory: sealed for this machine, else from its file. Null when there is none, or when
 * only the secretary's own account finds it.
 */
async function keyOf(
  { doors }: Context,
  machine: ServiceDoors,
  practice: Practice,
  name: string | null,
): Promise<Credential | null> {
  const sealed = `/etc/credstore.encrypted/state-key${name === null ? '' : `.${name}`}`;
  if (await machine.exists(sealed)) return { name: 'state-key', file: sealed, sealed: true };
  try {
    const key = await doors.backups.key(practice);
    return key?.from.kind === 'file' ? { name: 'state-key', file: key.from.at, sealed: false } : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** A service has a /tmp of its own, in which the practice is not. Throws `UserError`. */
export function refuseTemporary({ folder }: Practice, { say }: Context): void {
  if (!/^(?:\/var)?\/tmp(?:\/|$)/.test(folder)) return;
  throw new UserError(
    say(
      `${folder} est un dossier temporaire : un service ne le voit pas, et il ne survit pas à un redémarrage. Déplacez d’abord le cabinet, par exemple dans /srv.`,
      `${folder} is a temporary folder: a service does not see it, and it does not outlive a restart. Move the practice first, for example to /srv.`,
    ),
  );
}

function filesOf(system: ServiceSystem, serving: Serving, { language }: Context): readonly ServiceFile[] {
  switch (system) {
    case 'systemd':
      return systemdFiles(serving, language);
    case 'launchd':
      return launchdFiles(serving);
    case 'windows':
      return windowsFiles(serving);
  }
}
