/** POST /api/agreements/{agreement}/void: the convener takes the agreement back before it is executed, with a reason everyone asked may read. */
import * as z from 'zod/mini';
import { agreementStream } from '../../agreements/agreement.stream.ts';
import { voidAgreement as voided } from '../../agreements/domain/agreement.rules.ts';
import { sentLast } from '../../agreements/domain/agreement.state.ts';
import { authorize } from '../../identity/authorize.ts';
import { convenerFrom, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { apiAct } from '../../shared/api-act.ts';
import { outcomeOf } from '../../shared/carry-out.ts';
import { assertAbsent, existing, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type Bounded, receivedTextOf } from '../../shared/text.ts';
import { LONGEST_REASON } from '../domain/decline.rules.ts';
import { closeVoided } from '../domain/round.rules.ts';
import { roundStream } from '../round.stream.ts';

const Voiding = z.strictObject({ reason: z.string().check(z.refine((text) => text.isWellFormed())) });
const needsReason = [
  'reason-missing',
  'Voiding an agreement needs its reason in writing.',
  `Send {"reason": "..."} with 1 to ${LONGEST_REASON} characters; every agency that was asked may read it.`,
] as const;

/** The reason as it goes on record. */
function reasonIn(json: unknown): Bounded {
  const asked = Voiding.safeParse(json);
  return receivedTextOf(asked.data?.reason ?? '', { field: 'reason', max: LONGEST_REASON, empty: needsReason });
}

export const voidAgreement = apiAct('void', {
  load: async (request, command) => {
    const { bearer } = request;
    const id = request.path.agreement ?? '';
    const first = await batchGet([tokenKeyOf(bearer), tipKey(id)]);
    const actor = convenerFrom(first, bearer);
    const agreementsTip = agreementStream.tip(first, id);
    const { organization, round } = sentLast(existing(agreementsTip));
    authorize(request, rolesOf(actor), { organization });
    const found = await batchGet([command, tipKey(round)]);
    return { found, actor: actorName(actor), agreementsTip, roundTip: roundStream.tip(found, round) };
  },
  decide: ({ agreementsTip, roundTip }, { json }) => {
    const { text, refused } = reasonIn(json);
    if (refused) return { refused: [refused] };
    const agreement = sentLast(existing(agreementsTip));
    return outcomeOf(voided(agreement, text), (events) => {
      const closed = (roundTip.state && closeVoided(roundTip.state).events) ?? [];
      return {
        changes: [agreementStream.change(agreementsTip, events), roundStream.change(roundTip, closed)],
        // A round that its workflow has not opened yet is never opened: its opening asks the agreement first.
        also: roundTip.state ? [] : [assertAbsent(agreement.round)],
        result: { agreement: agreement.id, status: 'voided' },
      };
    });
  },
});
