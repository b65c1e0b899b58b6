/** GET …/people/applied/{number}: what became of each MOU, as the agency's stream says, whenever it is read again. */
import { agreementTip, mouFrom, mouKey } from '../../agreements/agreement.reads.ts';
import { Missing } from '../../shared/failures.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { ChainedEvent, SaltedBody } from '../../shared/ledger/chain.ts';
import { bodyKey, eventKey, tipKey } from '../../shared/ledger/ledger.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { peoplePath, visitPeople } from '../authorize-people.ts';
import type { PeopleAppliedEvent } from '../domain/people.events.ts';
import { appliedPage } from './applied.pages.tsx';
import { peoplePerson } from './read-people.ts';

export const readApplied = page(async (request) => {
  const visited = await visitPeople(request);
  const { agency, tip, tends } = visited;
  const number = /^\d{1,8}$/.test(request.path.number ?? '') ? Number(request.path.number) : 0;
  const [at, words] = [eventKey(tip.stream, number), bodyKey(tip.stream, number)];
  const found = await batchGet([at, words]);
  const event = found.get<ChainedEvent>(at);
  if (event?.type !== 'PeopleApplied') throw new Missing('Nothing was applied there');
  const { mous } = event.data as PeopleAppliedEvent['data'];
  // Removed by law, perhaps.
  const body = found.get<SaltedBody>(words)?.body as PeopleAppliedEvent['body'] | undefined;
  const tips = await batchGet(mous.map(({ agreement }) => tipKey(agreement)));
  const whole = mous.flatMap(({ agreement }) => agreementTip(tips, agreement).state ?? []);
  const named = await batchGet(whole.map(({ id, version }) => mouKey(id, version)));
  return show(
    appliedPage({
      person: peoplePerson(visited),
      name: agency.name,
      path: peoplePath(agency),
      at: event.at,
      by: body?.by.name,
      reason: body?.reason,
      tends,
      mous: mous.map(({ agreement, party, changes, code }) => {
        const of = whole.find(({ id }) => id === agreement);
        const said = body?.refused.find((one) => one.agreement === agreement && one.party === party);
        return {
          ...{ agreement, party, changes },
          number: of?.number ?? '',
          title: (of && mouFrom(named, of)?.title) ?? '',
          ...(code !== undefined && { refused: said ?? { wrong: code, remedy: '' } }),
        };
      }),
    }),
  );
});
