/** For tests: disputes of an executed MOU, put on the ledger as their acts would, without a page or a workflow in between. */

import type { DocketEvent } from '../functions/disputes/docket/domain/docket.events.ts';
import type { DisputeEvent } from '../functions/disputes/domain/dispute.events.ts';
import { disputeIdOf } from '../functions/shared/ids.ts';
import { plus } from '../functions/shared/kernel.ts';
import type { MailEffect } from '../functions/shared/ledger/effects.ts';
import { DAY, type TestCloud } from './a-cloud.ts';
import { aMou, type Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

type Raising = Extract<DisputeEvent, { type: 'DisputeRaised' }>['data'];

export const SIDES = ['transport', 'health', 'forestry'] as const;

/** An MOU that all its agencies have signed. */
export async function executedMou(cloud: TestCloud, token: string): Promise<Sent> {
  const sent = await cloud.send(token, aMou({ agencies: SIDES }));
  for (const { key } of sent.mou.parties) await cloud.head(sent, key).sign();
  await cloud.quiet();
  return sent;
}

export const speaker = (party: string) => ({
  name: `Head of ${party}`,
  mailbox: `head@${party}.example`,
  office: 'head',
  title: 'Director',
});
const position = { need: 'A call first.', cannotAccept: 'The news.', offer: 'An answer in an hour.', links: [] };

export async function docketOf(cloud: TestCloud, { agreement }: Pick<Sent, 'agreement'>) {
  const ledger = await ledgerOf(cloud);
  const { commit, batchGet, newCommandId, docketKey, docketTip, disputeKeys, disputeStream } = ledger;
  const record = (changes: Parameters<typeof commit>[0]['changes']) =>
    commit({ command: { id: newCommandId(), fingerprint: '' }, at: cloud.now(), actor: 'test', changes });
  const docket = async () => docketTip(await batchGet([docketKey(agreement)]), agreement);
  const told = { agreement, to: [], watches: [] };
  /** The workflow may write in the same moment. */
  const happens = (id: string, ...events: DisputeEvent[]): Promise<void> =>
    ledger.retryOnConflict(async () => {
      const found = await batchGet(disputeKeys(id));
      const tip = disputeStream.tip(found, id);
      const follow = await ledger.followed({ found, tip, events, now: cloud.now() });
      await record([ledger.disputeStream.change(tip, events), ...follow]);
    });

  return {
    happens,
    clocks: async (event: DocketEvent) => record([ledger.docketStream.change(await docket(), [event], told)]),
    /** Of transport against health; its number. */
    raise: async (more: Partial<Raising> = {}): Promise<number> => {
      const tip = await docket();
      const number = (tip.state?.disputes ?? 0) + 1;
      const id = disputeIdOf(agreement, number);
      const raised: DisputeEvent = {
        type: 'DisputeRaised',
        data: {
          ...{ agreement, dispute: id, number, under: 1, by: 'transport', against: 'health' },
          ...{ about: { kind: 'decision-right', key: 'closures' }, happenedOn: '2026-02-20', handling: 'parties' },
          ...{ people: [], complained: [], zone: 'America/New_York', jurisdiction: { country: 'US' }, vetoers: [] },
          ladder: { levels: [{ name: 'Heads', businessDays: 10 }] },
          offices: { transport: ['head'], health: ['head'] },
          answerBy: plus(cloud.now(), 4 * DAY),
          deadline: plus(cloud.now(), 20 * DAY),
          remindAt: [],
          calendar: 'test@1',
          ...more,
        },
        body: { by: speaker('transport'), happened: 'A road was closed.', ...position, people: [] },
      };
      await record([
        ledger.docketStream.change(tip, [{ type: 'DisputeEntered', data: { agreement, number } }], told),
        ledger.disputeStream.change({ stream: id, seq: 0, hash: '0'.repeat(64) }, [raised]),
      ]);
      return number;
    },
    answer: (number: number) =>
      happens(disputeIdOf(agreement, number), {
        type: 'DisputeAnswered',
        data: { party: 'health' },
        body: { by: speaker('health'), happened: 'It was on fire.', ...position },
      }),
    /** Health promised something by tomorrow. */
    decide: (number: number) => {
      const dueAt = plus(cloud.now(), DAY);
      const promise = { party: 'health', by: dueAt.slice(0, 10) };
      const followUps = [{ ...promise, dueAt }];
      return happens(
        disputeIdOf(agreement, number),
        {
          type: 'TextProposed',
          data: { version: 1, party: 'transport', level: 0, followUps: [promise], as: 'proposal' },
          body: { by: speaker('transport'), text: 'Health calls first.', followUps: ['Writes down the number.'] },
        },
        { type: 'TextAccepted', data: { version: 1, party: 'health', level: 0 }, body: { by: speaker('health') } },
        {
          type: 'DissentRecorded',
          data: { party: 'health', version: 1 },
          body: { by: speaker('health'), words: ' No. ' },
        },
        { type: 'DisputeDecided', data: { version: 1, level: 0, how: 'agreement', followUps, calendar: 'test@1' } },
      );
    },
  };
}

/** The mails of an effect, as the mailer would write them. */
export async function mailsOf(cloud: TestCloud, effect: MailEffect) {
  process.env.SERVICE_URL = cloud.url;
  asOperator(cloud);
  const { draftsOf, sendingOf } = await import('../functions/outbox/compose.ts');
  const { familyOf } = await import('../functions/outbox/families.ts');
  const family = await familyOf(effect.family);
  if ('answers' in family) throw new Error(`${effect.family} is answered by mails of other families`);
  const drafts = await draftsOf(family, sendingOf({ stream: '', seq: 0, effect }, cloud.now()));
  return Promise.all(
    effect.to.flatMap((name) => drafts(name).drafts).map(async ({ write }) => (await write()).outgoing),
  );
}

async function ledgerOf(cloud: TestCloud) {
  asOperator(cloud);
  return {
    ...(await import('../functions/disputes/dispute.stream.ts')),
    ...(await import('../functions/shared/ledger/retry-on-conflict.ts')),
    ...(await import('../functions/shared/ledger/ledger.ts')),
    ...(await import('../functions/shared/ledger/table.ts')),
    ...(await import('../functions/shared/ids.ts')),
    ...(await import('./a-follow-up.ts')),
  };
}
