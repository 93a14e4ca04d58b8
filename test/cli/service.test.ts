import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../src/adapters/caldav/xml.ts';
import type { Context } from '../../src/cli/context.ts';
import type { ExitCode } from '../../src/cli/exit-codes.ts';
import type { ServiceDoors } from '../../src/cli/service/service-doors.ts';
import type { ServiceOptions } from '../../src/cli/service/service-options.ts';
import { install, remove, status } from '../../src/cli/service/service-verbs.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { aPractice } from '../build/builders.ts';
import { agent, anExample } from '../build/command-line.ts';
import { aMailboxPractice } from '../build/mailbox-practice.ts';

interface World {
  readonly files: Map<string, string>;
  readonly ran: string[];
  readonly said: string[];
  readonly context: Context;
}

interface Different {
  readonly practice?: Practice;
  readonly owner?: string;
  readonly addresses?: readonly string[];
  readonly hasAccount?: boolean;
}

/** A machine in memory with systemd on it: what is written, and what is run. */
function aMachine({
  practice = { ...aPractice(), folder: '/srv/practice', stateFile: '/srv/practice/state.db' },
  owner = 'agent',
  addresses = ['192.0.2.7'],
  hasAccount = true,
}: Different = {}): World {
  const files = new Map<string, string>();
  const ran: string[] = [];
  const said: string[] = [];
  const service: ServiceDoors = {
    machine: () => ({
      platform: 'linux',
      command: ['/usr/bin/node', '/opt/a/bin/agent.js'],
      hasSystemd: true,
    }),
    ownerOf: () => Promise.resolve(owner),
    hasAccount: () => Promise.resolve(hasAccount),
    addresses: (hosts) => Promise.resolve(new Map(hosts.map((host) => [host, addresses]))),
    resolvers: () => ['192.0.2.53'],
    read: (file) => Promise.resolve(files.get(file) ?? null),
    write: (file, text) => Promise.resolve(void files.set(file, text)),
    remove: (file) => {
      for (const name of [...files.keys()])
        if (name === file || name.startsWith(`${file}/`)) files.delete(name);
      return Promise.resolve();
    },
    exists: (file) =>
      Promise.resolve([...files.keys()].some((name) => name === file || name.startsWith(`${file}/`))),
    siblings: (folder) =>
      Promise.resolve(
        [...files.keys()].filter(
          (name) => name.startsWith(`${folder}/agent@`) && name.includes('.service.d/'),
        ),
      ),
    run: (program, words) => {
      ran.push([program, ...words].join(' '));
      return Promise.resolve({ code: 0, said: '' });
    },
  };
  const context = {
    folder: '/',
    language: 'en',
    say: (_: string, en: string) => en,
    print: {
      asJson: false,
      line: (text = '') => void said.push(text),
      error: (text: string) => void said.push(text),
      json: (value: unknown) => void said.push(JSON.stringify(value)),
    },
    doors: {
      practice: () => Promise.resolve({ kind: 'practice', practice, warnings: [] }),
      service: () => Promise.resolve(service),
      backups: { key: () => Promise.resolve(null) },
    },
  } as unknown as Context;
  return { files, ran, said, context };
}

const HERE: ServiceOptions = { practice: '/srv/practice' };
const UNIT = '/etc/systemd/system/agent.service';

/** A practice whose mailbox lies on a server. */
function onServers(): Practice {
  return { ...aMailboxPractice(), folder: '/srv/practice', stateFile: '/srv/practice/state.db' };
}

describe('agent service install', () => {
  it('writes the unit and sets it to work', async () => {
    const { files, ran, said, context } = aMachine();
    expect(await install(context, HERE)).toBe(0);
    expect([...files.keys()]).toEqual([UNIT]);
    expect(ran).toContain('systemctl daemon-reload');
    expect(ran).toContain('systemctl enable --now agent.service');
    expect(said).toContain('done    systemctl enable --now agent.service');
  });

  it('does not start her in a folder that is not hers, and says the command', async () => {
    const { ran, said, context } = aMachine({ owner: 'marie' });
    expect(await install(context, HERE)).toBe(1);
    expect(ran.some((line) => line.includes('enable'))).toBe(false);
    expect(said).toContain('to do   chown -R agent: /srv/practice (this folder is marie’s)');
    expect(said).toContain('to do   systemctl enable --now agent.service');
  });

  it('makes the account where it is missing', async () => {
    const { ran, context } = aMachine({ hasAccount: false });
    await install(context, HERE);
    expect(ran).toContain(
      'useradd --system --home-dir /var/lib/practice-agent --create-home --shell /usr/sbin/nologin agent',
    );
  });

  it('asks for the secrets that systemd is to hand over, before anything is started', async () => {
    const practice = onServers();
    const imap = practice.mail.imap;
    if (imap === null) throw new Error('the practice has a mailbox');
    const mail = {
      ...practice.mail,
      imap: { ...imap, password: { kind: 'credential', name: 'mail' } as const },
    };
    const { ran, said, context } = aMachine({ practice: { ...practice, mail } });
    expect(await install(context, HERE)).toBe(1);
    expect(said).toContain('to do   install -D -m 600 /dev/stdin /etc/practice-agent/credentials/mail');
    expect(ran.some((line) => line.includes('enable'))).toBe(false);
  });

  it('never writes over the unit of another practice, and gives each its account', async () => {
    const first = aMachine();
    await install(first.context, HERE);
    const unit = first.files.get(UNIT);
    const second = aMachine({
      practice: { ...aPractice(), folder: '/srv/other', stateFile: '/srv/other/state.db' },
    });
    for (const [file, text] of first.files) second.files.set(file, text);
    const there = { practice: '/srv/other' };
    await expect(install(second.context, there)).rejects.toThrow(
      'agent is the service of the practice /srv/practice already. For a second one beside it: agent service install --name NAME.',
    );
    expect(second.files.get(UNIT)).toBe(unit);
    await install(second.context, { ...there, name: 'other' });
    const own = '/etc/systemd/system/agent@other.service.d/practice.conf';
    expect(second.files.get(own)).toContain('User=agent-other');
    await install(second.context, { ...there, name: 'other', user: 'cabinet' });
    await install(second.context, { ...there, name: 'other' });
    expect(second.files.get(own)).toContain('User=cabinet');
  });

  it('refuses a practice in a temporary folder, which a service does not see', async () => {
    const practice = { ...aPractice(), folder: '/tmp/trial' };
    await expect(install(aMachine({ practice }).context, HERE)).rejects.toThrow(
      /^\/tmp\/trial is a temporary folder: a service does not see it/,
    );
  });

  it('refuses when a server has no address now, rather than shutting her out from it', async () => {
    const { context } = aMachine({ practice: onServers(), addresses: [] });
    await expect(install(context, HERE)).rejects.toThrow(/^The DNS gives no address for .*--any-address\.$/);
  });

  it('refuses a name that would be no file name', async () => {
    await expect(install(aMachine().context, { ...HERE, name: '../x' })).rejects.toThrow(
      '--name: "../x" won\'t do. Small letters, digits and hyphens, 40 at most, for example high-street.',
    );
  });
});

describe('agent service status', () => {
  const statusOf = async (world: World): Promise<ExitCode> => status(world.context, HERE);

  it('says that nothing is installed', async () => {
    const world = aMachine();
    expect(await statusOf(world)).toBe(5);
    expect(world.said).toEqual(['Not installed: agent service install']);
  });

  it('is content with what it wrote itself, under another account too', async () => {
    const world = aMachine({ practice: onServers(), owner: 'cabinet' });
    await install(world.context, { ...HERE, user: 'cabinet' });
    expect(await statusOf(world)).toBe(0);
  });

  it('says which address a server has left', async () => {
    const before = aMachine({ practice: onServers() });
    await install(before.context, HERE);
    const after = aMachine({ practice: onServers(), addresses: ['192.0.2.9'] });
    for (const [file, text] of before.files) after.files.set(file, text);
    expect(await statusOf(after)).toBe(1);
    expect(after.said).toContain('  - IPAddressAllow=192.0.2.7');
    expect(after.said).toContain('  + IPAddressAllow=192.0.2.9');
  });
});

describe('agent service remove', () => {
  it('stops her and takes the unit away', async () => {
    const world = aMachine();
    await install(world.context, HERE);
    expect(await remove(world.context, HERE)).toBe(0);
    expect(world.ran).toContain('systemctl disable --now agent.service');
    expect(world.files.size).toBe(0);
  });

  it('leaves the template to the practices that still use it', async () => {
    const world = aMachine();
    for (const name of ['nord', 'sud']) await install(world.context, { ...HERE, name });
    await remove(world.context, { ...HERE, name: 'nord' });
    expect([...world.files.keys()]).toEqual([
      '/etc/systemd/system/agent@.service',
      '/etc/systemd/system/agent@sud.service.d/practice.conf',
    ]);
    await remove(world.context, { ...HERE, name: 'sud' });
    expect(world.files.size).toBe(0);
  });
});

describe('agent service on the command line', () => {
  it.each(['launchd', 'windows'])('prints the files of %s and changes nothing', async (system) => {
    const { said, exit } = await agent(await anExample(), ['service', 'install', '--for', system]);
    expect(exit).toBe(0);
    expect(said).toMatch(/agent\.js/);
  });

  it('writes the files elsewhere, to be read first', async () => {
    const folder = await anExample();
    const to = join(mkdtempSync(join(tmpdir(), 'units-')), 'units');
    const { exit } = await agent(folder, [
      'service',
      'install',
      '--to',
      to,
      '--name',
      'nord',
      '--lang',
      'en',
    ]);
    expect(exit).toBe(0);
    expect(existsSync(join(to, 'agent@.service'))).toBe(true);
    expect(readFileSync(join(to, 'agent@nord.service.d/practice.conf'), 'utf8')).toContain(
      `WorkingDirectory=${folder}`,
    );
  });

  it('writes XML that is well formed', async () => {
    const folder = await anExample();
    for (const system of ['launchd', 'windows']) {
      const { said } = await agent(folder, ['service', 'install', '--for', system]);
      const text = said.slice(said.indexOf(system === 'launchd' ? '<?xml' : '<service>'));
      // Ours refuses a DOCTYPE, which launchd wants and which says nothing of what is inside.
      const inside = text.replace(/<!DOCTYPE[^>]*>/, '').trim();
      expect(parseXml(inside), system).not.toBeNull();
      expect(parseXml(inside.replace(/<\/\w+>/, '')), 'a tag that is not closed').toBeNull();
    }
  });
});
