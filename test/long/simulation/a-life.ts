/** For tests: streams on a simulated table, what people try on them at the edge of a deadline, and the machines that watch them. */

import { agreementStream } from '../../../functions/agreements/agreement.stream.ts';
import { giveBack, voidAgreement } from '../../../functions/agreements/domain/agreement.rules.ts';
import { type Agreement, evolveAgreement } from '../../../functions/agreements/domain/agreement.state.ts';
import { aSeal, aTerm, published } from '../../../functions/agreements/testing/an-agreement.ts';
import '../../../functions/agreements/domain/term.rules.ts';
import { disputeStream, docketStream } from '../../../functions/disputes/dispute.stream.ts';
import type { DocketEvent } from '../../../functions/disputes/docket/domain/docket.events.ts';
import { pauseAt } from '../../../functions/disputes/docket/domain/suspension-clock.rules.ts';
import type { DisputeEvent } from '../../../functions/disputes/domain/dispute.events.ts';
import { standing as standingOfDispute } from '../../../functions/disputes/domain/standing.rules.ts';
import { handler as escalationSteps } from '../../../functions/disputes/steps.ts';
import { AGREEMENT, DISPUTE, raisedEvent } from '../../../functions/disputes/testing/a-dispute.ts';
import { type Attempt, decide } from '../../../functions/disputes/testing/a-history.ts';
import { readWatched } from '../../../functions/disputes/workflow/workflow-step.ts';
import { handler as conductor } from '../../../functions/outbox/conductor.ts';
import { docketIdOf, newCommandId } from '../../../functions/shared/ids.ts';
import { DAY, type Instant, plus } from '../../../functions/shared/kernel.ts';
import { keepDocument } from '../../../functions/shared/ledger/document.store.ts';
import type { EffectItem } from '../../../functions/shared/ledger/effects.ts';
import { type Commit, commit } from '../../../functions/shared/ledger/ledger.ts';
import { retryOnConflict } from '../../../functions/shared/ledger/retry-on-conflict.ts';
import { type WatchRow, watchKey } from '../../../functions/shared/ledger/watch.store.ts';
import { stepTask } from '../../../functions/shared/step.ts';
import { defineStream } from '../../../functions/shared/stream.ts';
import { executing } from '../../../functions/signing/acts/executing.ts';
import { standing as standingOfRound } from '../../../functions/signing/domain/round.rules.ts';
import { roundStream } from '../../../functions/signing/round.stream.ts';
import { readRoundOf, roundStep, watchedRound } from '../../../functions/signing/round-step.reads.ts';
import { handler as signingSteps } from '../../../functions/signing/steps.ts';
import { anOpening } from '../../../functions/signing/testing/a-round.ts';
import {
  decide as decideOnRound,
  type Attempt as RoundAttempt,
} from '../../../functions/signing/testing/an-attempt.ts';
import { followed } from '../../a-follow-up.ts';
import { Executions } from './executions.ts';
import type { World } from './world.ts';

export const ROUND = published().data.round;

/** An MOU that is in force already: no round of it is watched. */
const silent = defineStream({ prefix: 'mou_', evolve: evolveAgreement });
const nobody = { stream: '', seq: 0, hash: '0'.repeat(64) };
const by = { name: 'Liaison of health', mailbox: 'liaison@health.example', office: 'liaison', title: 'Liaison' };

/** As an act: decided again when it loses a race; whether anything was acknowledged. */
const acting = (at: Instant, decideIt: () => Promise<Pick<Commit, 'changes' | 'also'> | undefined>): Promise<boolean> =>
  retryOnConflict(async () => {
    const decided = await decideIt();
    if (!decided) return false;
    await commit({ command: { id: newCommandId(), fingerprint: '' }, at, actor: 'someone', ...decided });
    return true;
  });

const setUp = (at: Instant, changes: Commit['changes']) => acting(at, async () => ({ changes }));

/** Liaisons stop the clocks for three days, or as many as the attempt waits, or let them go on; everyone else acts by the rules. */
export const actOnDispute = (attempt: Attempt, at: Instant): Promise<boolean> =>
  acting(at, async () => {
    const { found, tip, docket, dispute, clock } = await readWatched(DISPUTE, at);
    if (attempt.act === 'pause' || attempt.act === 'resume') {
      const stopped = pauseAt(clock.pauses, at);
      if ((attempt.act === 'pause') === (stopped !== undefined)) return undefined;
      const event: DocketEvent = stopped
        ? { type: 'ClocksResumed', data: { party: 'health' }, body: { by, reason: 'It is over.' } }
        : {
            type: 'ClocksPaused',
            data: {
              agreement: AGREEMENT,
              party: 'health',
              cause: 'emergency',
              until: plus(at, (attempt.wait || 3) * DAY),
              on: at.slice(0, 10),
            },
            body: { by, reason: 'A flood.' },
          };
      return { changes: [docketStream.change(docket, [event], { agreement: AGREEMENT, to: [], watches: [DISPUTE] })] };
    }
    const { events = [] } = decide(dispute, attempt, clock);
    const follow = await followed({ found, tip, events, now: at });
    return events.length > 0 ? { changes: [disputeStream.change(tip, events), ...follow] } : undefined;
  });

const endOf = (agreement: Agreement, outcome: string | undefined) =>
  outcome === 'declined'
    ? giveBack(agreement, 'declined').events
    : outcome === 'voided'
      ? voidAgreement(agreement, 'Enough.').events
      : undefined;

export const actOnRound = (attempt: RoundAttempt, at: Instant): Promise<boolean> =>
  acting(at, async () => {
    const { roundTip, agreementsTip, agreement } = await readRoundOf(ROUND);
    const round = roundTip.state;
    if (!round) return undefined;
    const { events = [] } = decideOnRound(round, {}, attempt, at);
    if (events.length === 0) return undefined;
    const closed = events.find((event) => event.type === 'RoundClosed')?.data.outcome;
    if (closed === undefined || closed === 'executed') {
      const recorded = executing(events, { roundTip, round, agreementsTip, agreement }, at, []);
      return recorded.refused ? undefined : { changes: recorded.changes };
    }
    const ends = endOf(agreement, closed) ?? [];
    return { changes: [roundStream.change(roundTip, events), agreementStream.change(agreementsTip, ends)] };
  });

/** Sealing needs a key of its own, and is no matter of time: it is recorded. */
const seal = stepTask(watchedRound, {
  'seal-copy': ({ round }) =>
    roundStep(round, {
      agreement: ({ seal: sealed }) => ({ events: sealed ? [] : [{ type: 'CopySealed', data: aSeal() }] }),
    }),
});

export interface Life {
  world: World;
  stream: string;
  executions: Executions;
  /** One of the effects that were recorded since is carried out, or its hint is lost; false when there is none. */
  hint: (lost?: boolean) => boolean;
  sweep: () => void;
  /** An execution is ended from outside, wherever it is; so many of a life at most. */
  stopOne: (most: number) => void;
  /** When a wait ends, an effect is tried again, or a watch is late; undefined when nothing will ever happen. */
  nextMoment: () => Instant | undefined;
  /** Where the stream stands, and when something of it falls due. */
  stands: () => Promise<{ stand: string; until?: Instant | undefined; over: boolean }>;
  /** The row of its watch. */
  watched: () => WatchRow | undefined;
}

const FUNCTIONS = {
  escalation: { StepsFunction: escalationSteps },
  signing: { StepsFunction: signingSteps, SealFunction: seal },
};

function aLife(world: World, machine: 'signing' | 'escalation', stream: string, stands: Life['stands']): Life {
  process.env.MACHINE_SIGNING = 'signing';
  process.env.MACHINE_ESCALATION = 'escalation';
  const executions = new Executions(world, FUNCTIONS[machine]);
  const hinted = new Set<string>();
  const carry = (event: unknown) =>
    void world
      .act({ name: 'conductor', stopped: false }, () =>
        conductor(event as never, { getRemainingTimeInMillis: () => 60_000 }),
      )
      .catch(() => undefined);
  return {
    world,
    stream,
    executions,
    hint: (lost = false) => {
      const next = world.table.list<EffectItem>('FLOW#').find(({ pk }) => !hinted.has(pk));
      if (!next) return false;
      hinted.add(next.pk);
      if (!lost) carry({ Records: [{ dynamodb: { Keys: { pk: { S: next.pk } }, SequenceNumber: '1' } }] });
      return true;
    },
    sweep: () => carry({ sweep: true }),
    stopOne: (most) => {
      const running = executions.all.filter(({ status, stopped }) => status === 'RUNNING' && !stopped);
      const stopped = executions.all.filter((one) => one.stopped).length;
      if (running.length > 0 && stopped < most) world.pick(running).stopped = true;
    },
    nextMoment: () => {
      const due = (prefix: string) => world.table.list<{ dueAt?: string }>(prefix).flatMap(({ dueAt }) => dueAt ?? []);
      const timer = world.nextTimer === undefined ? [] : [new Date(world.nextTimer).toISOString()];
      return [...timer, ...due('FLOW#'), ...due('WATCH#')].sort()[0];
    },
    stands,
    watched: () => world.table.list<WatchRow>(watchKey(stream).pk)[0],
  };
}

const tipOf = (stream: string) => ({ ...nobody, stream });

/** A dispute of an MOU in force that has come so far. */
export async function aDisputed(
  world: World,
  ...happened: readonly { events: DisputeEvent[]; at: Instant }[]
): Promise<Life> {
  const now = world.now;
  const first = [
    { type: 'AgreementPublished' as const, ...published({ calendar: { country: 'US' } }) },
    { type: 'AgreementExecuted' as const, data: aTerm() },
  ];
  const entered: DocketEvent = { type: 'DisputeEntered', data: { agreement: AGREEMENT, number: 1 } };
  const life = aLife(world, 'escalation', DISPUTE, async () => {
    const { dispute, clock } = await readWatched(DISPUTE, world.now);
    const { stand, until } = standingOfDispute(dispute, dispute.level, clock);
    // Judged by what people wait for, not by what the workflow makes of it: a level ends, and a veto lapses or is reasoned.
    const { status } = dispute;
    const over = status === 'withdrawn' || status === 'impasse' || (status === 'decided' && stand === 'settled');
    return { stand: over ? stand : `${status}: ${stand}`, until, over };
  });
  const begun = setUp(now, [
    silent.change(tipOf(AGREEMENT), first),
    docketStream.change(tipOf(docketIdOf(AGREEMENT)), [entered], { agreement: AGREEMENT, to: [], watches: [] }),
    disputeStream.change(tipOf(DISPUTE), [raisedEvent()]),
  ]);
  await world.race();
  await begun;
  for (const { events, at } of happened) {
    world.moveTo(at);
    const more = acting(at, async () => {
      const { found, tip } = await readWatched(DISPUTE, at);
      return { changes: [disputeStream.change(tip, events), ...(await followed({ found, tip, events, now: at }))] };
    });
    await world.race();
    await more;
  }
  return life;
}

/** A round of which everyone is asked. */
export async function aRoundAsked(world: World): Promise<Life> {
  const now = world.now;
  const text = {
    calendar: { zone: 'America/New_York', country: 'US' },
    signing: { order: { kind: 'all' }, periodDays: 30 },
  };
  const kept = keepDocument(JSON.stringify(text));
  await world.race();
  const opening = anOpening();
  const parties = opening.groups.flat();
  const life = aLife(world, 'signing', ROUND, async () => {
    const { roundTip, agreement } = await readRoundOf(ROUND);
    const { stand, until } = standingOfRound(roundTip.state, {}, world.now);
    const over =
      stand === 'executed'
        ? agreement.seal !== undefined
        : ['declined', 'voided', 'lapsed', 'superseded'].includes(stand);
    return { stand, until, over };
  });
  const first = [{ type: 'AgreementPublished' as const, ...published({ textHash: await kept }) }];
  const begun = setUp(now, [
    agreementStream.change(tipOf(AGREEMENT), first),
    roundStream.change(tipOf(ROUND), [
      { type: 'RoundOpened', data: opening },
      { type: 'GroupAsked', data: { group: 0, parties, remindAt: [plus(now, 5 * DAY), plus(now, 12 * DAY)] } },
    ]),
  ]);
  await world.race();
  await begun;
  return life;
}
