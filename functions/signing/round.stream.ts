/** A signing round: one version of an MOU, out for signature. */
import { defineStream } from '../shared/stream.ts';
import { roundEffects } from './round.effects.ts';
import { evolveRound } from './round.state.ts';

export const roundStream = defineStream({ prefix: 'sig_', evolve: evolveRound, effects: roundEffects });
