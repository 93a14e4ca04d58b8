import { isIPv4, isIPv6 } from 'node:net';

const LOCAL_NAMES = /^(?:localhost|[a-z0-9-]+)$|\.(?:localhost|local|internal|lan|home\.arpa)$/i;

/** Whether a host of a URL is this machine or lies in the private network (RFC 1918, 4193, 3927, 6762, 8375). */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIPv4(bare)) return isPrivateIpv4(bare);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped !== undefined) return isPrivateIpv4(mapped);
  if (isIPv6(bare)) return isPrivateIpv6(bare);
  return LOCAL_NAMES.test(bare);
}

function isPrivateIpv4(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  return (
    a === 127 ||
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254)
  );
}

function isPrivateIpv6(address: string): boolean {
  return address === '::1' || /^f[cd]/.test(address) || /^fe[89ab]/.test(address);
}
