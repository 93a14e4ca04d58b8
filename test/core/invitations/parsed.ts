import ICAL from 'ical.js';

/** The events of calendar text as the library that is not ours reads them, strictly: throws for what is not RFC 5545. */
export function parsedEvents(text: string): readonly ICAL.Event[] {
  ICAL.design.strict = true;
  return calendarOf(text)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
}

export function calendarOf(text: string): ICAL.Component {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    const known = new ICAL.Timezone(zone);
    ICAL.TimezoneService.remove(known.tzid);
    ICAL.TimezoneService.register(zone);
  }
  return calendar;
}

/** Milliseconds of a DTSTART or DTEND. */
export function instantOf(time: ICAL.Time): number {
  return time.toUnixTime() * 1000;
}
