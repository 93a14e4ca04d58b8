/** Settings of a unit that are gone (`- …`) or new (`+ …`); comments and order are none. */
export function differences(written: string, wanted: string): readonly string[] {
  const before = settingsIn(written);
  const after = settingsIn(wanted);
  return [
    ...[...before].filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...[...after].filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}

function settingsIn(text: string): ReadonlySet<string> {
  return new Set(text.split('\n').filter((line) => line !== '' && !/^[#;<]/.test(line)));
}
