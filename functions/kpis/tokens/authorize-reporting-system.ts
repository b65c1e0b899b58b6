/** Which party a system reports for, and everything that its figures are decided by, in one round trip: its token names the party. */
import { agreementTip, keptParty, partyFrom, partyKey } from '../../agreements/agreement.reads.ts';
import { textAt } from '../../agreements/domain/in-force.rules.ts';
import { authorize, STRANGER } from '../../identity/authorize.ts';
import { bearerUses, bearerUsesKey, tokenKeyOf } from '../../identity/convener.reads.ts';
import { actorName } from '../../identity/domain/actor.ts';
import { rolesOf } from '../../identity/domain/roles.rules.ts';
import { partyNamedBy, reportingSystemFrom } from '../../identity/reporting-system.reads.ts';
import { Missing, TokenRevoked } from '../../shared/failures.ts';
import type { Request } from '../../shared/http/page.ts';
import { existing } from '../../shared/ledger/ledger.ts';
import { batchGet, type Key } from '../../shared/ledger/table.ts';
import type { Reporting } from '../domain/preview.rules.ts';
import { clockOf, figuresKeys, readLife } from '../figures.reads.ts';
import { readStored, readStoredOf } from '../figures.store.ts';
import { planTip } from '../plan.stream.ts';
import { reportsKey, reportsTip } from '../report.stream.ts';
import { isLive } from './domain/token.rules.ts';

/**
 * Throws Missing for whoever has no token of this agreement, and TokenRevoked for whoever had one. That a token is good is said by the tip
 * on which its figures are recorded: one that is revoked meanwhile loses the race. `whole`: the figures of all parties.
 */
export async function visitReportingSystem(
  request: Request,
  more: readonly Key[],
  { whole = false }: { whole?: boolean } = {},
) {
  const { bearer, path, now } = request;
  const { agreement: id = '' } = path;
  const party = partyNamedBy(bearer);
  if (party === undefined) {
    authorize(request, STRANGER);
    throw new Missing('No token of a party');
  }
  const keys = [
    tokenKeyOf(bearer),
    bearerUsesKey(bearer, now),
    ...figuresKeys(id),
    reportsKey(id, party),
    partyKey(id, party),
    ...more,
  ];
  const [found, stored] = await Promise.all([batchGet(keys), whole ? readStored(id) : readStoredOf(id, party)]);
  const { actor, token } = reportingSystemFrom(found, bearer);
  authorize(request, rolesOf(actor), { agreement: id, party });
  const tip = reportsTip(found, id, party);
  if (!token || !isLive(tip.state, token.id)) throw new TokenRevoked('A token that was good once');
  const ever = existing(agreementTip(found, id));
  const agreement = textAt(ever, now);
  const plan = planTip(found, id);
  const life = await readLife(ever, plan.state, now);
  if (!life) throw new Missing('No text has been in force');
  const reporting: Reporting = {
    ...{ agreement: id, party, life, clock: clockOf(found, ever, now) },
    exceptions: plan.state?.exceptions ?? [],
    values: stored.values[party] ?? {},
  };
  return {
    uses: bearerUses(found, bearer, now),
    ...{ found, actor: actorName(actor), token, tip, plan, stored, reporting, agreement },
    /** It was a party once, and is none of the text that holds. */
    left: keptParty(found, id, party) !== undefined && partyFrom(found, agreement, party) === undefined,
  };
}

export type VisitedReportingSystem = Awaited<ReturnType<typeof visitReportingSystem>>;
