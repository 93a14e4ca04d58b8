// The gate closes for good, so that each test runs it in a process of its own.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gate-'));
const gate = join(folder, 'gate.mjs');

beforeAll(async () => {
  const input = fileURLToPath(new URL('../../../src/adapters/egress/gate.ts', import.meta.url));
  await build({ input, platform: 'node', output: { file: gate } });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a script says of itself that runs behind the gate; `model` is a server it may reach. */
function behindGate(script: string): string {
  const text = `
    import { createServer } from 'node:net';
    const { allowOnly, allowAlso, allowDestinations, closeGate } = await import(${JSON.stringify(gate)});
    const server = createServer((socket) => socket.on('error', () => socket.destroy()).end('HTTP/1.1 200 OK\\r\\ncontent-length: 0\\r\\n\\r\\n')).listen(0, '127.0.0.1');
    await new Promise((done) => server.on('listening', done));
    const port = server.address().port;
    const model = (host) => ({ name: 'm', servers: ['http://' + host + ':' + port], allowRemote: false, timeout: 1, wait: 0 });
    closeGate();
    const said = async (work) => { try { await work(); return 'passes'; } catch (error) { return (error.cause ?? error).code ?? String(error); } };
    const joined = (socket) => new Promise((done, fail) => { socket.on('connect', () => { socket.destroy(); done(); }).on('error', fail); });
    ${script}
    server.close();`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', text], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return run.stdout.trim() || run.stderr;
}

describe('the gate to the network', () => {
  it('lets nothing out before a practice is known, in whatever way it is tried', () => {
    const said = behindGate(`
      const net = await import('node:net');
      const tls = await import('node:tls');
      const http = await import('node:http');
      const dgram = await import('node:dgram');
      const asked = (url) => new Promise((done, fail) => http.get(url, done).on('error', fail));
      console.log([
        await said(() => joined(net.connect(port, '127.0.0.1'))),
        await said(() => joined(net.connect({ port, host: '127.0.0.1' }))),
        await said(() => joined(new net.Socket().connect(port))),
        await said(() => joined(tls.connect({ port, host: '127.0.0.1' }))),
        await said(() => asked('http://127.0.0.1:' + port)),
        await said(() => fetch('http://127.0.0.1:' + port)),
        await said(() => dgram.createSocket('udp4').send('x', 53, '127.0.0.1')),
      ].join(' '));`);
    expect(said).toBe(Array.from({ length: 7 }, () => 'EGRESS').join(' '));
  });

  it('asks no name server for a name that is not allowed, with callbacks and with promises', () => {
    const said = behindGate(`
      const dns = await import('node:dns');
      const { lookup, resolveTxt, Resolver } = await import('node:dns/promises');
      const { promisify } = await import('node:util');
      const called = (ask) => new Promise((done, fail) => ask((error, found) => (error ? fail(error) : done(found))));
      console.log([
        await said(() => called((answer) => dns.lookup('example.org', answer))),
        await said(() => called((answer) => dns.lookup('example.org', { all: true }, answer))),
        await said(() => called((answer) => new dns.Resolver().resolve4('example.org', answer))),
        await said(() => called((answer) => dns.resolve('example.org', 'MX', answer))),
        await said(() => lookup('example.org')),
        await said(() => resolveTxt('example.org')),
        await said(() => new Resolver().resolveSrv('_imaps._tcp.example.org')),
        await said(() => promisify(dns.lookup)('example.org')),
        await said(() => dns.promises.reverse('192.0.2.1')),
      ].join(' '));`);
    expect(said).toBe(Array.from({ length: 9 }, () => 'EGRESS').join(' '));
  });

  it('lets out to what the settings name, by name and by the address that was found for it', () => {
    const said = behindGate(`
      const net = await import('node:net');
      const { lookup } = await import('node:dns/promises');
      allowAlso({ model: model('localhost') });
      const before = await said(() => joined(net.connect(port, '127.0.0.1')));
      const { address } = await lookup('localhost', { family: 4 });
      console.log([
        before,
        await said(() => joined(net.connect(port, address))),
        await said(() => fetch('http://localhost:' + port)),
        await said(() => joined(net.connect(port + 1, address))),
      ].join(' '));`);
    expect(said).toBe('EGRESS passes passes EGRESS');
  });

  it('asks no name server where this machine is, though a library wants to', () => {
    const said = behindGate(`
      const dns = await import('node:dns');
      allowAlso({ model: model('localhost') });
      const called = (ask) => new Promise((done, fail) => ask((error, found) => (error ? fail(error) : done(found))));
      console.log([
        await said(() => called((answer) => new dns.Resolver().resolve4('localhost', answer))),
        await said(() => dns.promises.resolve6('localhost')),
        await said(() => dns.promises.lookup('localhost')),
      ].join(' '));`);
    expect(said).toBe('ENOTFOUND ENOTFOUND passes');
  });

  it('forgets the servers of settings that are no longer true', () => {
    const said = behindGate(`
      const net = await import('node:net');
      const practice = (servers) => ({ mail: { imap: null, smtp: null, oauth: null, checkSignatures: false }, agenda: { sources: [] }, model: servers });
      allowOnly(practice(model('127.0.0.1')));
      const first = await said(() => joined(net.connect(port, '127.0.0.1')));
      allowOnly(practice(null));
      console.log(first, await said(() => joined(net.connect(port, '127.0.0.1'))));`);
    expect(said).toBe('passes EGRESS');
  });

  it('leaves sockets of this machine alone', () => {
    const said = behindGate(`
      const net = await import('node:net');
      const { mkdtempSync } = await import('node:fs');
      const path = mkdtempSync('/tmp/gate-') + '/s';
      const local = net.createServer((socket) => socket.end()).listen(path);
      await new Promise((done) => local.on('listening', done));
      console.log(await said(() => joined(net.connect(path))), await said(() => joined(net.connect({ path }))));
      local.close();`);
    expect(said).toBe('passes passes');
  });
});
