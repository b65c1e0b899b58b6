/** How every change of a party's offices is made: the event, and the register that it leaves behind, in one commit. */
import { act } from '../../shared/act.ts';
import { refusals } from '../../shared/carry-out.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { partyForm, partyPath, type VisitedParty, visitParty } from '../authorize-party.ts';
import type { Outcome as Changed } from '../domain/matter.rules.ts';
import { showParty } from '../pages/read-party.ts';
import type { ShowParty } from '../pages/view-party.ts';
import { partyChanged } from '../party-change.stream.ts';

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
      return partyChanged(visited, outcome, request.now);
    },
    done: (_, request, { loaded }) => seeOther(`${pathOf(loaded, request)}?done=${name}${about(request)}`),
    show: (visited, request, findings) => show(visited, request, { act: name, findings }),
  });
