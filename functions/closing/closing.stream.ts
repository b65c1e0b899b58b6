/** The closing of an MOU: what its parties agree upon for it, and what runs after the end. */
import { defineStream } from '../shared/stream.ts';
import { closingEffects } from './domain/closing.effects.ts';
import { evolveClosing } from './domain/closing.state.ts';

export const closingStream = defineStream({ prefix: 'cls_', evolve: evolveClosing, effects: closingEffects });
