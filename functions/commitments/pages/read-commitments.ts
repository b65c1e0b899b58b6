/** GET /agreements/{agreement}/commitments: every commitment of the text that holds, by where it stands and by its day. */
import { readText } from '../../agreements/agreement.reads.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { hasGone } from '../../agreements/leaving/domain/leaving.state.ts';
import { dutiesSaid } from '../../closing/duties.reads.ts';
import { page } from '../../shared/http/page.ts';
import { show } from '../../shared/http/reply.ts';
import type { Instant } from '../../shared/kernel.ts';
import { history } from '../../shared/ledger/history.ts';
import { sayDay } from '../../shared/time-words.ts';
import { agreedIn } from '../agreed.ts';
import { type VisitedCommitments, visitCommitments } from '../authorize-commitments.ts';
import type { Commitment } from '../domain/commitment.state.ts';
import { isFollowUp } from '../domain/follow-up.rules.ts';
import { type Standing, standingOf } from '../domain/standing.rules.ts';
import type { Says } from '../domain/stated.ts';
import { commitmentsFrame, factsOf, personOf } from './commitment-view.ts';
import { STANDINGS } from './commitment-words.parts.ts';
import { commitmentsPage, type Listed } from './commitments.pages.tsx';

/** By its day, the open-ended ones last, in the order of the text. */
const inOrder = (one: { dueAt: Instant | undefined }, other: { dueAt: Instant | undefined }): number => {
  const [a, b] = [one.dueAt ?? '~', other.dueAt ?? '~'];
  return a === b ? 0 : a < b ? -1 : 1;
};

/** Every commitment of today with what it says, in the order of the text, then what was agreed in disputes. */
async function standing(
  { of, text, agreement, reader, closing }: VisitedCommitments,
  earlier: ReadonlyMap<string, Earlier>,
): Promise<{ key: string; one: Commitment; says: Says | undefined; in: SignedMou }[]> {
  const states = of.flatMap(({ state }) => state ?? []);
  const all = new Map(states.flatMap(({ commitments }) => Object.entries(commitments)));
  const [agreed, duties] = await Promise.all([agreedIn(agreement, states, reader), dutiesSaid(closing.state, text)]);
  const keys = [...text.commitments.map(({ key }) => key), ...duties.keys()];
  return [...keys, ...earlier.keys(), ...[...all.keys()].filter(isFollowUp).sort()].flatMap((key) => {
    const one = all.get(key);
    const own = earlier.get(key);
    const says = duties.get(key) ?? agreed.get(key) ?? text.commitments.find((of) => of.key === key) ?? own?.says;
    return one ? [{ key, one, says, in: own?.in ?? text }] : [];
  });
}

async function listed(
  visited: VisitedCommitments,
  earlier: ReadonlyMap<string, Earlier>,
  now: Instant,
): Promise<Map<Standing, Listed[]>> {
  const { agreement } = visited;
  const all = (await standing(visited, earlier)).map(({ key, one, says, in: text }) => ({
    ...{ key, is: standingOf(one, now), dueAt: one.dueAt },
    facts: says
      ? factsOf(says, one, text, { agreement, now })
      : { hidden: `Due ${one.by === undefined ? 'on no day' : sayDay(one.by)}` },
    anew: one.changed?.measure !== undefined,
  }));
  return Map.groupBy(all.toSorted(inOrder), ({ is }) => is);
}

/** What an earlier text said, and that text. */
interface Earlier {
  says: SignedMou['commitments'][number];
  in: SignedMou;
}

/** What earlier texts had and the one that holds has no more, by its key. */
async function readEarlier({ agreement, text }: VisitedCommitments): Promise<Map<string, Earlier>> {
  if (agreement.version === 1) return new Map();
  const versions = [...versionsIn((await history(agreement.id)).events).values()].filter(
    ({ status, version }) => status === 'executed' && version < agreement.version,
  );
  const texts = await Promise.all(versions.map(({ textHash }) => readText(textHash)));
  const gone = new Map<string, Earlier>();
  for (const earlier of texts) for (const says of earlier.commitments) gone.set(says.key, { says, in: earlier });
  for (const { key } of text.commitments) gone.delete(key);
  return gone;
}

/** Of these, what is still owed: by a party that has left. */
const stillOwed = ({ of, agreement }: VisitedCommitments, earlier: ReadonlyMap<string, Earlier>) =>
  new Map(
    [...earlier].filter(([key, { says }]) =>
      of.some(({ party, state }) => party === says.party && hasGone(agreement, party) && state?.commitments[key]),
    ),
  );

export const lookAtCommitments = page(async (request) => {
  const visited = await visitCommitments(request);
  const { now } = request;
  const { agreement, holds } = visited;
  const earlier = await readEarlier(visited);
  const owed = stillOwed(visited, earlier);
  const by = await listed(visited, owed, now);
  const groups = STANDINGS.flatMap(([standing, heading]) => {
    const list = by.get(standing) ?? [];
    return list.length > 0 ? [{ standing, heading, list }] : [];
  });
  return show(
    commitmentsPage({
      person: personOf(visited),
      frame: commitmentsFrame(visited, now, 'page'),
      ...{
        agreement: agreement.id,
        mou: mouName(agreement.number),
        holds,
        groups,
        closes: (visited.closing.state?.began?.duties.length ?? 0) > 0,
      },
      former: [...earlier]
        .filter(([key]) => !owed.has(key))
        .map(([key, one]) => ({
          ...{ key, facts: factsOf(one.says, undefined, one.in, { agreement, now }), anew: false },
        })),
    }),
  );
});
