import { wrap } from '../../core/columns.ts';
import { type LearnedAuthserv, learnAuthserv } from '../../core/mail/learn-authserv.ts';
import { counted } from '../../core/plural.ts';
import type { Practice } from '../../domain/practice.ts';
import type { FoundAgenda, MailboxLook, ServerLook, ServersLook } from '../../domain/server-look.ts';
import type { Context } from '../context.ts';

interface Shown {
  readonly lines: readonly string[];
  readonly json: object;
}

const NAME_WIDTH = 20;

/** What trying the mail servers showed, and what to write into practice.yaml because of it, `indent` columns in. */
export function serverLines(look: ServersLook, practice: Practice, context: Context, indent = 0): Shown {
  const { print, say } = context;
  const { mailbox, outbox, calendars } = look;
  const learned = mailbox?.kind === 'reached' ? learnAuthserv(mailbox.found.headers) : null;
  const facts: readonly (readonly [name: string, text: string])[] = [
    ...(mailbox === null
      ? []
      : [[say('Boîte aux lettres', 'Mailbox'), mailboxText(mailbox, context)] as const]),
    ...(mailbox?.kind === 'reached'
      ? [[say('Dossiers', 'Folders'), foldersText(mailbox.found, context)] as const]
      : []),
    ...(outbox === null ? [] : [[say('Envoi', 'Sending'), outboxText(outbox, context)] as const]),
    ...(learned === null
      ? []
      : [[say('Preuve d’expéditeur', 'Proof of sender'), proofText(learned, practice, context)] as const]),
    ...calendars.map(
      ({ source, look: found }) => [`Agenda ${source}`, calendarText(found, context)] as const,
    ),
  ];
  const none = say(
    'Ce cabinet travaille sur des dossiers : il n’y a pas de serveur à essayer.',
    'This practice works on folders: there is no server to try.',
  );
  const lines = facts.flatMap(([name, text]) =>
    wrap(text, print.width - NAME_WIDTH - 1 - indent).map(
      (line, n) =>
        `${' '.repeat(indent)}${n === 0 ? print.tone('dim', name.padEnd(NAME_WIDTH)) : ' '.repeat(NAME_WIDTH)} ${line}`,
    ),
  );
  return { lines: lines.length === 0 ? [none] : lines, json: { ...withoutHeaders(look), authserv: learned } };
}

function mailboxText(look: ServerLook<MailboxLook>, { say }: Context): string {
  if (look.kind === 'trouble') return look.sentence;
  const { mails, pushes } = look.found;
  const news = pushes
    ? say('prévient d’elle-même des nouveaux mails', 'tells of new mail by itself')
    : say('est relevée régulièrement', 'is looked at regularly');
  return say(
    `répond en ${look.took} ms, ${mails} mails, ${news}`,
    `answers in ${look.took} ms, ${mails} mails, ${news}`,
  );
}

function foldersText({ sentFolder, draftsFolder }: MailboxLook, { say }: Context): string {
  const none = say('introuvable', 'not found');
  return say(
    `envoyés : ${sentFolder ?? none}, brouillons : ${draftsFolder ?? none}`,
    `sent: ${sentFolder ?? none}, drafts: ${draftsFolder ?? none}`,
  );
}

function outboxText(look: ServerLook<void>, { say }: Context): string {
  if (look.kind === 'trouble') return look.sentence;
  return say(
    `accepte la connexion en ${look.took} ms ; rien n’a été envoyé`,
    `lets us in after ${look.took} ms; nothing was sent`,
  );
}

function calendarText(look: ServerLook<FoundAgenda>, { say }: Context): string {
  if (look.kind === 'trouble') return look.sentence;
  const { calendar, events, writable, written } = look.found;
  const named = calendar === '' ? '' : say(`« ${calendar} », `, `"${calendar}", `);
  const many = say(
    counted(events, 'fr', ['événement', 'événements']),
    counted(events, 'en', ['event', 'events']),
  );
  const rights = !written
    ? say('seulement lu', 'only read')
    : writable === false
      ? say(
          'mais ce compte ne peut pas y écrire : demandez le droit d’écriture, ou mettez « writable: false »',
          'but this account may not write there: ask for the right, or put "writable: false"',
        )
      : writable === null
        ? say(
            'le serveur ne dit pas si ce compte peut y écrire',
            'the server does not say whether this account may write',
          )
        : say('ce compte peut y écrire', 'this account may write there');
  return say(
    `${named}répond en ${look.took} ms, ${many}, ${rights}`,
    `${named}answers in ${look.took} ms, ${many}, ${rights}`,
  );
}

/** What is written under `authserv-ids`, and what the mails themselves say. */
function proofText(learned: LearnedAuthserv, { mail }: Practice, { say }: Context): string {
  const { authservId, sure, seen, named } = learned;
  if (authservId === null || sure === 'none')
    return say(
      'votre serveur ne dit rien de sûr des expéditeurs : sans preuve, une personne répond',
      'your server says nothing certain of senders: without proof a person answers',
    );
  const told = say(
    `${authservId}, sur ${named} des ${seen} derniers mails`,
    `${authservId}, on ${named} of the last ${seen} mails`,
  );
  if (mail.authservIds.includes(authservId)) return `${told} ✓`;
  return say(
    `${told}. Écrivez dans practice.yaml, sous mail : « authserv-ids: ${authservId} »`,
    `${told}. Write in practice.yaml, under mail: "authserv-ids: ${authservId}"`,
  );
}

/** Headers of real mails are nobody's business. */
function withoutHeaders({ mailbox, outbox, calendars }: ServersLook): object {
  const seen =
    mailbox?.kind === 'reached' ? { ...mailbox, found: { ...mailbox.found, headers: undefined } } : mailbox;
  return { mailbox: seen, outbox, calendars };
}
