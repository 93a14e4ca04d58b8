import type { CaldavSource, FeedSource } from '../../domain/agenda-source.ts';
import { error, type Found } from '../faults.ts';
import type { Path } from '../keys.ts';
import { isThisMachine } from './mail-servers.ts';
import { expectFile } from './places.ts';
import type { Checked, ConfigRule } from './rule.ts';

/** Each agenda lies in one place, and none is asked for in clear over a network (handbook R-23). */
export const agendaServersMakeSense: ConfigRule = (checked) =>
  (checked.written.agenda.sources ?? []).flatMap((_, index) => placeFaults(index, checked));

function placeFaults(index: number, checked: Checked): Found[] {
  const path: Path = ['agenda', 'sources', index];
  const written = checked.written.agenda.sources?.[index];
  const source = checked.practice.agenda.sources[index];
  if (written === undefined || source === undefined || !checked.sound([...path, 'name'])) return [];
  const count = [written.path, written.caldav, written.feed].filter((place) => place !== undefined).length;
  if (count !== 1) return checked.sound(path) ? [error(path, { code: 'source-not-one', count })] : [];
  switch (source.kind) {
    case 'caldav':
      return [...noAge(path, checked), ...caldavFaults(source, [...path, 'caldav'], checked)];
    case 'feed':
      return [...noAge(path, checked), ...feedFaults(source, path, checked)];
    case 'files':
      return source.renewedWithin === 0
        ? [error([...path, 'renewed-within'], { code: 'zero-length', read: '0 min' })]
        : [];
  }
}

/** A server says by itself how old its answer is. */
function noAge(path: Path, { lineOf }: Checked): Found[] {
  const key = [...path, 'renewed-within'];
  return lineOf(key) === null ? [] : [error(key, { code: 'renewed-without-file' })];
}

const DOMAIN = /^[\w-]+(\.[\w-]+)+(:\d+)?$|^localhost(:\d+)?$/;

function caldavFaults(source: CaldavSource, path: Path, checked: Checked): Found[] {
  const key = [...path, 'server'];
  const bare = DOMAIN.test(source.server);
  const address = bare ? [] : addressFaults(source.server, key, 'caldav', checked);
  const authority = authorityFaults(path, checked, source.certificateAuthority);
  if (address.length > 0 || source.password !== null || !checked.sound([...path, 'password']))
    return [...address, ...authority];
  const { hostname } = new URL(bare ? `https://${source.server}` : source.server);
  return [...(isThisMachine(hostname) ? [] : [error(path, { code: 'agenda-no-password' })]), ...authority];
}

function feedFaults(source: FeedSource, path: Path, checked: Checked): Found[] {
  const here = [...path, 'feed'];
  const { lineOf, written } = checked;
  const said = lineOf([...path, 'writable']) !== null;
  const index = Number(path[2]);
  const wanted = said && written.agenda.sources?.[index]?.writable === true;
  const zero =
    source.refresh > 0 ? [] : [error([...here, 'refresh'], { code: 'zero-length', read: '0 min' })];
  return [
    ...addressFaults(source.url, [...here, 'url'], 'feed', checked),
    ...(wanted ? [error([...path, 'writable'], { code: 'feed-written' })] : []),
    ...zero,
    ...authorityFaults(here, checked, source.certificateAuthority),
  ];
}

function addressFaults(read: string, key: Path, kind: 'caldav' | 'feed', { sound }: Checked): Found[] {
  if (!sound(key)) return [];
  if (!/^https?:\/\/[^\s/]+/i.test(read) || !URL.canParse(read)) {
    return [error(key, { code: 'agenda-address', kind })];
  }
  const { hostname, protocol, username, password } = new URL(read);
  if (username !== '' || password !== '') return [error(key, { code: 'agenda-password' })];
  if (protocol === 'https:' || isThisMachine(hostname.replace(/^\[|\]$/g, ''))) return [];
  return [error(key, { code: 'agenda-clear', read: hostname })];
}

function authorityFaults(path: Path, checked: Checked, read: string | null): Found[] {
  const key = [...path, 'certificate-authority'];
  return read === null || !checked.sound(key) ? [] : expectFile(checked, key, read);
}
