// After the files are written: the account, and the service manager of the machine.

import { dirname } from 'node:path';
import { launchdLabel } from '../../core/service/launchd-plist.ts';
import { type ServiceFile, unitName } from '../../core/service/serving.ts';
import { windowsId } from '../../core/service/windows-service.ts';
import type { Context } from '../context.ts';
import type { PlannedService } from './planned-service.ts';
import type { ServiceDoors } from './service-doors.ts';

const HOME = '/var/lib/practice-agent';

/** What was done, and what is left to a person. */
export interface Step {
  readonly kind: 'done' | 'to-do';
  readonly sentence: string;
}

/** Starts the service where everything is in place; else says, command by command, what is missing. */
export async function setToWork(
  context: Context,
  doors: ServiceDoors,
  planned: PlannedService,
): Promise<readonly Step[]> {
  const { name } = planned.serving;
  switch (planned.system) {
    case 'systemd':
      return withSystemd(context, doors, planned);
    case 'launchd':
      return [toDo(`sudo launchctl bootstrap system /Library/LaunchDaemons/${launchdLabel(name)}.plist`)];
    case 'windows':
      return [toDo(`winsw install C:\\ProgramData\\practice-agent\\${windowsId(name)}.xml`)];
  }
}

async function withSystemd(
  context: Context,
  doors: ServiceDoors,
  planned: PlannedService,
): Promise<readonly Step[]> {
  const { say } = context;
  const { serving } = planned;
  const unit = `${unitName(serving.name)}.service`;
  const account = await accountSteps(context, doors, planned);
  const missing = await missingSecrets(doors, planned);
  const start = `systemctl enable --now ${unit}`;
  if (!doors.machine().hasSystemd)
    return [
      ...account,
      ...missing,
      toDo(say(`${start} (systemd ne tourne pas ici)`, `${start} (systemd does not run here)`)),
    ];
  await doors.run('systemctl', ['daemon-reload']);
  const before = [...account, ...missing];
  if (before.some(({ kind }) => kind === 'to-do')) return [...before, toDo(start)];
  const started = await doors.run('systemctl', ['enable', '--now', unit]);
  return [
    ...before,
    started?.code === 0 ? done(start) : toDo(`${start}: ${started?.said ?? ''} (journalctl -u ${unit})`),
  ];
}

/** Makes the account where it is missing; whose folder it is, a person changes. */
async function accountSteps(
  { say }: Context,
  doors: ServiceDoors,
  { serving: { account, folder } }: PlannedService,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  if (!(await doors.hasAccount(account))) {
    // One home each: what a secretary keeps there is for her alone.
    const home = account === 'agent' ? HOME : `${HOME}-${account}`;
    const words = ['--system', '--home-dir', home, '--create-home', '--shell', '/usr/sbin/nologin', account];
    const made = await doors.run('useradd', words);
    const command = `useradd ${words.join(' ')}`;
    steps.push(made?.code === 0 ? done(command) : toDo(command));
  }
  const owner = await doors.ownerOf(folder);
  if (owner !== account)
    steps.push(
      toDo(
        say(
          `chown -R ${account}: ${folder} (ce dossier est à ${owner ?? '?'})`,
          `chown -R ${account}: ${folder} (this folder is ${owner ?? '?'}’s)`,
        ),
      ),
    );
  return steps;
}

async function missingSecrets(
  doors: ServiceDoors,
  { serving: { credentials } }: PlannedService,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const { file } of credentials)
    if (!(await doors.exists(file))) steps.push(toDo(`install -D -m 600 /dev/stdin ${file}`));
  return steps;
}

/** How much of the machine the service could still touch, as systemd counts; null where systemd is not. */
export async function exposureLine(
  { say }: Context,
  doors: ServiceDoors,
  files: readonly ServiceFile[],
): Promise<string | null> {
  const unit = files.find(({ path }) => path.endsWith('.service'));
  if (unit === undefined) return null;
  const ran = await doors.run('systemd-analyze', ['security', '--offline=true', '--no-pager', unit.path]);
  const score = /Overall exposure level for \S+: ([\d.]+ \w+)/.exec(ran?.said ?? '')?.[1];
  if (score === undefined) return null;
  const faults = await faultsOf(doors, unit.path);
  return [
    say(
      `systemd-analyze : exposition ${score} (0 : enfermée, 10 : libre)`,
      `systemd-analyze: exposure ${score} (0: locked in, 10: free)`,
    ),
    ...faults,
  ].join('\n');
}

/** What systemd does not understand in our own files; remarks on other units of the machine are none of ours. */
async function faultsOf(doors: ServiceDoors, path: string): Promise<readonly string[]> {
  const ran = await doors.run('systemd-analyze', ['verify', '--man=no', path]);
  return (ran?.said ?? '').split('\n').filter((line) => line.includes(dirname(path)) && line !== '');
}

function done(sentence: string): Step {
  return { kind: 'done', sentence };
}

function toDo(sentence: string): Step {
  return { kind: 'to-do', sentence };
}
