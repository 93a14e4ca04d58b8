// Joins the doors of `agent init` to their adapters.

import { allowAlso, allowDestinations } from './adapters/egress/gate.ts';
import { practiceFolder } from './adapters/files/practice-folder.ts';
import { exists } from './adapters/files/text-files.ts';
import { homeFolder } from './adapters/machine/account.ts';
import { calendarRecordOf } from './adapters/setup/calendar-record.ts';
import { calendarsAt } from './adapters/setup/calendars-at.ts';
import { mailRecords } from './adapters/setup/mail-records.ts';
import { modelsAt } from './adapters/setup/model-look.ts';
import { previewPatients } from './adapters/setup/patients-import.ts';
import { isInside, keepSecret, keepText, replaceText, textIfAny } from './adapters/setup/setup-files.ts';
import { shippedPacks } from './adapters/setup/shipped-packs.ts';
import { typedAnswers } from './adapters/setup/typed-answers.ts';
import type { SetupDoors } from './cli/init/setup-doors.ts';
import { loadPractice } from './config/load.ts';

/** The doors of set-up as the program ships. */
export const setupDoors: SetupDoors = {
  conversation: () => typedAnswers(),
  abandon: () => void setTimeout(() => process.exit(), 100).unref(),
  packs: shippedPacks,
  draft: async (folder, text, language) => {
    const loaded = loadPractice({ ...practiceFolder(folder), file: { kind: 'text', text } }, language);
    if (loaded.kind === 'practice') allowAlso(loaded.practice);
    return loaded;
  },
  records: async (domain) => {
    allowDestinations({
      destinations: [],
      records: [{ types: ['SRV', 'MX'], suffix: domain, setting: 'agent init' }],
    });
    return mailRecords(domain);
  },
  calendarRecord: async (domain) => {
    allowDestinations({
      destinations: [],
      records: [{ types: ['SRV', 'TXT'], suffix: domain, setting: 'agent init' }],
    });
    return calendarRecordOf(domain);
  },
  calendars: calendarsAt,
  models: async (server) => {
    allowAlso({ model: { servers: [server], name: '', allowRemote: false, timeout: 60, wait: 0 } });
    return modelsAt(server);
  },
  previewPatients,
  textIfAny,
  replaceText,
  isThere: exists,
  isInside,
  keepSecret,
  keepText,
  homeFolder,
};
