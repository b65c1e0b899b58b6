/** How every change of a party's offices is made: the event, and the register that it leaves behind, in one commit. */
import { putParty, type RegisteredParty, roleRows } from '../../agreements/agreement.reads.ts';
import { keptWith, withOffices } from '../../agreements/domain/kept-party.rules.ts';
import { act } from '../../shared/act.ts';
import { type Outcome, refusals } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import type { Instant } from '../../shared/kernel.ts';
import { assertVersion } from '../../shared/ledger/ledger.ts';
import { partyForm, partyPath, type VisitedParty, visitParty } from '../authorize-party.ts';
import type { Outcome as Changed } from '../domain/matter.rules.ts';
import { evolveParty, type PartyState } from '../domain/party.state.ts';
import { versionOfParty } from '../former-offices.reads.ts';
import { showParty } from '../pages/read-party.ts';
import type { ShowParty } from '../pages/view-party.ts';
import { partyStream } from '../party.stream.ts';

type Accepted = Extract<Changed, { refused?: undefined }>;

export type VisitedMore<More> = VisitedParty & { more: More };

interface Changing<More, O> {
  /** What else decides: the text, or the schema that reads the form. */
  read?: (visited: VisitedParty, request: Request) => Promise<More>;
  once?: (visited: VisitedParty, request: Request) => Promise<O | undefined>;
  decide: (visited: VisitedMore<More>, request: Request, once: O | undefined) => Changed;
}

/** The page from which an act is made, and to which it leads back. */
export interface Place {
  show: ShowParty;
  pathOf: (visited: VisitedParty, request: Request) => string;
}

/** Which office or reviewer it was about, for the page that says so. */
function about({ path, form }: Request): string {
  const to = path.office ?? path.kind ?? form._office ?? (form._reader === 'signatory' ? undefined : form._reader);
  return to === undefined ? '' : `&to=${encodeURIComponent(to)}`;
}

/** An act of the party's page, or of another place, by whoever may do it; `name` is its form's. */
export const changingParty = <More = undefined, O = undefined>(
  name: string,
  { read, once, decide }: Changing<More, O>,
  { show, pathOf }: Place = { show: showParty, pathOf: partyPath },
) =>
  act<VisitedMore<More>, undefined, O>(name, {
    form: partyForm,
    load: async (request, command) => {
      const visited = await visitParty(request, [command]);
      return { ...visited, more: (await read?.(visited, request)) as More };
    },
    ...(once && { once }),
    decide: (visited, request, counted) => {
      const outcome = decide(visited, request, counted);
      if (outcome.refused) return refusals(outcome.findings);
      return recorded(visited, outcome, request.now);
    },
    done: (_, request, { loaded }) => seeOther(`${pathOf(loaded, request)}?done=${name}${about(request)}`),
    show: (visited, request, findings) => show(visited, request, { act: name, findings }),
  });

function recorded(visited: VisitedParty, accepted: Accepted, now: Instant): Outcome {
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
