// Words by which patients mean the same practical thing, in our languages, folded; a trailing * means "begins with".
// They let a question meet an approved answer that was asked in other words, and keep answers of another topic away.

const CONCEPTS: Readonly<Record<string, string>> = {
  parking:
    'parking* garer gare se stationne* parking park parked voiture parkeren parkeer* parkplatz* parken geparkt parkow* parkingu aparca* estaciona* parchegg* parcheggio stationner cars car auto aparcar aparcamiento voitures parke parkt parkplaetze',
  price:
    'prix tarif* coute* cout couts honoraires price* cost* fee fees charge charges kost kosten tarief* preis* kostet cennik* koszt* kosztuje cena precio* cuesta tarifas prezzo prezzi costa tariffe preco precos custa tarif tarifs honorar* honoraire* montant rate rates tarieven prijs prijzen kosztow koszty cene ceny preis precios reviendra',
  payment:
    'paye* payer paiement* regler reglement carte cartes cb bancaire especes cheque* virement* pay paying payment* card cards cash contactless pinnen betalen pin zahlen zahlung karte bar plac* karta gotowk* pagar pago tarjeta efectivo pagare pagamento bancomat contanti cartao multibanco dinheiro amex visa sepa contactloos gotowka gotowke tarjetas chequier ec kartenzahlung girocard betaal* bezahlen bezahl* zaplac* placi* cheques',
  refund:
    'rembourse* remboursement* mutuelle* secu cpam ameli tiers payant css cmu reimburs* insurance insurer* insured bupa vergoed* verzeker* krankenkasse* erstatt* refund* nfz ubezpiecz* seguro* reembols* rimbors* assicuraz* comparticip* securite sociale mutuelles reimburse* recognised registered vergoedt vergoeding kasse krankenkass* mutua mutuas adse assicurazion* claim zorgverzekeraar cubierto krankenversicherung',
  hours:
    'horaire* ouvert* ouverture* ouvre* ouvrez ferme* fermeture* fermez open opening closed close closing hours openingstijden geopend gesloten offnungszeit* geoffnet geschlossen otwart* godziny czynne zamkniet* horario* abierto* abren cerrado* orari orario aperto aperti chiuso abertos aberto fechado fecham ferm* uur openings* openingsuren offnungszeiten godzinach czynny czynna otwarci otwarc* abierta abiertos cierran apre aprite chiudete abrem fecha travaillez travaille abre aprono schliessen schliesst czynni teneis',
  address:
    'adresse* trouver trouve situe* localisation itineraire metro bus tram tramway gare arret address* located location directions station train adres* gevestigd bereikbaar anfahrt haltestelle bahnhof adresu dojazd dojechac direccion* llegar indirizzo arrivare morada chegar situes situe ubicacion ubicados befindet finde ligt zit quedan ficam nearest',
  access:
    'fauteuil roulant pmr accessib* handicap* ascenseur etage poussette marches escalier escaliers wheelchair disabled lift elevator stairs pram rolstoel* toegankelijk lift trap rollstuhl* barrierefrei aufzug kinderwagen wozek* winda niepelnospraw* silla ruedas ascensor accesible sedia rotelle ascensore accessibile cadeira rodas elevador acessivel marche etages escalator step steps bequille* mobilite trappen wejde wozku fahrstuhl inwalid* schody gradini scale',
  bring:
    'apporter amener apporte amene documents papiers bring documents paperwork meenemen meebrengen mitbringen unterlagen przyniesc zabrac dokumenty traer llevar documentos portare documenti trazer levar ramene* mitnehmen papieren papier wziac portar',
  clothes:
    'tenue* habille* vetement* short chaussures serviette wear clothes clothing outfit shorts towel kleding handdoek kleidung anziehen handtuch ubran* ubrac recznik ropa toalla vestiti abbigliamento asciugamano roupa toalha habits vetements outfits vestir* vestirmi badehandtuch ubior stroj kleren',
  prescription:
    'ordonnance* prescription* prescrit referral refer* verwijs* verwijzing uberweisung* rezept* skierowani* volante derivacion impegnativa requisicao receita prescripteur impegnative ricetta receta verwijsbrief* skierowanie huisartsverwijzing impegnativ*',
  newcomers:
    'nouveau nouveaux nouvelle nouvelles patientele register nieuwe neue neupatient* aufnehmen nowych nowy nuevos nuevo nuovi nuovo novos novo inscri* inschrijven alta zapisac new newcomer* nuov*',
  duration:
    'duree* dure longtemps duration lasts lang duurt dauert lange trwa dlugo dura durata demora minutes minuten minut minuti minutos demie last',
  cancellation:
    'annul* delai prevenir cancel* annuler* afzeggen absagen absage odwol* anular cancelar disdire disdetta annullare desmarcar',
  remote:
    'visio* video teleconsult* distance zoom online remote videobellen videosprechstunde zdaln* videollamada videoconsulta visioconference* webcam skype telefonica',
  home: 'domicile deplacez huisbezoek hausbesuch* domow* domicilio domicilio',
  children: 'enfant* bebe* nourrisson* ado child* kid kids baby babies kind* dziec* nino* bambin* crianca*',
  holidays:
    'vacances conges ete noel aout ferie feries remplacant* remplace holiday* christmas easter vakantie feiertag* urlaub swieta urlop vacaciones festivo* vacanze ferie festivi ferias feriado* kerst kerstmis weihnacht* nouvel estate natale natal verano verao bank feestdagen feestdag swieto swiat ferien',
  phone:
    'telephone* telephonique numero phone telefoon* bellen telefon* anrufen zadzwonic telefono chiamare ligar',
  code: 'code digicode interphone porte sonner door bell buzzer deur bel tur klingel* domofon* drzwi puerta portero citofono porta campainha',
  wifi: 'wifi wi fi internet',
  animals: 'chien* animal animaux dog* pet pets hond* hund* pies psa perro* cane cao',
};

/** Whether a folded word is in a list of words and word beginnings. */
export type WordList = (word: string) => boolean;

/** Reads "word stem* word". */
export function listed(text: string): WordList {
  const words = text.split(' ').filter((word) => word !== '');
  const whole = new Set(words.filter((word) => !word.endsWith('*')));
  const stems = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem));
}

const exact = new Map<string, string>();
/** By their first letter. */
const starts = new Map<string, (readonly [stem: string, concept: string])[]>();
for (const [concept, words] of Object.entries(CONCEPTS)) {
  for (const word of words.split(' ')) {
    if (word.endsWith('*'))
      starts.set(word.charAt(0), [...(starts.get(word.charAt(0)) ?? []), [word.slice(0, -1), concept]]);
    else if (word.length > 2 || word === 'cb') exact.set(word, concept);
  }
}

/** The practical thing a folded word stands for; null for most words. */
export function conceptOf(word: string): string | null {
  const begun = () => starts.get(word.charAt(0))?.find(([stem]) => word.startsWith(stem))?.[1];
  return exact.get(word) ?? begun() ?? null;
}
