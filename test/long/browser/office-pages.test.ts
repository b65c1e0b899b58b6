/** The pages and mails of signatures made elsewhere, and of how records are kept. */
import { everyoneCanUse } from '../../browser/everyone.ts';
import { KEEPING_SCENES } from '../../browser/scenes/keeping-scenes.ts';
import { OUTSIDE_SCENES } from '../../browser/scenes/outside-scenes.ts';

everyoneCanUse(
  [...OUTSIDE_SCENES, ...KEEPING_SCENES],
  ['prepare', 'outside-offered', 'removal-asked', 'removal-refused'],
);
