/** The closing of an MOU before a browser, from its plan to its report. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { CLOSING_SCENES } from '../../browser/scenes/closing-scenes.ts';

everyoneCanUse(CLOSING_SCENES, [
  ...['duty-proposed', 'duty-agreed', 'duty-objected', 'duty-taken-back'],
  ...['begun', 'reminder', 'report'],
]);
