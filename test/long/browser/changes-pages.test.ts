/** Changes by notice before a browser, as liaisons give and answer them. */
import { CHANGES_SCENES } from '../../browser/changes-scenes.ts';
import { everyoneCanUse } from '../../browser/everyone.ts';

everyoneCanUse(CHANGES_SCENES, ['noticed', 'given', 'held', 'objected', 'taken-back', 'lapsed']);
