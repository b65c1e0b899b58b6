/** How the record of one MOU is kept (holds, removals), and the daily list of where every stream stands. */
import { defineStream } from '../../shared/stream.ts';
import { evolveLists } from '../tips/tips.rules.ts';
import { removalEffect } from './removal.effects.ts';
import { evolveKeeping } from './removal.state.ts';

export const keepingStream = defineStream({ prefix: 'ret_', evolve: evolveKeeping, effects: removalEffect });
export const tipListStream = defineStream({ prefix: 'tips_', evolve: evolveLists });
