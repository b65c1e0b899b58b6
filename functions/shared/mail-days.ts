/** Emails say days and moments in the zone of their MOU alone; a subject that asks for an act begins with it and its day. */
import type { Instant } from './kernel.ts';
import type { Reminds } from './mail-layout.tsx';
import { sayInstant, sayShortDayOf } from './time-words.ts';

/** `Tue, Dec 1, 2026, 5:00 p.m. ET` */
export const sayMoment = (at: Instant, zone: string): string => sayInstant(at, zone).replace(/ \([^()]*UTC\)$/, '');

/** One line of a reminder: the act, and its day in the zone of the MOU. */
export const remindsOf = (act: string, at: Instant | undefined, zone: string, mou: string, of?: string): Reminds => ({
  ...{ act, mou },
  ...(of !== undefined && { of }),
  ...(at !== undefined && { by: at, day: sayShortDayOf(at, zone) }),
});

/** `Sign by Tue, Dec 1` */
export const actBy = (act: string, at: Instant, zone: string): string => `${act} by ${sayShortDayOf(at, zone)}`;
