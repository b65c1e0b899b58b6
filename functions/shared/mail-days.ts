/** Emails say days and moments in the zone of their MOU alone; a subject that asks for an act begins with it and its day. */
import type { Instant } from './kernel.ts';
import { sayInstant, sayShortDayOf } from './time-words.ts';

/** `Tue, Dec 1, 2026, 5:00 p.m. ET` */
export const sayMoment = (at: Instant, zone: string): string => sayInstant(at, zone).replace(/ \([^()]*UTC\)$/, '');

/** `Sign by Tue, Dec 1` */
export const actBy = (act: string, at: Instant, zone: string): string => `${act} by ${sayShortDayOf(at, zone)}`;
