// Whether two host names belong to one organisation (RFC 7489 §3.2), without the whole public suffix list.

/** Second-level names under which countries register organisations: `co.uk`, `com.br`, `asso.fr`. */
const SECOND_LEVEL = new Set(
  'co com org net gov gouv edu ac asso nom prm tm or ne go ad lg ltd plc me nhs police sch mil info biz nome adv med'.split(
    ' ',
  ),
);

/** Hosts where strangers share a domain as if it were a top level. */
const SHARED = new Set(['pages.dev', 'github.io', 'gitlab.io', 'netlify.app', 'vercel.app', 'herokuapp.com', 'web.app', 'firebaseapp.com',
  'blogspot.com', 'onmicrosoft.com', 'eu.org', 'dyndns.org', 'cloudfront.net', 'azurewebsites.net', 'amazonaws.com', 'ovh.net', 'fr.eu.org',
]); // biome-ignore format: a list

/** `mail.example.co.uk` → `example.co.uk`; null for a name that is itself a public suffix. */
function organisationOf(domain: string): string | null {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length < 2 || labels.some((label) => label === '')) return null;
  const [second = '', top = ''] = labels.slice(-2);
  const suffix = (top.length === 2 && SECOND_LEVEL.has(second)) || SHARED.has(`${second}.${top}`) ? 2 : 1;
  return labels.length > suffix ? labels.slice(-suffix - 1).join('.') : null;
}

/** Relaxed alignment: both names end in the same organisation's domain. */
export function alignedDomains(a: string, b: string): boolean {
  const organisation = organisationOf(a);
  return organisation !== null && organisation === organisationOf(b);
}
