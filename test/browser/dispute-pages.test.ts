/** The board's day before a browser: disputes on every way they can go, the docket, the queue, and the mails that they bring about. */
import { DISPUTE_SCENES } from './dispute-scenes.ts';
import { everyoneCanUse } from './everyone.ts';

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
