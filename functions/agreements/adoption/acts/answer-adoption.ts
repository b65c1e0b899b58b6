/** POST /agreements/{agreement}/adoption/{party}/confirmation and /refusal: a party’s liaison has compared the terms with the signed original. */
import { vouch } from '../../../offices/domain/party.rules.ts';
import { vouchedFor } from '../../../offices/domain/readiness.rules.ts';
import { partyStream } from '../../../offices/party.stream.ts';
import { act } from '../../../shared/act.ts';
import { type Outcome, outcomeOf, refusals } from '../../../shared/carry-out.ts';
import type { Request } from '../../../shared/http/page.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import type { Action, Change, EventDraft } from '../../../shared/ledger/ledger.ts';
import { putParty, readText, roleRows } from '../../agreement.reads.ts';
import { agreementStream } from '../../agreement.stream.ts';
import { keptWith } from '../../domain/kept-party.rules.ts';
import { adoptionForm, backToAdoption, type VisitedAdoption, visitAdoption } from '../authorize-adoption.ts';
import { confirmAdoption, refuseAdoption } from '../domain/answer.rules.ts';
import { showAdoption } from '../pages/read-adoption.ts';

/** What the liaison confirms besides the text: who holds the party's offices, as the file names them. */
interface Vouched {
  refused?: Refusal[];
  changes: Change<unknown, EventDraft>[];
  also: Action[];
}

/** Whoever cannot hold an office today can be named by nobody but the agency that hands the file in. */
const asRefused = ({ code, wrong }: Refusal): Refusal => ({
  ...{ code, wrong },
  remedy:
    'Refuse with this as your reason: the agency that organizes the MOU then hands it in with whoever holds the office now.',
});

function vouching(visited: VisitedAdoption, party: string, statute: string, request: Request): Vouched {
  const { agreement, register, kept, officesTip, by, today } = visited;
  const registered = register.find((one) => one.party === party);
  const before = kept.find((one) => one.party === party);
  if (!registered || !before || vouchedFor(officesTip.state, registered)) return { changes: [], also: [] };
  const { id, documentHash, version, status } = agreement;
  const outcome = vouch(
    {
      ...{ agreement: id, documentHash, version, status, by, today, at: request.now },
      ...{ turns: {}, register: registered, former: {}, state: officesTip.state },
    },
    { authority: statute, inText: statute, holders: {}, reviewers: {} },
  );
  if (outcome.refused) return { refused: outcome.findings.map(asRefused), changes: [], also: [] };
  return {
    changes: [partyStream.change(officesTip, outcome.events, agreement)],
    also: [putParty(id, before, keptWith(before, version, registered)), ...roleRows(id, registered, registered)],
  };
}

export const confirmAdopted = act<VisitedAdoption & { statute: string }>('confirm-adoption', {
  form: adoptionForm,
  load: async (request, command) => {
    const visited = await visitAdoption(request, [command]);
    const { parties } = await readText(visited.agreement.textHash);
    const { authority } = parties.find(({ key }) => key === request.path.party) ?? {};
    return { ...visited, statute: authority?.statute ?? '' };
  },
  decide: (visited, request): Outcome => {
    const { agreement, tip, by, statute } = visited;
    const { party = '' } = request.path;
    const compared = request.form.compared === 'yes';
    return outcomeOf(confirmAdoption(agreement, { party, by, compared }, request.now), (events) => {
      if (events.length === 0) return { changes: [], result: undefined };
      const { refused, changes, also } = vouching(visited, party, statute, request);
      if (refused) return refusals(refused);
      return { changes: [agreementStream.change(tip, events), ...changes], also, result: undefined };
    });
  },
  done: backToAdoption('confirmed'),
  show: (visited, request, [refused]) => showAdoption(visited, request, refused),
});

export const refuseAdopted = act<VisitedAdoption>('refuse-adoption', {
  form: adoptionForm,
  load: (request, command) => visitAdoption(request, [command]),
  decide: ({ agreement, tip, by }, { path: { party = '' }, form }): Outcome =>
    outcomeOf(refuseAdoption(agreement, { party, by, reason: form.reason ?? '' }), (events) => ({
      changes: [agreementStream.change(tip, events)],
      result: undefined,
    })),
  done: backToAdoption('refused'),
  show: (visited, request, [refused]) => showAdoption(visited, request, refused),
});
