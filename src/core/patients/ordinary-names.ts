/**
 * Given names that are also ordinary words in one of the eight languages, or short forms of days and months: they
 * count as names only where their capital letter can mean nothing else.
 */
export const ORDINARY_NAMES: ReadonlySet<string> = new Set(
  `aime aimee amber ambre amparo ange angel april art aube august aurora aurore autumn avril bella bien bill blanche
  bob bruno candide celeste cerise chance charity charlie chase chiara clair claire clarte clement clementine
  clemence constance constant consuelo costanza dawn dean desire desiree dim dolores domingo donato drew eden
  emerald ernest ernst espoir eve faith felicite felix fidele fiore fleur flora flore florence france franc franck
  frank gemma gene germain gioia gloria grace grant gut guy harmony heather holly honore hope iris ivy jack jade jan
  jasmin jasmine jean jesus jeu joy joyce juin jul juliette june juste lady laura laurier leger lilas lily lime lin
  lucky lumiere lun luna lundi luz lys madeleine mai major mar marc marguerite marin marina marine mark marron mars
  martin max may mel melody mer mercedes mercy mia mieke miles mini modeste mon muguet neige nick noel nov oceane
  olive olivier opale paix parfait pascal pascale pat patience paz penny perle pervenche petra pia pilar pim prudence
  prune ray reine remedios rich rob robin roi roman romain romane rosa rose rosie ruby sage salome salvador sam
  sandy sept serena soleil sol stella sue summer sun sunny tarek tina tom toni tony vera victoire victor viola
  violet violette virgil wahid ven vie will wolf zoe`
    .split(/\s+/)
    .filter((name) => !['zoe', 'tom', 'robin', 'laura', 'tony', 'tarek', 'mia'].includes(name)),
);
