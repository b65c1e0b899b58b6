/** Commitments before a browser. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { COMMITMENT_SCENES } from '../../browser/scenes/commitment-scenes.ts';

everyoneCanUse(COMMITMENT_SCENES, ['asked', 'delivered']);
