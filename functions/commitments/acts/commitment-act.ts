/** How every act on a commitment is made: from the page of its form, and back to the page of the commitment. */
import { act } from '../../shared/act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { type Reply, seeOther } from '../../shared/http/reply.ts';
import type { Decision, Refusal } from '../../shared/kernel.ts';
import { type Action, assertVersion, type Change, type EventDraft } from '../../shared/ledger/ledger.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { commitmentForm, commitmentPath, type VisitedCommitment } from '../authorize-commitments.ts';
import { commitmentStream } from '../commitment.stream.ts';
import type { CommitmentEvent } from '../domain/commitment.events.ts';
import { isDuty } from '../domain/duty.rules.ts';

/** What the text in force has of it comes first, where that is not on record yet. */
export const changeOf = (
  { of: { tip, taken }, agreement }: VisitedCommitment,
  events: readonly CommitmentEvent[],
): Change<unknown, EventDraft> =>
  commitmentStream.change(tip, [...taken, ...events], { round: agreement.round, parties: agreement.parties });

/** A closing duty moves while its closing runs: the report is made of what stands at that moment. */
export const heldBy = ({ key, closing }: VisitedCommitment): Action[] => (isDuty(key) ? [assertVersion(closing)] : []);

export interface Acting {
  load: (request: Request, more: readonly Key[]) => Promise<VisitedCommitment>;
  decide: (visited: VisitedCommitment, request: Request) => Decision<CommitmentEvent>;
  show: (visited: VisitedCommitment, request: Request, refused: readonly Refusal[]) => Promise<Reply>;
}

/** `name` is its form's, and the page says `done` with it. */
export const actingOn = (name: string, { load, decide, show }: Acting) =>
  act<VisitedCommitment>(name, {
    form: commitmentForm(name),
    load: (request, command) => load(request, [command]),
    decide: (visited, request) =>
      outcomeOf(decide(visited, request), (events) => ({
        changes: [changeOf(visited, events)],
        also: heldBy(visited),
        result: undefined,
      })),
    done: (_, request) => seeOther(`${commitmentPath(request)}?done=${name}`),
    show,
  });

/** Counted from 1, as the form carries it along. */
export const countIn = (text = ''): number => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0);
