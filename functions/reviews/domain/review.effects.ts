/** Who is told when something happens in a review, and what watches over it. What a party answered is told to nobody before all are revealed. */
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import type { Effect } from '../../shared/ledger/effects.ts';
import { reachesNobody } from './reached.rules.ts';
import type { ReviewEvent } from './review.events.ts';
import type { Review } from './review.state.ts';

export interface Around {
  /** Of the text that holds: who chooses for a party. */
  round: string;
  /** Seats of offices that sign beside the first one of their party. */
  further?: readonly string[] | undefined;
  /** What the stream is called. */
  stream: string;
}

export function reviewEffects(event: ReviewEvent, review: Review, { round, further = [], stream }: Around): Effect[] {
  const { agreement, parties } = review;
  const everyone = [...parties, ...further, ...parties.map((party) => `${party}/liaison`)];
  const ofParty = (party: string) => [party, ...further.filter((seat) => partyOf(seat) === party), `${party}/liaison`];
  const mail = (template: string, to: readonly string[], about: Record<string, string> = {}): Effect => ({
    ...{ kind: 'mail', family: 'reviews', template },
    about: { agreement, round, review: String(review.review), ...about },
    to: [...new Set(to)],
  });
  const wake: Effect = { kind: 'answer', stream };
  const start = (name: string, watch: number): Effect => ({
    ...{ kind: 'start', machine: 'sunset-review', stream, name },
    input: { agreement, review: review.review, watch },
  });
  switch (event.type) {
    case 'ReviewOpened':
      return [mail('review-opened', everyone), start(stream, 0)];
    case 'AnswersPrepared':
      return [
        // Whoever answers for the party: a further office that signs does not.
        mail('answers-prepared', [event.data.party], {
          party: event.data.party,
          prepared: String(event.data.prepared),
        }),
      ];
    case 'CodeRequested':
      return [mail(event.data.digits === 6 ? 'code' : 'long-code', [event.data.party])];
    case 'Answered':
      return [wake];
    case 'AnswersRevealed':
      return [mail('answers-revealed', everyone)];
    case 'ChosenOpenly':
      return [mail('chosen-openly', everyone, { party: event.data.party }), wake];
    case 'DraftingTakenOver':
      return [mail('drafting-taken-over', everyone, { party: event.data.party })];
    // The signing round asks for what is owed.
    case 'RenewalPutOut':
      return [mail('renewal-put-out', everyone)];
    // Said once, however often it is tried.
    case 'RenewalRefused':
      return event.data.tries === 1 ? [mail('renewal-refused', everyone)] : [];
    case 'ReviewReminded':
      return event.data.parties.length === 0
        ? []
        : [mail(`remind-${event.data.of}`, event.data.parties.flatMap(ofParty))];
    case 'ReviewLeftOpen':
      return [mail('review-left-open', everyone)];
    case 'ReviewClosed':
      return [mail('review-closed', everyone), wake];
    case 'WatchHandedOver':
      return [start(`${stream}-watch-${event.data.watch}`, event.data.watch)];
    case 'ReviewMailReported': {
      const { party, report } = event.data;
      return reachesNobody(review, ofParty(party), report)
        ? [mail('nobody-reached', [`${party}/above`], { party })]
        : [];
    }
    // The opening leads to it, and it wakes nobody.
    case 'EvidenceFrozen':
    case 'ReviewStalled':
      return [];
  }
}
