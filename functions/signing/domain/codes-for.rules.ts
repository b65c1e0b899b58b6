/** A code that was sent before the office acted in its round has done its work with that act. */
import type { Code } from '../../identity/domain/code.rules.ts';
import { type Round, signatoryIn } from './round.state.ts';

/** Codes that still prove something. */
export const codesFor = (round: Round, party: string, codes: readonly Code[]): Code[] => {
  const at = signatoryIn(round, party)?.at;
  return codes.filter(({ sentAt }) => at === undefined || sentAt > at);
};
