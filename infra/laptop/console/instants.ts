/** Times on the console are the cloud's own, in UTC, with a word on how far away they are. */

const DAY_AND_TIME = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const milliseconds = (at: number | string): number => (typeof at === 'number' ? at : Date.parse(at));

/** `Tue, Dec 1, 2026, 22:00:05 UTC`. @param at epoch milliseconds or an ISO instant; what is no instant is shown as it is */
export function sayInstant(at: number | string): string {
  const value = milliseconds(at);
  return Number.isFinite(value) ? `${DAY_AND_TIME.format(value)} UTC` : String(at);
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `in 3 days`, `2 hours ago`, `now`; the largest unit of which there is a whole one, rounded down. */
export function sayDistance(at: number | string, now: number): string {
  const difference = milliseconds(at) - now;
  if (!Number.isFinite(difference)) return '';
  for (const [unit, length] of UNITS) {
    const count = Math.floor(Math.abs(difference) / length);
    if (count === 0) continue;
    const said = `${count} ${unit}${count === 1 ? '' : 's'}`;
    return difference > 0 ? `in ${said}` : `${said} ago`;
  }
  return 'now';
}
