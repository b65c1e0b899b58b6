/** Offices that a later version has dropped, and the renewal of a text in force, before a browser. */
import { everyoneCanUse } from '../../browser/everyone.ts';
import { SUCCESSOR_SCENES } from '../../browser/scenes/successor-scenes.ts';

everyoneCanUse(SUCCESSOR_SCENES, ['signature-request', 'code', 'executed']);
