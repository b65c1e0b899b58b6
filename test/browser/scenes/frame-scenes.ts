/** The pages of an MOU as a whole, each in its frame, and home as it lists them. */

import { signsIn } from '../acts.ts';
import type { Stage } from '../stage.ts';
import { anMouInForce, holderOf } from './dispute-scenes.ts';
import type { Scene } from './scene.ts';

const scene = (name: string, path: (stage: Stage) => Promise<string>): Scene => ({
  name: `frame: ${name}`,
  show: async (page, stage) => signsIn(page, stage, await holderOf(stage, 'health'), await path(stage)),
});
const inForce = (part: string) => async (stage: Stage) => `/agreements/${await anMouInForce(stage)}${part}`;
const POLICE = 'liaison@police.birch.example';
const liaison = (name: string, path: (agreement: string) => string): Scene => ({
  name: `frame: ${name}`,
  show: async (page, stage) => {
    const { agreement } = await stage.publish('short');
    await signsIn(page, stage, POLICE, path(agreement));
  },
});

export const FRAME_SCENES: readonly Scene[] = [
  scene('an MOU in force, with a dispute that waits for its reader', inForce('')),
  scene('its text', inForce('/text')),
  scene('its people', inForce('/people')),
  scene('its record', inForce('/record')),
  liaison('an MOU in preparation', (agreement) => `/agreements/${agreement}`),
  liaison('the people of an MOU in preparation', (agreement) => `/agreements/${agreement}/people`),
  liaison('home, with MOUs of several to choose from', () => '/home'),
];
