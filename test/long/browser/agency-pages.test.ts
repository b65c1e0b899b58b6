/** The pages of an agency's people. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { AGENCY_SCENES } from '../../browser/scenes/agency-scenes.ts';

everyoneCanUse(AGENCY_SCENES, ['prepare']);
