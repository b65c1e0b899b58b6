/** Deadlines as an iCalendar file (RFC 5545), every moment in UTC: a zone in the file would need its own rules beside it. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Instant } from '../../shared/kernel.ts';
import type { Deadline } from '../domain/deadlines.rules.ts';

const MEDIA_TYPE = 'text/calendar; charset=utf-8';

/**
 * `start` is a Date and no time zone is given: with a zone the library would write the wall time of the machine under that zone's name.
 * A deadline is a moment, so an event has a beginning and no end.
 */
export const calendarFile = (name: string, deadlines: readonly Deadline[], service: string, now: Instant): Buffer =>
  written(ICalCalendarMethod.PUBLISH, name, deadlines, service, now);

/** RFC 5546, 3.2.5: a calendar that has these takes them out, by their names. */
export const cancelledFile = (name: string, deadlines: readonly Deadline[], service: string, now: Instant): Buffer =>
  written(ICalCalendarMethod.CANCEL, name, deadlines, service, now);

function written(
  method: ICalCalendarMethod,
  name: string,
  deadlines: readonly Deadline[],
  service: string,
  now: Instant,
): Buffer {
  const calendar = ical({ name, prodId: { company: 'Concord', product: 'Deadlines', language: 'EN' } });
  calendar.method(method);
  for (const { uid, at, summary, page, sequence } of deadlines)
    calendar.createEvent({
      ...{ id: uid, start: new Date(at), stamp: new Date(now), summary, sequence },
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(method === ICalCalendarMethod.CANCEL && { status: ICalEventStatus.CANCELLED }),
      ...(page !== undefined && { url: `${service}${page}` }),
    });
  return Buffer.from(calendar.toString());
}

export const calendarReply = (bytes: Buffer, name: string) => ({
  statusCode: 200,
  headers: { 'content-type': MEDIA_TYPE, 'content-disposition': `attachment; filename="${name}.ics"` },
  body: bytes.toString('utf8'),
});
