/** The board's day before a browser: disputes on every way they can go, the docket, the queue, and the mails that they bring about. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { DISPUTE_SCENES } from '../../browser/scenes/dispute-scenes.ts';

everyoneCanUse(DISPUTE_SCENES, [
  'dispute-raised',
  'dispute-answered',
  'dispute-climbed',
  'dispute-decided',
  'dispute-withdrawn',
  'text-proposed',
  'decision-vetoed',
  'veto-reasoned',
]);
