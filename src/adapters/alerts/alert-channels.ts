// All ways in which a human is told at once. Each gets the one sentence of the alert: never a name, never a word of a
// patient. It was told when one of them took it.

import { noticeTo } from '../../core/letters/notice.ts';
import { messageIdFor } from '../../core/mail/reply-token.ts';
import type { Outcome } from '../../domain/case.ts';
import type { Address } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Outbox } from '../../ports/mail.ts';
import type { Alert, Alerts } from '../../ports/world.ts';
import { commandWords } from '../secrets/secret-command.ts';
import { alertFile } from './alert-file.ts';
import { runChannel } from './run-channel.ts';

interface Channels {
  readonly practice: Practice;
  readonly outbox: Outbox;
  /** Signs the Message-ID, so that an answer is known. */
  readonly key: () => Promise<string>;
  readonly env: NodeJS.ProcessEnv;
}

type Channel = (alert: Alert) => Promise<Outcome>;

/** The channels that practice.yaml names. */
export function alertChannels(of: Channels): Alerts {
  const { alerts, programLanguage: language } = of.practice;
  const file = alertFile({ file: alerts.file, language });
  return {
    raise: async (alert) => {
      const channels = chosen(of, alert);
      const outcomes = alerts.file === null && channels.length > 0 ? [] : [await file.raise(alert)];
      for (const channel of channels) outcomes.push(await channel(alert));
      return joined(outcomes);
    },
  };
}

/** A notice waits on the screen; who is on duty hears the rest; the second person only when it climbs. */
function chosen(of: Channels, { level, rung }: Alert): readonly Channel[] {
  const { desktop, command, mail, second } = of.practice.alerts;
  const isLoud = level !== 'notice';
  const first =
    rung === 'second'
      ? []
      : [
          ...(desktop ? [onDesktop(of)] : []),
          ...(isLoud && command !== null ? [byCommand(of, command)] : []),
          ...(isLoud && mail !== null ? [byMail(of, mail)] : []),
        ];
  const other =
    rung === undefined
      ? []
      : [
          ...(second.command !== null ? [byCommand(of, second.command)] : []),
          ...(second.mail !== null ? [byMail(of, second.mail)] : []),
        ];
  return [...first, ...other];
}

function onDesktop({ practice, env }: Channels): Channel {
  const title = practice.programLanguage === 'fr' ? 'Secrétariat' : 'Front desk';
  return ({ level, sentence }) => {
    const urgency = level === 'red' ? 'critical' : level === 'amber' ? 'normal' : 'low';
    const words = ['notify-send', `--urgency=${urgency}`, '--', title, sentence] as const;
    return runChannel({ words, env, language: practice.programLanguage });
  };
}

function byCommand({ practice, env }: Channels, command: string): Channel {
  const [program, ...args] = commandWords(command) ?? ['/bin/sh', '-c', command];
  return (alert) =>
    runChannel({
      words: [program ?? '/bin/sh', ...args],
      env: {
        ...env,
        AGENT_ALERT: alert.sentence,
        AGENT_ALERT_LEVEL: alert.level,
        AGENT_ALERT_CASE: alert.case ?? '',
      },
      language: practice.programLanguage,
    });
}

function byMail({ practice, outbox, key }: Channels, to: Address): Channel {
  const say = (fr: string, en: string) => (practice.programLanguage === 'fr' ? fr : en);
  const [us] = practice.mail.addresses;
  return async ({ case: id, sentence, at, level }) => {
    const name = `alert-${id ?? 'agent'}-${at.toString(36)}-${to.length.toString(36)}`;
    const messageId = messageIdFor(name, us.slice(us.indexOf('@') + 1), await key());
    const ask = say('Répondez VU quand vous l’avez lu.', 'Answer SEEN once you have read it.');
    const lines = level === 'red' && id !== null ? [sentence, '', ask] : [sentence];
    const subject = say('Secrétariat : à lire maintenant', 'Front desk: read now');
    return outbox.send(noticeTo({ practice, to, subject, lines, messageId, now: at }));
  };
}

/** One that took it is enough; what may have been heard is not told to be unheard. */
function joined(outcomes: readonly Outcome[]): Outcome {
  const took = outcomes.filter(({ kind }) => kind === 'done');
  if (took.length > 0) return { kind: 'done', note: `${took.length}/${outcomes.length}` };
  return (
    outcomes.find(({ kind }) => kind === 'unknown') ??
    outcomes.find((outcome) => outcome.kind === 'failed' && outcome.retry) ??
    outcomes[0] ?? { kind: 'failed', sentence: '', retry: false }
  );
}
