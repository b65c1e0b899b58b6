/** The steps of the signing workflow that set dates: opening a round, asking a group, and setting the sunset. */
import { readText } from '../../agreements/agreement.reads.ts';
import { calendarOf, setSunset } from '../../agreements/domain/agreement.rules.ts';
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { partiesAt } from '../../agreements/domain/seats.rules.ts';
import { signingGroups } from '../../agreements/domain/signed-mou.ts';
import { sunsetOf } from '../../agreements/domain/sunset.rules.ts';
import { readPreparation } from '../../offices/party.reads.ts';
import { lawVersion } from '../../shared/calendar/law.ts';
import { type Instant, refuse } from '../../shared/kernel.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { lastMomentToSign, periodOf, remindersFrom } from '../domain/period.rules.ts';
import { askPrepared, openRound } from '../domain/round.rules.ts';
import { readPreparationOf, roundStep, type WatchedRound } from '../round-step.reads.ts';

/** Reviewers whom the parties named for an earlier version: they are asked for this one as it goes out. */
async function reviewersNamed(agreement: Agreement, now: Instant): Promise<string[]> {
  const { tips } = await readPreparation(agreement, agreement.parties, now);
  return agreement.parties.flatMap((party) =>
    Object.keys(tips[party]?.state?.reviewers ?? {}).map((kind) => `${party}/${kind}`),
  );
}

export const open = ({ round: id }: WatchedRound, now: Instant) =>
  roundStep(id, {
    read: async ({ agreement }) => {
      const [text, reviewers] = await Promise.all([readText(agreement.textHash), reviewersNamed(agreement, now)]);
      return { text, reviewers };
    },
    round: ({ roundTip, agreement, agreementsTip }, { text, reviewers }) => {
      const { periodDays } = text.signing;
      if (agreement.status !== 'out for signature' || agreement.round !== id)
        return refuse(
          'not-out-for-signature',
          'This version is not out for signature any more.',
          'No round is opened for it.',
        );
      const calendar = calendarOf(agreement);
      const last = lastMomentToSign(agreement, agreementsTip.state?.term);
      return openRound(roundTip.state, {
        round: id,
        agreement: agreement.id,
        version: agreement.version,
        documentHash: agreement.documentHash,
        organization: agreement.organization,
        zone: agreement.zone,
        groups: signingGroups(text),
        calendar: lawVersion,
        ...periodOf(calendar, periodDays, now, last),
        remindAt: remindersFrom(calendar, now),
        ...(reviewers.length > 0 && { reviewers }),
      });
    },
  });

/** The preparation is part of the commit: a party whose holder was replaced meanwhile is not asked. */
export const askGroup = ({ round: id }: WatchedRound, now: Instant) =>
  roundStep(id, {
    read: (read) => readPreparationOf(read.roundTip.state, read.agreement, now),
    round: ({ roundTip: { state }, agreement }, { owed }) =>
      state
        ? askPrepared(state, owed, remindersFrom(calendarOf(agreement), now), now)
        : refuse('round-not-open', 'The round is not open.', 'Open it first.'),
    also: (events, { tips }) => {
      const asked = events.flatMap((event) => (event.type === 'GroupAsked' ? event.data.parties : []));
      return partiesAt(asked).flatMap((party) => (tips[party] ? [assertVersion(tips[party])] : []));
    },
  });

export const sunset = ({ round: id }: WatchedRound) =>
  roundStep(id, {
    agreement: (current) => {
      const { term } = current;
      if (!term) return { events: [] };
      return setSunset(current, sunsetOf(calendarOf(current), term, current.sunset.opensDaysBefore));
    },
  });
