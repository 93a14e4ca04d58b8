// Calendar objects as parts of a message (RFC 6047 §2.4).

import type { LetterCalendar, Outgoing } from '../../domain/letter.ts';
import { base64Lines, filePart } from './file-part.ts';

type Told = Pick<Outgoing, 'calendars'>;

/**
 * The one calendar object of a letter beside its words, where Gmail, Outlook and Apple look for what their buttons
 * answer; none when there are several, of which a program would take any.
 */
export function inlineCalendar({ calendars }: Told): readonly string[] {
  const [only, another] = calendars;
  if (only === undefined || another !== undefined) return [];
  return [
    [
      `Content-Type: text/calendar; charset=utf-8; method=${only.method}`,
      'Content-Transfer-Encoding: base64',
      '',
      base64Lines(Buffer.from(only.text)),
    ].join('\r\n'),
  ];
}

/** Each object as a file too: programs that do not know the part beside the words open it, and so can a person. */
export function calendarFiles({ calendars }: Told): readonly string[] {
  return calendars.map((calendar, place) =>
    filePart({
      name: calendars.length === 1 ? 'invite.ics' : `invite-${place + 1}.ics`,
      ...typeOf(calendar, calendars.length),
      bytes: Buffer.from(calendar.text),
    }),
  );
}

/** The copy of what stands beside the words is a mere file, so that nothing is acted on twice (as Google sends it). */
function typeOf({ method }: LetterCalendar, count: number) {
  if (count === 1) return { contentType: 'application/ics', parameters: '' };
  return { contentType: 'text/calendar', parameters: `; charset=utf-8; method=${method}` };
}
