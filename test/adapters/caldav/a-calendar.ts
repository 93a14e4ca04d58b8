import { type Ask, asking } from '../../../src/adapters/agenda/agenda-http.ts';
import type { AgendaMember } from '../../../src/adapters/agenda/agenda-member.ts';
import { joinedAgenda } from '../../../src/adapters/agenda/joined-agenda.ts';
import { type CaldavCalendar, caldavCalendar } from '../../../src/adapters/caldav/caldav-calendar.ts';
import { davClient } from '../../../src/adapters/caldav/dav-client.ts';
import type { SignIn } from '../../../src/adapters/secrets/sign-in.ts';
import type { Agenda } from '../../../src/ports/world.ts';
import { NOW, ZONE } from '../../build/builders.ts';

/** A calendar at an address, signed in where a password is given. */
export function aCalendar(
  url: string,
  different: Partial<CaldavCalendar> & {
    readonly name?: string;
    readonly writable?: boolean;
    readonly password?: string;
    readonly patience?: number;
    readonly ask?: Ask;
    readonly secret?: SignIn;
  } = {},
): AgendaMember {
  const {
    name = 'Marie',
    writable = true,
    password,
    patience = 3000,
    ask = asking(),
    secret,
    ...rest
  } = different;
  return caldavCalendar({
    source: { name, practitioner: null, writable },
    client: davClient({
      ask,
      secret: secret ?? (password === undefined ? null : async () => ({ user: 'cabinet', password })),
      user: 'cabinet',
      authority: null,
      where: { source: name, host: new URL(url).host, language: 'fr' },
      monotonic: different.monotonic ?? (() => performance.now()),
      patience,
    }),
    locate: async () => url,
    now: () => NOW,
    monotonic: () => performance.now(),
    zone: ZONE,
    prodId: '-//example.org//test//FR',
    language: 'fr',
    maxAge: 30,
    manners: { pauses: [0, 20, 50] },
    ...rest,
  });
}

/** One such calendar as the whole agenda. */
export function anAgendaAt(url: string, different: Parameters<typeof aCalendar>[1] = {}): Agenda {
  return joinedAgenda([aCalendar(url, different)], 'fr');
}
