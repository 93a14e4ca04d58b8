import { describe, expect, it } from 'vitest';
import type { Context } from '../../../src/cli/context.ts';
import type { Doors } from '../../../src/cli/doors.ts';
import { type Found, statusLines } from '../../../src/cli/show/status-lines.ts';
import { columns } from '../../../src/core/columns.ts';
import { needsOf, parseStatus, type Status } from '../../../src/daemon/status.ts';
import type { ProgramLanguage } from '../../../src/domain/language.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';

const NOW = Date.parse('2026-11-24T08:10:04Z');

function aStatus(different: Partial<Status> = {}): Status {
  return {
    layout: 3,
    at: NOW,
    turned: NOW - 4000,
    pid: 4242,
    version: '0.1.0',
    since: NOW - 12 * DAY - 4 * HOUR,
    phase: 'working',
    practice: 'Cabinet des Lilas',
    language: 'fr',
    zone: 'Europe/Paris',
    outbox: { trouble: '', since: NOW },
    mailbox: {
      connection: 'connected',
      trouble: '',
      since: NOW - 12 * DAY - 4 * HOUR,
      pushed: true,
      nextTry: null,
      lastLook: NOW - MINUTE,
      cursors: [],
    },
    queue: { mails: 0, more: false, acting: 0, waiting: 7, urgent: 0, unknown: 0, again: 0, beside: 0 },
    putOff: null,
    failing: null,
    lastMail: { case: 'c-000000000001', at: NOW - MINUTE, took: 40 },
    model: {
      name: 'qwen3:4b',
      state: 'ready',
      trouble: '',
      since: NOW - DAY,
      average: 9100,
      servers: { ready: 1, all: 1 },
      advice: [],
      awaited: 0,
    },
    agenda: { trouble: '', away: [], readAt: NOW - 2 * MINUTE, versionSince: NOW - 3 * HOUR },
    held: 3,
    pause: null,
    settings: null,
    untold: 0,
    today: { since: Date.parse('2026-11-23T23:00:00Z'), mails: 23, alone: 14, forHuman: 5, aside: 4 },
    ...different,
  };
}

function linesOf(found: Found, language: ProgramLanguage = 'fr'): readonly string[] {
  const context: Context = {
    doors: {} as Doors,
    language,
    folder: '/',
    onScreen: false,
    say: (fr, en) => (language === 'fr' ? fr : en),
    print: {
      line: () => undefined,
      json: () => undefined,
      error: () => undefined,
      progress: () => undefined,
      tone: (_tone, text) => text,
      width: 80,
      columns: 80,
      rows: 24,
      wholeScreen: () => undefined,
      frame: () => undefined,
      asJson: false,
    },
  };
  return statusLines(found, NOW, context);
}

const running = (different: Partial<Status> = {}): Found => ({ kind: 'running', status: aStatus(different) });
const mailbox = (different: Partial<Status['mailbox']>) => ({
  mailbox: { ...aStatus().mailbox, ...different },
});

describe('agent status', () => {
  it('says on one calm page that all is well', () => {
    expect(linesOf(running()).join('\n')).toBe(
      `
Tout va bien.                                        dernier contrôle il y a 4 s
 Boîte aux lettres   à l’écoute depuis 12 j 4 h, dernier mail traité à 09:09
 Agenda              à jour il y a 2 min, inchangé depuis 3 h
 Modèle              qwen3:4b, 9,1 s par mail en moyenne
 En attente          7 dossiers pour vous, 3 horaires gardés, 0 envoi en suspens
 Aujourd’hui         23 mails : 14 sans vous, 5 pour vous, 4 mis de côté
 Programme           en marche depuis 12 j 4 h, version 0.1.0, processus 4242`.trim(),
    );
  });

  it('says first what is wrong, since when, and the one thing to do', () => {
    const trouble = 'Le serveur imap.example.org refuse le mot de passe.';
    const since = NOW - 3 * HOUR - 20 * MINUTE;
    const refused = mailbox({ connection: 'refused', trouble, since, nextTry: NOW + 30 * MINUTE });
    expect(linesOf(running(refused)).slice(0, 6)).toEqual([
      'La boîte aux lettres refuse la connexion depuis 3 h 20 : plus aucun mail n’est',
      'lu. Le reste continue.',
      '  → Le serveur imap.example.org refuse le mot de passe. Corrigez le mot de',
      '    passe, puis : agent resume (sinon nouvel essai à 09:40).',
      ' Boîte aux lettres   refuse la connexion depuis 3 h 20, dernier mail traité à',
      '                     09:09',
    ]);
  });

  it('says that letters can’t leave, and why', () => {
    const trouble = 'The sending server refuses the password.';
    const lines = linesOf(running({ outbox: { trouble, since: NOW - 20 * MINUTE } }), 'en');
    expect(lines.slice(0, 3)).toEqual([
      'Letters have not left for 20 min. Each is tried again, then comes to you.',
      '  → The sending server refuses the password.',
      expect.stringContaining('Mailbox'),
    ]);
  });

  it('says that a breach is open, and how much of the 72 hours is left', () => {
    const lines = linesOf(running({ breaches: { open: 1, until: NOW + 33 * HOUR } }), 'en');
    expect(lines.slice(0, 3)).toEqual([
      'One data breach is open.',
      '  → 1 d 9 h are left to notify, if there is a risk. agent privacy breach list',
      expect.stringContaining('Mailbox'),
    ]);
    const late = linesOf(running({ breaches: { open: 2, until: NOW - 1 } })).join('\n');
    expect(late).toContain('2 violations de données sont ouvertes.');
    expect(late).toContain('Le délai de 72 h est passé');
  });

  it('frames a pause, so that nobody overlooks it', () => {
    const lines = linesOf(running({ pause: { by: 'Claire', since: NOW - DAY } }));
    expect(lines.slice(0, 5)).toEqual([
      '═'.repeat(80),
      ' EN PAUSE depuis 23 nov., 09:10, décidé par Claire : RIEN N’EST ENVOYÉ.',
      ' Les mails sont lus et les alertes partent. Pour reprendre : agent resume',
      '═'.repeat(80),
      'Le reste va bien.                                    dernier contrôle il y a 4 s',
    ]);
  });

  it('says what was last known of a secretary that no longer runs', () => {
    const lines = linesOf(
      { kind: 'not-running', status: aStatus({ at: NOW - 2 * HOUR }), held: null, isPractice: true },
      'en',
    );
    expect(lines.slice(0, 4)).toEqual([
      'The secretary is not running.                                  last seen 2 h ago',
      '  → Nobody stopped it: agent run starts it again, nothing is lost.',
      'This is where it was:',
      ' Mailbox             listening for 12 d 4 h, last mail worked at 09:09',
    ]);
  });

  it('knows a secretary that was never there, one that was stopped, and one that is silent', () => {
    expect(
      linesOf({ kind: 'not-running', status: null, held: null, isPractice: true }, 'en').join(),
    ).toContain('It has never run here.');
    const stopped: Found = {
      kind: 'not-running',
      status: aStatus({ phase: 'stopped' }),
      held: null,
      isPractice: true,
    };
    expect(linesOf(stopped, 'en').join()).toContain('To put it to work again: agent run');
    expect(linesOf({ kind: 'silent', status: aStatus(), held: null }, 'en').join()).toContain(
      'The secretary does not answer.',
    );
  });

  it('never grows wider than the terminal', () => {
    const everything = running({
      ...mailbox({
        connection: 'away',
        trouble: 'x'.repeat(200),
        cursors: [{ folder: 'y'.repeat(90), since: NOW }],
      }),
      queue: { mails: 3, more: true, acting: 2, waiting: 99, urgent: 2, unknown: 3, again: 4, beside: 2 },
      failing: { since: NOW - HOUR, code: 'ENOSPC' },
      agenda: { trouble: 'agenda.ics n’est pas lisible.', away: [], readAt: NOW, versionSince: NOW },
      settings: { since: NOW - HOUR, problems: [`practice.yaml:12  ${'z'.repeat(100)}`] },
      model: {
        name: 'qwen3:4b',
        state: 'away',
        trouble: 'Le modèle ne répond pas.',
        since: NOW,
        average: null,
        servers: { ready: 0, all: 1 },
        advice: [],
        awaited: 0,
      },
      pause: { by: 'Claire', since: NOW },
      putOff: { count: 2, nextTry: NOW + MINUTE, trouble: 'x'.repeat(200) },
      untold: 2,
    });
    for (const language of ['fr', 'en'] as const)
      for (const line of linesOf(everything, language)) expect(columns(line)).toBeLessThanOrEqual(80);
  });
});

describe('what needs a person', () => {
  it('is nothing when replies only wait for a yes', () => {
    expect(needsOf(aStatus())).toEqual([]);
  });

  it('names the gravest first', () => {
    const queue = { ...aStatus().queue, unknown: 1, urgent: 1 };
    expect(needsOf(aStatus({ ...mailbox({ connection: 'away' }), queue, untold: 1 }))).toEqual([
      'mailbox-away',
      'unknown',
      'urgent',
      'untold',
    ]);
  });

  it('is not guessed from what another version wrote', () => {
    expect(parseStatus({ layout: 1 })).toBeNull();
    expect(parseStatus('running')).toBeNull();
  });

  it('says what makes the model slow, and what to do', () => {
    const advice = [
      'Ollama 0.29.3 est trop ancien pour être fiable : installez la version 0.30.1 ou une plus récente.',
    ];
    const model = {
      ...aStatus().model,
      name: 'qwen3:4b',
      state: 'ready',
      advice,
      servers: { ready: 1, all: 2 },
    };
    const lines = linesOf(running({ model: model as Status['model'] })).join('\n');
    expect(lines.replaceAll(/\s+/g, ' ')).toContain(
      'Le modèle qwen3:4b travaille moins bien qu’il ne pourrait.',
    );
    expect(lines.replaceAll(/\s+/g, ' ')).toContain('installez la version 0.30.1');
    expect(lines.replaceAll(/\s+/g, ' ')).toContain('1 serveur sur 2');
    for (const line of lines.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
