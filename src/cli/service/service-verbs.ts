// What `agent service` does.

import { basename, join } from 'node:path';
import { differences } from '../../core/service/differences.ts';
import type { ServiceFile } from '../../core/service/serving.ts';
import { unitName } from '../../core/service/serving.ts';
import { remarksOn } from '../../core/service/serving-of.ts';
import { UserError } from '../../domain/errors.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type PlannedService, plannedService, refuseTemporary, serviceName } from './planned-service.ts';
import type { ServiceDoors } from './service-doors.ts';
import type { ServiceOptions } from './service-options.ts';
import { exposureLine, type Step, setToWork } from './set-to-work.ts';

const UNITS = '/etc/systemd/system';

/** `agent service install`: shown, written for reading, or written where the machine looks and set to work. */
export async function install(context: Context, options: ServiceOptions): Promise<ExitCode> {
  const doors = await context.doors.service();
  const unit = unitName(serviceName(options, context));
  const user = options.user ?? (await installedWord(doors, unit, 'User'));
  const planned = await plannedService(context, doors, user === null ? options : { ...options, user });
  const isElsewhere = planned.system !== ownSystem(doors);
  if (options.print === true || (isElsewhere && options.to === undefined)) return show(context, planned);
  if (options.to === undefined) {
    refuseTemporary(planned.practice, context);
    await refuseAnother(context, doors, planned);
  }
  const files = planned.files.map((file) => placed(file, options.to));
  for (const { path, text } of files) await doors.write(path, text);
  const steps = options.to === undefined ? await setToWork(context, doors, planned) : [];
  const exposure = planned.system === 'systemd' ? await exposureLine(context, doors, files) : null;
  return tell(context, { planned, files, steps, exposure });
}

/** `agent service status`: what is written, what would be written now, and whether it is at work. */
export async function status(context: Context, options: ServiceOptions): Promise<ExitCode> {
  const doors = await context.doors.service();
  const { print, say } = context;
  const unit = unitName(serviceName(options, context));
  const planned = await plannedService(context, doors, await asInstalled(doors, unit, options));
  const changed = await changedLines(doors, planned.files);
  if (changed === null) {
    if (print.asJson) print.json({ installed: false });
    else print.line(say('Pas installé : agent service install', 'Not installed: agent service install'));
    return EXIT.notRunning;
  }
  const active = planned.system === 'systemd' ? await doors.run('systemctl', ['is-active', unit]) : null;
  const isActive = active?.code === 0;
  if (print.asJson) print.json({ installed: true, active: active === null ? null : isActive, changed });
  else {
    print.line(
      isActive
        ? say(`${unit} est en marche.`, `${unit} is at work.`)
        : say(
            `${unit} est installé, pas en marche : systemctl status ${unit}`,
            `${unit} is installed and not at work: systemctl status ${unit}`,
          ),
    );
    if (changed.length > 0)
      print.line(
        say(
          'Ce qui serait écrit aujourd’hui est différent (agent service install le reprend) :',
          'What would be written today differs (agent service install takes it over):',
        ),
      );
    for (const line of changed) print.line(`  ${line}`);
  }
  if (!isActive) return EXIT.notRunning;
  return changed.length === 0 ? EXIT.ok : EXIT.problems;
}

/** `agent service remove`: stopped and taken away; the practice's folder is left as it is. */
export async function remove(context: Context, options: ServiceOptions): Promise<ExitCode> {
  const doors = await context.doors.service();
  const { print, say } = context;
  const name = serviceName(options, context);
  const unit = unitName(name);
  await doors.run('systemctl', ['disable', '--now', `${unit}.service`]);
  const files = name === null ? [`${UNITS}/agent.service`] : [`${UNITS}/${unit}.service.d`];
  const found: string[] = [];
  for (const file of files) if (await doors.exists(file)) found.push(file);
  for (const file of found) await doors.remove(file);
  // The template goes with the last practice that used it.
  if (name !== null && (await doors.siblings(UNITS)).length === 0)
    await doors.remove(`${UNITS}/agent@.service`);
  await doors.run('systemctl', ['daemon-reload']);
  if (print.asJson) print.json({ removed: found });
  else if (found.length === 0) print.line(say(`${unit} n’était pas installé.`, `${unit} was not installed.`));
  else
    print.line(
      say(
        `${unit} est arrêté et enlevé. Le dossier du cabinet n’a pas changé.`,
        `${unit} is stopped and taken away. The practice’s folder has not changed.`,
      ),
    );
  return found.length === 0 ? EXIT.notRunning : EXIT.ok;
}

function ownSystem(doors: ServiceDoors): PlannedService['system'] | null {
  const { platform } = doors.machine();
  switch (platform) {
    case 'linux':
      return 'systemd';
    case 'darwin':
      return 'launchd';
    case 'win32':
      return 'windows';
    case 'other':
      return null;
  }
}

function placed(file: ServiceFile, to: string | undefined): ServiceFile {
  if (to === undefined) return file;
  const own = file.path.startsWith(`${UNITS}/`)
    ? file.path.slice(UNITS.length + 1)
    : basename(file.path.replaceAll('\\', '/'));
  return { ...file, path: join(to, own) };
}

function show({ print, say }: Context, { files, practice, serving }: PlannedService): ExitCode {
  const remarks = remarksOn(practice, serving.fence).map((words) => say(...words));
  if (print.asJson) print.json({ files, remarks });
  else
    for (const [at, { path, text }] of files.entries()) {
      if (at > 0) print.line();
      print.line(path.endsWith('.service') || path.endsWith('.conf') ? `# ${path}` : `<!-- ${path} -->`);
      print.line(text.trimEnd());
    }
  if (!print.asJson) for (const remark of remarks) print.error(remark);
  return EXIT.ok;
}

interface Done {
  readonly planned: PlannedService;
  readonly files: readonly ServiceFile[];
  readonly steps: readonly Step[];
  readonly exposure: string | null;
}

function tell({ print, say }: Context, { planned, files, steps, exposure }: Done): ExitCode {
  const remarks = remarksOn(planned.practice, planned.serving.fence).map((words) => say(...words));
  const open = steps.filter(({ kind }) => kind === 'to-do');
  if (print.asJson) print.json({ files: files.map(({ path }) => path), steps, remarks, exposure });
  else {
    for (const { path } of files) print.line(say(`écrit  ${path}`, `wrote  ${path}`));
    for (const { kind, sentence } of steps)
      print.line(`${kind === 'done' ? say('fait   ', 'done   ') : say('à faire', 'to do  ')} ${sentence}`);
    if (exposure !== null) print.line(exposure);
    for (const remark of remarks) print.line(say(`note   ${remark}`, `note   ${remark}`));
  }
  return open.length === 0 ? EXIT.ok : EXIT.problems;
}

/** The account and the fence that the installed unit has, so that only what really changed is told. */
async function asInstalled(
  doors: ServiceDoors,
  unit: string,
  options: ServiceOptions,
): Promise<ServiceOptions> {
  const text = await installedText(doors, unit);
  if (text === null) return { ...options, anyAddress: true };
  const user = /^User=(.+)$/m.exec(text)?.[1];
  const isOpen = !/^IPAddressDeny=any$/m.test(text);
  return { ...options, ...(user === undefined ? {} : { user }), ...(isOpen ? { anyAddress: true } : {}) };
}

/** What is written of the practice of a unit; null when nothing is. */
async function installedText(doors: ServiceDoors, unit: string): Promise<string | null> {
  return (
    (await doors.read(`${UNITS}/${unit}.service.d/practice.conf`)) ??
    (await doors.read(`${UNITS}/${unit}.service`))
  );
}

/** The value of a line of the installed unit; null when there is none. */
async function installedWord(doors: ServiceDoors, unit: string, key: string): Promise<string | null> {
  const text = (await installedText(doors, unit)) ?? '';
  return new RegExp(`^${key}=(.+)$`, 'm').exec(text)?.[1] ?? null;
}

/** A unit that keeps another practice at work is never written over. Throws `UserError`. */
async function refuseAnother(
  { say }: Context,
  doors: ServiceDoors,
  { system, serving }: PlannedService,
): Promise<void> {
  if (system !== 'systemd') return;
  const unit = unitName(serving.name);
  const written = await installedWord(doors, unit, 'WorkingDirectory');
  const there = written?.replaceAll('%%', '%') ?? serving.folder;
  if (there === serving.folder) return;
  throw new UserError(
    say(
      `${unit} est déjà le service du cabinet ${there}. Pour un second à côté : agent service install --name NOM. S’il a été déplacé : agent service remove, puis recommencez.`,
      `${unit} is the service of the practice ${there} already. For a second one beside it: agent service install --name NAME. If it was moved: agent service remove, then try again.`,
    ),
  );
}

/** Lines that are new (`+`) or gone (`-`); null when nothing is installed. */
async function changedLines(
  doors: ServiceDoors,
  files: readonly ServiceFile[],
): Promise<readonly string[] | null> {
  const changed: string[] = [];
  for (const { path, text } of files) {
    const written = await doors.read(path);
    if (written === null) return null;
    changed.push(...differences(written, text));
  }
  return changed;
}
