import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/core/service/differences.ts';
import { launchdFiles } from '../../../src/core/service/launchd-plist.ts';
import type { Serving } from '../../../src/core/service/serving.ts';
import { systemdFiles } from '../../../src/core/service/systemd-unit.ts';
import { windowsFiles } from '../../../src/core/service/windows-service.ts';

function aService(different: Partial<Serving> = {}): Serving {
  return {
    name: null,
    account: 'agent',
    folder: '/srv/practice',
    command: ['/usr/bin/node', '--optimize-for-size', '/usr/lib/practice-agent/bin/agent.js'],
    writable: [],
    credentials: [],
    fence: { kind: 'closed', allowed: [] },
    ...different,
  };
}

function unit(different: Partial<Serving> = {}): string {
  return systemdFiles(aService(different), 'en')
    .map(({ text }) => text)
    .join('\n');
}

const hasPython = spawnSync('python3', ['--version']).error === undefined;
/** Elements of docs/xml-config-file.md of WinSW 3, as far as a service like ours may want them. */
const WINSW = [
  ...['service', 'id', 'name', 'description', 'executable', 'arguments', 'workingdirectory', 'env', 'depend'],
  ...[
    'serviceaccount',
    'username',
    'startmode',
    'delayedAutoStart',
    'stoptimeout',
    'onfailure',
    'resetfailure',
  ],
  ...['log', 'priority'],
];
const hasSystemd = spawnSync('systemd-analyze', ['--version']).error === undefined;

describe('the unit of systemd', () => {
  it.each(['fr', 'en'] as const)('gives the reason of every setting, in %s', (language) => {
    for (const { text } of systemdFiles(aService(), language)) {
      const lines = text.split('\n');
      for (const [at, line] of lines.entries())
        if (/^\w+=/.test(line)) expect(lines[at - 1], line).toMatch(/^# \S/);
    }
  });

  it('starts without a disk that is unplugged: only the practice’s own folder must be there', () => {
    const apart = { folder: '/home/anne/lilas', writable: ['/home/anne/sauvegardes', '/media/usb/my disk'] };
    const text = unit(apart);
    expect(text).toContain('ReadWritePaths=/home/anne/lilas -/home/anne/sauvegardes "-/media/usb/my disk"');
    expect(text).toContain('BindPaths=/home/anne/lilas -/home/anne/sauvegardes\n');
  });

  it('writes one file for one practice', () => {
    expect(systemdFiles(aService(), 'en').map(({ path }) => path)).toEqual([
      '/etc/systemd/system/agent.service',
    ]);
  });

  it('shares a template among several practices, in which nothing of one practice stands', () => {
    const [template, own] = systemdFiles(aService({ name: 'rue-haute' }), 'fr');
    expect(template?.path).toBe('/etc/systemd/system/agent@.service');
    expect(template?.text).not.toMatch(/\/srv\/practice|^User=|IPAddress/m);
    expect(own?.path).toBe('/etc/systemd/system/agent@rue-haute.service.d/practice.conf');
    expect(own?.text).toMatch(/^WorkingDirectory=\/srv\/practice$/m);
  });

  it('lets the kernel pass only what is listed', () => {
    const allowed = [{ address: '192.0.2.7', names: ['imap.example.org', 'smtp.example.org'] }];
    const text = unit({ fence: { kind: 'closed', allowed } });
    expect(text).toMatch(/^IPAddressDeny=any$/m);
    expect(text).toMatch(/^# imap\.example\.org, smtp\.example\.org\nIPAddressAllow=192\.0\.2\.7$/m);
  });

  it('says which host makes a list of addresses impossible', () => {
    const text = unit({ fence: { kind: 'open', hosts: ['imap.gmail.com'] } });
    expect(text).toMatch(/^# no list of addresses: imap\.gmail\.com keeps changing them\./m);
    expect(text).not.toContain('IPAddressDeny=any');
  });

  it('hides homes, but for a practice that lies in one', () => {
    expect(unit()).toMatch(/^ProtectHome=yes$/m);
    const text = unit({ folder: '/home/marie/practice' });
    expect(text).toMatch(/^ProtectHome=tmpfs$/m);
    expect(text).toMatch(/^BindPaths=\/home\/marie\/practice$/m);
  });

  it('lets her write into her practice and into what practice.yaml names outside, nowhere else', () => {
    expect(unit({ writable: ['/mnt/my disk'] })).toMatch(
      /^ReadWritePaths=\/srv\/practice "-\/mnt\/my disk"$/m,
    );
  });

  it('takes a sealed secret and one in a file', () => {
    const text = unit({
      credentials: [
        { name: 'mail', file: '/etc/practice-agent/credentials/mail', sealed: false },
        { name: 'state-key', file: '/etc/credstore.encrypted/state-key', sealed: true },
      ],
    });
    expect(text).toMatch(/^LoadCredential=mail:\/etc\/practice-agent\/credentials\/mail$/m);
    expect(text).toMatch(/^LoadCredentialEncrypted=state-key:\/etc\/credstore\.encrypted\/state-key$/m);
  });

  it('takes a percent sign in a folder for what it is', () => {
    expect(unit({ folder: '/srv/100%' })).toMatch(/^WorkingDirectory=\/srv\/100%%$/m);
  });

  it.runIf(hasSystemd)('is understood by systemd, which finds little left to give up', () => {
    const folder = mkdtempSync(join(tmpdir(), 'units-'));
    try {
      const command = [process.execPath, '/etc/hostname'] as const;
      for (const name of [null, 'rue-haute'])
        for (const { path, text } of systemdFiles(aService({ name, command }), 'fr')) {
          const file = join(folder, path.replace('/etc/systemd/system/', ''));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, text);
        }
      for (const file of ['agent.service', 'agent@rue-haute.service']) {
        const verified = spawnSync('systemd-analyze', ['verify', '--man=no', join(folder, file)], {
          encoding: 'utf8',
        });
        expect(verified.stderr.split('\n').filter((line) => line.includes(folder))).toEqual([]);
      }
      const judged = spawnSync(
        'systemd-analyze',
        ['security', '--offline=true', '--no-pager', '--threshold=20', join(folder, 'agent.service')],
        { encoding: 'utf8' },
      );
      expect(judged.status, judged.stdout.slice(-200)).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what would be written today', () => {
  it('differs by settings, never by comments', () => {
    const before = unit({ fence: { kind: 'closed', allowed: [{ address: '192.0.2.7', names: ['a'] }] } });
    const after = unit({ fence: { kind: 'closed', allowed: [{ address: '192.0.2.9', names: ['b'] }] } });
    expect(differences(before, after)).toEqual(['- IPAddressAllow=192.0.2.7', '+ IPAddressAllow=192.0.2.9']);
    expect(differences(before, before.replaceAll(/^#.*$/gm, '# other words'))).toEqual([]);
  });
});

describe('services of other systems', () => {
  it('quotes for XML and for the command line of Windows', () => {
    const command = ['C:\\Program Files\\node.exe', 'C:\\Program Files\\agent\\bin\\agent.js'] as const;
    const [file] = windowsFiles(aService({ name: 'nord', command, folder: 'C:\\cabinet & co' }));
    expect(file?.path).toBe('C:\\ProgramData\\practice-agent\\practice-agent-nord.xml');
    expect(file?.text).toContain('<executable>C:\\Program Files\\node.exe</executable>');
    expect(file?.text).toContain(
      '<arguments>&quot;C:\\Program Files\\agent\\bin\\agent.js&quot; run</arguments>',
    );
    expect(file?.text).toContain('<workingdirectory>C:\\cabinet &amp; co</workingdirectory>');
  });

  it('writes nothing that WinSW does not document', () => {
    const [file] = windowsFiles(aService({ name: 'nord' }));
    const names = [...(file?.text ?? '').matchAll(/<([A-Za-z]+)/g)].map(([, name]) => name);
    expect(names.filter((name) => !WINSW.includes(name ?? ''))).toEqual([]);
    for (const wanted of ['service', 'id', 'name', 'description', 'executable'])
      expect(names).toContain(wanted);
    expect(file?.text).toMatch(/<onfailure action="restart" delay="5 sec"\/>/);
  });

  it.skipIf(!hasPython)('is read by a parser of property lists, every key of launchd.plist(5)', () => {
    const [file] = launchdFiles(aService({ name: 'nord', folder: '/Users/agent/cabinet & fils <été>' }));
    const program = 'import sys,json,plistlib; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))';
    const read = spawnSync('python3', ['-c', program], { input: file?.text, encoding: 'utf8' });
    expect(read.stderr).toBe('');
    expect(JSON.parse(read.stdout)).toEqual({
      Label: 'practice-agent.agent.nord',
      UserName: 'agent',
      ProgramArguments: [...aService().command, 'run'],
      WorkingDirectory: '/Users/agent/cabinet & fils <été>',
      RunAtLoad: true,
      KeepAlive: true,
      ThrottleInterval: 10,
      ExitTimeOut: 10,
      ProcessType: 'Background',
      Umask: 0o77,
      HardResourceLimits: { Core: 0 },
    });
  });

  it('starts her with macOS, and again after any end', () => {
    const [file] = launchdFiles(aService({ name: 'nord' }));
    expect(file?.path).toBe('/Library/LaunchDaemons/practice-agent.agent.nord.plist');
    expect(file?.text).toMatch(/<key>KeepAlive<\/key>\s*<true\/>/);
    expect(file?.text).toContain('<string>/usr/lib/practice-agent/bin/agent.js</string>');
  });
});
