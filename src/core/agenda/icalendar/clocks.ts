// Which clock each time of a file is read on.

import type { Zone } from '../../../domain/time.ts';
import { fileZoneRules } from '../zones/vtimezone.ts';
import { zoneNamed } from '../zones/zone-names.ts';
import { ianaRules, type ZoneRules } from '../zones/zone-rules.ts';
import type { Clocks } from './event-types.ts';
import type { CalendarBlocks } from './parse.ts';

/** The clocks of one calendar file, in a practice of this zone. */
export function clocksOf(blocks: CalendarBlocks, zone: Zone): Clocks {
  const practice = ianaRules(zone);
  const remembered = new Map<string, ZoneRules | null>();
  const named = (tzid: string) => {
    const known = remembered.get(tzid);
    if (known !== undefined) return known;
    const found = clockNamed(blocks, tzid);
    remembered.set(tzid, found);
    return found;
  };
  const floating = blocks.defaultZone === null ? null : named(blocks.defaultZone);
  return { practice, floating: floating ?? practice, named };
}

/**
 * A name that says where it is goes before the file's own rules, which are often cut down to one year; an abbreviation
 * ("CET") or a name nobody knows is read by the file's rules.
 */
function clockNamed(blocks: CalendarBlocks, tzid: string): ZoneRules | null {
  const zone = zoneNamed(tzid);
  const block = blocks.zones.get(tzid) ?? blocks.zones.get(tzid.replaceAll('"', ''));
  if (zone !== null && (block === undefined || !/^[A-Z0-9+-]{1,8}$/.test(tzid))) return ianaRules(zone);
  const place = block?.location == null ? null : zoneNamed(block.location);
  if (place !== null) return ianaRules(place);
  const rules = block === undefined ? null : fileZoneRules(block);
  return rules ?? (zone === null ? null : ianaRules(zone));
}
