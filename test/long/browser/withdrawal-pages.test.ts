/** Withdrawal before a browser, as an office that signs gives notice and others read it. */
import { everyoneCanUse } from '../../browser/everyone.ts';
import { WITHDRAWAL_SCENES } from '../../browser/scenes/withdrawal-scenes.ts';

everyoneCanUse(WITHDRAWAL_SCENES, ['noticed', 'given', 'retracted', 'reminder', 'left']);
