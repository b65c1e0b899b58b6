/** The pages and mails of MOUs that were signed elsewhere. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { ADOPTION_SCENES } from '../../browser/scenes/adoption-scenes.ts';

everyoneCanUse(ADOPTION_SCENES, ['confirm', 'refused', 'in-force']);
