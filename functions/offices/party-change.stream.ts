/** A change of a party's offices as one commit: the events, and the register that they leave behind, while text and round stand as they were read. */
import { putParty, type RegisteredParty, roleRows } from '../agreements/agreement.reads.ts';
import { keptWith, withOffices } from '../agreements/domain/kept-party.rules.ts';
import type { Accepted as Recorded } from '../shared/carry-out.ts';
import type { Instant } from '../shared/kernel.ts';
import { assertVersion } from '../shared/ledger/ledger.ts';
import type { VisitedParty } from './authorize-party.ts';
import type { Outcome as Changed } from './domain/matter.rules.ts';
import { evolveParty, type PartyState } from './domain/party.state.ts';
import { versionOfParty } from './former-offices.reads.ts';
import { partyStream } from './party.stream.ts';

type Accepted = Extract<Changed, { refused?: undefined }>;

export function partyChanged(visited: VisitedParty, accepted: Accepted, now: Instant): Recorded<undefined> {
  const { agreement, agreementsTip, officesTip, roundTip, registered, everywhere, kept, matter } = visited;
  const { register, former } = accepted;
  const version = versionOfParty(agreement, registered.party);
  const moved = Object.entries(former).filter(([key, office]) => office !== matter.former[key]);
  const before = withOffices(kept, Object.fromEntries(moved) as RegisteredParty['offices']);
  return {
    changes: [partyStream.change(officesTip, accepted.events, agreement)],
    // The round decides whose links are out, and a new version brings a register of its own.
    also: [
      putParty(agreement.id, kept, keptWith(before, version, withEpoch(visited, accepted, now))),
      ...roleRows(agreement.id, everywhere, { ...register, offices: { ...former, ...register.offices } }),
      assertVersion(roundTip),
      assertVersion(agreementsTip),
    ],
    result: undefined,
  };
}

/** The register with the count of its holders: read beside a tip that counts otherwise, it is known to be of another moment. */
function withEpoch({ registered, officesTip }: VisitedParty, { events, register }: Accepted, at: Instant) {
  const after = events.reduce<PartyState | undefined>(
    (state, event) => evolveParty(state, event, at),
    officesTip.state,
  );
  const epoch = after?.epoch ?? 0;
  return { ...registered, ...register, ...(epoch > 0 && { epoch }) } as RegisteredParty;
}
