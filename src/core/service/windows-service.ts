import { xml } from './launchd-plist.ts';
import type { ServiceFile, Serving } from './serving.ts';

/** A service of Windows, by WinSW 2 or later: a program of its own starts ours and starts it anew after any end. */
export function windowsFiles(serving: Serving): readonly ServiceFile[] {
  const id = windowsId(serving.name);
  return [{ path: `C:\\ProgramData\\practice-agent\\${id}.xml`, text: winsw(serving, id) }];
}

/** The name of the service to Windows; null for the only practice of a machine. */
export function windowsId(name: string | null): string {
  return name === null ? 'practice-agent' : `practice-agent-${name}`;
}

function winsw({ account, folder, command }: Serving, id: string): string {
  const [node, ...words] = command;
  return `<service>
  <id>${xml(id)}</id>
  <name>The secretary that lives in the practice${id === 'practice-agent' ? '' : ` (${xml(id.replace('practice-agent-', ''))})`}</name>
  <description>Reads the practice's mailbox and agenda, answers with approved words, hands a human everything else.</description>
  <executable>${xml(node)}</executable>
  <arguments>${xml([...words, 'run'].map(quoted).join(' '))}</arguments>
  <workingdirectory>${xml(folder)}</workingdirectory>
  <serviceaccount>
    <username>${xml(account)}</username>
  </serviceaccount>
  <startmode>Automatic</startmode>
  <delayedAutoStart/>
  <stoptimeout>10 sec</stoptimeout>
  <onfailure action="restart" delay="5 sec"/>
  <onfailure action="restart" delay="60 sec"/>
  <resetfailure>1 hour</resetfailure>
  <log mode="none"/>
</service>
`;
}

/** A word as CommandLineToArgvW takes it apart. */
function quoted(word: string): string {
  if (!/[\s"]/.test(word) && word !== '') return word;
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
