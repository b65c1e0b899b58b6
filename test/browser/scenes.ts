/** Every page of the product in every state a person can meet, each with the way there; the states that need time to pass come last. */
import { CLEARANCE_SCENES, LATE_CLEARANCE_SCENES } from './clearance-scenes.ts';
import { KEEPING_SCENES } from './keeping-scenes.ts';
import { LATE_SCENES } from './late-scenes.ts';
import { LIAISON_SCENES } from './liaison-scenes.ts';
import { LINK_SCENES } from './link-scenes.ts';
import { NO_SCENES } from './no-scenes.ts';
import { OUTSIDE_SCENES } from './outside-scenes.ts';
import { PUBLIC_SCENES } from './public-scenes.ts';
import type { Scene } from './scene.ts';
import { SIGN_IN_SCENES } from './sign-in-scenes.ts';
import { SIGNING_SCENES } from './signing-scenes.ts';
import { VERSION_SCENES } from './version-scenes.ts';

export const SCENES: readonly Scene[] = [
  ...PUBLIC_SCENES,
  ...SIGN_IN_SCENES,
  ...SIGNING_SCENES,
  ...LINK_SCENES,
  ...NO_SCENES,
  ...VERSION_SCENES,
  ...OUTSIDE_SCENES,
  ...LIAISON_SCENES,
  ...CLEARANCE_SCENES,
  ...KEEPING_SCENES,
  ...LATE_CLEARANCE_SCENES,
  ...LATE_SCENES,
];
