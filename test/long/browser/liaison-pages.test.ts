/** The pages and mails of those who make a signature possible. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { CLEARANCE_SCENES } from '../../browser/scenes/clearance-scenes.ts';
import { LIAISON_SCENES } from '../../browser/scenes/liaison-scenes.ts';

everyoneCanUse([...LIAISON_SCENES, ...CLEARANCE_SCENES], ['prepare', 'review-returned']);
