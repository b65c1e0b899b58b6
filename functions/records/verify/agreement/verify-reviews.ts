/** Reviews: each that the agreement counts is there, what was revealed is what the parties had answered, and what it came to follows from their choices. */
import { chosenIn } from '../../../reviews/domain/reveal.rules.ts';
import type { ReviewEvent } from '../../../reviews/domain/review.events.ts';
import type { Chosen, Review } from '../../../reviews/domain/review.state.ts';
import { type Settlement, settlementOf } from '../../../reviews/domain/settlement.rules.ts';
import { hashOf } from '../../../shared/canonical.ts';
import { reviewIdOf } from '../../../shared/ids.ts';
import { type ExportedEvent, type ExportedRecord, type ExportedStream, isShown } from '../record.schema.ts';
import { blank, faulty, together, type Verdict } from '../verdict.ts';
import { dataOf, heldIn, type Versions } from './text-read.ts';

type Data<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];
type Words = Parameters<typeof chosenIn>[0];

/** What stands in the record of one review so far. */
interface Told {
  name: string;
  opened: Data<'ReviewOpened'> | undefined;
  /** The last answer of each party: its words, where they stand here. */
  answered: Map<string, Words | undefined>;
  revealed: boolean;
  choices: Record<string, Chosen>;
}

/** What else decides: the agreement's own events, and its texts. */
interface Around {
  own: readonly ExportedEvent[];
  versions: Versions;
}

const asHash = (chosen: Chosen | undefined): string => (chosen ? hashOf(chosen) : '');
const OUTCOMES: Record<Settlement['is'], string> = {
  renew: 'going on with the text as it is',
  amend: 'an amendment',
  end: 'an end, for want of a choice of all to go on',
};

/** What was revealed against what had been answered; where words are kept back or gone, nothing can be said. */
function revealFaults({ name, answered, revealed }: Told, { choices, silent }: Data<'AnswersRevealed'>): string[] {
  const wrong = Object.entries(choices).flatMap(([party, chosen]) => {
    if (!answered.has(party)) return [`${name} reveals a choice of ${party}, which had answered nothing.`];
    const words = answered.get(party);
    return words && asHash(chosenIn(words)) !== asHash(chosen)
      ? [`${name} reveals that ${party} chose to ${chosen.choice}, and its answer says to ${words.choice}.`]
      : [];
  });
  return [
    ...(revealed ? [`${name} reveals its answers a second time.`] : []),
    ...wrong,
    ...silent
      .filter((party) => answered.get(party) !== undefined)
      .map((party) => `${name} calls ${party} silent, which had answered.`),
  ];
}

function openFaults(
  { name, revealed }: Told,
  { party, office: _, answer: __, ...chosen }: Data<'ChosenOpenly'>,
  words?: Words,
) {
  return [
    ...(revealed ? [] : [`${name}: ${party} chose openly before the answers were revealed.`]),
    ...(words && asHash(chosenIn(words)) !== asHash(chosen)
      ? [`${name}: ${party} chose to ${chosen.choice} openly, and its words say to ${words.choice}.`]
      : []),
  ];
}

const settlement = ({ opened, choices }: Told, gone: readonly string[] = []): Settlement | undefined =>
  opened && settlementOf({ ...(opened as Pick<Review, 'parties' | 'goesOnWithout'>), choices }, true, gone);

/** Parties that were asked and choose nothing by then: their notice of withdrawal stands, or the text that holds leaves them out. */
function goneBy({ opened }: Told, { own, versions: { texts } }: Around, at: string): string[] {
  const given = new Map<unknown, string>();
  for (const { type, data, at: when } of own) {
    const { withdrawal, party } = (data ?? {}) as { withdrawal?: number; party?: string };
    if (when > at) break;
    if (type === 'WithdrawalNoticed') given.set(withdrawal, party ?? '');
    if (type === 'WithdrawalRetracted') given.delete(withdrawal);
  }
  const { text } = heldIn(texts).findLast(({ from }) => from <= at) ?? {};
  const parties = text?.data.parties as string[] | undefined;
  const leaving = [...given.values()];
  return (opened?.parties ?? []).filter((party) => leaving.includes(party) || parties?.includes(party) === false);
}

/** A text that settled it is one that was signed; all that go on by saying so have said so. */
function closeFaults(
  told: Told,
  { outcome, version, by }: Data<'ReviewClosed'>,
  { own, versions }: Around,
  at: string,
): string[] {
  const { name } = told;
  if (outcome === 'reaffirmed') {
    const came = settlement(told, goneBy(told, { own, versions }, at));
    return came?.is === 'renew' && came.without.length === 0
      ? []
      : [`${name} is said to have reaffirmed the MOU, and not every party chose to go on.`];
  }
  if (outcome === 'superseded') {
    const term = own.find(({ type, data }) => type === 'ReviewBegan' && dataOf({ data }).review === by);
    return told.opened?.kind !== 'scheduled' && term && dataOf(term).kind === 'scheduled'
      ? []
      : [`${name} is said to have ended by review ${by}, which is not the review of a term.`];
  }
  if (outcome !== 'renewed' && outcome !== 'amended') return [];
  const text = versions.texts.find((one) => one.version === version);
  return text?.status === 'executed'
    ? []
    : [`${name} is said to be settled by version ${version}, which was not signed.`];
}

function faultsOf(event: ExportedEvent, told: Told, words: Words | undefined, around: Around): string[] {
  const of = event as unknown as ReviewEvent;
  switch (of.type) {
    case 'ReviewOpened':
      told.opened = of.data;
      return told.name.endsWith(`-${of.data.review}`) ? [] : [`${told.name} calls itself review ${of.data.review}.`];
    case 'Answered':
      told.answered.set(of.data.party, words);
      return told.revealed ? [`${told.name}: ${of.data.party} answered, sealed, when all were revealed.`] : [];
    case 'AnswersRevealed': {
      const faults = revealFaults(told, of.data);
      told.revealed = true;
      told.choices = { ...of.data.choices };
      return faults;
    }
    case 'ChosenOpenly': {
      const { party, office: _, answer: __, ...chosen } = of.data;
      told.choices[party] = chosen;
      return openFaults(told, of.data, words);
    }
    case 'RenewalPutOut':
      return of.data.without
        .filter((party) => told.choices[party]?.choice === 'renew')
        .map((party) => `${told.name} puts the renewal out without ${party}, which had chosen it.`);
    case 'ReviewClosed':
      return closeFaults(told, of.data, around, event.at);
    default:
      return [];
  }
}

function verifyReview({ events, bodies }: ExportedStream, around: Around): Verdict {
  const words = new Map(bodies.map(([seq, { body }]) => [seq, body as Words]));
  const name = events[0]?.stream ?? '';
  const told: Told = { name, opened: undefined, answered: new Map(), revealed: false, choices: {} };
  const faults = events.filter(isShown).flatMap((event) => faultsOf(event, told, words.get(event.seq), around));
  if (faults.length > 0) return faulty(...faults);
  const came = told.revealed ? settlement(told) : undefined;
  if (!came) return blank();
  const line = `Review ${told.opened?.review}: what was revealed is what the parties had answered, as far as their words are here; as they chose, it comes to ${OUTCOMES[came.is]}.`;
  return { ...blank(), holds: [line] };
}

/** The agreement counts its reviews, and each term is reviewed once. */
function countFaults(agreement: string, own: readonly ExportedEvent[], names: readonly string[]): string[] {
  const began = own.filter(({ type }) => type === 'ReviewBegan').map(dataOf);
  const sunsets = began.flatMap(({ sunset }) => sunset ?? []);
  const reviews = names.filter((name) => name.startsWith('srv_'));
  const counted = began.map(({ review }) => reviewIdOf(agreement, Number(review)));
  return [
    ...counted
      .filter((id) => !names.includes(id))
      .map((id) => `The stream ${id} is missing: the agreement says that this review began.`),
    ...reviews
      .filter((id) => !counted.includes(id))
      .map((id) => `The stream ${id} is here, and the agreement knows of no such review.`),
    ...began
      .filter(({ review }, index) => review !== index + 1)
      .map(({ review }) => `Review ${review} began out of its turn.`),
    ...[...new Set(sunsets.filter((one, index) => sunsets.indexOf(one) !== index))].map(
      (sunset) => `The term that lasts to ${sunset} was reviewed twice.`,
    ),
  ];
}

export function verifyReviews(
  { agreement, streams }: ExportedRecord,
  own: readonly ExportedEvent[],
  versions: Versions,
) {
  const names = streams.map(({ events }) => events[0]?.stream ?? '');
  const of = streams.filter(({ events }) => events[0]?.stream.startsWith('srv_'));
  return together(
    faulty(...countFaults(agreement, own, names)),
    ...of.map((stream) => verifyReview(stream, { own, versions })),
  );
}
