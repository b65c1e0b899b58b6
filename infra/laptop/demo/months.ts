/** An example file with all of its days moved by whole months, so that an MOU that it describes can have been signed some time ago. */

/** The month of a moment where the people are: in the evening before the first, UTC is in the next one. */
export const monthIn = (zone: string, instant: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(instant);

/** `2026-12`, as `2026-01` and 11. */
export function laterMonth(month: string, months: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
}

const daysIn = (month: string): number => Number(lastDayOf(month).slice(8));
export const lastDayOf = (month: string): string =>
  new Date(Date.parse(`${laterMonth(month, 1)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The same moment so many months later, or earlier; in a shorter month on its last day. */
export function monthsAfter(instant: number, months: number): number {
  const at = new Date(instant);
  const month = laterMonth(at.toISOString().slice(0, 7), months);
  const day = Math.min(at.getUTCDate(), daysIn(month));
  return Date.parse(`${month}-${String(day).padStart(2, '0')}${at.toISOString().slice(10)}`);
}

/** Whole months from one to the other; negative where that lies before. */
export const monthsBetween = (one: string, other: string): number => {
  const [from, to] = [one, other].map((month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))) as [
    number,
    number,
  ];
  return to - from;
};

/** The last day of a month stays one. */
function moved(day: string, months: number): string {
  const [month, wanted] = [day.slice(0, 7), Number(day.slice(8))];
  const to = laterMonth(month, months);
  return wanted === daysIn(month) || wanted > daysIn(to) ? lastDayOf(to) : `${to}-${day.slice(8)}`;
}

export const withDaysMoved = (json: string, months: number): string =>
  json.replaceAll(/"(\d{4}-\d{2}-\d{2})"/g, (_, day: string) => `"${moved(day, months)}"`);
