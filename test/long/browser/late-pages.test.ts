/** States that need time to pass, on a stage of their own: every agreement that is open writes its reminders as days go by. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { LATE_CLEARANCE_SCENES } from '../../browser/scenes/clearance-scenes.ts';
import { LATE_SCENES } from '../../browser/scenes/late-scenes.ts';

everyoneCanUse([...LATE_CLEARANCE_SCENES, ...LATE_SCENES], ['prepare', 'reminder', 'ending']);
