/** The step that makes each closing duty a commitment of its owner's party. */
import { commitmentStream } from '../../commitments/commitment.stream.ts';
import type { Instant } from '../../shared/kernel.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { closingStep, type WatchedClosing } from '../closing-step.reads.ts';
import type { DataOf } from '../domain/closing.events.ts';
import { notHandedOut } from '../domain/standing.rules.ts';

/** Parties that take theirs in one commit; the rest takes them in the next. */
const TOGETHER = 40;

const takenBy = (
  party: string,
  agreement: string,
  { duties, endedAt, until, zone, calendar, law }: DataOf<'ClosingBegan'>,
) => ({
  type: 'DutiesTaken' as const,
  data: {
    ...{ agreement, party, endedAt, until, zone, calendar, law },
    duties: duties.filter(({ owner }) => owner.party === party).map(({ key, by, dueAt }) => ({ key, by, dueAt })),
  },
});

export const handOutDuties = ({ closing: id }: WatchedClosing, now: Instant) =>
  closingStep(id, now, {
    decide: ({ tip, state, stateOf, tipOf, agreement }) => {
      const { began } = state;
      const parties = notHandedOut(state, stateOf).slice(0, TOGETHER);
      return {
        changes: began
          ? parties.map((party) =>
              commitmentStream.change(
                tipOf(party),
                [takenBy(party, state.agreement, { agreement: state.agreement, ...began })],
                agreement,
              ),
            )
          : [],
        also: [assertVersion(tip)],
      };
    },
  });
