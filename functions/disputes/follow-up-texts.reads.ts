/** What texts of disputes promise, by the keys that their follow-ups have among commitments; without the words that a law removed. */
import { followUpKey } from '../commitments/domain/follow-up.rules.ts';
import { disputeIdOf } from '../shared/ids.ts';
import type { PlainDay } from '../shared/kernel.ts';
import { history } from '../shared/ledger/history.ts';

export interface FollowUpText {
  party: string;
  by: PlainDay;
  what: string | undefined;
}

type Proposed = { version: number; followUps: readonly { party: string; by: PlainDay }[] };

async function textsOf(agreement: string, dispute: number): Promise<[string, FollowUpText][]> {
  const { events, bodies } = await history(disputeIdOf(agreement, dispute));
  return events
    .filter(({ type }) => type === 'TextProposed')
    .flatMap(({ seq, data }) => {
      const { version, followUps } = data as Proposed;
      const { followUps: words } = (bodies.get(seq)?.body ?? {}) as { followUps?: readonly string[] };
      return followUps.map((one, index): [string, FollowUpText] => [
        followUpKey(dispute, version, index),
        { ...one, what: words?.[index] },
      ]);
    });
}

export const followUpTexts = async (
  agreement: string,
  disputes: readonly number[],
): Promise<ReadonlyMap<string, FollowUpText>> =>
  new Map((await Promise.all([...new Set(disputes)].map((dispute) => textsOf(agreement, dispute)))).flat());
