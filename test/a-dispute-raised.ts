/** For tests: disputes and stopped clocks put on the ledger as their acts would, without the pages, and what came of them. */

import type { DocketEvent } from '../functions/disputes/docket/domain/docket.events.ts';
import type { DisputeEvent } from '../functions/disputes/domain/dispute.events.ts';
import type { Dispute, Ladder } from '../functions/disputes/domain/dispute.schema.ts';
import { periodOf } from '../functions/disputes/domain/period.rules.ts';
import { dayOf } from '../functions/shared/days.ts';
import { commitmentsIdOf, disputeIdOf } from '../functions/shared/ids.ts';
import { plus } from '../functions/shared/kernel.ts';
import type { EffectItem } from '../functions/shared/ledger/effects.ts';
import { DAY, type TestCloud } from './a-cloud.ts';
import { aMou, type Sent } from './a-sent-mou.ts';
import { asOperator } from './an-operator.ts';

export const CALENDAR = { zone: 'America/New_York', country: 'US' };
/** Wednesday before Memorial Day, ten in the morning in New York. */
export const BEFORE_MEMORIAL_DAY = '2026-05-20T14:00:00.000Z';

const OFFICES = [
  ['desk', 'Program manager'],
  ['bureau', 'Bureau director'],
] as const;
export const LADDER: Ladder = {
  levels: [
    { name: 'Program managers', businessDays: 4 },
    { name: 'Bureau directors', businessDays: 6 },
    { name: 'Heads', businessDays: 10 },
  ],
};
/** The sides of each dispute, and all parties of the MOU. */
const SIDES = ['transport', 'health'] as const;
const PARTIES = [...SIDES, 'forestry'] as const;

/** The short example between agencies that have an office on each level of a ladder. */
export function aMouWithLadder(serial?: number) {
  const mou = aMou({ agencies: PARTIES, ...(serial !== undefined && { serial }) });
  for (const party of mou.parties) {
    const [head] = party.offices;
    const [, tail = ''] = head?.holder.mailbox.split('-') ?? [];
    for (const [key, title] of OFFICES)
      party.offices.push({ key, title, holder: { name: `${title} of ${party.key}`, mailbox: `${key}-${tail}` } });
  }
  const officesOf = (key: string) => Object.fromEntries(PARTIES.map((party) => [party, key]));
  const keys = ['desk', 'bureau', 'head'];
  const levels = LADDER.levels.map((level, index) => ({ ...level, offices: officesOf(keys[index] ?? 'head') }));
  return { ...mou, ladder: { levels } };
}

/** An MOU that all its agencies have signed. */
export async function anMouInForce(cloud: TestCloud, mou = aMouWithLadder()): Promise<Sent> {
  const { secret } = await cloud.token();
  const sent = await cloud.send(secret, mou);
  for (const { key } of mou.parties) await cloud.head(sent, key).sign();
  await cloud.quiet();
  return sent;
}

export type Drawer = Awaited<ReturnType<typeof disputesOf>>;
type Raising = Partial<Extract<DisputeEvent, { type: 'DisputeRaised' }>['data']>;

export const speaker = (party: string) => ({ name: `Speaker of ${party}`, mailbox: `desk@${party}.example` });

/** Commits to the disputes of an agreement as an operator; each call sees what the workflow has done meanwhile. */
export async function disputesOf(cloud: TestCloud, { agreement }: Pick<Sent, 'agreement'>) {
  const { commit, batchGet, newCommandId, ...store } = await ledgerOf(cloud);
  const docketNow = async () => store.docketTip(await batchGet([store.docketKey(agreement)]), agreement);
  const tipOf = async (id: string) => store.disputeStream.tip(await batchGet(store.disputeKeys(id)), id);
  const record = async (changes: Parameters<typeof commit>[0]['changes']) => {
    await commit({ command: { id: newCommandId(), fingerprint: '' }, at: cloud.now(), actor: 'test', changes });
  };
  const told = (watches: readonly string[]) => ({
    agreement,
    to: PARTIES.map((party) => `${party}/liaison`),
    watches,
  });
  const state = async (id: string): Promise<Dispute> => {
    const { state } = await tipOf(id);
    if (!state) throw new Error(`There is no dispute ${id}`);
    return state;
  };
  /** Mail systems and the workflow may write in the same moment: whatever is recorded here is recorded on what they have left. */
  const records = (id: string, ...happened: DisputeEvent[]): Promise<void> =>
    store.retryOnConflict(async () => {
      const found = await batchGet(store.disputeKeys(id));
      const tip = store.disputeStream.tip(found, id);
      const follow = await store.followed({ found, tip, events: happened, now: cloud.now() });
      await record([store.disputeStream.change(tip, happened), ...follow]);
    });
  const recordsClocks = (event: DocketEvent, ids: readonly string[]): Promise<void> =>
    store.retryOnConflict(async () => record([store.docketStream.change(await docketNow(), [event], told(ids))]));
  const events = async (id: string, type?: DisputeEvent['type']) =>
    (await cloud.history(id)).events.filter((event) => type === undefined || event.type === type);

  return {
    state,
    events,
    /** Of the transport agency against health; the id of the new dispute. */
    raise: async (more: Raising = {}): Promise<string> => {
      const docket = await docketNow();
      const number = (docket.state?.disputes ?? 0) + 1;
      const id = disputeIdOf(agreement, number);
      const ladder = more.ladder ?? LADDER;
      const period = periodOf(CALENDAR, ladder.levels[0]?.businessDays ?? 1, cloud.now());
      const raised: DisputeEvent = {
        type: 'DisputeRaised',
        data: {
          ...{ agreement, dispute: id, number, under: 1, by: 'transport', against: 'health', about: { kind: 'other' } },
          ...{ happenedOn: cloud.now().slice(0, 10), handling: 'parties', people: [], complained: [] },
          ...{
            zone: CALENDAR.zone,
            jurisdiction: { country: CALENDAR.country },
            ladder,
            vetoers: [],
            answerBy: period.deadline,
            ...period,
          },
          offices: Object.fromEntries(SIDES.map((party) => [party, ['desk', 'bureau', 'head']])),
          ...more,
        },
        body: {
          by: speaker('transport'),
          ...{ happened: 'The map was closed.', need: 'Open it.', cannotAccept: '', offer: '', links: [], people: [] },
        },
      };
      await record([
        store.docketStream.change(docket, [{ type: 'DisputeEntered', data: { agreement, number } }], told([])),
        store.disputeStream.change(await tipOf(id), [raised]),
      ]);
      await cloud.quiet();
      return id;
    },
    /** What vetoes of its decision did to what a party promised in it. */
    vetoesOf: async (id: string, party: string): Promise<string[]> =>
      (await cloud.history(commitmentsIdOf(agreement, party))).events.flatMap(({ type, data }) => {
        const { dispute, veto = '' } = data as { dispute?: number; veto?: string };
        return type === 'FollowUpsVetoed' && id === disputeIdOf(agreement, dispute ?? 0) ? [veto] : [];
      }),
    /** What people do; the workflow has answered when this returns. */
    happens: async (id: string, ...happened: DisputeEvent[]): Promise<void> => {
      await records(id, ...happened);
      await cloud.quiet();
    },
    /** Likewise, for a test that lets the workflow go on itself. */
    records,
    /** A liaison pauses deadlines for whole days. The workflows of these disputes are told. */
    pause: async (days: number, ids: readonly string[]): Promise<void> => {
      await recordsClocks(
        {
          type: 'ClocksPaused',
          data: { agreement, party: 'health', cause: 'emergency', ...pausedFor(cloud.now(), days) },
          body: { by: speaker('health'), reason: 'The river is over its banks.' },
        },
        ids,
      );
      await cloud.quiet();
    },
    resume: async (ids: readonly string[]): Promise<void> => {
      await recordsClocks(RESUMED, ids);
      await cloud.quiet();
    },
    resumes: (ids: readonly string[]): Promise<void> => recordsClocks(RESUMED, ids),
    pauses: async () => (await docketNow()).state?.pauses ?? [],
    /** The execution of a level: how it is, and where it waits or ended. */
    watch: (id: string, level: number) => {
      const name = `${id}-level-${level}`;
      // Of those that go on with the level, the newest.
      const found = cloud.engine
        .listExecutions()
        .executions.find((one) => one.name === name || one.name.startsWith(`${name}-watch-`));
      if (!found) return undefined;
      const { executionArn, status } = found;
      const history = cloud.engine.getExecutionHistory({ executionArn }).events as unknown as StateEvent[];
      const entered = history.flatMap(({ stateEnteredEventDetails: state }) => state?.name ?? []);
      const [wait] = cloud.engine.waiting(executionArn);
      const until = wait?.until === undefined ? undefined : new Date(wait.until).toISOString();
      return { executionArn, status, entered, in: entered.at(-1), until };
    },
    /** Mails that the dispute has asked for: to whom, by template. */
    mails: async (id: string, template?: string): Promise<string[][]> =>
      (await cloud.items<EffectItem>(`MAIL#${id}#`))
        .sort((one, other) => one.seq - other.seq)
        .flatMap(({ effect }) =>
          effect.kind === 'mail' && (template === undefined || effect.template === template) ? [effect.to] : [],
        ),
    /** SES says that a mail to an office did not arrive. */
    bounce: async (id: string, party: string, office: string, messageId = 'message-1'): Promise<void> => {
      const report = { report: 'bounced', template: 'dispute-raised', messageId } as const;
      const tags = { kind: 'office', dispute: id, party, to: office, as: 'holder' } as const;
      await store.recordReport(tags, report, cloud.now());
      await cloud.quiet();
    },
  };
}

const RESUMED: DocketEvent = {
  type: 'ClocksResumed',
  data: { party: 'health' },
  body: { by: speaker('health'), reason: 'It is back.' },
};

const pausedFor = (now: string, days: number) => ({ until: plus(now, days * DAY), on: dayOf(CALENDAR.zone, now) });

interface StateEvent {
  stateEnteredEventDetails?: { name: string };
}

/** Offices take a text at once. */
export const agreeing = (
  level: number,
  followUps: { party: string; by: string; dueAt: string }[] = [],
  vetoUntil?: string,
): DisputeEvent[] => {
  const promised = followUps.map(({ party, by }) => ({ party, by }));
  const data = { version: 1, party: 'transport', level, followUps: promised, as: 'proposal' } as const;
  const words = followUps.map(() => 'Opens the map again.');
  return [
    { type: 'TextProposed', data, body: { by: speaker('transport'), text: 'The map opens.', followUps: words } },
    { type: 'TextAccepted', data: { version: 1, party: 'health', level }, body: { by: speaker('health') } },
    {
      type: 'DisputeDecided',
      data: {
        ...{ version: 1, level, how: 'agreement', followUps, calendar: 'test@1' },
        ...(vetoUntil !== undefined && { vetoUntil }),
      },
    },
  ];
};

async function ledgerOf(cloud: TestCloud) {
  asOperator(cloud);
  return {
    ...(await import('../functions/disputes/dispute.stream.ts')),
    ...(await import('../functions/outbox/report.ts')),
    ...(await import('../functions/shared/ledger/retry-on-conflict.ts')),
    ...(await import('../functions/shared/ledger/ledger.ts')),
    ...(await import('../functions/shared/ledger/table.ts')),
    ...(await import('../functions/shared/ids.ts')),
    ...(await import('./a-follow-up.ts')),
  };
}
