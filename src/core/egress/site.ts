/**
 * Names under which everybody can have one of their own: what lies beside it belongs to somebody else. Those under which
 * practices keep calendars; after the private section of the Public Suffix List (publicsuffix.org).
 */
const SHARED = new Set(
  `synology.me myds.me dscloud.me dscloud.biz dscloud.mobi i234.me diskstation.me direct.quickconnect.to quickconnect.to
dsmynas.com dsmynas.net dsmynas.org familyds.com familyds.net familyds.org myqnapcloud.com alpha-myqnapcloud.com
mycloudnas.com mynascloud.com duckdns.org ddns.net no-ip.org noip.me hopto.org zapto.org sytes.net servebeer.com
serveftp.com myftp.org redirectme.net dyndns.org dyndns.info dyndns.tv homeip.net selfip.com dynu.net ddnsfree.com
freeddns.org dynv6.net spdns.de spdns.org feste-ip.net goip.de myfritz.net dd-dns.de ddnss.de freeboxos.fr fbxos.fr
freebox-os.fr freebox-os.com freeboxos.com hd.free.fr nohost.me noho.st ynh.fr ts.net nip.io sslip.io
github.io gitlab.io pages.dev workers.dev vercel.app netlify.app web.app firebaseapp.com herokuapp.com fly.dev
cloudfront.net azurewebsites.net amazonaws.com ngrok.io ngrok-free.app trycloudflare.com
your-server.de your-storageshare.de hosting-cluster.nl onrender.com scw.cloud clever-cloud.com cleverapps.io`.split(
    /\s+/,
  ),
);
const COUNTRY = /^(co|com|org|net|gov|ac|gouv|asso)\.[a-z]{2}$/;

/** The part of a host's name that has one owner, as far as names tell: `p34-caldav.icloud.com` → `icloud.com`. */
export function siteOf(host: string): string {
  if (/^[\d.]+$|^\[|:/.test(host)) return host;
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const last = (count: number) => labels.slice(-count).join('.');
  if (SHARED.has(last(3))) return last(4);
  return last(SHARED.has(last(2)) || COUNTRY.test(last(2)) ? 3 : 2);
}
