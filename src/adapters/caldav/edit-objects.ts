// Changes of an agenda as changes of calendar objects: each object is read once more as the server keeps it, byte for
// byte, and edited in place.

import {
  type EditOptions,
  editCalendar,
  emptyCalendar,
  isEmptyCalendar,
} from '../../core/agenda/edit/edit.ts';
import { sameMeaning } from '../../core/agenda/edit/same-meaning.ts';
import type { AgendaChange } from '../../domain/agenda.ts';
import type { CaldavSource } from '../../domain/agenda-source.ts';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant, Span, Zone } from '../../domain/time.ts';
import { fileOf, holdsUid, objectName, uidOfChange } from '../agenda/agenda-member.ts';
import type { DavClient } from './dav-client.ts';
import { single } from './fetch-objects.ts';
import type { LocalCopy, StoredObject } from './local-copy.ts';
import { resourceKey } from './multistatus.ts';
import type { ObjectChange } from './write-objects.ts';

interface Editing {
  readonly source: Pick<CaldavSource, 'name' | 'writable'>;
  readonly now: Instant;
  readonly zone: Zone;
  readonly prodId: string;
  readonly language: ProgramLanguage;
}

interface Draft {
  readonly url: string;
  readonly before: ObjectChange['before'];
  readonly text: string;
  readonly spans: readonly Span[];
}

/** All changes made in memory; the first that can't be made ends it with nothing written. */
export async function editObjects(
  client: DavClient,
  copy: LocalCopy,
  changes: readonly AgendaChange[],
  editing: Editing,
): Promise<{ readonly changes: readonly ObjectChange[] } | { readonly outcome: Outcome }> {
  const { source, zone, prodId, language, now } = editing;
  const words = WORDS[language];
  const options: EditOptions = { zone, prodId, language };
  const drafts = new Map<string, Draft>();
  for (const change of changes) {
    if (!source.writable) return failed(words.notWritable(source.name));
    const place = placeOf(change, copy, source.name);
    if (place === null) return failed(words.notThere(fileOf(change)));
    const key = typeof place === 'string' ? resourceKey(place) : resourceKey(place.url);
    const draft = drafts.get(key) ?? (await begun(client, place, prodId));
    if (draft === 'changed') return { outcome: { kind: 'stale', sentence: words.stale } };
    if (draft === 'no-etag') return failed(words.noEtag);
    const edit = editCalendar(draft.text, change, now, options);
    if (edit.kind === 'stale') return { outcome: { kind: 'stale', sentence: edit.sentence } };
    if (edit.kind === 'refused') return failed(edit.sentence);
    drafts.set(key, { ...draft, text: edit.text, spans: [...draft.spans, ...spansOf(change)] });
  }
  return {
    changes: [...drafts.values()]
      .filter(({ before, text }) => before?.text !== text && (before !== null || !isEmptyCalendar(text)))
      .map((one) => objectChange(one, zone)),
  };
}

/** The object a change is about, or the address of one that begins with it; null when it is nowhere. */
function placeOf(change: AgendaChange, copy: LocalCopy, source: string): StoredObject | string | null {
  const objects = [...copy.objects.values()];
  const uid = uidOfChange(change);
  const named = objects.find(({ file }) => file.name === fileOf(change));
  if (named !== undefined) return named;
  if (fileOf(change) !== source) return null;
  const own = objects.find(({ file }) => holdsUid(file.text, uid));
  if (own !== undefined) return own;
  if (change.kind !== 'book') return null;
  return new URL(encodeURIComponent(objectName(uid)), copy.url).href;
}

/** The object as the server keeps it now; it must be the one that was decided on. */
async function begun(
  client: DavClient,
  place: StoredObject | string,
  prodId: string,
): Promise<Draft | 'changed' | 'no-etag'> {
  if (typeof place === 'string') return { url: place, before: null, text: emptyCalendar(prodId), spans: [] };
  const found = await single(client, place);
  if (found === null) return 'changed';
  if (found.etag === null) return 'no-etag';
  if (place.etag !== null && found.etag !== place.etag) return 'changed';
  return { url: place.url, before: { text: found.text, etag: found.etag }, text: found.text, spans: [] };
}

function spansOf(change: AgendaChange): readonly Span[] {
  if (change.kind === 'book') return [change.span];
  return change.kind === 'move' ? [change.from, change.to] : [change.from];
}

/** An object from which the last event was taken is deleted: only an `unhold` takes one, and only of ours. */
function objectChange({ url, before, text, spans }: Draft, zone: Zone): ObjectChange {
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const after = isEmptyCalendar(text) ? null : text;
  return { url, before, after, means: (found) => sameMeaning(found, text, { start, end }, zone) };
}

function failed(sentence: string): { readonly outcome: Outcome } {
  return { outcome: { kind: 'failed', sentence, retry: false } };
}

const WORDS = {
  fr: {
    stale: "L'agenda a changé depuis la décision ; rien n'y a été écrit.",
    notWritable: (name: string) => `L'agenda « ${name} » ne peut pas être modifié ; rien n'a été écrit.`,
    notThere: (name: string) => `L'agenda « ${name} » n'a pas ce rendez-vous ; rien n'a été écrit.`,
    noEtag: "Ce serveur ne dit pas la version d'un rendez-vous ; il n'est pas modifié sans cela.",
  },
  en: {
    stale: 'The agenda changed since the decision; nothing was written.',
    notWritable: (name: string) => `The calendar "${name}" can't be changed; nothing was written.`,
    notThere: (name: string) => `The calendar "${name}" has no such appointment; nothing was written.`,
    noEtag: 'This server does not tell the version of an appointment; it is not changed without.',
  },
} as const satisfies Record<ProgramLanguage, object>;
