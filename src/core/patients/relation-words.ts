// Words that say the mail is about someone other than the one whose name stands in it, in the eight languages.
// They only make the program ask; nothing is ever concluded from their absence alone.

const RELATIVES = `
  mon|ma|mes|notre|nos fils|fille|filles|enfant|enfants|bebe|petit|petite|mari|femme|epoux|epouse|conjoint|conjointe
    |compagnon|compagne|mere|pere|maman|papa|frere|soeur|grand|grande|aine|ainee|cadet|cadette
  le|la|les petit|petite|petits|grande|grand|enfants
  my|our son|daughter|sons|daughters|child|children|kid|kids|baby|husband|wife|partner|mother|father|mum|mom|dad
    |brother|sister|boy|girl
  mijn|onze|ons zoon|zoontje|dochter|dochtertje|kind|kinderen|man|vrouw|partner|moeder|vader|broer|zus
  mein|meine|meinen|meinem|meiner|unser|unsere|unseren sohn|tochter|kind|kinder|mann|frau|partner|partnerin|mutter
    |vater|bruder|schwester
  moj|moja|moje|mojego|mojej|nasz|nasza syn|syna|corka|corki|corke|dziecko|dziecka|maz|meza|zona|zony|mama|mamy|tata
  mi|mis|nuestro|nuestra hijo|hija|hijos|marido|esposa|mujer|pareja|madre|padre|hermano|hermana
  mio|mia|miei|nostro|nostra figlio|figlia|figli|bambino|bambina|marito|moglie|compagno|compagna|madre|padre
  meu|minha|meus|nosso|nossa filho|filha|filhos|marido|mulher|esposa|mae|pai|irmao|irma
`;

const BOTH = `les deux|nous deux|tous les deux|toutes les deux|tous deux|moi aussi|moi meme|et moi|et pour moi|both|both of us
  |the two of us|me too|and me|and i|myself|beide|wij allebei|allebei|ik ook|wir beide|ich auch|und ich|oboje|obie|ja tez
  |ambos|los dos|yo tambien|entrambi|tutti e due|anche io|anch io|os dois|eu tambem`;

const OWN = `mon|mes|nos|notre|my|our|mijn|onze|mein|meine|meinen|unser|unsere|unseren|moj|moja|nasze|mi|mis|nuestro|nuestros
  |mio|miei|nostro|nostri|meu|meus|nosso|nossos`;

const APPOINTMENT = `rdv|rendez vous|rv|seance|seances|creneau|creneaux|appointment|appointments|session|sessions|slot
  |afspraak|afspraken|termin|termine|wizyta|wizyte|wizyty|cita|citas|appuntamento|appuntamenti|consulta|consultas`;

const words = (list: string): string => list.replace(/\s*\n\s*/g, '').replace(/ (?=[a-z])/g, '\\s+');

const RELATIVE_LINES = RELATIVES.trim()
  .replace(/\n\s+\|/g, '|')
  .split('\n')
  .map((line) => {
    const [owner = '', ...people] = line.trim().split(' ');
    return `(?:${owner})\\s+(?:${people.join('|')})`;
  });

const SOMEONE_ELSE = new RegExp(`\\b(?:${RELATIVE_LINES.join('|')}|${words(BOTH)})\\b`);
const MYSELF = new RegExp(`\\b(?:(?:${words(OWN)})\\s+(?:${words(APPOINTMENT)})|${words(BOTH)})\\b`);

/** Speaks of a relative, or of two people at once. The text comes folded, words parted by single spaces. */
export function speaksOfAnother(folded: string): boolean {
  return SOMEONE_ELSE.test(folded);
}

/** Speaks of the writer's own appointments, or of two people at once. */
export function speaksOfOneself(folded: string): boolean {
  return MYSELF.test(folded);
}
