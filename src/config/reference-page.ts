import { everyKey, type Key } from './keys.ts';
import { REGISTRATION_PAGE } from './registration-page.ts';

/** docs/configuration.md: every key with its meaning in French and English, its default and an example. */
export function referencePage(): string {
  const keys = everyKey();
  const names = [...new Set(keys.map(({ path }) => path[0] ?? ''))];
  const body = names.map((name) =>
    sectionOf(
      name,
      keys.filter(({ path }) => path[0] === name),
    ),
  );
  return `${HEAD}\n${body.join('\n')}\n${REGISTRATION_PAGE}`;
}

const HEAD = `<!-- Made by scripts/schema.js from src/config/sections and registration-page.ts. Change those, not this page. -->

# practice.yaml

Une clé par ligne ; ce qui n'est pas écrit prend la valeur de la colonne « par défaut ». Les durées s'écrivent
\`30 min\`, \`2 h\`, \`90 days\` (ou \`90 jours\`), les plages \`09:00-12:00\`. \`agent check\` relit le fichier et dit tout ce
qui ne va pas, ligne par ligne ; tant qu'il reste un problème, l'ancienne configuration continue de servir.

One key a line; what is not written takes the value of the default column. Lengths of time are written \`30 min\`,
\`2 h\`, \`90 days\`, ranges \`09:00-12:00\`. \`agent check\` reads the file and says everything that is wrong, line by line;
while a problem is left, the old configuration stays in use.
`;

function sectionOf(name: string, keys: readonly Key[]): string {
  const [top] = keys;
  const [own, below] = [keys.slice(0, 1), keys.slice(1)];
  const rows = (below.length > 0 ? below : own).map(rowOf);
  const said = below.length > 0 ? `${top?.node.fr ?? ''}\n${top?.node.description ?? ''}\n\n` : '';
  return `## \`${name}\`\n\n${said}${TABLE}\n${rows.join('\n')}\n`;
}

const TABLE = `| clé / key | français | English | par défaut / default | exemple / example |
|---|---|---|---|---|`;

function rowOf({ path, node, required }: Key): string {
  const example = node.examples?.[0] ?? node.enum?.find((value) => value !== node.default);
  const cells = [
    `\`${path.join('.')}\``,
    node.fr ?? '',
    node.description ?? '',
    required ? '**obligatoire / required**' : inCode(node.default),
    inCode(example),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function inCode(value: unknown): string {
  if (value === undefined || isEmpty(value)) return '–';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
