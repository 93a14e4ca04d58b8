import type { Need, Status } from '../../daemon/status.ts';
import type { Instant } from '../../domain/time.ts';
import type { Context } from '../context.ts';
import { clockTime, duration } from './duration.ts';

interface NeedWords {
  /** What is wrong, since when, and what still works. */
  readonly what: string;
  /** The one thing to do. */
  readonly todo: string;
}

/** What needs a person, in words. */
export function needWords(need: Need, status: Status, now: Instant, { say, language }: Context): NeedWords {
  const { mailbox, outbox, queue, agenda, settings, failing, putOff, model, untold, zone } = status;
  const since = (instant: Instant) => duration(now - instant, language);
  const many = (count: number, one: string, more: string) => (count === 1 ? one : `${count} ${more}`);
  switch (need) {
    case 'paused':
      return { what: '', todo: '' };
    case 'stuck':
      return {
        what: say(
          `Le secrétariat est arrêté sur un travail depuis ${since(status.turned)}.`,
          `The secretary has been stuck in one piece of work for ${since(status.turned)}.`,
        ),
        todo: say(
          'Arrêtez-le et relancez-le : il reprend où il en était.',
          'Stop it and start it again: it goes on where it was.',
        ),
      };
    case 'mailbox-refused': {
      const next = mailbox.nextTry === null ? '' : clockTime(mailbox.nextTry, now, zone, language);
      return {
        what: say(
          `La boîte aux lettres refuse la connexion depuis ${since(mailbox.since)} : plus aucun mail n’est lu. Le reste continue.`,
          `The mailbox has refused the connection for ${since(mailbox.since)}: no mail is read. Everything else goes on.`,
        ),
        todo: say(
          `${mailbox.trouble} Corrigez le mot de passe, puis : agent resume (sinon nouvel essai à ${next}).`,
          `${mailbox.trouble} Correct the password, then: agent resume (else the next attempt is at ${next}).`,
        ),
      };
    }
    case 'mailbox-away':
      return {
        what: say(
          `La boîte aux lettres ne répond pas depuis ${since(mailbox.since)}. Rien n’est perdu, elle est réessayée sans cesse.`,
          `The mailbox has not answered for ${since(mailbox.since)}. Nothing is lost, it is tried again and again.`,
        ),
        todo: mailbox.trouble,
      };
    case 'sent-unseen':
      return {
        what: say(
          `Les messages envoyés ne peuvent pas être lus depuis ${since(mailbox.sentUnseen?.since ?? now)} : sauf urgence, chaque réponse attend votre accord.`,
          `Sent mail could not be looked at for ${since(mailbox.sentUnseen?.since ?? now)}: but for what is urgent, each reply waits for your yes.`,
        ),
        todo: mailbox.sentUnseen?.code ?? '',
      };
    case 'outbox':
      return {
        what: say(
          `Les lettres ne partent plus depuis ${since(outbox.since)}. Chacune est réessayée, puis vous revient.`,
          `Letters have not left for ${since(outbox.since)}. Each is tried again, then comes to you.`,
        ),
        todo: outbox.trouble,
      };
    case 'failing':
      return {
        what: say(
          `Plus aucun mail ne peut être traité depuis ${since(failing?.since ?? now)}.`,
          `No mail could be worked for ${since(failing?.since ?? now)}.`,
        ),
        todo: say(
          `Le disque est-il plein ? (${failing?.code ?? ''})`,
          `Is the disk full? (${failing?.code ?? ''})`,
        ),
      };
    case 'put-off':
      return {
        what: many(
          putOff?.count ?? 0,
          say(
            'Une réponse ou un changement d’agenda n’a pas encore pu être fait ; c’est réessayé tout seul.',
            'One reply or change of the agenda could not be made yet; it is tried again by itself.',
          ),
          say(
            'réponses ou changements d’agenda n’ont pas encore pu être faits ; ils sont réessayés tout seuls.',
            'replies or changes of the agenda could not be made yet; they are tried again by themselves.',
          ),
        ),
        todo: putOff?.trouble ?? '',
      };
    case 'agenda':
      return {
        what: say(
          'L’agenda n’est pas sûr : aucun horaire n’est proposé.',
          'The agenda can’t be relied on: no time is offered.',
        ),
        todo: agenda.trouble,
      };
    case 'settings':
      return {
        what: say(
          `Un fichier du cabinet a une erreur depuis ${since(settings?.since ?? now)} ; la dernière bonne version reste en usage.`,
          `A file of the practice has had an error for ${since(settings?.since ?? now)}; the last good version stays in use.`,
        ),
        todo: (settings?.problems ?? []).join('\n'),
      };
    case 'beside':
      return {
        what: many(
          queue.beside,
          say('Un mail n’a pas pu être traité.', 'One mail could not be worked.'),
          say('mails n’ont pas pu être traités.', 'mails could not be worked.'),
        ),
        todo: say(
          'Lisez-le dans votre boîte aux lettres ; il est réessayé chaque heure.',
          'Read it in your mailbox; it is tried again every hour.',
        ),
      };
    case 'unknown':
      return {
        what: many(
          queue.unknown,
          say(
            'Pour un dossier, on ne sait pas si l’envoi ou le changement a eu lieu.',
            'For one case it is not known whether something was sent or changed.',
          ),
          say(
            'dossiers dont on ne sait pas si l’envoi a eu lieu.',
            'cases of which it is not known whether something was sent.',
          ),
        ),
        todo: say('Dites si c’est fait : agent review', 'Say whether it happened: agent review'),
      };
    case 'urgent':
      return {
        what: many(
          queue.urgent,
          say('Un message est à lire maintenant.', 'One message is to be read now.'),
          say('messages sont à lire maintenant.', 'messages are to be read now.'),
        ),
        todo: say('Lisez : agent review', 'Read: agent review'),
      };
    case 'breach':
      return breachWords(status, now, { say, language });
    case 'untold':
      return {
        what: many(
          untold,
          say('Une alerte n’a pu être remise à personne.', 'One alert could be told to nobody.'),
          say('alertes n’ont pu être remises à personne.', 'alerts could be told to nobody.'),
        ),
        todo: say('Vérifiez alerts dans practice.yaml.', 'Check alerts in practice.yaml.'),
      };
    case 'model-slow':
      return {
        what: say(
          `Le modèle ${model?.name ?? ''} travaille moins bien qu’il ne pourrait.`,
          `The model ${model?.name ?? ''} works less well than it could.`,
        ),
        todo: (model?.advice ?? []).join('\n'),
      };
    case 'model':
      return {
        what: say(
          `Le modèle ${model?.name ?? ''} ne répond pas depuis ${since(model?.since ?? now)} ; ce que le lecteur ne comprend pas seul attend une personne.`,
          `The model ${model?.name ?? ''} has not answered for ${since(model?.since ?? now)}; what the reader does not understand alone waits for a person.`,
        ),
        todo: model?.trouble ?? '',
      };
  }
}

/** How many breaches are open, and what is left of the 72 hours (art. 33 GDPR). */
function breachWords(
  { breaches }: Status,
  now: Instant,
  { say, language }: Pick<Context, 'say' | 'language'>,
): NeedWords {
  const { open, until } = breaches ?? { open: 0, until: now };
  const left = duration(until - now, language);
  const time =
    until < now
      ? say(
          'Le délai de 72 h est passé : notifier tout de suite, en disant pourquoi.',
          'The 72 hours are over: notify at once, saying why.',
        )
      : say(
          `Il reste ${left} pour notifier, s’il y a un risque.`,
          `${left} are left to notify, if there is a risk.`,
        );
  return {
    what:
      open === 1
        ? say('Une violation de données est ouverte.', 'One data breach is open.')
        : say(`${open} violations de données sont ouvertes.`, `${open} data breaches are open.`),
    todo: `${time} agent privacy breach list`,
  };
}
