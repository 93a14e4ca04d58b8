// Words by which patients mean the same practical thing, in our languages, folded; a trailing * means "begins with".
// They let a question meet an approved answer that was asked in other words, and keep answers of another topic away.

const CONCEPTS: Readonly<Record<string, string>> = {
  parking:
    'parking* garer gare se garer stationne* parking park parked voiture parkeren parkeer* parkplatz* parken geparkt parkow* parkingu aparca* estaciona* parchegg* parcheggio',
  price:
    'prix tarif* coute* cout couts honoraires price* cost* fee fees charge charges kost kosten tarief* preis* kostet cennik* koszt* kosztuje cena precio* cuesta tarifas prezzo prezzi costa tariffe preco precos custa',
  payment:
    'paye* payer paiement* regler reglement carte cartes cb bancaire especes cheque* virement* pay paying payment* card cards cash contactless pinnen betalen pin zahlen zahlung karte bar plac* karta gotowk* pagar pago tarjeta efectivo pagare pagamento bancomat contanti cartao multibanco dinheiro amex visa',
  refund:
    'rembourse* remboursement* mutuelle* secu cpam ameli tiers payant css cmu reimburs* insurance insurer* insured bupa vergoed* verzeker* krankenkasse* erstatt* refund* nfz ubezpiecz* seguro* reembols* rimbors* assicuraz* comparticip*',
  hours:
    'horaire* ouvert* ouverture* ouvre* ouvrez ferme* fermeture* fermez open opening closed close closing hours open openingstijden geopend gesloten offnungszeit* geoffnet geschlossen otwart* godziny czynne zamkniet* horario* abierto* abren cerrado* orari orario aperto aperti chiuso abertos aberto fechado fecham',
  address:
    'adresse* trouver trouve situe* localisation itineraire metro bus tram tramway gare arret address* located location directions station train adres* gevestigd bereikbaar adresse* anfahrt haltestelle bahnhof adresu dojazd dojechac direccion* llegar indirizzo arrivare morada chegar',
  access:
    'fauteuil roulant pmr accessib* handicap* ascenseur etage poussette marches escalier escaliers wheelchair disabled lift elevator stairs pram rolstoel* toegankelijk lift trap rollstuhl* barrierefrei aufzug kinderwagen wozek* winda niepelnospraw* silla ruedas ascensor accesible sedia rotelle ascensore accessibile cadeira rodas elevador acessivel',
  bring:
    'apporter amener apporte amene documents papiers bring documents paperwork meenemen meebrengen mitbringen unterlagen przyniesc zabrac dokumenty traer llevar documentos portare documenti trazer levar',
  clothes:
    'tenue* habille* vetement* short chaussures serviette wear clothes clothing outfit shorts towel kleding handdoek kleidung anziehen handtuch ubran* ubrac recznik ropa toalla vestiti abbigliamento asciugamano roupa toalha',
  prescription:
    'ordonnance* prescription* prescrit referral refer* verwijs* verwijzing uberweisung* rezept* skierowani* volante derivacion impegnativa requisicao receita',
  newcomers:
    'nouveau nouveaux nouvelle nouvelles acceptez acceptent patientele accept accepting register nieuwe neue neupatient* aufnehmen nowych nowy przyjmuje* nuevos nuevo aceptan nuovi nuovo accettate novos novo aceitam',
  duration: 'duree* dure longtemps duration lasts lang duurt dauert lange trwa dlugo dura durata demora',
  cancellation:
    'annul* delai prevenir cancel* annuler* afzeggen absagen absage odwol* anular cancelar disdire disdetta annullare desmarcar',
  remote:
    'visio* video teleconsult* distance zoom online remote videobellen videosprechstunde zdaln* videollamada videoconsulta',
  home: 'domicile deplacez huisbezoek hausbesuch* domow* domicilio domicilio',
  children: 'enfant* bebe* nourrisson* ado child* kid kids baby babies kind* dziec* nino* bambin* crianca*',
  holidays:
    'vacances conges ete noel aout ferie feries remplacant* remplace holiday* christmas easter vakantie feiertag* urlaub swieta urlop vacaciones festivo* vacanze ferie festivi ferias feriado*',
  phone:
    'telephone* telephonique numero phone telefoon* bellen telefon* anrufen zadzwonic telefono chiamare ligar',
  code: 'code digicode interphone porte sonner door bell buzzer deur bel tur klingel* domofon* drzwi puerta portero citofono porta campainha',
  wifi: 'wifi wi fi internet',
  animals: 'chien* animal animaux dog* pet pets hond* hund* pies psa perro* cane cao',
};

const exact = new Map<string, string>();
const starts: (readonly [stem: string, concept: string])[] = [];
for (const [concept, words] of Object.entries(CONCEPTS)) {
  for (const word of words.split(' ')) {
    if (word.endsWith('*')) starts.push([word.slice(0, -1), concept]);
    else if (word.length > 2 || word === 'cb') exact.set(word, concept);
  }
}

/** The practical thing a folded word stands for; null for most words. */
export function conceptOf(word: string): string | null {
  return exact.get(word) ?? starts.find(([stem]) => word.startsWith(stem))?.[1] ?? null;
}
