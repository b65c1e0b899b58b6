/** The steps of the signing workflow that set dates: opening a round, asking a group, and setting the sunset. */
import { readText } from '../agreements/agreement.reads.ts';
import { type Agreement, calendarOf, setSunset } from '../agreements/agreement.rules.ts';
import { readPreparation } from '../offices/party.reads.ts';
import { endOfBusiness } from '../shared/calendar/business-days.ts';
import { lawVersion } from '../shared/calendar/law.ts';
import { type Instant, refuse } from '../shared/kernel.ts';
import { assertVersion } from '../shared/ledger.ts';
import { conduct, readPreparationOf, readRoundOf } from './conduct.ts';
import { periodOf, remindersFrom } from './period.rules.ts';
import { askPrepared, openRound } from './round.rules.ts';

/** Reviewers whom the parties named for an earlier version: they are asked for this one as it goes out. */
async function reviewersNamed(agreement: Agreement, now: Instant): Promise<string[]> {
  const { tips } = await readPreparation(agreement, agreement.parties, now);
  return agreement.parties.flatMap((party) =>
    Object.keys(tips[party]?.state?.reviewers ?? {}).map((kind) => `${party}/${kind}`),
  );
}

export async function open(id: string, now: Instant) {
  const { agreement } = await readRoundOf(id);
  const calendar = calendarOf(agreement);
  const [{ signing }, reviewers] = await Promise.all([readText(agreement.textHash), reviewersNamed(agreement, now)]);
  const { order, periodDays } = signing;
  const opening = {
    round: id,
    agreement: agreement.id,
    version: agreement.version,
    documentHash: agreement.documentHash,
    organization: agreement.organization,
    zone: agreement.zone,
    groups: order.kind === 'groups' ? order.groups : [agreement.parties],
    calendar: lawVersion,
    ...periodOf(calendar, periodDays, now),
    remindAt: remindersFrom(calendar, now),
    ...(reviewers.length > 0 && { reviewers }),
  };
  return conduct(id, 'open', now, {
    round: ({ roundTip, agreement: current }) =>
      current.status === 'out for signature' && current.round === id
        ? openRound(roundTip.state, opening)
        : refuse('This version is not out for signature any more.', 'No round is opened for it.'),
  });
}

/** The preparation is part of the commit: a party whose holder was replaced meanwhile is not asked. */
export async function askGroup(id: string, now: Instant) {
  const { roundTip } = await readRoundOf(id);
  return conduct(id, `ask-${roundTip.seq}`, now, {
    read: (read) => readPreparationOf(read.roundTip.state, read.agreement, now),
    round: ({ roundTip: { state }, agreement }, { owed }) =>
      state
        ? askPrepared(state, owed, remindersFrom(calendarOf(agreement), now), now)
        : refuse('The round is not open.', 'Open it first.'),
    also: (events, { tips }) => {
      const asked = events.flatMap((event) => (event.type === 'GroupAsked' ? event.data.parties : []));
      return asked.flatMap((party) => (tips[party] ? [assertVersion(tips[party])] : []));
    },
  });
}

export function sunset(id: string, now: Instant) {
  return conduct(id, 'sunset', now, {
    agreement: (current) => {
      const { term } = current;
      if (!term) return { events: [] };
      const calendar = calendarOf(current);
      const when = {
        sunsetAt: endOfBusiness(calendar, term.sunset),
        endsAt: endOfBusiness(calendar, term.ends),
        calendar: lawVersion,
      };
      return setSunset(current, when);
    },
  });
}
