/** Whole lives, in the order of the clock: one MOU is renewed, one ends in silence, one loses a party. */
import type { Step } from '../stage.ts';
import { beginning } from './beginning.ts';
import { ending } from './ending.ts';
import { leaving } from './leaving.ts';
import { proving } from './proving.ts';
import { renewed, renewing } from './renewing.ts';

export const lives: readonly Step[] = [...beginning, ...renewing, ...leaving, ...ending, ...renewed, ...proving];
