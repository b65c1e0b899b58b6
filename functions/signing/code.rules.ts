/** A code signs once, for 30 minutes, and only the signature after which it was asked for. */
import { type Instant, refuse } from '../shared/kernel.ts';
import { actedAt, type Round, signatoryIn } from './round.state.ts';
import type { Code, Evidence } from './signature.rules.ts';

/** Codes that can still sign: one that was sent before a signature was taken back has done its work with that signature. */
export const codesFor = (round: Round, party: string, codes: readonly Code[]): Code[] => {
  const at = actedAt(signatoryIn(round, party) ?? {});
  return codes.filter(({ sentAt }) => at === undefined || sentAt > at);
};

export const looksLikeCode = (given: string): boolean => /^\d{6}$/.test(given);

export function codeHolds({ codes, given, hash, triesLeft }: Evidence['code'], now: Instant) {
  if (!triesLeft)
    return refuse(
      'There were too many wrong codes today.',
      'Wait until tomorrow (midnight UTC) and ask for a new code; your link stays good.',
      'code',
    );
  if (codes.length === 0)
    return refuse('No code was sent yet.', 'Select “Send me a code” and look into your mailbox.', 'code');
  const match = codes.find((code) => code.hash === hash(given, code.salt));
  if (!match)
    return refuse(
      'This is not the code we sent.',
      'Look at the newest mail with a code and type its six digits.',
      'code',
    );
  if (now >= match.expiresAt)
    return refuse('This code is older than 30 minutes.', 'Ask for a new code and type that one.', 'code');
  return { match };
}
