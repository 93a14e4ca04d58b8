import type { ProgramLanguage } from '../../domain/language.ts';
import { DAY, HOUR, type Instant, MINUTE, toLocal, type Zone } from '../../domain/time.ts';

/** "4 s", "12 min", "3 h 20", "12 j 4 h": at most two units. Milliseconds; a negative time counts as none. */
export function duration(milliseconds: number, language: ProgramLanguage): string {
  const time = Math.max(0, milliseconds);
  const fr = language === 'fr';
  if (time < MINUTE) return `${Math.floor(time / 1000)} s`;
  if (time < HOUR) return `${Math.floor(time / MINUTE)} min`;
  if (time < DAY) {
    const minutes = Math.floor((time % HOUR) / MINUTE);
    return `${Math.floor(time / HOUR)} h${minutes === 0 ? '' : ` ${fr ? minutes : `${minutes} min`}`}`;
  }
  const hours = Math.floor((time % DAY) / HOUR);
  return `${Math.floor(time / DAY)} ${fr ? 'j' : 'd'}${hours === 0 ? '' : ` ${hours} h`}`;
}

/** "09:10" today, "12/11 09:10" (French) or "12 Nov 09:10" on another day; on the practice's wall clock. */
export function clockTime(instant: Instant, now: Instant, zone: Zone, language: ProgramLanguage): string {
  const time = toLocal(instant, zone);
  const clock = time.slice(11, 16);
  if (toLocal(now, zone).slice(0, 10) === time.slice(0, 10)) return clock;
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
  }).format(instant);
  return `${day}, ${clock}`;
}
