/** The pages and mails of those who make a signature possible; `test/long` has those that follow. */
import { CLEARANCE_SCENES } from './clearance-scenes.ts';
import { everyoneCanUse } from './everyone.ts';
import { LIAISON_SCENES } from './liaison-scenes.ts';

everyoneCanUse([...LIAISON_SCENES, ...CLEARANCE_SCENES], ['prepare', 'review-returned']);
