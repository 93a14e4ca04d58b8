import type { Fault } from './faults.ts';
import type { Path } from './keys.ts';
import { mailProviderOf } from './mail-providers.ts';

/** What was written where the name of a mail server belongs, and the name that was most probably meant. */
export function badHost(read: string, path: Path): Fault {
  const kind = path.includes('smtp') ? 'smtp' : 'imap';
  const fault = (mistake: Extract<Fault, { code: 'bad-host' }>['mistake'], write: string): Fault => ({
    code: 'bad-host',
    mistake,
    read,
    write,
  });
  const [, inWebAddress] = /^[a-z]+:\/\/(?:[^@/]*@)?([\w.-]+)/i.exec(read) ?? [];
  if (inWebAddress !== undefined) return fault('web-address', inWebAddress);
  const [, domain] = /@([\w.-]+)$/.exec(read) ?? [];
  if (domain !== undefined)
    return fault('mail-address', mailProviderOf(domain)?.[kind] ?? `${kind}.${domain}`);
  const [, named, port] = /^([\w.-]+):(\d+)$/.exec(read) ?? [];
  if (named !== undefined && port !== undefined) return fault('port', named);
  const closed = read.replace(/\s+/g, '');
  if (/\s/.test(read)) return fault('space', /^[\w.-]+\.\w+$/.test(closed) ? closed : `${kind}.example.org`);
  return fault('other', `${kind}.example.org`);
}
