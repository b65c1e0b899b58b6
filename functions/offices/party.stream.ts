/** A party's offices within one MOU: who holds and clears, and what was mailed to them. */
import { defineStream } from '../shared/stream.ts';
import { partyEffects } from './domain/party.effects.ts';
import { evolveParty } from './domain/party.state.ts';

export const partyStream = defineStream({ prefix: 'pty_', evolve: evolveParty, effects: partyEffects });
