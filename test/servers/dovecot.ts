import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImapServer } from './imap-server.ts';
import { deliverLmtp } from './lmtp.ts';
import { type Child, freePorts, program, startChild, tempFolder, untilListening } from './ports.ts';

export interface Dovecot extends ImapServer {
  readonly tlsPort: number;
  readonly lmtpPort: number;
  readonly folder: string;
  /** PEM file of the authority that signed the server's certificate, which is made out to `localhost`. */
  readonly authority: string;
  readonly maildir: (user: string) => string;
}

/** Starts Dovecot with its own folders and ports; `more` is added to its configuration. */
export async function startDovecot(more = ''): Promise<Dovecot> {
  const dovecot = program('/usr/sbin/dovecot');
  const folder = tempFolder('dovecot');
  const [port = 0, tlsPort = 0, lmtpPort = 0] = await freePorts(3);
  const authority = makeCertificates(folder);
  mkdirSync(join(folder, 'mail'));
  execFileSync('chown', ['mail:mail', join(folder, 'mail')]);
  execFileSync('chmod', ['755', folder]);
  // Dovecot reads the file again only when its second has changed, so all users are there from the start.
  writeFileSync(
    join(folder, 'users'),
    Array.from({ length: 200 }, (_, n) => `u${n + 1}:{PLAIN}secret\n`).join(''),
  );
  writeFileSync(join(folder, 'dovecot.conf'), config(folder, { port, tlsPort, lmtpPort }) + more);
  let child: Child | null = null;
  let users = 0;
  const start = async (): Promise<void> => {
    child = startChild(dovecot, ['-F', '-c', join(folder, 'dovecot.conf')]);
    await untilListening(port, child);
  };
  const stop = async (): Promise<void> => {
    const pid = aliveOf(child);
    child?.process.kill('SIGTERM');
    await wait(300);
    // Its login processes linger as long as somebody is connected.
    killFamily(pid);
    await child?.end();
    await gone(folder);
  };
  const maildir = (user: string) => join(folder, 'mail', user, 'Maildir');
  await start();
  return {
    name: 'Dovecot',
    port,
    tlsPort,
    lmtpPort,
    folder,
    authority,
    maildir,
    user: async () => {
      users += 1;
      return `u${users}`;
    },
    deliver: (user, ...mails) => deliverLmtp(lmtpPort, user, mails),
    stop,
    kill: async () => {
      killFamily(aliveOf(child));
      await child?.end();
      await gone(folder);
    },
    start,
    renumbered: 'INBOX',
    renumber: async (user) => {
      await stop();
      for (const name of readdirSync(maildir(user)))
        if (/^dovecot(?:-uid|\.index|\.list)/u.test(name))
          rmSync(join(maildir(user), name), { recursive: true });
      // UIDVALIDITY is a time in seconds: a new one must differ from the old.
      await wait(1_100);
      await start();
    },
  };
}

/** 0 when it has ended: its number may be another's by now. */
function aliveOf(child: Child | null): number {
  return child?.process.exitCode === null && child.process.signalCode === null ? (child.process.pid ?? 0) : 0;
}

/** A process and all its children, and theirs. */
function killFamily(pid: number): void {
  if (pid === 0) return;
  let children = '';
  try {
    children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  } catch {
    // pgrep ends with 1 when there are none.
    children = '';
  }
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
    return;
  }
  for (const child of children.split('\n').filter((line) => line !== '')) killFamily(Number(child));
}

/** The pid file goes last; a start before that is refused. After a kill it stays, and is no hindrance. */
async function gone(folder: string): Promise<void> {
  for (let turn = 0; turn < 100 && existsSync(join(folder, 'run', 'master.pid')); turn += 1) {
    const isDead = turn > 5;
    if (isDead) rmSync(join(folder, 'run', 'master.pid'), { force: true });
    await wait(20);
  }
}

function makeCertificates(folder: string): string {
  const at = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-days',
    '2',
    '-subj',
    '/CN=Test',
  );
  openssl('req', ...key, '-keyout', at('server.key'), '-out', at('server.csr'), '-subj', '/CN=localhost');
  writeFileSync(at('san'), 'subjectAltName=DNS:localhost');
  const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('san')];
  openssl('x509', '-req', '-in', at('server.csr'), ...by, '-out', at('server.pem'), '-days', '2');
  chownSync(at('server.key'), 0, 0);
  return at('ca.pem');
}

interface Ports {
  readonly port: number;
  readonly tlsPort: number;
  readonly lmtpPort: number;
}

function config(folder: string, { port, tlsPort, lmtpPort }: Ports): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/run/state
log_path = ${folder}/dovecot.log
info_log_path = ${folder}/info.log
instance_name = ${folder.replace(/[^a-z0-9]/giu, '')}
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/server.pem
ssl_key = <${folder}/server.key
disable_plaintext_auth = no
default_internal_user = dovecot
default_login_user = dovenull
default_internal_group = dovecot
first_valid_uid = 1
first_valid_gid = 1
mail_uid = mail
mail_gid = mail
mail_access_groups =
mail_home = ${folder}/mail/%n
mail_location = maildir:~/Maildir
mail_plugins =
mail_fsync = never
mailbox_idle_check_interval = 30 secs
mailbox_list_index = yes
mail_max_userip_connections = 100
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%n ${folder}/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=${folder}/mail/%n
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Trash {
    auto = create
    special_use = \\Trash
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${tlsPort}
  }
}
service lmtp {
  user = root
  unix_listener lmtp {
    mode = 0600
  }
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
protocol lmtp {
  postmaster_address = postmaster@example.org
}
submission_host =
`;
}
