/** UID of one date of a series: it tells the series and keeps telling it when the date is moved. */
export function seriesUid(caseId: string, number: number): string {
  return `${caseId}-s${String(number).padStart(2, '0')}@practice-agent`;
}

/** The case that planned the series an event belongs to; null when it belongs to none. */
export function seriesOf(uid: string): string | null {
  return /^(c-[0-9a-f]{12})-s\d{2}@practice-agent$/.exec(uid)?.[1] ?? null;
}
