/** POST …/people/mous: the confirmed people are applied to the chosen MOUs, one after another; each changes as a whole or not at all, and a refusal in one stops no other. */
import { type Outcome as Applied, refusedBy } from '../../offices/domain/matter.rules.ts';
import { partyChanged } from '../../offices/party-change.stream.ts';
import { type VisitedParty, visitParty } from '../../offices/tended-party.reads.ts';
import { act } from '../../shared/act.ts';
import { carryOut, refusals } from '../../shared/carry-out.ts';
import { Missing } from '../../shared/failures.ts';
import { submittedBy } from '../../shared/http/form-keys.ts';
import type { Request } from '../../shared/http/page.ts';
import { seeOther } from '../../shared/http/reply.ts';
import { say } from '../../shared/kernel.ts';
import { assertVersion, commandKey } from '../../shared/ledger/ledger.ts';
import type { Key } from '../../shared/ledger/table.ts';
import { peopleForm, peoplePath, type VisitedPeople, visitPeople } from '../authorize-people.ts';
import { type Applying, appliedEvent, type Chosen, chosenIn, type Result } from '../domain/applying.rules.ts';
import type { ConfirmedPeople } from '../domain/people.ts';
import { applyPeople, comparedWith, differencesIn, planOf } from '../domain/plan.rules.ts';
import { authorityOf } from '../mous.reads.ts';
import { showMous } from '../pages/read-mous.ts';
import { peopleFrom, peopleKey, peopleTipKey } from '../people.reads.ts';
import { peopleStream } from '../people.stream.ts';
import { seenOf } from '../plan-seen.ts';

const NAME = 'apply';

const changedMeanwhile = say(
  'mou-changed-meanwhile',
  'Something changed in this MOU while the page was open.',
  'Look at what would change now, and choose it again.',
);

interface Loaded extends VisitedParty {
  people: ConfirmedPeople | undefined;
  peopleTip: ReturnType<typeof peopleStream.tip>;
  authority: string;
}

/** The party as its liaison finds it, with the people of the agency that it is. */
async function loadParty(request: Request, { agreement, party }: Chosen, command: Key): Promise<Loaded> {
  const { agency = '' } = request.path;
  const path = { agreement, party };
  const visited = await visitParty({ ...request, path }, [command, peopleKey(agency), peopleTipKey(agency)]);
  if (visited.registered.agency !== agency) throw new Missing('A party of another agency');
  const { confirmed: people } = peopleFrom(visited.found, agency) ?? {};
  const confirms = people !== undefined && comparedWith(people, visited.matter).confirms;
  const authority = confirms ? await authorityOf(visited.agreement.textHash, party) : '';
  const peopleTip = peopleStream.tip(visited.found, peopleTipKey(agency).pk.replace('TIP#', ''));
  return { ...visited, people, peopleTip, authority };
}

/** What was shown is what is done: where anything else would be, nothing is. */
function decideOn({ people, matter, authority }: Loaded, seen: string, reason: string): Applied {
  if (!people) return refusedBy(changedMeanwhile);
  const plan = planOf(people, matter, authority);
  if (plan.stopped) return refusedBy(plan.stopped);
  return seenOf(plan, people.at) === seen
    ? applyPeople(people, matter, { reason, authority })
    : refusedBy(changedMeanwhile);
}

/** A command of its own for each MOU, known from the form's: whoever sends the form again applies nothing twice. */
async function applyTo(chosen: Chosen, request: Request, reason: string): Promise<Result> {
  const { agreement, party, seen } = chosen;
  const whole = submittedBy(peopleForm(request), request.form, NAME);
  const carried = await carryOut<Loaded, number>({
    command: { ...whole, id: `${whole.id}:${agreement}:${party}` },
    at: request.now,
    load: (command) => loadParty(request, chosen, command),
    decide: (loaded) => {
      const outcome = decideOn(loaded, seen, reason);
      if (outcome.refused) return refusals(outcome.findings);
      const { changes, also = [] } = partyChanged(loaded, outcome, request.now);
      const plan = planOf(loaded.people as ConfirmedPeople, loaded.matter, loaded.authority);
      return { changes, also: [...also, assertVersion(loaded.peopleTip)], result: differencesIn(plan) };
    },
  });
  return carried.refused
    ? { agreement, party, changes: 0, refused: carried.refused[0] }
    : { agreement, party, changes: carried.result };
}

export const applyToMous = act<VisitedPeople & { applying: Applying }, number, Result[]>(NAME, {
  form: peopleForm,
  load: async (request, command) => {
    const visited = await visitPeople(request, [command]);
    return { ...visited, applying: chosenIn(request.form, visited.people?.confirmed) };
  },
  once: async ({ applying }, request) => {
    if (applying.refused) return undefined;
    // Whoever names an MOU in which the agency has no part has chosen nothing: looked at before any is changed.
    const { id } = submittedBy(peopleForm(request), request.form, NAME);
    await Promise.all(applying.chosen.map((one) => loadParty(request, one, commandKey(id))));
    const results: Result[] = [];
    for (const one of applying.chosen) results.push(await applyTo(one, request, applying.reason));
    return results;
  },
  decide: ({ applying, tip, agency, by }, _, results) => {
    if (applying.refused || !results) return refusals(applying.refused ?? [changedMeanwhile]);
    const event = appliedEvent(agency.id, by, applying.reason, results);
    return { changes: [peopleStream.change(tip, [event])], result: tip.seq + 1 };
  },
  done: (number, _, { loaded }) => seeOther(`${peoplePath(loaded.agency)}/applied/${number}`),
  show: (visited, request, refused) => showMous(visited, request, refused),
});
