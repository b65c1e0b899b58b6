/** From a link to a signature, and what is shown of it afterwards. */

import { askForCode, declines, linkOf, openAgreement, signs, signWith, wrongCode } from '../acts.ts';
import { executes, opens, REASON, type Scene } from './scene.ts';

export const SIGNING_SCENES: readonly Scene[] = [
  {
    name: 'link page',
    show: async (page, stage) => {
      await stage.send('wildfire');
      await page.goto(linkOf(stage, 'health'));
    },
  },
  {
    name: 'agreement before the code, one mail came back',
    show: async (page, stage) => {
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'bounce');
      await opens(page, stage, 'wildfire', 'air');
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'ok');
    },
  },
  {
    name: 'agreement after the code was asked for',
    show: async (page, stage) => {
      await opens(page, stage, 'wildfire', 'air');
      await askForCode(page, stage, 'air');
    },
  },
  {
    name: 'agreement after a wrong code',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      await askForCode(page, stage, 'police');
      await signWith(page, wrongCode(stage, 'police'));
    },
  },
  {
    name: 'agreement after too many codes',
    show: async (page, stage) => {
      await opens(page, stage, 'short', 'police');
      for (let asked = 0; asked < 6; asked++) await askForCode(page, stage, 'police');
    },
  },
  {
    name: 'agreement of which another agency has its turn later',
    show: async (page, stage) => {
      await stage.send('short', { signing: { order: { kind: 'groups', groups: [['transport'], ['police']] } } });
      await openAgreement(page, stage, 'transport');
    },
  },
  {
    name: 'agreement after the own signature',
    show: async (page, stage) => {
      await stage.send('short');
      await signs(page, stage, 'police');
    },
  },
  { name: 'agreement executed', show: executes },
  {
    name: 'link page of a link to read',
    show: async (page, stage) => {
      await executes(page, stage);
      await page.goto(linkOf(stage, 'transport'));
    },
  },
  {
    name: 'agreement by a link to read',
    show: async (page, stage) => {
      await executes(page, stage);
      await page.context().clearCookies();
      await openAgreement(page, stage, 'transport');
    },
  },
  {
    name: 'record of an agreement out for signature',
    show: async (page, stage) => {
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'bounce');
      const { round } = await stage.send('wildfire');
      await stage.cloud.quiet();
      await signs(page, stage, 'air');
      await page.goto(`/rounds/${round}/record`);
      stage.cloud.setMailbox('walter.kamaka@forestry.alder.example', 'ok');
    },
  },
  {
    name: 'record of a declined agreement',
    show: async (page, stage) => {
      const { round } = await stage.send('short');
      await declines(page, stage, 'police', REASON);
      await page.goto(`/rounds/${round}/record`);
    },
  },
  {
    name: 'record of an executed agreement',
    show: async (page, stage) => {
      const { round } = await executes(page, stage);
      await page.goto(`/rounds/${round}/record`);
    },
  },
];
