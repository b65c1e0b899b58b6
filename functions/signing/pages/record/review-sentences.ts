/** Each event of a review as one sentence. What a party answered stands in none of them: the page of the review shows it to whoever may read it. */
import { partyName } from '../../../agreements/domain/signed-mou.ts';
import { REPORTS } from '../../../offices/pages/party-words.parts.ts';
import type { ReviewEvent } from '../../../reviews/domain/review.events.ts';
import { reviewName, sayAgainst, sayOutcome } from '../../../reviews/pages/review-words.parts.ts';
import { sayDay } from '../../../shared/time-words.ts';
import { instantOf, type Of, type Sentences } from './event-words.ts';

type Data<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>['data'];
const data = <Type extends ReviewEvent['type']>({ data: of }: Of): Data<Type> => of as Data<Type>;

const agency = (of: Of): string => partyName(of.text, String(of.data.party));
const agencies = ({ text }: Of, parties: readonly string[]): string =>
  parties.map((party) => partyName(text, party)).join(', ');

const REMINDED = {
  answers: 'Asked again to answer',
  signatures: 'Warned that they have not signed what was chosen',
  unanswered: 'Asked again to choose: the review is owed',
} as const;

/** To renew or to go on as it is: under which clause it was chosen, the event alone does not say. */
const CHOICES = { renew: 'to go on', amend: 'to amend', end: 'to end' } as const;

export const REVIEW_SENTENCES: Sentences = {
  ReviewOpened: (of) => {
    const { sunset, party, ...review } = data<'ReviewOpened'>(of);
    const windows = { ...of, data: review.windows };
    return {
      what: `${reviewName(review)} opened${party === undefined ? '' : `: ${agency(of)} called for it`}`,
      more: [
        `Answers are due by ${instantOf(windows, 'answersBy')}`,
        ...(sunset === undefined ? [] : [`of the term that lasts to ${sayDay(sunset)}`]),
      ].join('; '),
    };
  },
  AnswersPrepared: (of) => ({ what: `The liaison of ${agency(of)} prepared answers` }),
  Answered: (of) => {
    const { answer } = data<'Answered'>(of);
    return { what: `${agency(of)} ${answer > 1 ? 'changed its answer' : 'answered'}, sealed` };
  },
  AnswersRevealed: (of) => {
    const { choices, silent } = data<'AnswersRevealed'>(of);
    // A table keeps the fields of an object in no order.
    const keys = [...new Set([...of.text.parties.map(({ key }) => key), ...Object.keys(choices).sort()])];
    const chose = keys.flatMap((party) => {
      const choice = choices[party]?.choice;
      return choice ? [`${partyName(of.text, party)} chose ${CHOICES[choice]}`] : [];
    });
    const said = silent.length === 0 ? [] : [`${agencies(of, silent)} had not answered`];
    return { what: 'All answers were revealed', more: [...chose, ...said].join('; ') };
  },
  ChosenOpenly: (of) => {
    const { choice } = data<'ChosenOpenly'>(of);
    return { what: `${agency(of)} chose openly ${CHOICES[choice]}` };
  },
  DraftingTakenOver: (of) => ({ what: `${agency(of)} took over to draft the amendment` }),
  RenewalPutOut: (of) => {
    const { version, without } = data<'RenewalPutOut'>(of);
    return {
      what: `The renewal that was chosen was put out for signature, as version ${version}`,
      more: without.length === 0 ? undefined : `Without ${agencies(of, without)}`,
    };
  },
  RenewalRefused: (of) => ({
    what: 'The renewal that was chosen could not be put out; it is tried again',
    more: sayAgainst(data<'RenewalRefused'>(of).codes),
  }),
  ReviewReminded: (of) => {
    const { of: what, parties } = data<'ReviewReminded'>(of);
    return { what: REMINDED[what], more: agencies(of, parties) };
  },
  ReviewLeftOpen: (of) => ({
    what: 'Its day passed, and it stays owed until everyone has chosen',
    more: agencies(of, data<'ReviewLeftOpen'>(of).missing),
  }),
  ReviewMailReported: (of) => ({
    what: `An email of the review ${REPORTS[String(of.data.report)] ?? of.data.report} someone of ${agency(of)}`,
  }),
  ReviewClosed: (of) => ({ what: `The review closed. ${sayOutcome(data<'ReviewClosed'>(of))}` }),
  EvidenceFrozen: (of) => {
    const { evidence, hash } = data<'EvidenceFrozen'>(of);
    return {
      what: `The evidence was frozen${evidence > 1 ? ' anew' : ''}, as of ${instantOf(of, 'at')}`,
      more: `SHA-256 ${hash}`,
    };
  },
  WatchHandedOver: () => ({
    what: 'The workflow of the review went on under a fresh execution, as it has to each year',
  }),
  ReviewStalled: () => ({ what: 'A step of the review failed; the operator was told' }),
};
