// X.509 certificates for test servers (RFC 5280), written by hand so that neither a network nor openssl is needed.

import { generateKeyPairSync, type KeyObject, randomInt, sign } from 'node:crypto';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Authority extends Certificate {
  readonly issue: (wanted?: Wanted) => Certificate;
}

export interface Wanted {
  /** DNS names; `localhost` when not given. */
  readonly hosts?: readonly string[];
  /** IPv4 addresses; 127.0.0.1 when not given. */
  readonly addresses?: readonly string[];
  readonly from?: Date;
  readonly to?: Date;
}

const DAY = 86_400_000;

/** A certificate authority of its own. */
export function anAuthority(name = 'Test authority'): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = written(
    { issuer: name, subject: name, publicKey: keys.publicKey, signer: keys.privateKey },
    basic(),
  );
  return {
    cert: own,
    key: pemOf(keys.privateKey),
    issue: (wanted = {}) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const subject = wanted.hosts?.[0] ?? 'localhost';
      const cert = written(
        { issuer: name, subject, publicKey, signer: keys.privateKey, ...wanted },
        names(wanted),
      );
      return { cert, key: pemOf(privateKey) };
    },
  };
}

interface Written extends Wanted {
  readonly issuer: string;
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
}

function written({ issuer, subject, publicKey, signer, from, to }: Written, extension: Buffer): string {
  const now = Date.now();
  const body = seq(
    tlv(0xa0, int(Buffer.of(2))),
    int(Buffer.from([randomInt(1, 127), ...Array.from({ length: 7 }, () => randomInt(256))])),
    ECDSA_SHA256,
    nameOf(issuer),
    seq(time(from ?? new Date(now - DAY)), time(to ?? new Date(now + 30 * DAY))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, seq(extension)),
  );
  const signature = sign('sha256', body, signer);
  const der = seq(body, ECDSA_SHA256, tlv(0x03, Buffer.of(0), signature));
  const lines = der.toString('base64').replaceAll(/.{64}/gu, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

const ECDSA_SHA256 = seq(oid('2a8648ce3d040302'));

function names({ hosts = ['localhost'], addresses = ['127.0.0.1'] }: Wanted): Buffer {
  const all = [
    ...hosts.map((host) => tlv(0x82, Buffer.from(host, 'ascii'))),
    ...addresses.map((address) => tlv(0x87, Buffer.from(address.split('.').map(Number)))),
  ];
  return seq(oid('551d11'), tlv(0x04, seq(...all)));
}

/** This one may sign others. */
function basic(): Buffer {
  const yes = tlv(0x01, Buffer.of(0xff));
  return seq(oid('551d13'), yes, tlv(0x04, seq(yes)));
}

function nameOf(name: string): Buffer {
  return seq(tlv(0x31, seq(oid('550403'), tlv(0x0c, Buffer.from(name, 'utf8')))));
}

function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\.\d+|[-:T]/gu, '');
  return tlv(0x18, Buffer.from(digits, 'ascii'));
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function seq(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

function oid(hex: string): Buffer {
  return tlv(0x06, Buffer.from(hex, 'hex'));
}

function int(bytes: Buffer): Buffer {
  return tlv(0x02, bytes);
}

function tlv(tag: number, ...parts: readonly Buffer[]): Buffer {
  const value = Buffer.concat(parts);
  const { length } = value;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...head), value]);
}
