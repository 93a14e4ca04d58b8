// What is written, as the program means it: defaults of the country filled in, times as minutes, paths absolute,
// names tied together.

import { resolve } from 'node:path';
import type { Address } from '../domain/mail.ts';
import type { AgendaSource, ModelSettings, Practice, Practitioner, SlotType } from '../domain/practice.ts';
import { asZone, type LocalDate } from '../domain/time.ts';
import { COUNTRY_DEFAULTS } from './country-defaults.ts';
import { openHours } from './hours.ts';
import { lengthIn, minuteRange } from './times.ts';
import type { Written } from './written.ts';

/** The practice that the settled file means. Whether it makes sense is said by the rules, not here. */
export function meant(written: Written, folder: string): Practice {
  const at = (path: string): string => resolve(folder, path);
  const sources = sourcesOf(written, at);
  return {
    folder,
    ...placeOf(written),
    mail: mailOf(written, at),
    agenda: {
      sources,
      maxAge: lengthIn('minutes', written.agenda['max-age'], 'minutes'),
      titles: written.agenda.titles,
      shrinkAlarm: written.agenda['shrink-alarm'] / 100,
    },
    practitioners: practitionersOf(written, sources),
    slotTypes: slotTypesOf(written),
    closures: written.closures.map(({ from, to, reason }) => ({
      from: from as LocalDate,
      to: (to ?? from) as LocalDate,
      reason,
    })),
    publicHolidays: written['public-holidays'],
    partsOfDay: partsOfDay(written),
    quietHours: written['quiet-hours'] === 'none' ? null : minuteRange(written['quiet-hours']),
    booking: bookingOf(written),
    offers: {
      count: written.offers.count,
      hold: lengthIn('minutes', written.offers.hold, 'hours'),
      holdNear: lengthIn('minutes', written.offers['hold-near'], 'hours'),
    },
    cancellation: {
      policy: written.cancellation.policy,
      delay: lengthIn('hours', written.cancellation.delay, 'hours'),
    },
    autonomy: written.autonomy,
    limits: limitsOf(written),
    alerts: { file: written.alerts.file === undefined ? null : at(written.alerts.file) },
    patientsFile: at(written.patients),
    faqFolder: at(written.faq),
    templatesFolder: at(written.templates),
    stateFile: at(written.state),
    model: written.model === undefined ? null : modelOf(written.model),
  };
}

function placeOf({ practice }: Written) {
  const country = COUNTRY_DEFAULTS[practice.country];
  return {
    name: practice.name,
    profession: practice.profession,
    country: practice.country,
    language: practice.language ?? country.language,
    programLanguage: practice['program-language'] ?? country.programLanguage,
    zone: asZone(practice.zone ?? country.zone) ?? country.zone,
    phone: practice.phone,
    address: practice.address,
    region: practice.region ?? null,
  };
}

type At = (path: string) => string;

function mailOf({ mail, practice }: Written, at: At): Practice['mail'] {
  const [first, ...rest] = listed(mail.addresses).map((address) => address.toLowerCase() as Address);
  if (first === undefined) throw new Error('the schema let an empty list of addresses pass');
  return {
    addresses: [first, ...rest],
    senderName: mail['sender-name'] ?? practice.name,
    authservIds: listed(mail['authserv-ids']).map((id) => id.toLowerCase()),
    inbox: at(mail.inbox),
    outbox: at(mail.outbox),
  };
}

function sourcesOf({ agenda }: Written, at: At): readonly AgendaSource[] {
  if (agenda.sources === undefined || agenda.sources.length === 0) {
    return [{ name: 'agenda', path: at(agenda.file), practitioner: null, writable: true }];
  }
  return agenda.sources.map((source) => ({
    ...source,
    path: at(source.path),
    practitioner: source.practitioner ?? null,
  }));
}

function practitionersOf(written: Written, sources: readonly AgendaSource[]): Practice['practitioners'] {
  const [first, ...rest] = (written.practitioners ?? []).map(
    (one): Practitioner => ({
      id: one.id,
      name: one.name,
      hours: openHours(one.hours ?? written.hours),
      agenda: one.agenda ?? agendaFor(one.id, sources),
    }),
  );
  if (first !== undefined) return [first, ...rest];
  const hours = openHours(written.hours);
  const [only] = sources;
  return [{ id: 'practice', name: written.practice.name, hours, agenda: only?.name ?? '' }];
}

/** Their own agenda, else the one of the whole practice; empty when there is none to write into. */
function agendaFor(id: string, sources: readonly AgendaSource[]): string {
  const open = sources.filter(({ writable }) => writable);
  const own = open.find(({ practitioner }) => practitioner === id);
  return (own ?? open.find(({ practitioner }) => practitioner === null))?.name ?? '';
}

function slotTypesOf(written: Written): Practice['slotTypes'] {
  const [first, ...rest] = Object.entries(written['slot-types'] ?? {}).map(([id, type]): SlotType => {
    const duration = lengthIn('minutes', type.duration, 'minutes');
    return {
      id,
      duration,
      bufferBefore: lengthIn('minutes', type['buffer-before'], 'minutes'),
      bufferAfter: lengthIn('minutes', type['buffer-after'], 'minutes'),
      step: type.step === undefined ? duration : lengthIn('minutes', type.step, 'minutes'),
      firstVisit: type['first-visit'],
      open: type.open,
    };
  });
  return first === undefined ? [USUAL] : [first, ...rest];
}

const USUAL: SlotType = {
  id: 'usual',
  duration: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  step: 30,
  firstVisit: false,
  open: true,
};

function partsOfDay({ 'parts-of-day': parts }: Written): Practice['partsOfDay'] {
  return {
    morning: minuteRange(parts.morning),
    lunch: minuteRange(parts.lunch),
    afternoon: minuteRange(parts.afternoon),
    evening: minuteRange(parts.evening),
  };
}

function bookingOf({ booking }: Written): Practice['booking'] {
  return {
    notice: lengthIn('minutes', booking.notice, 'hours'),
    firstVisitNotice: lengthIn('minutes', booking['first-visit-notice'], 'hours'),
    horizon: lengthIn('days', booking.horizon, 'days'),
    firstVisitHorizon: lengthIn('days', booking['first-visit-horizon'], 'days'),
    maxFuture: booking['max-future'],
    maxMoves: booking['max-moves'],
    newPatients: booking['new-patients'],
  };
}

function limitsOf({ limits }: Written): Practice['limits'] {
  return {
    perHour: limits['per-hour'],
    perDay: limits['per-day'],
    perPersonWeek: limits['per-person-week'],
    perThreadDay: limits['per-thread-day'],
  };
}

function modelOf(model: NonNullable<Written['model']>): ModelSettings {
  return {
    server: model.server,
    name: model.name,
    allowRemote: model['allow-remote-model'],
    timeout: lengthIn('seconds', model.timeout, 'seconds'),
  };
}

function listed(written: string | readonly string[]): readonly string[] {
  return typeof written === 'string' ? [written] : written;
}
