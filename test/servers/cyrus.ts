// Cyrus imapd 3.6 out of an unpacked Debian package: the package itself can't be installed beside Dovecot.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { ImapServer } from './imap-server.ts';
import { deliverLmtp } from './lmtp.ts';
import { type Child, freePorts, program, startChild, tempFolder, untilListening } from './ports.ts';

/** Where test/servers/install unpacks it; the user `mail` must be able to read it. */
const UNPACKED = '/var/cache/practice-agent/cyrus';

/** Starts Cyrus with its own folders and ports. */
export async function startCyrus(): Promise<ImapServer> {
  const master = program(join(UNPACKED, 'usr/lib/cyrus/bin/master'));
  const saslpasswd = program('/usr/sbin/saslpasswd2');
  const folder = tempFolder('cyrus');
  const [port = 0, lmtpPort = 0] = await freePorts(2);
  for (const name of ['conf', 'conf/socket', 'conf/proc', 'conf/log', 'conf/db', 'conf/lock', 'spool'])
    mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'imapd.conf'), imapdConf(folder));
  writeFileSync(join(folder, 'cyrus.conf'), cyrusConf(folder, port, lmtpPort));
  let users = 0;
  const addUser = (name: string): void => {
    const to = ['-p', '-c', '-f', join(folder, 'sasldb'), '-u', hostname(), name];
    execFileSync(saslpasswd, to, { input: 'secret\n' });
    execFileSync('chown', ['-R', 'mail:mail', folder]);
  };
  execFileSync('chown', ['-R', 'mail:mail', folder]);
  let child: Child | null = null;
  const start = async (): Promise<void> => {
    rmSync(join(folder, 'conf/socket/idle'), { force: true });
    const files = ['-C', join(folder, 'imapd.conf'), '-M', join(folder, 'cyrus.conf')];
    const env = { LD_LIBRARY_PATH: join(UNPACKED, 'usr/lib/x86_64-linux-gnu') };
    child = startChild(master, [...files, '-p', join(folder, 'master.pid')], env);
    await untilListening(port, child);
    // A session that begins before idled is there gets no news for a minute.
    for (let turn = 0; turn < 200 && !existsSync(join(folder, 'conf/socket/idle')); turn += 1) await wait(25);
    await wait(100);
  };
  const kill = async (): Promise<void> => {
    const pid = child?.process.pid;
    if (pid !== undefined) endGroup(pid);
    await child?.end();
    rmSync(join(folder, 'master.pid'), { force: true });
  };
  await start();
  return {
    name: 'Cyrus',
    port,
    user: async () => {
      users += 1;
      const name = `u${users}`;
      addUser(name);
      // The mailbox is made at the first sign-in.
      await signedIn(port, name, () => Promise.resolve());
      return name;
    },
    deliver: (user, ...mails) => deliverLmtp(lmtpPort, user, mails),
    stop: async () => {
      await child?.end();
      await kill();
    },
    kill,
    start,
    renumbered: RENUMBERED,
    renumber: (user) => renumber(port, user),
  };
}

/** idled leaves its parent, and stays in its process group. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody of it is left.
    return;
  }
}

async function signedIn<T>(port: number, user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user, pass: 'secret' };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
    disableCompression: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Cyrus lets nobody delete an inbox easily: a folder is deleted, made again, and filled with what it held. */
const RENUMBERED = 'Practice';

async function renumber(port: number, user: string): Promise<void> {
  await wait(1_100);
  await signedIn(port, user, async (client) => {
    await client.mailboxOpen(RENUMBERED);
    const mails = await client.fetchAll('1:*', { source: true, internalDate: true });
    await client.mailboxClose();
    await client.mailboxDelete(RENUMBERED);
    await client.mailboxCreate(RENUMBERED);
    for (const { source, internalDate } of mails)
      await client.append(RENUMBERED, source ?? '', [], internalDate);
  });
}

function imapdConf(folder: string): string {
  return `
configdirectory: ${folder}/conf
defaultpartition: default
partition-default: ${folder}/spool
proc_path: ${folder}/conf/proc
mboxname_lockpath: ${folder}/conf/lock
cyrus_user: mail
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: ${folder}/sasldb
sasl_mech_list: PLAIN
allowplaintext: yes
altnamespace: yes
unixhierarchysep: yes
virtdomains: off
autocreate_quota: 0
autocreate_post: yes
autocreate_inbox_folders: Drafts | Sent | Trash
autocreate_subscribe_folders: Drafts | Sent | Trash
xlist-sent: Sent
xlist-drafts: Drafts
xlist-trash: Trash
specialusealways: 1
specialuse_protect: \\Junk
duplicatesuppression: no
conversations: no
delete_mode: immediate
sievedir: ${folder}/sieve
idlesocket: ${folder}/conf/socket/idle
lmtpsocket: ${folder}/conf/socket/lmtp
notifysocket: ${folder}/conf/socket/notify
`;
}

function cyrusConf(folder: string, port: number, lmtpPort: number): string {
  const bin = join(UNPACKED, 'usr/lib/cyrus/bin');
  const conf = `-C ${folder}/imapd.conf`;
  return `
START {
  recover cmd="${bin}/ctl_cyrusdb ${conf} -r"
  idled cmd="${bin}/idled ${conf}"
}
SERVICES {
  imap cmd="${bin}/imapd ${conf} -U 30" listen="127.0.0.1:${port}" prefork=0 maxchild=100
  lmtp cmd="${bin}/lmtpd ${conf} -a" listen="127.0.0.1:${lmtpPort}" prefork=0 maxchild=20
}
EVENTS {
}
`;
}
