import { resolveSrv, resolveTxt } from 'node:dns/promises';
import type { CaldavSource } from '../../domain/agenda-source.ts';
import type { Where } from '../agenda/agenda-trouble.ts';
import { serverByDns } from './srv-records.ts';

/** Where the search begins: an address as written, else what the domain's DNS says, else the domain itself. */
export async function startOf({ server, discoverByDns }: CaldavSource, where: Where): Promise<string> {
  if (/^https?:\/\//i.test(server)) return server;
  const found = discoverByDns ? await serverByDns(server, { srv: resolveSrv, txt: resolveTxt }, where) : null;
  return found ?? `https://${server}/.well-known/caldav`;
}
