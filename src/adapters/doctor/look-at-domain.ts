import { Resolver } from 'node:dns/promises';
import type { DomainSeen } from '../../core/doctor/examination.ts';
import type { Practice } from '../../domain/practice.ts';
import { allowDestinations } from '../egress/gate.ts';

/** Milliseconds for one question, asked at most twice. */
const PATIENCE = 3_000;

/** The TXT records that a receiver would ask for: only when somebody asked for it, because a name server is told. */
export async function lookAtDomain({ mail }: Practice): Promise<DomainSeen> {
  const domain = mail.addresses[0].slice(mail.addresses[0].indexOf('@') + 1);
  const permit = { types: ['TXT'], suffix: domain, setting: '--dns' };
  allowDestinations({ destinations: [], records: [permit] });
  const resolver = new Resolver({ timeout: PATIENCE, tries: 2 });
  const [spf, dmarc] = await Promise.all([records(resolver, domain), records(resolver, `_dmarc.${domain}`)]);
  return { domain, spf, dmarc };
}

/** Empty when the name has none; null when nobody answered. */
async function records(resolver: Resolver, name: string): Promise<readonly string[] | null> {
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENODATA' || error.code === 'ENOTFOUND' ? [] : null;
  }
}
