/** The party that made a commitment says when it has delivered; a party to which it was promised accepts that, or says what is missing. */
import { type Decision, type Refusal, refuse, say } from '../../shared/kernel.ts';
import type { About, By } from './acting.rules.ts';
import { isWebAddress, standing, wordsOf } from './acting.rules.ts';
import type { CommitmentEvent } from './commitment.events.ts';
import { isOpen, recipientsOf } from './standing.rules.ts';

/** A file as its bytes show it; `wrong` says why it cannot be taken. */
export interface PdfFile {
  sha256: string;
  bytes: number;
  wrong: Refusal | undefined;
}

const ACCEPTED = say(
  'delivery-accepted',
  'This delivery was accepted.',
  'Nothing is left to do for it, unless something is missing for a party that has not accepted it.',
);

interface Delivering {
  by: By;
  what: string;
  /** Where the evidence is, if it can be read somewhere. */
  link: string;
  file: PdfFile | undefined;
}

/** Why nothing can be delivered now. */
export function mayDeliver(about: About): Refusal | undefined {
  const { one, refused } = withOne(about);
  if (!one) return refused;
  if (isOpen(one)) return undefined;
  return one.delivery?.answer
    ? ACCEPTED
    : refuse(
        'delivery-waits',
        'This was delivered. The agency to which it was promised has not answered yet.',
        'Wait for the answer. If something is missing, the answer says what, and you can deliver again.',
      ).refused;
}

const withOne = (about: About) => {
  const found = standing(about);
  return { one: found.refused ? undefined : found.one, refused: found.refused };
};

const linkFinding = (link: string): Refusal | undefined =>
  link === '' || isWebAddress(link)
    ? undefined
    : refuse('not-a-web-address', 'This is no web address.', 'Write it as https://…', 'link').refused;

export function deliver(about: About, { by, what, link, file }: Delivering): Decision<CommitmentEvent> {
  const not = mayDeliver(about);
  if (not) return { refused: not };
  const said = wordsOf(what, 'what', [
    'what-was-done-missing',
    'It does not say what was done.',
    'Say it in a sentence. The others read it.',
  ]);
  if (said.refused) return { refused: said.refused };
  const address = link.trim();
  const wrong = linkFinding(address) ?? (file?.wrong && { ...file.wrong, field: 'file' });
  if (wrong) return { refused: wrong };
  const pdf = file && { sha256: file.sha256, bytes: file.bytes };
  return {
    events: [
      {
        type: 'CommitmentDelivered',
        data: { commitment: about.key, delivery: about.state.deliveries + 1, ...(pdf && { pdf }) },
        body: { by, what: said.text, ...(address !== '' && { link: address }) },
      },
    ],
  };
}

interface Answering {
  party: string;
  by: By;
  /** The delivery that the page showed. */
  delivery: number;
}

/**
 * Of what was promised to all, one party's word is enough to accept it, and binds no other: another may still dispute it. The last
 * delivery alone can be answered.
 */
export function mayAnswer(about: About, party: string, delivery?: number): Refusal | undefined {
  const { one, refused } = withOne(about);
  if (!one) return refused;
  if (!recipientsOf(about.state, about.key, about.parties).includes(party))
    return refuse(
      'not-promised-to-you',
      'This was not promised to your agency.',
      'The agency to which it was promised accepts it, or says what is missing.',
    ).refused;
  if (
    !one.delivery ||
    one.delivery.answer?.is === 'disputed' ||
    (delivery ?? one.delivery.number) !== one.delivery.number
  )
    return refuse(
      'delivery-gone',
      'There is no such delivery to answer.',
      'Load the page again: it shows what was delivered last, and what was said of it.',
    ).refused;
  return one.delivery.answer?.party === party ? ACCEPTED : undefined;
}

export function accept(about: About, { party, by, delivery }: Answering): Decision<CommitmentEvent> {
  const not = mayAnswer(about, party, delivery);
  if (not) return { refused: not };
  if (about.state.commitments[about.key]?.delivery?.answer) return { refused: ACCEPTED };
  return {
    events: [{ type: 'DeliveryAccepted', data: { commitment: about.key, delivery, party }, body: { by } }],
  };
}

export function disputeDelivery(
  about: About,
  { party, by, delivery, reason }: Answering & { reason: string },
): Decision<CommitmentEvent> {
  const not = mayAnswer(about, party, delivery);
  if (not) return { refused: not };
  const said = wordsOf(reason, 'reason', [
    'what-is-missing-missing',
    'It does not say what is missing.',
    'Say it so that the other agency can do it.',
  ]);
  if (said.refused) return { refused: said.refused };
  const data = { commitment: about.key, delivery, party };
  return { events: [{ type: 'DeliveryDisputed', data, body: { by, reason: said.text } }] };
}
