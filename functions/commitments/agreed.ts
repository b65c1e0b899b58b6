/** What was agreed in disputes, for those who look at commitments: as far as they may read the dispute, and of another no more than that there is something. */
import type { RegisteredParty } from '../agreements/agreement.reads.ts';
import { disputeStream } from '../disputes/dispute.stream.ts';
import { mayRead, standingsIn } from '../disputes/domain/who.rules.ts';
import { type FollowUpText, followUpTexts } from '../disputes/follow-up-texts.reads.ts';
import { disputeIdOf } from '../shared/ids.ts';
import type { PlainDay } from '../shared/kernel.ts';
import { tipKey } from '../shared/ledger/ledger.ts';
import { batchGet, type Found } from '../shared/ledger/table.ts';
import type { Commitments } from './domain/commitment.state.ts';
import { disputeOf } from './domain/follow-up.rules.ts';
import { recipientsOf } from './domain/standing.rules.ts';
import type { Says } from './domain/stated.ts';

export interface Reader {
  /** As the ledger names the person. */
  id: string;
  mailbox: string;
  register: readonly RegisteredParty[];
  today: PlainDay;
}

/** Whether the dispute was read, and the reader may. */
export const readsDispute = (found: Found, agreement: string, dispute: number, reader: Reader): boolean => {
  const { state } = disputeStream.tip(found, disputeIdOf(agreement, dispute));
  return state !== undefined && mayRead(state, reader.id, standingsIn(reader.register, reader.mailbox, reader.today));
};

export const saysOf = (
  key: string,
  { party, by, what }: FollowUpText,
  state: Commitments | undefined,
  parties: readonly string[],
): Says => ({
  ...{ key, party, by, does: what ?? 'The words were removed by law.', dispute: disputeOf(key) },
  to: state ? recipientsOf(state, key, parties) : [],
});

/** What these follow-ups say, by their keys; those are missing that the reader may not read. */
export async function agreedIn(
  agreement: { id: string; parties: readonly string[] },
  states: readonly Commitments[],
  reader: Reader,
): Promise<Map<string, Says>> {
  const all = states.flatMap((state) =>
    Object.entries(state.commitments).flatMap(([key, { named }]) => {
      const dispute = disputeOf(key);
      return dispute === undefined ? [] : [{ state, key, dispute, named }];
    }),
  );
  const numbers = (of: typeof all) => [...new Set(of.map(({ dispute }) => dispute))];
  const [named, open] = [numbers(all.filter((one) => one.named)), numbers(all.filter((one) => !one.named))];
  const found = await batchGet(named.map((dispute) => tipKey(disputeIdOf(agreement.id, dispute))));
  const readable = named.filter((dispute) => readsDispute(found, agreement.id, dispute, reader));
  const texts = await followUpTexts(agreement.id, [...open, ...readable]);
  return new Map(
    all.flatMap(({ state, key }): [string, Says][] => {
      const text = texts.get(key);
      return text ? [[key, saysOf(key, text, state, agreement.parties)]] : [];
    }),
  );
}
