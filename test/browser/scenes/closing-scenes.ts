/** The plan of a closing, a duty that is proposed for it and answered, the closing while it runs, and the report. */
import type { Page } from 'playwright-core';
import { aMouWithLadder, executed } from '../../a-disputed-mou.ts';
import type { Sent } from '../../a-sent-mou.ts';
import { press, signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const TRANSPORT = 'liaison@transport.example';
const HEALTH = 'liaison@health.example';
const DUTIES = [
  {
    ...{ key: 'data-back', owner: { party: 'health', office: 'head' }, about: 'data', days: 20 },
    does: 'Returns the map data and deletes its copy.',
  },
];
/** Its review opens on Mar 19, 2026; it ends on Apr 2, and the clause on Apr 22. */
const OPEN = Date.parse('2026-03-19T15:00:00.000Z');
const ENDED = Date.parse('2026-04-02T22:30:00.000Z');
const OVER = Date.parse('2026-04-22T21:02:00.000Z');

const made = new WeakMap<Stage, Promise<Sent>>();
/** One MOU in force for all scenes of a stage, in the order in which they stand. */
const anMou = (stage: Stage): Promise<Sent> => {
  const known =
    made.get(stage) ??
    stage.cloud.token().then(({ secret }) =>
      executed(stage.cloud, secret, {
        ...aMouWithLadder(),
        ...{ closingDuties: DUTIES, sunset: { months: 1, opensDaysBefore: 14 } },
        survivingObligations: [{ key: 'secrecy', what: 'Names of informants stay secret.' }],
      } as never),
    );
  made.set(stage, known);
  return known;
};

const comes = async (page: Page, stage: Stage, mailbox: string, part: string) => {
  const mou = `/agreements/${(await anMou(stage)).agreement}`;
  await page.context().clearCookies();
  await signsIn(page, stage, mailbox, `${mou}${part}`);
};
/** Several browsers look at the same scenes: the clock goes forward once. */
const at = async (stage: Stage, moment: number) => {
  await anMou(stage);
  if (stage.cloud.clock.now() < moment) await stage.cloud.moveTo(moment);
};

const proposes = async (page: Page, days: string) => {
  await page.getByLabel('What shall be done?').fill('Tells the press.');
  await page.getByText('Public statement').click();
  await page.getByLabel('Who does it?').selectOption('health/head');
  await page.getByLabel('Within how many days').fill(days);
  await press(page.getByRole('button', { name: 'Propose it' }));
};

export const CLOSING_SCENES: readonly Scene[] = [
  {
    name: 'the plan of a closing',
    show: async (page, stage) => {
      await at(stage, OPEN);
      await comes(page, stage, TRANSPORT, '/closing');
      await page.getByRole('heading', { name: 'Closing plan' }).waitFor();
    },
  },
  {
    name: 'a duty for the plan, with findings',
    show: async (page, stage) => {
      await at(stage, OPEN);
      await comes(page, stage, TRANSPORT, '/closing/duties/new');
      await proposes(page, '99');
      await page.getByText('not a number of days within the closing').first().waitFor();
    },
  },
  {
    name: 'the plan with a duty that is proposed',
    show: async (page, stage) => {
      await at(stage, OPEN);
      await comes(page, stage, TRANSPORT, '/closing/duties/new');
      await proposes(page, '10');
      await page.getByText('Your duty is proposed.').waitFor();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'a proposed duty, as the agency sees it that would do it',
    show: async (page, stage) => {
      await at(stage, OPEN);
      await comes(page, stage, HEALTH, '/closing/duties/1');
      await page.getByRole('button', { name: 'Agree for your agency' }).waitFor();
    },
  },
  {
    name: 'a proposed duty, as the agency sees it that can take it back',
    show: async (page, stage) => {
      await at(stage, OPEN);
      await comes(page, stage, TRANSPORT, '/closing/duties/1');
      await page.getByRole('button', { name: 'Take back what your agency proposed' }).waitFor();
    },
  },
  {
    name: 'the plan with a duty that is agreed upon',
    show: async (page, stage) => {
      await at(stage, OPEN);
      await comes(page, stage, HEALTH, '/closing/duties/1');
      await press(page.getByRole('button', { name: 'Agree for your agency' }));
      await page.getByText('Your agreement is recorded').waitFor();
      await stage.cloud.quiet();
    },
  },
  {
    name: 'the plan without a duty to which an agency objected, and one that was taken back',
    show: async (page, stage) => {
      await at(stage, OPEN);
      for (const duty of [2, 3]) {
        await comes(page, stage, TRANSPORT, '/closing/duties/new');
        await proposes(page, '10');
        await page.getByText('Your duty is proposed.').waitFor();
        const [who, button] =
          duty === 2
            ? ([HEALTH, 'Object for your agency'] as const)
            : ([TRANSPORT, 'Take back what your agency proposed'] as const);
        await comes(page, stage, who, `/closing/duties/${duty}`);
        if (duty === 2) await page.getByLabel('Why should it not be').fill('Nobody asked for it.');
        await press(page.getByRole('button', { name: button }));
        await page.getByRole('heading', { name: 'Closing plan' }).waitFor();
      }
      await stage.cloud.quiet();
    },
  },
  {
    name: 'a closing that runs',
    show: async (page, stage) => {
      await at(stage, ENDED);
      await comes(page, stage, HEALTH, '/closing');
      await page.getByText('Closing until Wed, Apr 22, 2026').first().waitFor();
    },
  },
  {
    name: 'a closing duty',
    show: async (page, stage) => {
      await at(stage, ENDED);
      await comes(page, stage, HEALTH, '/commitments/0-data-back');
      await page.getByText('Closing duty of').waitFor();
    },
  },
  {
    name: 'the report of a closing',
    show: async (page, stage) => {
      await at(stage, OVER);
      await comes(page, stage, TRANSPORT, '/closing');
      await page.getByRole('heading', { name: 'Closing report' }).waitFor();
    },
  },
];
