import type { Mail } from '../../domain/mail.ts';
import { wordsOf } from './fold.ts';

/** Prefixes that mail programs put before a subject when answering, by language. */
const REPLY = /^(?:re|r|aw|antw|antwort|sv|vs|odp|res|resp|ref|rv|ri|ynt)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/i;
/** … and when forwarding. */
const FORWARD = /^(?:fwd?|tr|wg|doorst|pd|enc|i|fs|vb)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/i;
/** Marks that gateways add: [EXT], [EXTERNE], ***SPAM***. */
const GATEWAY = /^(?:\[[^\]]{1,20}\]|\*{2,}[^*]{1,20}\*{2,})\s*/;

/** Subjects that say nothing beyond "a mail from a patient", folded; our own closed list among them. */
const GENERIC = new Set(
  [
    'rdv|rendez vous|rendezvous|mon rdv|mon rendez vous|bonjour|bonsoir|salut|question|questions|une question|demande',
    'demande de rdv|demande de rendez vous|demande d information|demande de renseignement|demande de renseignements',
    'information|informations|info|infos|renseignement|renseignements|message|contact|seance|seances|consultation',
    'urgent|sans objet|aucun objet|pas d objet|no subject|none|objet|mail|test|cabinet|docteur|kine|coucou',
    'votre rendez vous|votre message|informations pratiques|rappel|rappel de rendez vous|confirmation',
    'appointment|my appointment|hello|hi|hey|enquiry|inquiry|query|request|your appointment|your message',
    'practical information|reminder|afspraak|mijn afspraak|vraag|hallo|uw afspraak|uw bericht|praktische informatie',
    'termin|mein termin|frage|anfrage|terminanfrage|ihr termin|ihre nachricht|praktische informationen|kein betreff',
    'wizyta|moja wizyta|pytanie|dzien dobry|witam|termin wizyty|pani wizyta|wiadomosc|brak tematu|informacje praktyczne',
    'cita|mi cita|consulta|pregunta|hola|su cita|su mensaje|sin asunto|informacion practica|appuntamento|il mio appuntamento',
    'domanda|buongiorno|richiesta|il suo appuntamento|il suo messaggio|nessun oggetto|informazioni pratiche|minha consulta',
    'marcacao|pergunta|ola|bom dia|pedido|a sua consulta|a sua mensagem|sem assunto|informacoes praticas',
  ].flatMap((line) => line.split('|')),
);

/** The subject without what programs put before it. */
export function bareSubject(subject: string): string {
  let bare = subject.trim();
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(REPLY, '').replace(FORWARD, '').replace(GATEWAY, '').trim();
  }
  return bare;
}

/** It answers a mail: its headers say so, or its subject begins as answers do. */
export function isReply({ subject, inReplyTo }: Pick<Mail, 'subject' | 'inReplyTo'>): boolean {
  return inReplyTo.length > 0 || REPLY.test(subject.trim().replace(GATEWAY, ''));
}

/** The subject when it says something that the words below don't; without words below, whatever it says. */
export function ownSubject(subject: string, ownWords: string): string | null {
  const bare = bareSubject(subject);
  const words = wordsOf(bare);
  if (words.length === 0) return null;
  const below = new Set(wordsOf(ownWords));
  if (below.size === 0) return bare;
  if (GENERIC.has(words.join(' '))) return null;
  return words.every((word) => below.has(word)) ? null : bare;
}
