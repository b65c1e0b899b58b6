/** The pages and mails of those who make a signature possible. */
import { CLEARANCE_SCENES } from '../../browser/clearance-scenes.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';
import { LIAISON_SCENES } from '../../browser/liaison-scenes.ts';

everyoneCanUse([...LIAISON_SCENES, ...CLEARANCE_SCENES], ['prepare', 'review-returned']);
