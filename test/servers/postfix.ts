import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, program, startChild, tempFolder, untilListening } from './ports.ts';

export interface Postfix {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

interface PostfixInput {
  /** Where mail for example.org is delivered (RFC 2033). */
  readonly lmtpPort: number;
}

/** A whole Postfix of its own: takes mail from this machine, delivers example.org over LMTP, discards the rest. */
export async function startPostfix({ lmtpPort }: PostfixInput): Promise<Postfix> {
  const postfix = program('/usr/sbin/postfix');
  const folder = tempFolder('postfix');
  const [port = 0] = await freePorts(1);
  const etc = join(folder, 'etc');
  for (const name of ['etc', 'queue', 'data']) mkdirSync(join(folder, name));
  execFileSync('chmod', ['755', folder]);
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  writeFileSync(join(etc, 'main.cf'), mainCf(folder, lmtpPort));
  writeFileSync(join(etc, 'master.cf'), masterCf(port));
  const child = startChild(postfix, ['-c', etc, 'start-fg']);
  await untilListening(port, child, 30_000);
  return {
    port,
    stop: async () => {
      execFileSync(postfix, ['-c', etc, 'stop'], { stdio: 'pipe' });
      await child.end();
    },
  };
}

function mainCf(folder: string, lmtpPort: number): string {
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.org
mydestination =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
default_transport = discard:
relay_transport = discard:
virtual_mailbox_domains = example.org
virtual_transport = lmtp:inet:127.0.0.1:${lmtpPort}
smtputf8_enable = no
message_size_limit = 20000000
maillog_file = ${folder}/data/log
maillog_file_prefixes = ${folder}
biff = no
`;
}

function masterCf(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
discard unix - - n - - discard
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
`;
}
