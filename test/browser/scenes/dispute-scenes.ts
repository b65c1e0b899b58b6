/** A dispute as its sides and the board meet it: raised, answered, decided, vetoed; the docket, the queue, and what stands beside them. */
import type { Page } from 'playwright-core';
import { ANSWER, disputing, executed, type Side } from '../../a-disputed-mou.ts';
import type { Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

interface Table {
  sent: Sent;
  on: ReturnType<typeof disputing>;
}

const tables = new WeakMap<Stage, Promise<Table>>();
/** One MOU in force for all scenes of a stage, and its people. */
const tableOf = (stage: Stage): Promise<Table> => {
  const made =
    tables.get(stage) ??
    stage.cloud.token().then(async ({ secret }) => {
      const sent = await executed(stage.cloud, secret);
      return { sent, on: disputing(stage.cloud, sent) };
    });
  tables.set(stage, made);
  return made;
};

/** A director acts without being seen. */
async function acts(stage: Stage, side: Side, path: string, button: string, typed: Record<string, string>) {
  const { on } = await tableOf(stage);
  const screen = await on.act(on.holder(side), path, button, typed);
  if (screen.status !== 200) throw new Error(`${button} answered ${screen.status}: ${screen.text}`);
  await stage.cloud.quiet();
}

const docketOf = async (stage: Stage): Promise<string> => (await tableOf(stage)).on.docket;

/** Raised by transport's director against health; the address of its page. */
export async function raised(stage: Stage, typed: Record<string, string> = {}): Promise<string> {
  const { path } = await (await tableOf(stage)).on.raised(typed);
  await stage.cloud.quiet();
  return path;
}

const PROPOSAL = {
  text: 'A road is closed on the map after a call to the duty officer, day and night.',
  'followUps.0.party': 'health',
  'followUps.0.what': 'Names a duty officer for nights and weekends.',
  'followUps.0.by': '2026-04-15',
};

export async function proposed(stage: Stage): Promise<string> {
  const path = await raised(stage);
  await acts(stage, 'health', path, 'Give this answer', ANSWER);
  await acts(stage, 'transport', path, 'Propose this', PROPOSAL);
  return path;
}

async function decided(stage: Stage): Promise<string> {
  const path = await proposed(stage);
  await acts(stage, 'health', path, 'Accept proposal 1', {
    dissent: 'A call costs minutes that a fire does not give.',
  });
  return path;
}

async function reasoned(stage: Stage): Promise<string> {
  const path = await decided(stage);
  const reason = 'Closing roads is ours alone.';
  await acts(stage, 'forestry', path, 'Veto this decision', { right: 'closures', reason });
  return path;
}

export const holderOf = async (stage: Stage, side: Side): Promise<string> =>
  (await tableOf(stage)).on.holder(side).mailbox;

/** Its id; under it, at least one dispute waits for an answer of health's director. */
export async function anMouInForce(stage: Stage): Promise<string> {
  await raised(stage);
  return (await tableOf(stage)).sent.agreement;
}

const opens = async (page: Page, stage: Stage, side: Side, path: string) =>
  signsIn(page, stage, await holderOf(stage, side), path);

const scene = (name: string, side: Side, path: (stage: Stage) => Promise<string>): Scene => ({
  name: `dispute: ${name}`,
  show: async (page, stage) => opens(page, stage, side, await path(stage)),
});

export const DISPUTE_SCENES: readonly Scene[] = [
  scene('a docket with nothing in it', 'forestry', docketOf),
  {
    name: 'dispute: a docket whose deadlines a liaison can pause',
    show: async (page, stage) => {
      await page.context().clearCookies();
      await signsIn(page, stage, 'liaison@forestry.example', await docketOf(stage));
    },
  },
  {
    name: 'dispute: a docket whose deadlines are paused, and can run again',
    show: async (page, stage) => {
      // An MOU of its own: nothing is due in it while they are paused.
      const { agreement } = await executed(stage.cloud, (await stage.cloud.token()).secret);
      await page.context().clearCookies();
      await signsIn(page, stage, 'liaison@forestry.example', `/agreements/${agreement}/disputes`);
      await page.getByText('An emergency', { exact: true }).click();
      await page.getByLabel('The reason, in a sentence').fill('Every crew is at the fire.');
      await page.getByLabel('For how many days at most').fill('7');
      await press(page.getByRole('button', { name: 'Pause deadlines' }));
      await page.getByLabel('Why deadlines can run again').waitFor();
      await stage.cloud.quiet();
    },
  },
  scene('the form to raise one', 'transport', async (stage) => `${await docketOf(stage)}/new`),
  {
    name: 'dispute: a claim that was not taken',
    show: async (page, stage) => {
      await opens(page, stage, 'transport', `${await docketOf(stage)}/new`);
      await page.getByLabel('On which day it happened or began').fill('2/30/2027');
      await page.locator('form[action$="/disputes"]').evaluate((form) => {
        (form as HTMLFormElement).noValidate = true;
      });
      await press(page.getByRole('button', { name: 'Raise this dispute' }));
    },
  },
  scene('raised, for the side that answers', 'health', (stage) => raised(stage)),
  scene('raised, for an agency that could join', 'forestry', (stage) => raised(stage)),
  scene('open, for a side whose turn it is to accept a proposal', 'health', proposed),
  scene('the page on which it is answered', 'health', async (stage) => `${await raised(stage)}/answer`),
  scene('the page on which a proposal is accepted', 'health', async (stage) => `${await proposed(stage)}/acceptance`),
  scene('the page on which it is withdrawn', 'transport', async (stage) => `${await raised(stage)}/withdrawal`),
  scene('the page on which an agency joins', 'forestry', async (stage) => `${await raised(stage)}/position`),
  {
    name: 'dispute: a proposal that is being written, with an action added',
    show: async (page, stage) => {
      await opens(page, stage, 'transport', `${await raised(stage)}/texts`);
      await page.getByLabel('What is decided').fill(PROPOSAL.text);
      await press(page.getByRole('button', { name: 'Add another action' }));
    },
  },
  {
    name: 'dispute: a proposal that was not taken',
    show: async (page, stage) => {
      await opens(page, stage, 'health', `${await proposed(stage)}/texts`);
      await page.getByLabel('Action 1: what is done').fill('Names a duty officer.');
      await page.getByLabel('By which day').fill('2026-02-30');
      await page.getByLabel('What is decided').fill(PROPOSAL.text);
      await press(page.getByRole('button', { name: 'Propose this instead' }));
    },
  },
  scene('the page of an act that is another’s now', 'transport', async (stage) => `${await raised(stage)}/answer`),
  scene('moving it up, to choose', 'health', async (stage) => `${await raised(stage)}/climb`),
  scene('handed up to the next level', 'transport', async (stage) => {
    const path = await proposed(stage);
    const { on } = await tableOf(stage);
    await on.climb(on.holder('health'), path, 'Only the heads can move the budget.');
    await stage.cloud.quiet();
    return path;
  }),
  scene('decided, with a dissent', 'transport', decided),
  scene('decided, for an agency that may veto', 'forestry', decided),
  scene('the page of a veto', 'forestry', async (stage) => `${await decided(stage)}/veto`),
  scene('the page of dissent', 'transport', async (stage) => `${await decided(stage)}/dissent`),
  scene('vetoed, the reason awaited', 'forestry', async (stage) => {
    const path = await decided(stage);
    await acts(stage, 'forestry', path, 'Veto this decision', { right: 'closures' });
    return path;
  }),
  scene('the page on which the reason of a veto is given', 'forestry', async (stage) => {
    const path = await decided(stage);
    await acts(stage, 'forestry', path, 'Veto this decision', { right: 'closures' });
    return `${path}/veto/reason`;
  }),
  scene('vetoed with a reason that is owed an answer', 'health', reasoned),
  scene('the page on which a veto is answered', 'health', async (stage) => `${await reasoned(stage)}/veto/answer`),
  scene('withdrawn', 'health', async (stage) => {
    const path = await raised(stage);
    await acts(stage, 'transport', path, 'Withdraw this dispute', { reason: 'It was a misunderstanding.' });
    return path;
  }),
  scene('a docket with one for named people only', 'forestry', async (stage) => {
    await raised(stage, { handling: 'named', people: await holderOf(stage, 'health') });
    return docketOf(stage);
  }),
  scene('evidence', 'health', async (stage) => `${await raised(stage)}/evidence`),
  scene('the page on which a file is added', 'health', async (stage) => `${await raised(stage)}/evidence/new`),
  scene('the queue', 'transport', async () => '/disputes'),
  scene('the queue of an MOU in which nothing fits', 'transport', async () => '/disputes?level=Office+of+Mediation'),
  scene('how long they take', 'transport', async () => '/disputes/times'),
  scene('home, with disputes that wait', 'health', async () => '/home'),
];
