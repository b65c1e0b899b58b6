/** The pages of an agency's people. */
import { AGENCY_SCENES } from '../../browser/agency-scenes.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';

everyoneCanUse(AGENCY_SCENES, ['prepare']);
