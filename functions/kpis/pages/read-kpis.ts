/** GET /agreements/{agreement}/kpis: how the KPIs of an MOU stand, for everyone who has a part in it. */
import { commitmentKeys, commitmentsOf } from '../../commitments/commitments.reads.ts';
import { standingOf } from '../../commitments/domain/standing.rules.ts';
import { countOpen } from '../../disputes/due.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import { batchGet } from '../../shared/ledger/table.ts';
import { type VisitedFigures, visitFigures } from '../authorize-figures.ts';
import { awaitedOf } from '../dashboard/domain/lapses.rules.ts';
import { picturesOf } from '../dashboard/domain/picture.rules.ts';
import { textOn } from '../domain/life.rules.ts';
import type { Committed } from './beside.tsx';
import { kpisPage } from './kpis.pages.tsx';
import { kpisFrame, kpisPerson, partiesOf, reportsFor } from './kpis-frame.ts';
import { type Seen, seenOf } from './seen.ts';

/** With another text, proposals made under the one before it fall. */
const openProposals = ({ plan, figures: { life }, today }: Seen): number => {
  const version = textOn(life, today)?.version;
  return Object.values(plan?.proposals ?? {}).filter(({ under }) => under === version).length;
};

/** Of the text that holds, as they stand today. */
async function committedIn({ agreement, text, clock: { now } }: VisitedFigures): Promise<Committed[]> {
  const found = await batchGet(commitmentKeys(agreement));
  return text.commitments.flatMap(({ key, does, party }) => {
    const one = commitmentsOf(found, agreement, text, party, now).state?.commitments[key];
    return one ? [{ key, does, party, standing: standingOf(one, now), dueAt: one.dueAt }] : [];
  });
}

export const lookAtKpis = page(async (request) => {
  const visited = await visitFigures(request);
  const seen = seenOf({ ...visited, plan: visited.plan.state }, { everyone: false, mine: partiesOf(visited) });
  const { figures, clock } = seen;
  const [openDisputes, commitments] = await Promise.all([countOpen(visited.agreement), committedIn(visited)]);
  const { now, dropped } = picturesOf(figures, clock);
  const own = reportsFor(visited).map((party) => ({
    party,
    ...awaitedOf([...now, ...dropped], party, { ...figures, clock }),
  }));
  return show(
    kpisPage({
      ...{ seen, now, dropped },
      signedIn: {
        ...{ person: kpisPerson(visited), frame: kpisFrame(visited, { openDisputes, current: 'page' }), own },
        ...{ proposals: openProposals(seen), commitments },
      },
    }),
  );
});
