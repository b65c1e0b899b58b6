/** A registered agency: how many speak for it, and by which mail domains it is known. */
import { defineStream } from '../shared/stream.ts';
import { evolveAgency } from './domain/agency.state.ts';

export const agencyStream = defineStream({ prefix: 'agy_', evolve: evolveAgency });
