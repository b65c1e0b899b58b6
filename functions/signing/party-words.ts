/** Each event of a party's offices as one sentence; what a reviewer wrote is said only where the caller gives its words. */
import { REVIEWER_KINDS, type ReviewerKind } from '../offices/party.events.ts';
import { kindInWords } from '../offices/review.rules.ts';
import { MAILS, REPORTS } from './mail-words.ts';
import type { Of, Said } from './record-words.ts';
import { nameOf } from './signatories.tsx';

const party = ({ data, text }: Of): string => nameOf(text, String(data.party));

interface Held {
  name: string;
  capacity: string;
  instrument?: string;
}

const REMOVED = 'The names were removed by law.';
const held = ({ name, capacity, instrument }: Held): string =>
  `${name} (${[capacity, instrument].filter(Boolean).join(', ')})`;
const by = ({ body }: Of): string =>
  (body.by as { name: string } | undefined)?.name ?? 'someone whose name was removed';
const because = ({ body }: Of): string => (body.reason ? ` Reason: “${body.reason}”` : '');

/** Whom a mail went to within the party. */
const reader = ({ data }: Of): string => {
  const to = String(data.to);
  const kind = REVIEWER_KINDS.find((one) => one === to);
  if (kind) return kindInWords(kind);
  return to === 'liaison' ? 'the liaison' : 'the office that signs';
};

const reviewers = ({ data }: Of): string => {
  const named = (data.reviewers ?? []) as { kind: ReviewerKind; required: boolean }[];
  const words = named.map(({ kind, required }) => `${kindInWords(kind)} (${required ? 'required' : 'advisory'})`);
  return words.length === 0 ? 'Nobody clears the text' : `The text is cleared by ${words.join(', ')}`;
};

/** The offices as they were confirmed; the one that signs is all that a reader of the record looks for. */
const confirmed = (of: Of): string => {
  const offices = of.body.offices as Record<string, { title: string; holder: Held }> | undefined;
  const { office } = of.data.signatory as { office: string };
  const signs = offices?.[office];
  if (!signs) return REMOVED;
  return `By ${by(of)}. ${signs.title}, who signs: ${held(signs.holder)}, under ${of.body.authority}. ${reviewers(of)}.`;
};

const standsIn = (of: Of): string => {
  const { delegate, delegator } = of.body as { delegate?: Held; delegator?: Held };
  return delegate && delegator ? `${held(delegate)} in place of ${delegator.name}.${because(of)}` : REMOVED;
};

const ANSWERS: Record<string, string> = { cleared: 'cleared the text', returned: 'returned the text with comments' };

export const PARTY_SENTENCES: Record<string, (of: Of) => Said> = {
  OfficesConfirmed: (of) => ({ what: `${party(of)} confirmed its offices`, more: confirmed(of) }),
  NoticeConfirmed: (of) => ({
    what: `${party(of)} confirmed that mail reaches its office that signs`,
    more: `By ${by(of)}`,
  }),
  HolderReplaced: (of) => {
    const { before, after } = of.body as { before?: Held; after?: Held };
    return {
      what: of.data.signs
        ? `${party(of)} has a new holder of the office that signs; earlier links ended`
        : `${party(of)} has a new holder of an office`,
      more: before && after ? `${held(after)} follows ${before.name}.${because(of)}` : REMOVED,
    };
  },
  DelegateNamed: (of) => ({ what: `${party(of)} named a delegate who signs; earlier links ended`, more: standsIn(of) }),
  DelegationEnded: (of) => ({
    what: `A delegation of ${party(of)} ended; earlier links ended`,
    more: standsIn(of).replace(' in place of ', ' no longer stands in for '),
  }),
  ReviewersNamed: (of) => ({ what: `${party(of)} named who clears the text`, more: `${reviewers(of)}. By ${by(of)}` }),
  ReviewAnswered: (of) => ({
    what: `${party(of)}: ${kindInWords(of.data.kind as ReviewerKind)} ${ANSWERS[String(of.data.answer)] ?? of.data.answer}`,
    ...(of.body.by !== undefined && { more: of.body.comments ? `${by(of)}: “${of.body.comments}”` : by(of) }),
  }),
  PartyPrepared: (of) => ({ what: `${party(of)} is prepared: its head may be asked to sign` }),
  MailAskedAgain: (of) => ({ what: `A new mail for ${reader(of)} of ${party(of)} was asked for` }),
  PartyMailReported: (of) => ({
    what: `${MAILS[String(of.data.template)] ?? 'A mail'} ${REPORTS[String(of.data.report)] ?? of.data.report} ${reader(of)} of ${party(of)}`,
  }),
};
