/** `rate(...)`, `cron(...)` and `at(...)` as EventBridge reads them, in UTC; a form that is not understood is refused by name. */

/** Gives the first firing after an instant, in epoch milliseconds. */
export interface Expression {
  next(after: number): number;
  /** Fires more than once a day. */
  frequent: boolean;
}

const DAY = 86_400_000;
const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: DAY };
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
/** A cron that never comes (February 30) is found out after this many days. */
const HORIZON_DAYS = 366 * 5;

/** @param where names the schedule in errors */
export function readExpression(source: string, where: string): Expression {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(source);
  if (rate) {
    const period = Number(rate[1]) * (UNITS[rate[2] ?? ''] ?? 0);
    if (period <= 0) throw new Error(`${where} has the expression ${source}, whose period is not positive`);
    return { next: (after) => after + period, frequent: period < DAY };
  }
  const at = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(source)?.[1];
  if (at !== undefined) {
    const once = Date.parse(`${at}Z`);
    if (Number.isNaN(once)) throw new Error(`${where} has the expression ${source}, which is no moment`);
    // Scheduler has it once; never again is later than any clock.
    return { next: (after) => (after < once ? once : Number.POSITIVE_INFINITY), frequent: false };
  }
  const cron = /^cron\((.*)\)$/.exec(source)?.[1]?.trim().split(/\s+/);
  if (cron?.length !== 6)
    throw new Error(
      `${where} has the expression ${source}; the laptop cloud knows rate(...), at(...) and cron(...) with six fields`,
    );
  return readCron(cron, source, where);
}

function readCron(fields: string[], source: string, where: string): Expression {
  const read = (index: number, least: number, most: number, names: string[] = []): ((value: number) => boolean) => {
    const field = fields[index] ?? '';
    if (field === '*' || field === '?') return () => true;
    const parts = field.split(',').map((part) => {
      const [, from = '', to, step] = /^([\w*]+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
      const value = (word: string) =>
        names.includes(word.toUpperCase()) ? names.indexOf(word.toUpperCase()) + least : Number(word);
      const start = from === '*' ? least : value(from);
      const end = to === undefined ? (step === undefined && from !== '*' ? start : most) : value(to);
      if (!(start >= least && end <= most && start <= end))
        throw new Error(
          `${where} has the expression ${source}; the laptop cloud does not understand its part "${part}"`,
        );
      return { start, end, step: Number(step ?? 1) };
    });
    return (candidate) =>
      parts.some(({ start, end, step }) => candidate >= start && candidate <= end && (candidate - start) % step === 0);
  };
  const minute = read(0, 0, 59);
  const hour = read(1, 0, 23);
  const day = read(2, 1, 31);
  const month = read(3, 1, 12, MONTHS);
  const weekday = read(4, 1, 7, WEEKDAYS);
  const year = read(5, 1970, 2199);
  const times: number[] = [];
  for (let at = 0; at < 24 * 60; at += 1) if (hour(Math.floor(at / 60)) && minute(at % 60)) times.push(at * 60_000);
  const next = (after: number) => {
    let midnight = Math.floor(after / DAY) * DAY;
    for (let days = 0; days <= HORIZON_DAYS; days += 1, midnight += DAY) {
      const date = new Date(midnight);
      const fits =
        day(date.getUTCDate()) &&
        month(date.getUTCMonth() + 1) &&
        weekday(date.getUTCDay() + 1) &&
        year(date.getUTCFullYear());
      const time = fits ? times.find((each) => midnight + each > after) : undefined;
      if (time !== undefined) return midnight + time;
    }
    return Number.POSITIVE_INFINITY;
  };
  return { next, frequent: times.length > 1 };
}
