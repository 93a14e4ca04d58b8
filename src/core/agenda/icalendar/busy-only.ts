/** What tells time, and nothing else of an event. */
const KEPT =
  /^(BEGIN|END|VERSION|PRODID|CALSCALE|UID|DTSTART|DTEND|DTSTAMP|DURATION|RRULE|RDATE|EXRULE|EXDATE|RECURRENCE-ID|SEQUENCE|STATUS|TRANSP|LAST-MODIFIED|FREEBUSY|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|X-WR-TIMEZONE|X-LIC-LOCATION)[;:]/i;

/**
 * A published calendar as busy time only: titles, places, notes and people of a foreign agenda are nobody's business and
 * go no further (handbook R-2). Lines stay where they were, so that a warning still names the right one.
 */
export function busyOnly(text: string): string {
  const breaks = text.includes('\r\n') ? '\r\n' : '\n';
  let kept = true;
  return text
    .split(/\r?\n/)
    .map((line) => {
      if (!/^[ \t]/.test(line)) kept = KEPT.test(line.replace(/^\uFEFF/, ''));
      return kept ? line : 'X-HIDDEN:';
    })
    .map((line, index, all) => (index === all.length - 1 && line === 'X-HIDDEN:' ? '' : line))
    .join(breaks);
}
