/** Commitments before a browser. */
import { COMMITMENT_SCENES } from '../../browser/commitment-scenes.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';

everyoneCanUse(COMMITMENT_SCENES, ['asked', 'delivered']);
