// Two things that a mail may tell and that end automatic letters at once: that a stranger gets them, and a loss.

import type { Mail } from '../../domain/mail.ts';
import { wordsOf } from '../reading/fold.ts';
import { tellsOfDeath } from './death-words.ts';

const WRONG_PERSON = new RegExp(
  `\\b(?:${[
    // French, English
    'mauvaise personne|mauvais destinataire|erreur de (?:destinataire|personne)|tromp\\w+ de (?:personne|destinataire|patiente?|adresse mail|mail)',
    'vous avez (?:la|une) mauvaise adresse|ne suis pas (?:la bonne personne|votre patiente?|le destinataire|la destinataire|cette personne)',
    '(?:message|mail|rappel|courriel)s? (?:n est|ne sont|n etait) pas (?:pour|destines? a|destine a) moi|ne m (?:est|etait) pas destinee?',
    '(?:message|mail|rappel|courriel)s? ne me (?:concerne|concernent) pas',
    'wrong (?:person|recipient|email address|e mail address|mail address)|not (?:the )?(?:right person|intended recipient)|(?:not|isn t|wasn t) (?:meant|intended) for me|not your patient',
    '(?:vous vous etes|vous vous etiez|vous etes) tromp\\p{L}* d adresse|erreur d adresse|(?:connais|connait) pas (?:du tout )?(?:votre|ce|le|vos) (?:cabinet|medecin|secretariat)|n ai (?:jamais|pas) (?:pris |eu )?(?:de )?rendez vous (?:chez|avec) vous|ne suis pas (?:m|mr|monsieur|mme|madame|mlle) \\p{L}+|(?:message|mail|rappel|courriel)s? (?:ne )?(?:m est|m etait) (?:pas destine|adresse par erreur)\\p{L}*',
    'wrong (?:email|mail|address|number|man|woman|patient)|mistaken (?:me|identity)|(?:am|m) not (?:mr|mrs|ms|miss|the person|a patient)(?: \\p{L}+)?|(?:don t|do not|never) (?:know|heard of) (?:your|this) (?:practice|clinic|surgery|doctor)|(?:don t|do not) have an appointment with you|(?:isn t|is not|wasn t|not) for me(?= ?$| i | please| this| you)|not my (?:appointment|email address)',
    // Dutch, German
    '(?:is|zijn|was) niet voor mij(?= ?$| bedoeld| maar ik)|niet voor mij bedoeld|(?:geen|niet een) patient (?:van|bij) (?:u|jullie)|verkeerd(?:e)? (?:adres|e mail|mail|persoon)|ben niet (?:de heer|meneer|mevrouw|dhr|mevr)|ken (?:uw|jullie) praktijk niet',
    'nachricht(?:en)? (?:ist|sind|war) nicht fur mich|mails? (?:ist|sind|war) nicht fur mich|(?:das|dies|es) ist nicht fur mich(?= ?$)|(?:bin|ist) nicht (?:der |die )?(?:herr|frau) \\p{L}+|falsche[nr]? (?:adresse|mail|email|e mail)|kein(?:e)? patient(?:in)? (?:von|bei) (?:ihnen|euch)|kenne (?:ihre|eure|die) praxis nicht|keinen termin bei ihnen|in der (?:adresse|person) (?:geirrt|vertan)',
    'verkeerde (?:persoon|geadresseerde|mailadres|e mailadres)|niet (?:voor mij bestemd|aan mij gericht|uw patient)|ben uw patient niet',
    'falsche(?:n|r)? (?:person|empfanger|empfangerin|mailadresse|e mail adresse)|nicht (?:fur mich bestimmt|an mich gerichtet)|nicht ihre? patient\\w*',
    // Polish, Spanish
    'niewlasciw\\w+ (?:osob\\w+|adres\\w*|odbiorc\\w+)|zl(?:a|y|ej) osob\\w+|nie (?:jest|byla) do mnie|nie jestem (?:panstwa |waszym |panstwa )?pacjent\\w*',
    'persona equivocada|destinatario equivocado|correo equivocado|equivocad[oa]s? de (?:persona|destinatario|correo)|no (?:es|era|va) (?:para|dirigido a) mi|no soy (?:su )?paciente',
    '(?:to|ta|te) (?:\\p{L}+ )?nie (?:jest )?(?:do|dla) mnie(?= ?$| prosze)|nie (?:jest|sa) (?:przeznaczon\\p{L}+ )?dla mnie(?= ?$)|pomylili (?:sie )?(?:panstwo )?(?:adres\\p{L}*|osob\\p{L}*)|nie moj adres|nie znam (?:panstwa|waszego|tego) gabinetu|nie jestem (?:pan|pani|panem) \\p{L}+',
    'no soy (?:el senor|la senora|el sr|la sra|don|dona)|no conozco (?:su|esta|vuestra) (?:consulta|clinica)|no tengo (?:ninguna )?cita con (?:ustedes|vosotros)|mensajes? no (?:es|son) para mi',
    // Italian, Portuguese
    'non sono (?:il signor|la signora|io (?:il|la) paziente)|non (?:vi conosco|conosco il vostro studio)|messaggi(?:o)? non (?:e|sono) per me|indirizzo (?:e mail |mail |email )?sbagliato',
    'nao sou (?:o senhor|a senhora|o sr|a sra)|nao conheco (?:o vosso|a vossa|esse|essa) (?:consultorio|clinica)|mensage(?:m|ns) nao (?:e|sao) para mim|(?:morada|endereco|email) errad[oa]',
    'persona sbagliata|destinatario sbagliato|sbagliato (?:persona|destinatario|indirizzo mail)|non (?:e|era) (?:per|destinat[oa] a) me|non sono (?:un |una )?(?:vostr[oa] )?paziente',
    'pessoa errada|destinatario errado|enganaram se (?:na|de) (?:pessoa|destinatario)|nao (?:e|era) para mim|nao sou (?:vosso |vossa |seu |sua )?paciente',
  ].join('|')})(?!\\p{L})`,
  'u',
);

/** "You are mistaken": of the person, where no appointment of theirs, no time and no bill is spoken of. */
const MISTAKEN =
  /\b(?:vous (?:faites erreur|vous etes trompee?s?)|you (?:are|re) mistaken|you have made a mistake|u (?:vergist zich|heeft zich vergist|hebt zich vergist)|(?:haben sich|ihr habt euch) (?:geirrt|vertan)|pomylka|pomylili sie (?:panstwo)?|(?:se han|se ha|os habeis) (?:equivocado|confundido)|avete sbagliato|vi siete sbagliati|si e sbagliat[oa]|enganaram se|(?:esta|estao) enganad[oa]s?)(?!\p{L})/u;
const OF_A_TIME =
  /\b(?:heure|jour|date|hour|time|day|datum|uhr|uhrzeit|tag|dag|tijd|uur|godzin\p{L}*|dat[aey]|daci?e|dni\p{L}*|hora|dia|fecha|cita|ora|giorno|orario|horario|rendez vous|rdv|appointment|termin\p{L}*|afspraak|wizyt\p{L}*|appuntament\p{L}*|consulta|facture|invoice|bill|rechnung|factu(?:ra|ur)|fattura|fatura|rachun\p{L}*|montant|betrag|prix)(?!\p{L})|\d/u;

/** Beside these words it is right for somebody of theirs, or told of another day: "nicht für mich, sondern für meinen Sohn". */
const FOR_ANOTHER =
  /\b(?:(?:pour|for|fur|voor|dla|para|per) (?:mon|ma|mes|notre|nos|my|our|meinen?|meine|unsere?n?|mijn|onze?|mojej|mojego|mi|mio|mia|o meu|a minha|meu|minha) \p{L}+)\b/u;

const LOST_CHILD = new RegExp(
  `\\b(?:${[
    'fausse couche|perdu (?:le|mon|notre|un) bebe',
    'miscarriage|lost (?:the|our|my|a) baby|stillborn|stillbirth',
    'miskraam|(?:kindje|baby) verloren',
    'fehlgeburt|(?:kind|baby) verloren',
    'poronil\\w*|poronieni\\w+|stracil\\w* dziecko',
    'aborto espontaneo|perdido (?:el|al|mi|nuestro) bebe',
    'perso il bambino',
    'perdi o bebe|perdemos o bebe',
  ].join('|')})\\b`,
);

type Words = Pick<Mail, 'subject' | 'ownWords'>;

/** Whether the writer says that our letters are meant for somebody else, in any of the eight languages. */
export function saysWrongPerson(mail: Words): boolean {
  const words = whole(mail);
  if (FOR_ANOTHER.test(words)) return false;
  const own = wordsOf(mail.ownWords).join(' ');
  return WRONG_PERSON.test(words) || (MISTAKEN.test(own) && !OF_A_TIME.test(own));
}

/**
 * Whether the mail tells of a death or of the loss of a child. Whose it is, is a human's to see: too often is
 * better than a reminder to a house in mourning.
 */
export function tellsOfLoss(mail: Words): boolean {
  return tellsOfDeath(`${mail.subject}\n${mail.ownWords}`) || tellsOfLostChild(mail);
}

/** Whether it tells of the loss of an unborn or a new-born child. */
export function tellsOfLostChild(mail: Words): boolean {
  return LOST_CHILD.test(whole(mail));
}

function whole({ subject, ownWords }: Words): string {
  return wordsOf(`${subject} . ${ownWords}`).join(' ');
}
