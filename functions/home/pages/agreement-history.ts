/** Everything that happened to an agreement and its parties in one list, as far as this visitor may read it. */
import type { SignedMou } from '../../agreements/domain/signed-mou.ts';
import { versionsIn } from '../../agreements/domain/versions.rules.ts';
import { planTip } from '../../kpis/plan.stream.ts';
import { reportsTip } from '../../kpis/report.stream.ts';
import { readByOthers } from '../../offices/domain/confidence.rules.ts';
import { partyIdOf } from '../../shared/ids.ts';
import { history } from '../../shared/ledger/history.ts';
import type { Recorded } from '../../shared/pages/record-list.tsx';
import { isDelivery, sayEvent } from '../../signing/pages/record/record-words.parts.ts';
import { type PartyOnRecord, type VersionVisited, type VisitedAgreement, versionsOf } from '../authorize-agreement.ts';

type Stream = Awaited<ReturnType<typeof history>>;

const said = ({ events, bodies }: Stream, text: SignedMou, zone: string, round?: string): Recorded[] =>
  events.map((event) => ({
    id: `${event.stream}/${event.seq}`,
    at: event.at,
    delivery: isDelivery(event),
    ...sayEvent(event, bodies.get(event.seq), text, zone, round),
  }));

/** Each party once, as the text that holds has it, or else the next one. */
const partiesIn = (versions: readonly VersionVisited[]): PartyOnRecord[] => {
  const all = versions.flatMap(({ parties }) => parties);
  return all.filter(
    ({ registered }, index) => all.findIndex((one) => one.registered.party === registered.party) === index,
  );
};

/** What the parties of the text that holds have reported. */
const figuresOf = ({ agreement, parties, found }: VisitedAgreement) =>
  parties.map(({ registered }) => reportsTip(found, agreement.id, registered.party));

/**
 * The newest first, of the rounds of the text that holds and of the one that shall follow it; those of earlier versions stand on their own
 * pages. What others' reviewers said, and that they did, is not read at all. `texts` are of these versions, the newest last.
 */
export async function historyOf(visited: VisitedAgreement, texts: readonly SignedMou[]) {
  const { agreement, joins } = visited;
  const versions = versionsOf(visited);
  const parties = partiesIn(versions);
  const begun = parties.filter(({ state }) => state !== undefined);
  const newest = texts.at(-1) as SignedMou;
  const figures = [planTip(visited.found, agreement.id), ...figuresOf(visited)].filter(({ seq }) => seq > 0);
  const [own, rounds, figured, others] = await Promise.all([
    history(agreement.id),
    Promise.all(versions.map(({ agreement: { round } }) => history(round))),
    Promise.all(figures.map(({ stream }) => history(stream))),
    Promise.all(
      begun.map(async ({ registered, mine }): Promise<Stream> => {
        const stream = await history(partyIdOf(agreement.id, registered.party));
        return mine ? stream : { ...stream, events: readByOthers(stream.events) };
      }),
    ),
  ]);
  const happened = [
    ...said(own, newest, agreement.zone, joins ? agreement.round : undefined),
    ...rounds.flatMap((stream, at) => said(stream, texts[at] ?? newest, agreement.zone)),
    ...figured.flatMap((stream) => said(stream, newest, agreement.zone)),
    ...others.flatMap((stream) => said(stream, newest, agreement.zone)),
  ];
  return {
    happened: happened.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)).reverse(),
    events: own.events,
    versions: [...versionsIn(own.events).values()],
  };
}
