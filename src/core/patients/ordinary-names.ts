/**
 * Given names that are also ordinary words in one of the eight languages, or short forms of days and months: they
 * count as names only where their capital letter can mean nothing else.
 */
export const ORDINARY_NAMES: ReadonlySet<string> = new Set(
  `abril agosto aime aimee amber ambre amparo ange angel aou april art asia aube aude august augusto aurora
  aurore autumn avr avril bas beer bella ben bien bill blanche bob bonnie brook bruno buck bud candide candy
  cara carol celeste cerise chance charity charlie chase cherry chiara chip clair claire clara clarte clemence
  clement clementine cliff come concepcion constance constant consuelo costanza crystal dale dawn dean desire
  desiree dim dolly dolores domenica domingo domingos donato door drew dusty eden ella elle ernst espoir
  estrella eve faith felicite felix fern fev fidele fiore fleur flora flore florence forest franc france franck
  frank fri gemma gene germain ginger gioia glen gloria grace grant gut guy harmony hazel heath heather holly
  honore hope hugh ida iris ivy jack jade jagoda jan jasmin jasmine jay jean jesus jeu joy joyce jui juillet
  juin jul juliette julio june juste kalina kit lady lance laurier leger lilas lily lime lin linde line lise lot
  luce lucky lumiere lun luna lundi luz lys mai maj maja malina mar marc marco marguerite marin marina marine
  mark marron mars martin mason max may mees mel melody mer mercedes mercy merel mieke miles miller mini mira
  mist modeste mon monday muguet nan neige nick nieves nina noel norm nov oceane ola olga olive olivier opal
  opale paix parfait paris pascal pascale pat patience paz pearl penny percy perle pervenche petra pia pilar pim
  piper porter prudence prune ray reed reine remedios rex reyes rich river rob rocky rod roi romain roman romane
  roos rosa rose rosie roza ruby rusty sabato sage salvador sam sandy sara sat sept serena skip sol soleil
  stella stone storm sue summer sun sunday sunny tanner taylor thu ties tina toni trinity tue turner val ven
  vera victoire victor vie viola violet violette virgil wade wahid ward wed wednesday wil will wit wolf`.split(
    /\s+/,
  ),
);
