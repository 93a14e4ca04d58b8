import type { Status } from '../../daemon/status.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { clockTime, duration } from './duration.ts';

export interface Fact {
  readonly name: string;
  readonly text: string;
  /** Something is wrong with it; the words say so too. */
  readonly bad: boolean;
}

/** The facts of a status, in the order in which a practitioner asks for them. */
export function statusFacts(status: Status, now: Instant, context: Context): readonly Fact[] {
  const { say } = context;
  const seen: Seen = { status, now, context };
  return [
    mailboxFact(seen),
    { name: 'Agenda', text: agendaText(seen), bad: status.agenda.trouble !== '' },
    ...copiesFact(seen),
    ...modelFact(seen),
    { name: say('En attente', 'Waiting'), text: waitingText(seen), bad: false },
    { name: say('Aujourd’hui', 'Today'), text: todayText(seen), bad: false },
    { name: say('Programme', 'Program'), text: programText(seen), bad: false },
  ];
}

interface Seen {
  readonly status: Status;
  readonly now: Instant;
  readonly context: Context;
}

function mailboxFact({ status, now, context }: Seen): Fact {
  const { mailbox, lastMail, zone, queue } = status;
  const { say, language } = context;
  const [fr, en] = CONNECTION[mailbox.connection];
  const since = duration(now - mailbox.since, language);
  const dated = mailbox.connection === 'files' ? '' : say(` depuis ${since}`, ` for ${since}`);
  const asked =
    mailbox.connection === 'connected' && !mailbox.pushed
      ? say(' (relevée de temps en temps)', ' (asked now and then)')
      : '';
  const last = lastMail === null ? '' : clockTime(lastMail.at, now, zone, language);
  const worked = last === '' ? '' : say(`, dernier mail traité à ${last}`, `, last mail worked at ${last}`);
  const again = queue.again === 0 ? '' : say(`, ${queue.again} réessayés`, `, ${queue.again} tried again`);
  const cursors = mailbox.cursors.map(({ folder, since: far }) => {
    const until = clockTime(far, now, zone, language);
    return say(
      `\n${folder} : tout est traité jusqu’au mail reçu à ${until}`,
      `\n${folder}: worked up to the mail received at ${until}`,
    );
  });
  const bad = mailbox.connection === 'away' || mailbox.connection === 'refused';
  return {
    name: say('Boîte aux lettres', 'Mailbox'),
    text: `${say(fr, en)}${dated}${asked}${worked}${again}${cursors.join('')}`,
    bad,
  };
}

const CONNECTION: Readonly<Record<Status['mailbox']['connection'], readonly [fr: string, en: string]>> = {
  files: ['dossier sur cette machine', 'folder on this machine'],
  connected: ['à l’écoute', 'listening'],
  connecting: ['connexion en cours', 'connecting'],
  away: ['ne répond pas', 'does not answer'],
  refused: ['refuse la connexion', 'refuses the connection'],
};

function agendaText({ status: { agenda, zone }, now, context: { say, language } }: Seen): string {
  const { trouble, readAt, versionSince, away = [] } = agenda;
  const late = away.map((sentence) => `\n${sentence}`).join('');
  const known = readAt === null ? null : clockTime(readAt, now, zone, language);
  if (trouble !== '')
    return known === null
      ? say('pas sûr', 'can’t be relied on')
      : say(`pas sûr ; dernière lecture à ${known}`, `can’t be relied on; last read at ${known}`);
  if (readAt === null || versionSince === null) return say('pas encore lu', 'not read yet');
  const fresh = duration(now - readAt, language);
  const same = duration(now - versionSince, language);
  return say(
    `à jour il y a ${fresh}, inchangé depuis ${same}${late}`,
    `current ${fresh} ago, unchanged for ${same}${late}`,
  );
}

/** Only while some are missing. */
function copiesFact({ status: { outbox }, context: { say } }: Seen): readonly Fact[] {
  const owed = outbox.copiesOwed ?? 0;
  if (owed === 0) return [];
  const text = say(
    `${owed} lettre${owed > 1 ? 's parties' : ' partie'} sans copie pour l’instant ; réessayé tout seul`,
    `${owed} letter${owed > 1 ? 's' : ''} that left without a copy so far; tried again by itself`,
  );
  return [{ name: say('Envoyés', 'Sent'), text, bad: false }];
}

function modelFact({ status: { model }, context: { say } }: Seen): readonly Fact[] {
  const name = say('Modèle', 'Model');
  if (model === null)
    return [
      { name, text: say('aucun : le lecteur travaille seul', 'none: the reader works alone'), bad: false },
    ];
  const average =
    model.average === null
      ? ''
      : say(
          `, ${seconds(model.average, ',')} s par mail en moyenne`,
          `, ${seconds(model.average, '.')} s a mail on average`,
        );
  const several = (model.servers?.all ?? 1) > 1;
  const servers = several
    ? say(
        `, ${model.servers.ready} serveur${model.servers.ready > 1 ? 's' : ''} sur ${model.servers.all}`,
        `, ${model.servers.ready} of ${model.servers.all} servers`,
      )
    : '';
  const awaited =
    (model.awaited ?? 0) === 0 ? '' : say(`, ${model.awaited} en attente`, `, ${model.awaited} waiting`);
  switch (model.state) {
    case 'ready':
      return [{ name, text: `${model.name}${average}${servers}`, bad: false }];
    case 'loading':
      return [
        {
          name,
          text: say(
            `${model.name}, en cours de chargement${awaited}`,
            `${model.name}, being loaded${awaited}`,
          ),
          bad: false,
        },
      ];
    case 'unused':
      return [
        {
          name,
          text: say(`${model.name}, pas encore sollicité`, `${model.name}, not asked yet`),
          bad: false,
        },
      ];
    case 'away':
      return [
        {
          name,
          text: say(`${model.name} ne répond pas${awaited}`, `${model.name} does not answer${awaited}`),
          bad: true,
        },
      ];
  }
}

function seconds(milliseconds: number, point: string): string {
  const exact = (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0);
  return exact.replace('.', point);
}

function waitingText({ status: { queue, held }, context: { say, language } }: Seen): string {
  const count = (number: number, one: string, many: string) =>
    `${number} ${number === 1 || (number === 0 && language === 'fr') ? one : many}`;
  const mails = queue.mails + (queue.more ? 1 : 0);
  const parts = [
    count(
      queue.waiting,
      say('dossier pour vous', 'case for you'),
      say('dossiers pour vous', 'cases for you'),
    ),
    count(held, say('horaire gardé', 'time kept'), say('horaires gardés', 'times kept')),
    count(
      queue.acting,
      say('envoi en suspens', 'letter on its way'),
      say('envois en suspens', 'letters on their way'),
    ),
    ...(mails === 0
      ? []
      : [
          `${queue.more ? '≥ ' : ''}${count(mails, say('mail à traiter', 'mail to work'), say('mails à traiter', 'mails to work'))}`,
        ]),
    ...(queue.unknown === 0
      ? []
      : [
          count(
            queue.unknown,
            say('issue inconnue', 'outcome not known'),
            say('issues inconnues', 'outcomes not known'),
          ),
        ]),
  ];
  return parts.join(', ');
}

function todayText({ status: { today, zone }, now, context: { say, language } }: Seen): string {
  const midnight = clockTime(today.since, now, zone, language) === '00:00';
  const from = midnight
    ? ''
    : say(
        ` (depuis ${clockTime(today.since, now, zone, language)})`,
        ` (since ${clockTime(today.since, now, zone, language)})`,
      );
  if (today.mails === 0) return say(`aucun mail${from}`, `no mail${from}`);
  const { mails, alone, forHuman, aside } = today;
  const all = `${mails} mail${mails > 1 ? 's' : ''}`;
  return say(
    `${all} : ${alone} sans vous, ${forHuman} pour vous, ${aside} mis de côté${from}`,
    `${all}: ${alone} without you, ${forHuman} for you, ${aside} set aside${from}`,
  );
}

function programText({
  status: { since, pid, version, phase, at },
  now,
  context: { say, language },
}: Seen): string {
  const time = duration((phase === 'stopped' ? at : now) - since, language);
  return phase === 'stopped'
    ? say(`arrêté après ${time}, version ${version}`, `stopped after ${time}, version ${version}`)
    : say(
        `en marche depuis ${time}, version ${version}, processus ${pid}`,
        `running for ${time}, version ${version}, process ${pid}`,
      );
}
