/** Killed in the middle of any step of a review's workflow, before or after what it writes, the cloud goes on: nothing is lost, nothing is done twice. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../functions/agreements/domain/agreement.state.ts';
import type { ReviewEvent } from '../../functions/reviews/domain/review.events.ts';
import { freePort } from '../../infra/laptop/cloud/free-port.ts';
import { aCloud, DAY, HOUR, MINUTE, type TestCloud, theTemplate } from '../a-cloud.ts';
import { executed } from '../a-disputed-mou.ts';
import { aMou, type Sent } from '../a-sent-mou.ts';
import { type Reviewing, reviewing } from '../an-answered-review.ts';
import { refusing, writes as writing } from '../refusing.ts';
import type { StepLife } from './escalation-kill-child.ts';

const home = mkdtempSync(join(tmpdir(), 'concord-review-kill-'));
let template: string;
let ports: StepLife['ports'];
let goesOn: Sent;
let cloud: TestCloud | undefined;

beforeAll(async () => {
  template = await theTemplate();
  ports = { http: await freePort(), frontDoor: await freePort() };
  cloud = await aCloud({ home, template, ports });
  goesOn = await inForce(cloud, { then: 'goes-on' });
  await cloud.stop();
});
afterAll(async () => {
  await cloud?.stop();
  rmSync(home, { recursive: true, force: true });
});

const inForce = async (cloud: TestCloud, sunset: object): Promise<Sent> =>
  executed(
    cloud,
    (await cloud.token()).secret,
    aMou({ agencies: ['transport', 'health', 'police'], sunset } as object),
  );

/** The cloud runs here for as long as that takes, and stops. */
async function awake<T>(act: (cloud: TestCloud) => Promise<T>): Promise<T> {
  cloud = await aCloud({ home, template, ports });
  try {
    return await act(cloud);
  } finally {
    await cloud.stop();
  }
}

/** A life in a process of its own, ended by SIGKILL at that call. */
async function killedAt(life: Omit<StepLife, 'home' | 'template' | 'ports'>): Promise<void> {
  const script = join(import.meta.dirname, './escalation-kill-child.ts');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, JSON.stringify({ home, template, ports, ...life } satisfies StepLife)],
    { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  expect(signal ?? code, `${life.dies.of} ${life.dies.action}`).toBe('SIGKILL');
}

/** Two lives on the way to that moment: one ends before its call is served, the next with the answer still on its way. */
async function killedTwice(to: string, dies: Omit<StepLife['dies'], 'served'>, refuses?: string): Promise<void> {
  for (const served of [false, true])
    await killedAt({ to, dies: { ...dies, served }, ...(refuses !== undefined && { refuses }) });
}

const STEPS = 'reviewssteps';
const writes = (type: ReviewEvent['type'], of = STEPS) => ({ of, action: 'TransactWriteItems', writing: type });
const later = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

/** A review with these windows, in days from now, which opened so many days ago. */
interface Case {
  step: string;
  days: [answersBy: number, textBy: number, warnAt: number, closesAt: number];
  ago?: number;
  scheduled?: true;
  dies: Omit<StepLife['dies'], 'served'>;
  refuses?: ReviewEvent['type'];
  /** Its evidence cannot be frozen with the opening: the machine goes on, and tries it again a day later. */
  unfrozen?: true;
  type: ReviewEvent['type'];
  ends: string;
}

const REMIND: Pick<Case, 'days' | 'type' | 'ends'> = {
  ...{ days: [10, 20, 30, 60], type: 'ReviewReminded', ends: 'Wait for the agencies' },
};
const REVEAL: Pick<Case, 'days' | 'type' | 'ends'> = {
  ...{ days: [4, 20, 30, 60], type: 'AnswersRevealed', ends: 'Wait for the agencies' },
};
const CASES: Case[] = [
  {
    step: 'freeze-evidence',
    ...{ days: [10, 20, 30, 60], unfrozen: true, type: 'EvidenceFrozen', ends: 'Wait for the agencies' },
    dies: writes('EvidenceFrozen', 'reviewsevidence'),
  },
  { step: 'look', ...REMIND, dies: { of: STEPS, action: 'BatchGetItem' } },
  { step: 'look, with what it keeps', ...REMIND, dies: { of: STEPS, action: 'PutItem', writing: 'WATCH#' } },
  { step: 'wait', ...REMIND, dies: { of: STEPS, action: 'PutItem', writing: 'TASK#' } },
  { step: 'remind-parties', ...REMIND, dies: writes('ReviewReminded') },
  { step: 'reveal-answers', ...REVEAL, dies: writes('AnswersRevealed') },
  {
    step: 'leave-open',
    ...{ days: [1, 1, 1, 2], scheduled: true, type: 'ReviewLeftOpen', ends: 'Wait for the agencies' },
    dies: writes('ReviewLeftOpen'),
  },
  {
    step: 'hand-over',
    // No text held then, from which evidence could follow.
    ...{
      days: [-1, -1, 30, 60],
      ago: 299.5,
      unfrozen: true,
      type: 'WatchHandedOver',
      ends: 'A fresh execution goes on with it',
    },
    dies: writes('WatchHandedOver'),
  },
  {
    step: 'stall',
    ...REVEAL,
    ...{ refuses: 'AnswersRevealed', type: 'ReviewStalled', ends: 'Wait for the repair' },
    dies: writes('ReviewStalled'),
  },
];

describe.each(CASES)('Killed while it does the step "$step"', (one) => {
  it('twice, of two reviews where there can be two, each does it once', { timeout: 600_000 }, async () => {
    const { days, ago = 0, dies, refuses, type, ends } = one;
    const prepare = async (of: Reviewing, now: string) => {
      const [answersBy = '', textBy = '', warnAt = '', closesAt = ''] = days.map((day) => later(now, day * DAY));
      const windows = { answersBy, textBy, warnAt, closesAt };
      const more = { windows, ...(one.scheduled && { kind: 'scheduled' as const, sunset: closesAt.slice(0, 10) }) };
      return of.calls('transport', more, later(now, -ago * DAY));
    };
    const { numbers, at } = await awake(async (cloud) => {
      if (one.unfrozen) cloud.setFaults({ around: refusing(writing('EvidenceFrozen')) });
      const of = await reviewing(cloud, goesOn);
      const numbers = [await prepare(of, cloud.now())];
      // What is turned away would be done by the other one as soon as nothing is.
      if (refuses === undefined) numbers.push(await prepare(of, cloud.now()));
      if (one.unfrozen) await cloud.moveBy(5 * MINUTE);
      // What comes before it is on the way there.
      const at = one.scheduled ? later(cloud.now(), 2 * DAY) : (of.watch(numbers[0])?.until ?? '');
      return { numbers, at };
    });
    // A step that fails is tried again for some minutes.
    const to = later(at, refuses === undefined ? MINUTE : 10 * MINUTE);
    await killedTwice(to, dies, refuses);
    await awake(async (cloud) => {
      const of = await reviewing(cloud, goesOn);
      await cloud.moveTo(Math.max(Date.parse(to), Date.parse(cloud.now())));
      for (const number of numbers) {
        expect(await of.events(number, type)).toHaveLength(1);
        expect(of.watch(number)?.in).toBe(ends);
        expect(await cloud.chainFaults({ agreement: goesOn.agreement, round: of.id(number) })).toEqual([]);
        // Out of the way of the next one.
        await of.records(number, { type: 'ReviewClosed', data: { outcome: 'unsettled' } });
      }
      await cloud.moveBy(61 * MINUTE);
      const left = cloud.engine
        .listExecutions()
        .executions.filter(({ name, status }) => status === 'RUNNING' && name.startsWith('srv_'))
        .filter(({ name }) => numbers.some((number) => name.startsWith(of.id(number))));
      expect(left.map(({ name }) => name)).toEqual([]);
    });
  });
});

describe('Killed while it carries out what the parties chose', { timeout: 900_000 }, () => {
  const ending: Sent[] = [];
  const stands = (cloud: TestCloud) =>
    Promise.all(ending.map(async (sent) => ({ sent, of: await reviewing(cloud, sent) })));
  const whole = async (cloud: TestCloud, { agreement }: Sent): Promise<Agreement> =>
    ((await cloud.items<{ state: Agreement }>(`TIP#${agreement}`))[0] as { state: Agreement }).state;

  it('puts out the renewal once, warns once, and closes once, with the end of the MOU', async () => {
    const sunset = { months: 1, then: 'ends', opensDaysBefore: 14, goesOnWithout: true };
    const windows = await awake(async (cloud) => {
      for (let count = 0; count < 2; count += 1) ending.push(await inForce(cloud, sunset));
      await cloud.moveTo(Date.parse((await whole(cloud, ending[0] as Sent)).sunsetAt ?? '') + HOUR);
      for (const { of } of await stands(cloud))
        for (const party of ['transport', 'health']) await of.answers(party, 'renew');
      const [first] = await stands(cloud);
      return (await (first as { of: Reviewing }).of.state()).windows;
    });
    const rounds: [at: string, dies: Omit<StepLife['dies'], 'served'>, type: ReviewEvent['type'], state: string][] = [
      [
        later(windows.textBy, MINUTE),
        writes('RenewalPutOut', 'renewalsteps'),
        'RenewalPutOut',
        'Wait for the agencies',
      ],
      [later(windows.warnAt, MINUTE), writes('ReviewReminded'), 'ReviewReminded', 'Wait for the agencies'],
      [later(windows.closesAt, 2 * HOUR), writes('ReviewClosed'), 'ReviewClosed', 'The review is closed'],
    ];
    for (const [to, dies, type, state] of rounds) {
      await killedTwice(to, dies);
      await awake(async (cloud) => {
        await cloud.moveTo(Math.max(Date.parse(to), Date.parse(cloud.now())));
        for (const { sent, of } of await stands(cloud)) {
          const events = await of.events(1, type);
          const last = events.at(-1)?.data as { of?: string };
          expect([events.length, last.of]).toEqual([1, type === 'ReviewReminded' ? 'signatures' : undefined]);
          expect(of.watch()?.in).toBe(state);
          const types = await cloud.types(sent.agreement);
          expect(types.filter((one) => one === 'SuccessorPublished')).toHaveLength(1);
          expect(await cloud.chainFaults({ agreement: sent.agreement, round: of.id(1) })).toEqual([]);
        }
      });
    }
  });
});
