// What is written, as the program means it: defaults of the country filled in, times as minutes, paths absolute,
// names tied together.

import { resolve } from 'node:path';
import type { AgendaSource } from '../domain/agenda-source.ts';
import type { Address } from '../domain/mail.ts';
import type { Practice, Practitioner, SlotType } from '../domain/practice.ts';
import type { ModelSettings } from '../domain/server-settings.ts';
import { asZone } from '../domain/time.ts';
import { COUNTRY_DEFAULTS } from './country-defaults.ts';
import { openHours, seasonHours } from './hours.ts';
import { agendaSources } from './meant-agenda.ts';
import { agendaMarks, closedDays } from './meant-days.ts';
import { followUpsOf } from './meant-follow-ups.ts';
import { ownNumbersOf } from './meant-numbers.ts';
import { retentionOf } from './meant-retention.ts';
import { mailServers } from './meant-servers.ts';
import { alertsOf, backupOf, morningMailOf } from './meant-told.ts';
import { lengthIn, minuteRange } from './times.ts';
import type { Written } from './written.ts';

/** Minutes; a patient who waits longer for an answer writes again. */
const LONGEST_GRACE = 30;

/** The practice that the settled file means. Whether it makes sense is said by the rules, not here. */
export function meant(written: Written, folder: string): Practice {
  const at = (path: string): string => resolve(folder, path);
  const mail = mailOf(written, at);
  const sources = agendaSources(written, mail.addresses[0], at);
  return {
    folder,
    ...placeOf(written),
    mail,
    agenda: {
      sources,
      maxAge: lengthIn('minutes', written.agenda['max-age'], 'minutes'),
      titles: written.agenda.titles,
      shrinkAlarm: written.agenda['shrink-alarm'] / 100,
      ...agendaMarks(written),
    },
    practitioners: practitionersOf(written, sources),
    slotTypes: slotTypesOf(written),
    closures: written.closures.map(closedDays),
    publicHolidays: written['public-holidays'],
    bridgeDays: written['bridge-days'],
    schoolHolidays: written['school-holidays'].map(closedDays),
    partsOfDay: partsOfDay(written),
    quietHours: written['quiet-hours'] === 'none' ? null : minuteRange(written['quiet-hours']),
    grace: Math.min(LONGEST_GRACE, lengthIn('minutes', written.grace, 'minutes')),
    booking: bookingOf(written),
    offers: {
      count: written.offers.count,
      hold: lengthIn('minutes', written.offers.hold, 'hours'),
      holdNear: lengthIn('minutes', written.offers['hold-near'], 'hours'),
    },
    waitingList: waitingListOf(written),
    cancellation: {
      policy: written.cancellation.policy,
      delay: lengthIn('hours', written.cancellation.delay, 'hours'),
    },
    autonomy: written.autonomy,
    autonomyAfter: written['autonomy-after'],
    minutesSaved: written['minutes-saved'],
    limits: limitsOf(written),
    alerts: alertsOf(written, at),
    emergencyNumbers: ownNumbersOf(written),
    morningMail: morningMailOf(written),
    backup: backupOf(written, at),
    retention: retentionOf(written),
    invitations: {
      mode: written.invitations.patients,
      name: written.invitations.name,
      place: written.invitations.place,
    },
    followUps: followUpsOf(written['follow-ups'], written.practice.country, at),
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
    ownLanguage: practice['program-language'] ?? country.programLanguage,
    zone: asZone(practice.zone ?? country.zone) ?? country.zone,
    phone: practice.phone,
    address: practice.address,
    readBy: practice['read-by'] ?? null,
    region: practice.region ?? null,
    schoolZone: practice['school-zone'] ?? null,
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
    ...mailServers(mail, first, at),
    checkSignatures: mail['check-signatures'],
    unsubscribePage: mail['unsubscribe-page'] ?? null,
  };
}

function practitionersOf(written: Written, sources: readonly AgendaSource[]): Practice['practitioners'] {
  const [first, ...rest] = (written.practitioners ?? []).map(
    (one): Practitioner => ({
      id: one.id,
      name: one.name,
      hours: openHours(one.hours ?? written.hours),
      seasons: seasonHours(one.hours ?? written.hours),
      closures: one.closures.map(closedDays),
      replacements: one.replacements.map(closedDays),
      agenda: one.agenda ?? agendaFor(one.id, sources),
    }),
  );
  if (first !== undefined) return [first, ...rest];
  const hours = openHours(written.hours);
  const [only] = sources;
  const seasons = seasonHours(written.hours);
  const always = { closures: [], replacements: [] };
  return [
    {
      id: 'practice',
      name: written.practice.name,
      hours,
      seasons,
      ...always,
      agenda: (sources.find(({ writable }) => writable) ?? only)?.name ?? '',
    },
  ];
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
      practitioners: several(type.practitioners),
      hours: type.hours === undefined ? null : openHours(type.hours),
      capacity: type.capacity,
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
  practitioners: null,
  hours: null,
  capacity: 1,
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

function waitingListOf({ 'waiting-list': list }: Written): Practice['waitingList'] {
  return {
    near: lengthIn('minutes', list.near, 'hours'),
    answerNear: lengthIn('minutes', list['answer-near'], 'minutes'),
    answer: lengthIn('minutes', list.answer, 'hours'),
    interest: lengthIn('days', list.interest, 'days'),
    interestAnswer: lengthIn('days', list['interest-answer'], 'days'),
    atOnce: list['at-once'],
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
    servers: several(model.servers) ?? [model.server],
    name: model.name,
    allowRemote: model['allow-remote-model'],
    timeout: lengthIn('seconds', model.timeout, 'seconds'),
    wait: lengthIn('seconds', model.wait, 'minutes'),
  };
}

function several<T>(list: readonly T[] | undefined): readonly T[] | null {
  return list === undefined || list.length === 0 ? null : list;
}

function listed(written: string | readonly string[]): readonly string[] {
  return typeof written === 'string' ? [written] : written;
}
