import type { OwnNumbers } from '../domain/emergency-numbers.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Written } from './written.ts';

/** The practice's own emergency numbers; null where those of its country stand. A rule has checked the day. */
export function ownNumbersOf({ 'emergency-numbers': written }: Written): OwnNumbers | null {
  if (written === undefined) return null;
  return {
    numbers: {
      life: listOf(written.life),
      doctor: listOf(written.doctor),
      suicide: listOf(written.suicide),
      text: listOf(written.text),
    },
    checkedOn: written['checked-on'] as LocalDate,
  };
}

function listOf(written: string | readonly string[] | undefined): readonly string[] | null {
  if (written === undefined) return null;
  const list = typeof written === 'string' ? [written] : written;
  return [...new Set(list.map((number) => number.trim()))].filter((number) => number !== 'none');
}
