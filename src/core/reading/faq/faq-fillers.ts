// Folded words that may stand in a question without asking for something else: by language, those of any question; by
// topic, those that go with it in any language; a trailing * means "begins with". Whatever stands in neither list, nor
// in the approved question itself, makes it another question.

import type { Language } from '../../../domain/language.ts';
import { listed, type WordList } from './faq-concepts.ts';

const ANY: Readonly<Record<Language, string>> = {
  fr: 'je tu il elle nous vous ils on me te se moi ma mon mes votre vos notre nos le la les l un une des du de d au aux a et ou mais donc or car que qu qui quoi est ce c ca cela sont suis es ai as avez avons peut peux peuvent puis pouvez pourriez pourrais faut dois doit devrais doivent y en ne n pas plus pour par sur dans avec sans chez bonjour bonsoir merci avance svp stp plait s j m t si etre avoir fait faites faire savoir connaitre voulais voudrais aimerais souhaite souhaiterais dire donner indiquer communiquer redonner renseigner renseignement* information* infos info possible question* cabinet seance* rdv rendez rendezvous consultation* petite petit quelle quel quels quelles vers tres aussi encore comment prenez prendre prends existe moyen simplement juste cote premiere fois prochaine prochain venir viens vient arriver arrivant docteur pratique pratiquez proposez proposer obligatoire necessaire besoin non oui ok alors bien exactement exacte actuellement moment ici bas quelque chose quelconque trouver trouve trouverai jusqu meme va comme serez sera seront cet cette ces acceptez acceptent acceptes accepte soit seule sinon passe necessaires utile utiles environ dites certain acceptee acceptees pere mere mari femme petites petits pratiques rapide rapides toute demande renseignements',
  en: 'i you he she it we they me us my your our the a an and or but do does is are am be been can could would will shall should may might must to of in on at for with from by what which where how who there here s m re ve ll t have has had any some please hi hello thanks thank cheers ask asking know tell let wondering wonder possible practice clinic surgery appointment* session* visit* visits consultation* first next question quick just also still u ur pls plz as if so that this these those not no yes ok need needed needs want get give exactly currently moment now about info information offer come coming take takes taking accept accepting accepts like own anywhere somewhere along doctor practical questions small simple',
  nl: 'ik u jij je wij we de het een en of is zijn kan kunt kunnen moet mag heb heeft hebben voor van op in te bij met aan er dat dit wat welke hoe waar ook nog mijn uw onze praktijk afspraak behandeling* consult eerste keer vraag alstublieft graag bedankt dank hallo goedendag dag weten mogelijk iets nodig hoelang ben bent ons me mij komen kom neemt nemen accepteert jullie jou krijg wil binnen naar accepteren vragen kleine vraagje',
  de: 'ich sie wir er es der die das den dem des ein eine einen einem einer und oder ist sind war kann konnen konnte muss mussen soll sollte darf durfen habe haben hat wird werden fur von vom auf in im zu zum zur bei beim mit an am gibt was welche welcher welches wo wie mein meine meiner meinen ihre ihr ihnen ihren praxis termin* behandlung* sitzung* erste ersten guten tag hallo bitte danke frage wissen gerne mochte noch auch etwas nicht ohne geht mir mich uns so denn eigentlich nehmen brauche brauchen braucht akzeptieren besten man kommt rein notig notwendig welchem ob fragen kurze kleine kurz',
  pl: 'ja pan pani panstwo panstwa czy jest sa sie na w we z ze do od za przy i lub a o u dla mozna moge mam maja ma jak co ktory jaki jaka jakie jakich gdzie prosze dziekuje dzien dobry wizyt* gabinet* pierwszy pierwsza pierwsz* raz pytanie chcial* chce wiedziec to ten ta byc nie tak jeszcze tez trzeba potrzebn* miec musze mi mnie nam moj moja moje jestem przyjsc przyjscia jakies jakis tam przyjmuj* przyjmuja czynni ktore pytania krotkie',
  es: 'yo usted ustedes el la los las lo un una unos unas y o u es son soy estoy esta estan hay puedo puede pueden se debo tengo tiene tienen hace falta necesito necesita de del en a al con sin para por que cual cuales como donde mi mis su sus nuestro cita consulta* sesion* visita primera vez pregunta favor gracias hola buenos dias buenas tardes saber me le nos si no tambien aun todavia algun alguna algo podria podrian quisiera queria aceptan acepta teneis tenes necesario necesaria aceptando aceptais preguntas consultar rapida',
  it: 'io lei voi noi il lo la i gli le l un una uno e ed o od c ce sono siete siamo ha ho avete hanno posso puo si potete devo bisogna serve servono di del della dello dei delle da dal in nel nella a al alla con senza per che chi quale quali qual come dove mio mia miei vostro vostra suo sua appuntamento visita seduta* studio prima volta domanda favore grazie buongiorno salve sapere mi ci vi se non anche ancora qualche qualcosa vorrei ne vuole accettate accetta trova nello nei negli fate facile bisogno dell dall all necessaria necessario viene domande veloce',
  pt: 'eu voce voces o a os as lhe um uma uns umas e ou ha sao estao estou esta sou tenho tem temos posso pode podem podemos devo preciso precisa precisas precisos precisam de do da dos das em no na nos nas com sem para por que qual quais como onde meu minha meus minhas vosso vossa seu sua consulta* sessao sessoes clinica primeira vez pergunta favor obrigado obrigada ola bom dia boa tarde saber se nao tambem ainda algum alguma algo gostaria queria me ai la aceitam aceita necessaria necessario pelo pela aceitar aceitando estar perguntas rapida',
};

/** Words that go with a topic and leave the question what it is. */
const BESIDE: Readonly<Record<string, string>> = {
  parking:
    'place places facile* facil* rue quartier devant pres proche proximite alentours loin laisser cote space* spot* easy easily nearby near close outside somewhere find street leave patients plek plaats plekken dichtbij straat makkelijk auto leicht nahe umgebung stellplatz* zostawic samochod* gdzies blisko latwo bien zona cerca facil sitio coche macchina vicino facilmente perto carro lugar* client clients visiteur* visitor* car',
  hours:
    'heure* lundi mardi mercredi jeudi vendredi samedi dimanche matin soir midi apres semaine jour jours week end weekend travaillez la monday* tuesday* wednesday* thursday* friday* saturday* sunday* sat mon tue wed thu fri sun morning evening late early until day days open* laat vroeg maandag* dinsdag* woensdag* donderdag* vrijdag* zaterdag* zondag* avond ochtend tot gaat bis abends morgens montag* dienstag* mittwoch* donnerstag* freitag* samstag* samstags sonntag* uhr ab sobot* niedziel* poniedzial* wtor* srod* czwart* piat* godzin* ktorej rano wieczor* hora horas hasta desde sabado* domingo* lunes martes miercoles jueves viernes manana tarde noche fino ora ore sabato domenica lunedi martedi mercoledi giovedi venerdi mattina sera ate segunda terca quarta quinta sexta manha noite quand when wann wanneer kiedy cuando quando time times jusqu',
  price:
    'montant total revient reviendra revenir seule facture* rate rates how much prijs gesamt betrag jaka cuanto precio quanto totale combien hoeveel wieviel viel hoch ile cuanta quanta is pay payer premiere viene venir zahlen',
  payment:
    'place day sur mode* moyen* manier wijze forme formas metodi modo* mezzi today there sofort vor ort ec am* miejscu contact methods method acceptee bleue contant credit debit ways',
  refund:
    'frais charge prise prend prennent avancer avance secu securite sociale vitale part claim cover* covered recogn* registered reclaim through mine kasse ubernimmt ubernehmen zahlt zahlen ubernommen cubre* cubren cobert* copre* coperta coperto copertura cobre cobrem pay kost krijg zorgverzekeraar comparticipa* meu sozialversicherung',
  bring:
    'preparer prevoir ramene ramener ramen* dossier* needed take with first soll vorbereiten llevo preparar preparare anything something jour premier apporte necessaires levo',
  clothes:
    'mets mettre tenue particulier* particuliere* sorte quoi sort kind best special comfortable put on speciale bepaalde bestimmte bring brauche llevo metto levo porter apporter prevoir sport basket* trainers',
  prescription:
    'medecin traitant generaliste docteur gp doctor mandatory book huisarts arzt hausarzt lekarza lekarz medico cabecera curante familia obligatori* direct without require* required',
  newcomers:
    'patient patients encore emmenage emmenager people person clients patienten mensen pacjent* pacjentow paciente* pazient* doente* utente* books list moment prenez prendre inscrire inscription cogen coger prendete prendere neemt nehmen actuellement nouveau open ouvert ouverts personnes personne nouvelles',
  duration:
    'temps minute* heure* demi demie quart combien how long take takes many hour* lang minuten ile minut cuanto tiempo quanto tempo wieviel viel hoeveel time combien cuantos quanti quantos mal',
  access:
    'entree immeuble building entrance steps step get mobilite reduite personne* bequille* crutch* my mother uses ground floor in rdc ingang gebouw eingang gebaude budynk* wejsc wejsci* wejde edificio entrar entrada palazzo stabile entrare predio bereikbaar fauteuil entrer pourra binnen rein komme kommt mit',
  address:
    'exact* exacte rue plan chemin indications venir vient nearest closest closest stop stops stops located find get come come bus ligne precis* route strasse ulic* calle cerca zona via fermata paragem rua ficam queda quedan',
  cancellation:
    'veille jours heure* heures hours day days before ahead notice avance avant apres derniere minute tard late how long vooraf uur stunden vorher wczesniej antes horas prima ore quand combien temps much time bis wann kiedy cuando quando godzin',
  holidays:
    'ouvert* ouvrez ferme* fermez travaillez entre nouvel an jour jours ete hiver paques toussaint pont semaine juillet aout decembre janvier open closed close between new year day monday friday summer winter over during july august december geopend gesloten open geschlossen geoffnet offen zwischen jahren otwart* czynn* pracuj* abren abierto* cerrado* aperti aperto chiusi chiuso chiudete abrem abertos fechados fecham verano navidad natale estate natal verao kerst kerstmis weihnachten swiat* quand when wann wanneer kiedy cuando quando',
  remote: 'faire consultation* appointment* call chat by per via over',
  home: 'possible visite visit visits come',
  phone: 'joindre appeler reach call on contact*',
  code: 'entrer entree immeuble get in enter building',
  children: 'recevez soignez age treat see under from',
  wifi: 'attente salle waiting room password code',
  animals: 'venir amener bring come with accept* autorise* allowed',
};

/** Words of any question that make it another one beside a topic: to need a paper is not to ask for it to be written. */
const AGAINST: Readonly<Record<string, string>> = {
  prescription:
    'me m moi faire faites fait donner donnez give offer me mir mij mi dar da fare hacer renouvel* renew* another autre pratique proposez',
};

const against = new Map<string, WordList>();

/** Whether a folded word asks for something else than the approved answers of a topic tell. */
export function goesAgainst(word: string, topic: string): boolean {
  return listOf(against, topic, AGAINST[topic] ?? '')(word);
}

const any = new Map<Language, WordList>();
const beside = new Map<string, WordList>();

/** Whether a folded word can stand in any question of a language. */
export function isFiller(word: string, language: Language): boolean {
  return listOf(any, language, ANY[language])(word);
}

/** Whether a folded word goes with a topic (`conceptOf`) without asking for something else. */
export function goesWith(word: string, topic: string): boolean {
  return listOf(beside, topic, BESIDE[topic] ?? '')(word);
}

/** Whether a folded word goes with some topic, and so tells none by itself: "quand", "samedi". */
export function goesAlong(word: string): boolean {
  return Object.keys(BESIDE).some((topic) => goesWith(word, topic));
}

function listOf<Key>(known: Map<Key, WordList>, key: Key, words: string): WordList {
  const ready = known.get(key) ?? listed(words);
  known.set(key, ready);
  return ready;
}
