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
    // Dutch, German
    'verkeerde (?:persoon|geadresseerde|mailadres|e mailadres)|niet (?:voor mij bestemd|aan mij gericht|uw patient)|ben uw patient niet',
    'falsche(?:n|r)? (?:person|empfanger|empfangerin|mailadresse|e mail adresse)|nicht (?:fur mich bestimmt|an mich gerichtet)|nicht ihre? patient\\w*',
    // Polish, Spanish
    'niewlasciw\\w+ (?:osob\\w+|adres\\w*|odbiorc\\w+)|zl(?:a|y|ej) osob\\w+|nie (?:jest|byla) do mnie|nie jestem (?:panstwa |waszym |panstwa )?pacjent\\w*',
    'persona equivocada|destinatario equivocado|correo equivocado|equivocad[oa]s? de (?:persona|destinatario|correo)|no (?:es|era|va) (?:para|dirigido a) mi|no soy (?:su )?paciente',
    // Italian, Portuguese
    'persona sbagliata|destinatario sbagliato|sbagliato (?:persona|destinatario|indirizzo mail)|non (?:e|era) (?:per|destinat[oa] a) me|non sono (?:un |una )?(?:vostr[oa] )?paziente',
    'pessoa errada|destinatario errado|enganaram se (?:na|de) (?:pessoa|destinatario)|nao (?:e|era) para mim|nao sou (?:vosso |vossa |seu |sua )?paciente',
  ].join('|')})\\b`,
);

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
  return WRONG_PERSON.test(whole(mail));
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
