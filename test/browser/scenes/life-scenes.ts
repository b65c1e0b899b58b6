/** The whole life of an MOU with disputes, pauses and figures, and what comes due for one of its people. */
import type { Page } from 'playwright-core';
import { executed } from '../../a-disputed-mou.ts';
import { docketOf, speaker } from '../../a-docket.ts';
import { aMouWithKpis, figuresOf } from '../../a-figures.ts';
import { mailboxOf, type Sent } from '../../a-sent-mou.ts';
import { signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import type { Scene } from './scene.ts';

const TODAY = '2026-09-02T16:00:00.000Z';
const made = new WeakMap<Stage, Promise<Sent>>();

async function make({ cloud }: Stage): Promise<Sent> {
  const { secret } = await cloud.token();
  const sent = await executed(cloud, secret, aMouWithKpis());
  const figures = await figuresOf(cloud, sent);
  await figures.held();
  await cloud.moveTo(Date.parse(TODAY));
  await figures.happened(
    [{ at: '2026-05-06T16:00:00.000Z', party: 'transport', kpi: 'response', period: '2026-04', figure: '35' }],
    '2026-08-27T16:00:00.000Z',
  );
  const docket = await docketOf(cloud, sent);
  const deadline = '2026-09-24T21:00:00.000Z';
  const decided = await docket.raise({ deadline });
  await docket.answer(decided);
  await docket.decide(decided);
  await docket.raise({ deadline });
  await docket.raise({ deadline, handling: 'named', people: [] });
  const { name, mailbox } = speaker('health');
  await docket.clocks({
    type: 'ClocksPaused',
    data: {
      ...{ agreement: sent.agreement, party: 'health', cause: 'emergency' },
      ...{ until: '2026-09-09T16:00:00.000Z', on: '2026-09-09' },
    },
    body: { by: { name, mailbox }, reason: 'Flood.' },
  });
  return sent;
}

const anMou = (stage: Stage): Promise<Sent> => {
  const known = made.get(stage) ?? make(stage);
  made.set(stage, known);
  return known;
};

/** @param part the page of the MOU, or an address of its own */
export const opensLife = async (page: Page, stage: Stage, part = '/life') => {
  const sent = await anMou(stage);
  const path = part.startsWith('/due') ? part : `/agreements/${sent.agreement}${part}`;
  await signsIn(page, stage, mailboxOf(sent, 'transport', 'head'), path);
};

export const LIFE_SCENES: readonly Scene[] = [
  { name: 'the timeline of an MOU', show: async (page, stage) => opensLife(page, stage) },
  { name: 'an overview with the timeline in small', show: async (page, stage) => opensLife(page, stage, '') },
  { name: 'what comes due in two years', show: async (page, stage) => opensLife(page, stage, '/due') },
];
