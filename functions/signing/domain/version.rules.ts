/** A text that a new version has replaced asks for nothing any more, however its own round ended. */
import { type Decision, refuse } from '../../shared/kernel.ts';
import type { RoundEvent } from './round.events.ts';
import type { Round } from './round.state.ts';

export const REPLACED = refuse(
  'version-replaced',
  'A new version has replaced this text.',
  'Open the newest email from us: its link leads to the new version. Nothing is to be signed here.',
);

/** Signatures that were given stay on record for their text; a round that had ended already stays as it ended. */
export const supersede = (round: Round): Decision<RoundEvent> => ({
  events: round.status === 'open' ? [{ type: 'RoundClosed', data: { outcome: 'superseded' } }] : [],
});
