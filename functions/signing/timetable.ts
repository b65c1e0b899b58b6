/** The steps that need the calendar: opening a round, asking a group, and setting the sunset; alone with its holidays in one Lambda. */
import * as z from 'zod/mini';
import { readText } from '../agreements/agreement.reads.ts';
import { type Agreement, evolveAgreement, setSunset } from '../agreements/agreement.rules.ts';
import { readPreparation } from '../offices/party.reads.ts';
import { addBusinessDays, type Calendar, calendarVersion, dayOf, endOfBusiness } from '../shared/calendar.ts';
import { addDays } from '../shared/days.ts';
import { HOUR, type Instant, plus, refuse } from '../shared/kernel.ts';
import { change, unmoved } from '../shared/ledger.ts';
import { task } from '../shared/task.ts';
import { conduct, readPreparationOf, readRoundOf } from './conduct.ts';
import { askPrepared, MOST_REMINDERS, openRound } from './round.rules.ts';

const Input = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open-round'), round: z.string() }),
  z.object({ step: z.literal('ask-next-group'), round: z.string() }),
  z.object({ step: z.literal('set-sunset'), round: z.string() }),
]);

/** Mail that asks for work arrives at nine, when the day's work begins. */
const nine = (calendar: Calendar, day: string): Instant => plus(endOfBusiness(calendar, day), -8 * HOUR);

/** The first reminder after five business days, then weekly. */
const FIRST_REMINDER = 5;
const WEEK = 7;
/** The warning comes a week before the end, so that it meets at least one working week. */
const WARNING_BEFORE = 7;

/** The periods of a round opened now. A date-only deadline ends at 17:00 in the MOU's zone on a business day. */
const periodOf = (calendar: Calendar, days: number, now: Instant) => {
  const last = addDays(dayOf(calendar.zone, now), days);
  return { deadline: endOfBusiness(calendar, last), warnAt: nine(calendar, addDays(last, -WARNING_BEFORE)) };
};

const remindersFrom = (calendar: Calendar, now: Instant): Instant[] => {
  const first = addBusinessDays(calendar, now, FIRST_REMINDER);
  return Array.from({ length: MOST_REMINDERS }, (_, week) => nine(calendar, addDays(first, week * WEEK)));
};

async function textOf(agreement: Agreement) {
  const text = await readText(agreement.textHash);
  return { text, calendar: text.calendar as Calendar };
}

/** Reviewers whom the parties named for an earlier version: they are asked for this one as it goes out. */
async function reviewersNamed(agreement: Agreement, now: Instant): Promise<string[]> {
  const { tips } = await readPreparation(agreement, agreement.parties, now);
  return agreement.parties.flatMap((party) =>
    Object.keys(tips[party]?.state?.reviewers ?? {}).map((kind) => `${party}/${kind}`),
  );
}

async function open(id: string, now: Instant) {
  const { agreement } = await readRoundOf(id);
  const { text, calendar } = await textOf(agreement);
  const { order, periodDays } = text.signing;
  const reviewers = await reviewersNamed(agreement, now);
  const opening = {
    round: id,
    agreement: agreement.id,
    version: agreement.version,
    documentHash: agreement.documentHash,
    organization: agreement.organization,
    zone: agreement.zone,
    groups: order.kind === 'groups' ? order.groups : [agreement.parties],
    calendar: calendarVersion,
    ...periodOf(calendar, periodDays, now),
    remindAt: remindersFrom(calendar, now),
    ...(reviewers.length > 0 && { reviewers }),
  };
  return conduct(id, 'open', now, ({ state }, current) => ({
    round:
      current.status === 'out for signature'
        ? openRound(state, opening)
        : refuse(`The agreement is ${current.status}.`, 'No round is opened for it.'),
  }));
}

/** The preparation is part of the commit: a party whose holder was replaced meanwhile is not asked. */
async function askGroup(id: string, now: Instant) {
  const { agreement, roundTip } = await readRoundOf(id);
  const { calendar } = await textOf(agreement);
  const planned = remindersFrom(calendar, now);
  return conduct(id, `ask-${roundTip.seq}`, now, async ({ state }, current) => {
    if (!state) return { round: refuse('The round is not open.', 'Open it first.') };
    const { owed, tips } = await readPreparationOf(state, current, now);
    const round = askPrepared(state, owed, planned, now);
    const asked = (round.events ?? []).flatMap((event) => (event.type === 'GroupAsked' ? event.data.parties : []));
    return { round, beside: asked.flatMap((party) => (tips[party] ? [unmoved(tips[party])] : [])) };
  });
}

async function sunset(id: string, now: Instant) {
  const { agreement } = await readRoundOf(id);
  const { calendar } = await textOf(agreement);
  const { term } = agreement;
  if (!term) return { recorded: 0 };
  const when = {
    sunsetAt: endOfBusiness(calendar, term.sunset),
    endsAt: endOfBusiness(calendar, term.ends),
    calendar: calendarVersion,
  };
  return conduct(id, 'sunset', now, (_, current, tip) => ({
    round: { events: [] },
    agreement: change({ tip, events: setSunset(current, when).events ?? [], evolve: evolveAgreement }),
  }));
}

const STEPS = { 'open-round': open, 'ask-next-group': askGroup, 'set-sunset': sunset };

export const handler = task(Input, ({ step, round }, now) => STEPS[step](round, now));
