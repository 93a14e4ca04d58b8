// The files for an orchestrator, read as it reads them and held against the program's own command line.

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { isPrivateHost } from '../src/adapters/ollama/private-host.ts';
import type { Context } from '../src/cli/context.ts';
import { declareAll } from '../src/cli/program.ts';
import { at, listAt, rendered, type Tree } from './build/rendered-chart.ts';

const deploy = new URL('../deploy/', import.meta.url);

function text(name: string): string {
  return readFileSync(new URL(name, deploy), 'utf8');
}

const values: unknown = parse(text('chart/values.yaml'));
const chart = ['practices', 'models'].flatMap((name) =>
  rendered(text(`chart/templates/${name}.yaml`), values).filter((one) => one !== null),
);
const ofKind = (kind: string) => chart.filter((one) => at(one, 'kind') === kind);
const compose: unknown = parse(text('compose.yaml'), { merge: true });

const DURATION = z.string().regex(/^(\d+(\.\d+)?(us|ms|s|m|h))+$/);

/** A service as the Compose specification has it, as far as it is used here. */
const SERVICE = z.strictObject({
  image: z.string().regex(/^[a-z0-9./-]+:[\w.-]+$/),
  command: z.array(z.string()).optional(),
  init: z.boolean().optional(),
  restart: z.enum(['no', 'always', 'on-failure', 'unless-stopped']),
  stop_grace_period: DURATION.optional(),
  user: z
    .string()
    .regex(/^\d+:\d+$/)
    .optional(),
  read_only: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string().regex(/^[a-z-]+:[a-z]+$/)),
  ulimits: z.record(z.string(), z.int()).optional(),
  pids_limit: z.int().optional(),
  mem_limit: z
    .string()
    .regex(/^\d+[bkmg]$/)
    .optional(),
  tmpfs: z.array(z.string().startsWith('/')),
  networks: z.array(z.string()),
  volumes: z.array(z.string().regex(/^[a-z][a-z0-9-]*:\/\w+$/)),
  secrets: z.array(z.strictObject({ source: z.string(), target: z.string().startsWith('/') })).optional(),
  environment: z.record(z.string().regex(/^[A-Z0-9_]+$/), z.string()).optional(),
  healthcheck: z
    .strictObject({
      test: z.tuple([z.literal('CMD-SHELL'), z.string()]),
      interval: DURATION,
      timeout: DURATION,
      start_period: DURATION,
    })
    .optional(),
});

/** Whether the program takes these words; the error when it does not. */
function isTaken(words: readonly string[]): void {
  const say = (_: string, en: string) => en;
  const context = { say, language: 'en', print: { error: () => undefined } } as unknown as Context;
  const program = declareAll(context, '0', () => undefined);
  for (const command of program.commands) command.action(() => undefined).exitOverride();
  expect(program).toBeInstanceOf(Command);
  program.parse([...words], { from: 'user' });
}

describe('the chart', () => {
  it('gives each practice one volume, one daemon, and never two', () => {
    const practices = listAt(values, 'practices').length;
    expect(ofKind('PersistentVolumeClaim')).toHaveLength(practices);
    const daemons = ofKind('StatefulSet').filter((one) =>
      String(at(one, 'metadata.name')).startsWith('practice-'),
    );
    expect(daemons).toHaveLength(practices);
    for (const daemon of daemons) {
      expect(at(daemon, 'spec.replicas')).toBe(1);
      const [own] = listAt(daemon, 'spec.template.spec.volumes');
      expect(at(own, 'persistentVolumeClaim.claimName')).toBe(at(daemon, 'metadata.name'));
    }
  });

  it('gives no container a privilege or a root it can write to', () => {
    const sets = ofKind('StatefulSet');
    expect(sets.length).toBeGreaterThan(2);
    for (const one of sets) {
      expect(at(one, 'spec.template.spec.securityContext.runAsNonRoot')).toBe(true);
      expect(at(one, 'spec.template.spec.automountServiceAccountToken')).toBe(false);
      for (const container of listAt(one, 'spec.template.spec.containers'))
        expect(at(container, 'securityContext')).toEqual({
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    }
  });

  it('starts the program with words that it takes', () => {
    for (const daemon of ofKind('StatefulSet').slice(0, 2)) {
      const [container] = listAt(daemon, 'spec.template.spec.containers');
      isTaken(listAt(container, 'args').map(String));
      const probe = String(listAt(container, 'livenessProbe.exec.command').at(-1));
      isTaken((/^agent ([^|]+) \|/.exec(probe)?.[1] ?? '').split(' '));
    }
    expect(() => isTaken(['run', '--log', 'loud'])).toThrow();
  });

  it('lets nobody call a secretary, and model servers call nobody', () => {
    const [model, secretary] = ofKind('NetworkPolicy');
    expect(at(model, 'spec.egress')).toEqual([]);
    expect(at(secretary, 'spec.ingress')).toEqual([]);
  });

  it('names model servers as the program lets a practice name them', () => {
    expect(isPrivateHost('model-0.model.default.svc.cluster.local')).toBe(true);
    expect(at(values, 'models.servers')).toBeGreaterThan(0);
  });
});

describe('the compose file', () => {
  const services = Object.entries(at(compose, 'services') as Tree);
  const practices = services.filter(([, one]) => at(one, 'image') !== at(compose, 'x-model.image'));

  it('gives each practice a volume of its own, and its key another one', () => {
    const volumes = practices.flatMap(([, one]) => listAt(one, 'volumes').map(String));
    expect(practices.length).toBeGreaterThan(1);
    expect(new Set(volumes).size).toBe(2 * practices.length);
    expect(volumes.filter((one) => one.endsWith(':/practice'))).toHaveLength(practices.length);
    for (const volume of volumes) expect(at(compose, 'volumes')).toHaveProperty(volume.split(':')[0] ?? '');
  });

  it('gives no container a privilege or a root it can write to', () => {
    for (const [name, one] of services) {
      expect(at(one, 'read_only'), name).toBe(true);
      expect(at(one, 'cap_drop'), name).toEqual(['ALL']);
      expect(at(one, 'security_opt'), name).toEqual(['no-new-privileges:true']);
      expect(one, name).not.toHaveProperty('ports');
      expect(one, name).not.toHaveProperty('privileged');
    }
  });

  it('has no key that the Compose specification does not know, and names nothing that is not there', () => {
    for (const [name, one] of services) {
      expect(SERVICE.safeParse(one).error?.issues, name).toBeUndefined();
      for (const network of listAt(one, 'networks'))
        expect(at(compose, 'networks')).toHaveProperty(String(network));
    }
    for (const [, one] of practices)
      for (const secret of listAt(one, 'secrets'))
        expect(at(compose, 'secrets')).toHaveProperty(String(at(secret, 'source')));
    const known = ['services', 'networks', 'volumes', 'secrets', 'x-practice', 'x-model'];
    expect(Object.keys(compose as Tree).filter((key) => !known.includes(key))).toEqual([]);
  });

  it('is refused with a key that is misspelled or a time without its unit', () => {
    const [first] = practices;
    for (const wrong of [{ readonly: true }, { stop_grace_period: '10' }, { mem_limit: '400 MB' }])
      expect(SERVICE.safeParse({ ...(first?.[1] as Tree), ...wrong }).success).toBe(false);
  });

  it('keeps model servers away from everything outside', () => {
    expect(at(compose, 'networks.models.internal')).toBe(true);
    for (const [name, one] of services.filter(([other]) => other.startsWith('model-'))) {
      expect(listAt(one, 'networks'), name).toEqual(['models']);
      expect(isPrivateHost(name)).toBe(true);
    }
  });

  it('starts the program with words that it takes', () => {
    for (const [, one] of practices) {
      isTaken(listAt(one, 'command').map(String));
      const probe = String(listAt(one, 'healthcheck.test').at(-1));
      isTaken((/^agent ([^|]+) \|/.exec(probe)?.[1] ?? '').split(' '));
    }
  });
});
