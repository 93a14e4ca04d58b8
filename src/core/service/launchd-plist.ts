import { type ServiceFile, type Serving, unitName } from './serving.ts';

/** A daemon of macOS (launchd.plist(5)): started with the machine, started anew after any end. */
export function launchdFiles(serving: Serving): readonly ServiceFile[] {
  const label = launchdLabel(serving.name);
  return [{ path: `/Library/LaunchDaemons/${label}.plist`, text: plist(serving, label) }];
}

/** Also the file's name without `.plist`; null for the only practice of a machine. */
export function launchdLabel(name: string | null): string {
  return `practice-agent.${unitName(name).replace('@', '.')}`;
}

function plist({ account, folder, command }: Serving, label: string): string {
  const words = [...command, 'run'].map((word) => `    <string>${xml(word)}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${xml(label)}</string>
  <key>UserName</key>
  <string>${xml(account)}</string>
  <key>ProgramArguments</key>
  <array>
${words.join('\n')}
  </array>
  <key>WorkingDirectory</key>
  <string>${xml(folder)}</string>
  <key>RunAtLoad</key>
  <true/>
  <key>KeepAlive</key>
  <true/>
  <key>ThrottleInterval</key>
  <integer>10</integer>
  <key>ExitTimeOut</key>
  <integer>10</integer>
  <key>ProcessType</key>
  <string>Background</string>
  <key>Umask</key>
  <integer>63</integer>
  <key>HardResourceLimits</key>
  <dict>
    <key>Core</key>
    <integer>0</integer>
  </dict>
</dict>
</plist>
`;
}

/** Text as XML holds it, in elements and in attributes. */
export function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
