/** A mail's words cut in three: what greets, what it is about, and the lines that sign. */
export interface MailParts {
  readonly about: string;
  readonly signOff: string;
}

const GREETING =
  /^[\s>]*(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|dear|good (?:morning|afternoon|evening)|ch[eè]re?s?|hallo|beste|geachte|goedendag|goedemorgen|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|dzie[nń] dobry|witam|cze[sś][cć]|szanown\p{L}+|hola|buenos d[ií]as|buenas(?: tardes)?|estimad[oa]s?|ciao|buongiorno|buonasera|salve|gentile|ol[aá]|bom dia|boa tarde|boa noite|car[oa]s?)(?:\s+(?:madame|monsieur|mme|mr?|mrs|ms|docteur|doctor|dr|herr|frau|meneer|mevrouw|pani?|pa[nń]stwo|se[nñ]ora?|signora?|senhora?|tout le monde|[aà] tous))?\.?(?:\s+\p{Lu}[\p{L}-]+){0,2}\s*(?=[,!.;\n]|$)/iu;

/** A line that signs is short: a name, a closing, nothing that asks. */
const LONGEST_SIGNING_LINE = 4;
const MOST_SIGNING_LINES = 4;

/** Who is greeted is the practice, and who signs is the writer; neither is what the mail is about. */
export function mailParts(ownWords: string): MailParts {
  const lines = ownWords.replace(GREETING, '').split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  let signing = 0;
  while (
    signing < MOST_SIGNING_LINES &&
    signing < filled.length - 1 &&
    signs(filled.at(-1 - signing) ?? '')
  ) {
    signing += 1;
  }
  const about = filled.slice(0, filled.length - signing).join('\n');
  return { about, signOff: filled.slice(filled.length - signing).join('\n') };
}

function signs(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.length <= LONGEST_SIGNING_LINE && !/[\d?]/.test(line);
}
