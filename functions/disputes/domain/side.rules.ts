/** Who is in a dispute: the answer that stands beside the claim, a third party that comes in, and the raiser who takes it back. */
import { type Refusal, refuse } from '../../shared/kernel.ts';
import { refusalsOf } from '../../shared/text.ts';
import { wordsOf } from './acting.rules.ts';
import type { Dispute } from './dispute.schema.ts';
import { isSide, type Who } from './ladder.rules.ts';
import { type Position, positionFindings, trimmed } from './position.rules.ts';
import type { Raised } from './raise.rules.ts';
import type { Speaker } from './speaker.schema.ts';

const over = ({ status }: Dispute): Refusal | undefined =>
  status === 'open'
    ? undefined
    : refuse('dispute-not-open', 'This dispute is not open any more.', 'Look at its page for what happened.').refused;

/** The answer stands beside the claim; it comes once, late or in time. */
export function answerClaim(
  dispute: Dispute,
  who: Who,
  { by, happened, position }: { by: Speaker; happened: string; position: Position },
): Raised {
  const stopped =
    over(dispute) ??
    (isSide(dispute, who.party) && who.party !== dispute.by
      ? undefined
      : refuse('claim-not-against-you', 'The claim is not against your agency.', 'Nothing is to be answered.')
          .refused) ??
    (dispute.sides[who.party]?.heard
      ? refuse('claim-answered', 'Your agency has answered already.', 'What changed since can be said in a proposal.')
          .refused
      : undefined);
  if (stopped) return { refused: stopped, findings: [stopped] };
  const said = wordsOf(happened, 'happened', [
    'own-account-missing',
    'It does not say how your agency sees it.',
    'Say what happened as your agency sees it.',
  ]);
  const findings = [...refusalsOf(said), ...positionFindings(position)];
  if (findings[0]) return { refused: findings[0], findings };
  return {
    events: [
      {
        type: 'DisputeAnswered',
        data: { party: who.party },
        body: { by, happened: happened.trim(), ...trimmed(position) },
      },
    ],
  };
}

export const MOST_SIDES = 12;
/** A third party comes in with a position of its own, and from then on every decision needs it too. */
export function join(
  dispute: Dispute,
  who: Who,
  { by, position, offices }: { by: Speaker; position: Position; offices: string[] },
): Raised {
  const stopped =
    over(dispute) ??
    (isSide(dispute, who.party)
      ? refuse('in-dispute-already', 'Your agency is in this dispute already.', 'Load the page again.').refused
      : undefined) ??
    (Object.keys(dispute.sides).length >= MOST_SIDES
      ? refuse(
          'sides-too-many',
          `${MOST_SIDES} parties are in this dispute.`,
          'Raise one of your own that refers to it.',
        ).refused
      : undefined);
  if (stopped) return { refused: stopped, findings: [stopped] };
  const findings = positionFindings(position);
  if (findings[0]) return { refused: findings[0], findings };
  return { events: [{ type: 'PartyJoined', data: { party: who.party, offices }, body: { by, ...trimmed(position) } }] };
}

export function withdraw(dispute: Dispute, who: Who, { by, reason }: { by: Speaker; reason: string }): Raised {
  const stopped =
    over(dispute) ??
    (who.party === dispute.by
      ? undefined
      : refuse(
          'not-the-claimant',
          'Only the agency that raised it can withdraw it.',
          'Answer it, or propose a solution.',
        ).refused);
  const said = wordsOf(reason, 'reason', [
    'reason-missing',
    'There is no reason yet.',
    'Say in a sentence why; it stays on the record.',
  ]);
  const wrong = stopped ?? said.refused;
  if (wrong) return { refused: wrong, findings: [wrong] };
  return {
    events: [{ type: 'DisputeWithdrawn', data: { level: dispute.level }, body: { by, reason: reason.trim() } }],
  };
}
