/** The people of an agency, in a stream of their own: the operator writes the agency’s, and liaisons this one. */
import { defineStream } from '../shared/stream.ts';
import { evolvePeople } from './domain/people.state.ts';

export const peopleStream = defineStream({ prefix: 'ppl_', evolve: evolvePeople });
