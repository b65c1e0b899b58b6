/** Figures before a browser, as an agency reports, corrects and misses them. */
import { everyoneCanUse } from '../../browser/everyone.ts';
import { FIGURES_SCENES } from '../../browser/scenes/figures-scenes.ts';

everyoneCanUse(FIGURES_SCENES, ['sign-in']);
