/** The pages and mails of those who make a signature possible, and states that need time to pass: those come last. */
import { CLEARANCE_SCENES, LATE_CLEARANCE_SCENES } from './clearance-scenes.ts';
import { everyoneCanUse } from './everyone.ts';
import { KEEPING_SCENES } from './keeping-scenes.ts';
import { LATE_SCENES } from './late-scenes.ts';
import { LIAISON_SCENES } from './liaison-scenes.ts';
import { OUTSIDE_SCENES } from './outside-scenes.ts';

everyoneCanUse(
  [
    ...OUTSIDE_SCENES,
    ...LIAISON_SCENES,
    ...CLEARANCE_SCENES,
    ...KEEPING_SCENES,
    ...LATE_CLEARANCE_SCENES,
    ...LATE_SCENES,
  ],
  ['prepare', 'review-returned', 'outside-offered', 'reminder', 'ending', 'removal-asked', 'removal-refused'],
);
