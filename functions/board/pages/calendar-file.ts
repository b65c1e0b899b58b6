/** Deadlines as an iCalendar file (RFC 5545), every moment in UTC: a zone in the file would need its own rules beside it. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import type { Instant } from '../../shared/kernel.ts';
import type { Deadline } from '../domain/deadlines.rules.ts';

const MEDIA_TYPE = 'text/calendar; charset=utf-8';

/** What runs, and what fell away before its day: whoever took the file before still has that in a calendar. */
export interface Dates {
  running: readonly Deadline[];
  fallen: readonly Deadline[];
}

export interface Calendar {
  name: string;
  service: string;
  now: Instant;
}

/** What runs with what fell away, cancelled under its own name, so that taking the file again puts a calendar right. */
export const calendarFile = (calendar: Calendar, { running, fallen }: Dates): Buffer =>
  written(ICalCalendarMethod.PUBLISH, calendar, [
    ...running.map((one) => [one, ICalEventStatus.CONFIRMED] as const),
    ...fallen.map((one) => [one, ICalEventStatus.CANCELLED] as const),
  ]);

/** RFC 5546, 3.2.5: a calendar that has these takes them out, by their names. */
export const cancelledFile = (calendar: Calendar, { fallen }: Pick<Dates, 'fallen'>): Buffer =>
  written(
    ICalCalendarMethod.CANCEL,
    calendar,
    fallen.map((one) => [one, ICalEventStatus.CANCELLED] as const),
  );

/** The library escapes the texts of events, and leaves the calendar's own name as it is (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/**
 * `start` is a Date and no time zone is given: with a zone the library would write the wall time of the machine under that zone's name.
 * A deadline is a moment, so an event has a beginning and no end. That it holds is said, too: one that was cancelled may come back.
 */
function written(
  method: ICalCalendarMethod,
  { name, service, now }: Calendar,
  events: readonly (readonly [Deadline, ICalEventStatus])[],
): Buffer {
  if (events.length === 0) throw new TypeError('A calendar of nothing is no calendar (RFC 5545, 3.6)');
  const calendar = ical({ name: escaped(name), prodId: { company: 'Concord', product: 'Deadlines', language: 'EN' } });
  calendar.method(method);
  for (const [{ uid, at, summary, page, sequence }, status] of events)
    calendar.createEvent({
      ...{ id: uid, start: new Date(at), stamp: new Date(now), summary, sequence, status },
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(page !== undefined && { url: `${service}${page}` }),
    });
  // Every line has an end (RFC 5545, 3.1); the library leaves out the last one.
  return Buffer.from(`${calendar.toString().trimEnd()}\r\n`);
}

const asReply = (bytes: Buffer, name: string): Reply => ({
  statusCode: 200,
  headers: { 'content-type': MEDIA_TYPE, 'content-disposition': `attachment; filename="${name}.ics"` },
  body: bytes.toString('utf8'),
});

export interface Asked extends Calendar {
  /** Of the file that the browser keeps. */
  file: string;
  /** The page that says that there is nothing, for whoever asks for a calendar of nothing. */
  page: string;
}

export const calendarReply = ({ file, page, ...calendar }: Asked, dates: Dates): Reply =>
  dates.running.length + dates.fallen.length === 0 ? seeOther(page) : asReply(calendarFile(calendar, dates), file);

export const cancelledReply = ({ file, page, ...calendar }: Asked, dates: Pick<Dates, 'fallen'>): Reply =>
  dates.fallen.length === 0 ? seeOther(page) : asReply(cancelledFile(calendar, dates), file);
