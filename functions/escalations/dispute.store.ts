/** Where disputes and dockets stand in the table, and in the `due` index: open ones by what falls due next, ended ones by when they ended. */
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { agreementOfDispute, docketIdOf } from '../shared/ids.ts';
import type { Due, Tip } from '../shared/ledger.ts';
import { change, tipFrom, tipKey } from '../shared/ledger.ts';
import { dynamo, type Found, type Key, marshal, tableName, unmarshal } from '../shared/table.ts';
import { disputeEffects } from './dispute.effects.ts';
import type { DisputeEvent } from './dispute.events.ts';
import { type Dispute, evolveDispute } from './dispute.state.ts';
import { docketEffects, type Told } from './docket.effects.ts';
import type { DocketEvent } from './docket.events.ts';
import { type Docket, evolveDocket } from './docket.state.ts';
import { nextDue } from './ladder.rules.ts';

export const docketKey = (agreement: string): Key => tipKey(docketIdOf(agreement));
export const docketTip = (found: Found, agreement: string): Tip<Docket> =>
  tipFrom<Docket>(found, docketIdOf(agreement));
export const disputeTip = (found: Found, dispute: string): Tip<Dispute> => tipFrom<Dispute>(found, dispute);
/** Everything that an act on a dispute is decided on, but for the registers of parties: known from its id alone. */
export const disputeKeys = (dispute: string): Key[] => {
  const agreement = agreementOfDispute(dispute);
  return [tipKey(agreement), docketKey(agreement), tipKey(dispute)];
};

export const openPartition = (agreement: string): string => `OPEN#${agreement}`;
export const endedPartition = (agreement: string): string => `ENDED#${agreement}`;

/** An impasse stays open: it is the board’s until the MOU is renegotiated. */
export function dueOf(dispute: Dispute): Due {
  const { agreement, status, decision, endedAt, raisedAt } = dispute;
  const settled = status === 'decided' && (decision?.followUps ?? []).every((one) => one.status !== 'open');
  const over = status === 'withdrawn' || settled;
  const dueAt = (over ? endedAt : nextDue(dispute, [])) ?? endedAt ?? raisedAt;
  return { due: over ? endedPartition(agreement) : openPartition(agreement), dueAt };
}

/** Where a list goes on: the last row that was shown, as an address can carry it. */
const startOf = (partition: string, after: string) => {
  const [dueAt = '', id = ''] = after.split('~');
  return marshal({ due: partition, dueAt, ...tipKey(id) });
};

export interface DuePage {
  limit: number;
  /** `next` of the page before. */
  after?: string | undefined;
  newestFirst?: boolean;
}

/** One page of a partition of the `due` index: ids of disputes, which are hints, and where the next page begins. */
export async function duePage(partition: string, { limit, after, newestFirst = false }: DuePage) {
  const page = await dynamo.send(
    new QueryCommand({
      TableName: tableName(),
      IndexName: 'due',
      KeyConditionExpression: 'due = :pk',
      ExpressionAttributeValues: marshal({ ':pk': partition }),
      Limit: limit,
      ScanIndexForward: !newestFirst,
      ...(after !== undefined && { ExclusiveStartKey: startOf(partition, after) }),
    }),
  );
  const rows = (page.Items ?? []).map((item) => unmarshal(item) as { pk: string; dueAt: string });
  const ids = rows.map(({ pk }) => pk.slice(tipKey('').pk.length));
  const last = page.LastEvaluatedKey && rows.at(-1);
  return { ids, ...(last && { next: `${last.dueAt}~${ids.at(-1)}` }) };
}

export const disputeChange = (tip: Tip<Dispute>, events: readonly DisputeEvent[]) =>
  change({ tip, events, evolve: evolveDispute, effectOf: disputeEffects, dueOf });

export const docketChange = (tip: Tip<Docket>, events: readonly DocketEvent[], told: Told) =>
  change({ tip, events, evolve: evolveDocket, effectOf: docketEffects(told) });
