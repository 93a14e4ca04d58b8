import { describe, expect, it } from 'vitest';
import { takesBack, wordsBear } from '../../../src/core/reading/opinion/kind-cues.ts';

describe('what changes the agenda must be said, and not unsaid', () => {
  it.each([
    'Merci d’annuler mon rendez-vous de jeudi',
    'je ne peux pas venir jeudi',
    'pouvez-vous annuler vendredi ?',
    'please cancel Thursday',
    'I can’t make it on Friday',
  ])('takes for a cancellation: %s', (text) => {
    expect(wordsBear(['cancel'], text, 'fr')).toBe(true);
  });

  it.each([
    'n’annulez surtout pas jeudi, je viens',
    'ne pas annuler vendredi',
    'je ne souhaite pas annuler vendredi',
    'je n’ai jamais demandé d’annuler vendredi',
    'faut-il annuler jeudi ?',
    'avez-vous annulé jeudi ?',
    'je risque de devoir annuler jeudi, je vous redis',
    'j’hésite à annuler jeudi',
    'je ne pourrai pas confirmer jeudi, annulation peut-être',
    'annulez le 10 décembre et gardez jeudi',
    'annulez jeudi sauf si vous avez une place l’après-midi',
    'j’annule mon rendez-vous chez le dentiste jeudi',
    'please don’t cancel Thursday',
    'I may have to cancel Thursday',
    'did you cancel Thursday?',
    'cancel Thursday unless you have something later',
    'keep this Thursday, cancel the one after',
  ])('leaves to a person: %s', (text) => {
    expect(wordsBear(['cancel'], text, 'fr')).toBe(false);
  });

  it.each([
    ['none', 'nl', 'ik kan 27 november niet'],
    ['none', 'de', 'ich kann am 27. November nicht'],
    ['cancel', 'fr', 'quand vous aurez trouvé quelqu’un j’annule jeudi'],
    ['cancel', 'fr', 'mon chef me demande d’annuler jeudi'],
    ['book', 'en', 'my friend would like to come on Friday at 3pm'],
  ] as const)('is not certain of %s: %s %s', (label, language, text) => {
    expect(wordsBear([label], text, language)).toBe(false);
  });

  it('moves nothing that was not to be moved, or only under a condition', () => {
    expect(wordsBear(['move'], 'je ne veux pas déplacer mon rendez-vous de vendredi', 'fr')).toBe(false);
    expect(wordsBear(['move'], 'déplacez jeudi au 2 décembre seulement si Karim prend ma place', 'fr')).toBe(
      false,
    );
    expect(wordsBear(['move'], 'pouvez-vous déplacer jeudi au 2 décembre ?', 'fr')).toBe(true);
  });

  it('confirms nothing under an "if"', () => {
    expect(wordsBear(['confirm'], 'je confirme lundi si je suis encore là', 'fr')).toBe(false);
    expect(wordsBear(['confirm'], 'je confirme lundi', 'fr')).toBe(true);
  });
});

describe('in the other languages', () => {
  it.each([
    ['nl', 'Ik moet mijn afspraak van donderdag afzeggen'],
    ['nl', 'ik kan donderdag helaas niet komen'],
    ['de', 'Ich muss den Termin am Donnerstag leider absagen'],
    ['de', 'ich kann am Donnerstag nicht kommen'],
    ['pl', 'Odwołuję wizytę w czwartek'],
    ['pl', 'nie mogę przyjść w czwartek'],
    ['es', 'Quiero anular la cita del jueves'],
    ['es', 'el jueves no puedo ir'],
    ['it', 'Devo disdire l’appuntamento di giovedì'],
    ['it', 'giovedì non posso venire'],
    ['pt', 'Preciso de desmarcar a consulta de quinta'],
    ['pt', 'na quinta não posso ir'],
  ] as const)('takes for a cancellation (%s): %s', (language, text) => {
    expect(wordsBear(['cancel'], text, language)).toBe(true);
  });

  it.each([
    ['nl', 'niet annuleren donderdag, ik kom'],
    ['nl', 'misschien moet ik donderdag afzeggen'],
    ['nl', 'annuleer donderdag tenzij u later plaats heeft'],
    ['de', 'bitte den Termin nicht absagen'],
    ['de', 'vielleicht muss ich Donnerstag absagen'],
    ['de', 'haben Sie Donnerstag abgesagt?'],
    ['pl', 'proszę nie odwoływać czwartku'],
    ['pl', 'chyba muszę odwołać czwartek'],
    ['pl', 'odwołuję, chyba że jest coś po południu'],
    ['es', 'no quiero anular la cita'],
    ['es', 'quizás tenga que cancelar el jueves'],
    ['es', 'anule el jueves salvo que tenga otra hora'],
    ['it', 'non voglio disdire giovedì'],
    ['it', 'forse devo annullare giovedì'],
    ['it', 'annulli giovedì a meno che ci sia posto dopo'],
    ['pt', 'não quero cancelar a consulta'],
    ['pt', 'talvez tenha de desmarcar quinta'],
    ['pt', 'cancele quinta a não ser que haja mais tarde'],
  ] as const)('leaves to a person (%s): %s', (language, text) => {
    expect(wordsBear(['cancel'], text, language)).toBe(false);
  });

  it.each([
    ['nl', 'kan ik mijn afspraak verzetten?', 'ik kom donderdag als mijn zoon beter is'],
    ['de', 'kann ich den Termin verschieben?', 'ich komme Donnerstag, wenn mein Auto fährt'],
    ['pl', 'czy mogę przełożyć wizytę?', 'przyjdę w czwartek, jeśli zdążę'],
    ['es', '¿puedo cambiar la cita?', 'confirmo el jueves si no tengo trabajo'],
    ['it', 'posso spostare l’appuntamento?', 'confermo giovedì se non lavoro'],
    ['pt', 'posso mudar a consulta?', 'confirmo quinta se não trabalhar'],
  ] as const)('moves what is asked, and confirms nothing under an "if" (%s)', (language, moving, unsure) => {
    expect(wordsBear(['move'], moving, language)).toBe(true);
    expect(wordsBear(['confirm'], unsure, language)).toBe(false);
  });
});

describe('what takes an act back leaves it to a person', () => {
  it.each([
    ['fr', 'cancel', 'j’annule jeudi s’il y a du verglas'],
    ['fr', 'cancel', 'en cas de verglas je ne viendrai pas jeudi'],
    ['fr', 'cancel', 'selon les transports je ne viendrai pas jeudi'],
    ['fr', 'cancel', 'j’ai failli annuler jeudi'],
    ['fr', 'cancel', 'on m’a conseillé d’annuler jeudi'],
    ['fr', 'cancel', 'je retire l’annulation de jeudi'],
    ['fr', 'cancel', 'votre message dit que le rendez-vous de jeudi est annulé'],
    ['fr', 'cancel', 'jeudi je ne pourrai pas attendre longtemps'],
    ['en', 'cancel', 'in case of ice I can’t come on Thursday'],
    ['en', 'cancel', 'I nearly cancelled Thursday'],
    ['de', 'cancel', 'bei Glatteis kann ich am Donnerstag nicht kommen'],
    ['de', 'cancel', 'beinahe hätte ich Donnerstag abgesagt'],
    ['nl', 'cancel', 'bij gladheid kan ik donderdag niet komen'],
    ['pl', 'cancel', 'w razie mrozu nie przyjdę w czwartek'],
    ['es', 'cancel', 'cancelo el jueves si llueve'],
    ['it', 'cancel', 'in caso di ghiaccio disdico giovedì'],
    ['pt', 'cancel', 'em caso de gelo não posso ir na quinta'],
    ['fr', 'confirm', 'je confirme mon absence'],
    ['fr', 'confirm', 'je vous confirme ne pas pouvoir venir'],
    ['en', 'confirm', 'I confirm that I won’t be coming'],
    ['de', 'confirm', 'ich bestätige meine Absage'],
    ['es', 'confirm', 'confirmo que no voy'],
    ['fr', 'choose', 'le 1 ou le 3'],
    ['fr', 'choose', 'le 3, mais laissez celui de jeudi'],
    ['fr', 'book', 'je voudrais lundi à 10h30, je dois juste demander à mon patron'],
    ['en', 'book', 'I’d like Friday at 3pm if my shift allows it'],
    ['fr', 'book', 'dès que vous avez une place vendredi, annulez jeudi'],
    ['fr', 'earlier', 'je n’ai plus besoin d’un rendez-vous plus tôt'],
    ['fr', 'cancel', 'ma voisine Claire Fontaine ne peut pas venir jeudi, merci d’annuler'],
    ['en', 'none', 'my neighbour asked me to cancel her Thursday 3pm'],
    ['fr', 'thanks', 'merci de prévenir mon mari'],
    ['fr', 'thanks', 'merci mais ce n’est pas possible'],
  ] as const)('%s %s: %s', (language, label, text) => {
    expect(wordsBear([label], text, language)).toBe(false);
  });

  it.each([
    ['fr', 'cancel', 'merci d’annuler jeudi s’il vous plaît'],
    ['fr', 'cancel', 'mon train est annulé, je ne pourrai pas venir jeudi'],
    ['fr', 'cancel', 'je ne pourrai pas venir jeudi après-midi'],
    ['en', 'cancel', 'my bus was cancelled so I can’t make it on Thursday'],
    ['es', 'cancel', 'Sí, cancelo la cita del jueves'],
    ['de', 'cancel', 'ich muss den Termin bei Frau Huber am Donnerstag absagen'],
    ['fr', 'confirm', 'je confirme ma venue jeudi'],
    ['fr', 'choose', 'je prends le 2'],
    ['fr', 'book', 'auriez-vous une place vendredi à 15h, si possible ?'],
    ['fr', 'thanks', 'merci pour votre réponse'],
  ] as const)('%s %s, and stands: %s', (language, label, text) => {
    expect(wordsBear([label], text, language)).toBe(true);
  });
});

describe('a sentence that takes back what another one says', () => {
  it.each([
    ['fr', 'Ah non attendez, ma réunion est décalée, je garde.'],
    ['fr', 'Je vous redis demain.'],
    ['fr', 'Sauf contrordre ce soir.'],
    ['en', 'No wait, I’ll keep it.'],
    ['de', 'Ich sage Ihnen noch Bescheid.'],
  ] as const)('%s: %s', (language, text) => {
    expect(takesBack(text, language)).toBe(true);
  });

  it.each([
    ['fr', 'Enfin non, gardez-le.'],
    ['fr', 'Oubliez ce que je viens d’écrire.'],
    ['fr', 'Je vois avec mon chef.'],
    ['en', 'Forget it.'],
    ['en', 'I’ll check with my boss.'],
    ['de', 'Nein, doch nicht.'],
    ['nl', 'Laat maar.'],
    ['es', 'Olvide lo que le he dicho.'],
    ['it', 'Anzi no.'],
    ['pl', 'Jednak nie.'],
    ['pt', 'Esqueça o que escrevi.'],
  ] as const)('%s, also afterwards: %s', (language, text) => {
    expect(takesBack(text, language)).toBe(true);
  });

  it.each([
    ['fr', 'J’ai une réunion au travail.'],
    ['en', 'I have to be in Leeds that day.'],
    ['en', 'No rush.'],
    ['es', 'No corre prisa.'],
    ['pt', 'Não há pressa.'],
  ] as const)('%s, and one that does not: %s', (language, text) => {
    expect(takesBack(text, language)).toBe(false);
  });
});

describe('words of other languages', () => {
  it.each([
    ['move', 'es', '¿Podría ser media hora más tarde?'],
    ['move', 'nl', 'Kan het een kwartiertje later?'],
    ['move', 'fr', 'Remettez-moi jeudi 26 à 18 h si vous l’avez.'],
    ['choose', 'es', 'la segunda, por favor'],
    ['choose', 'nl', 'Doe mij die van dinsdag maar.'],
    ['choose', 'pt', 'Fico com o da quinta, por favor.'],
    ['confirm', 'it', 'Buongiorno, confermo.'],
    ['cancel', 'es', 'al final el viernes me toca guardia, así que anula la cita'],
  ] as const)('bear a %s: %s, %s', (label, language, text) => {
    expect(wordsBear([label], text, language)).toBe(true);
  });

  it.each([
    ['cancel', 'pt', 'Desmarque a de terça, fico com a de quinta.'],
    ['cancel', 'es', 'Anule el martes y guarde el jueves.'],
    ['choose', 'es', 'La segunda, según lo que diga mi jefe.'],
    ['confirm', 'it', 'No, confermo solo giovedì se riesco.'],
  ] as const)('do not bear a %s: %s, %s', (label, language, text) => {
    expect(wordsBear([label], text, language)).toBe(false);
  });
});
