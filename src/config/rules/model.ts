import { error, warning } from '../faults.ts';
import type { ConfigRule } from './rule.ts';

/** The model runs in the practice, unless the practice says otherwise in writing (design §1.5). */
export const modelStaysHome: ConfigRule = ({ practice: { model } }) => {
  if (model === null) return [];
  const { name, servers, allowRemote } = model;
  const cloud = isCloudModel(name) ? [error(['model', 'name'], { code: 'cloud-model', read: name })] : [];
  const path = ['model', servers.length > 1 ? 'servers' : 'server'];
  const away = servers
    .filter((server) => !isAtHome(server))
    .map((read) =>
      allowRemote
        ? warning(path, { code: 'model-allowed-away', read })
        : error(path, { code: 'remote-model', read }),
    );
  return [...cloud, ...away];
};

/** Ollama's names for models that run at a supplier: `name:cloud`, `name:20b-cloud`. */
function isCloudModel(name: string): boolean {
  return /[:-]cloud$/i.test(name.trim());
}

const HOME_NAMES = /^(localhost|[^.]+|.+\.(localhost|local|lan|internal|home\.arpa))$/;
const PRIVATE_V4 = /^(127|10)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./;
const PRIVATE_V6 = /^\[(::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/;

/** Loopback and private addresses (RFC 1918, RFC 4193, RFC 3927) and names that only a local network resolves. */
function isAtHome(server: string): boolean {
  if (!URL.canParse(server)) return false;
  const { hostname } = new URL(server);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(hostname)) return PRIVATE_V4.test(hostname);
  return hostname.startsWith('[') ? PRIVATE_V6.test(hostname) : HOME_NAMES.test(hostname);
}
