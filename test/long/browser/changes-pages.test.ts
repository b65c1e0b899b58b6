/** Changes by notice before a browser, as liaisons give and answer them. */

import { everyoneCanUse } from '../../browser/everyone.ts';
import { CHANGES_SCENES } from '../../browser/scenes/changes-scenes.ts';

everyoneCanUse(CHANGES_SCENES, ['noticed', 'given', 'held', 'objected', 'taken-back', 'lapsed']);
