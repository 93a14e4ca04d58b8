// Writes src/core/agenda/zones/zone-name-table.ts from CLDR's windowsZones.json:
//   npm pack cldr-core && tar xzf cldr-core-*.tgz && node scripts/zone-names.js package/supplemental/windowsZones.json
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { supplemental } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const rows = supplemental.windowsZones.mapTimezones
  .map(({ mapZone }) => mapZone)
  .filter(({ _territory }) => _territory === '001')
  .map(({ _other, _type }) => [_other, _type])
  .sort(([a], [b]) => (a < b ? -1 : 1));
const entries = rows.map(([name, zone]) => `  ${/^\w+$/.test(name) ? name : `'${name}'`}: '${zone}',`);
const text = `// Windows zone names and their IANA zones, from Unicode CLDR ${supplemental.version._cldrVersion} windowsZones (Unicode licence).
// Written by scripts/zone-names.js.

export const WINDOWS_ZONES: Readonly<Record<string, string>> = {
${entries.join('\n')}
};
`;
writeFileSync(fileURLToPath(new URL('../src/core/agenda/zones/zone-name-table.ts', import.meta.url)), text);
