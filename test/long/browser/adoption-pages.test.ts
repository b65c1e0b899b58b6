/** The pages and mails of MOUs that were signed elsewhere. */
import { ADOPTION_SCENES } from '../../browser/adoption-scenes.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';

everyoneCanUse(ADOPTION_SCENES, ['confirm', 'refused', 'in-force']);
