/** A party's offices as its events leave them: decision state only; names and mailboxes stand in the register beside it. */
import type { Instant } from '../../shared/kernel.ts';
import type { PartyEvent, PartyReport, ReviewerKind, Tenure } from './party.events.ts';

export interface Review {
  required: boolean;
  /** The answer to that version's text; another version is asked about anew. */
  answer?: 'cleared' | 'returned';
  documentHash?: string;
  version?: number;
  at?: Instant;
}

export interface PartyState {
  agreement: string;
  party: string;
  agency: string;
  confirmedAt: Instant;
  structure: string;
  /** The version that brought this set of offices; absent for the first. */
  since?: number;
  /** The office that signs and the tenure of its holder of today. */
  signatory: Tenure & { office: string };
  /** Raised with each new holder: a link or session of another epoch is dead. */
  epoch: number;
  /** When today's holder took the office over; absent for whoever was confirmed with it. */
  heldSince?: Instant;
  /** When the word of the test notice came back; absent until then, and again after a new holder. */
  noticeAt?: Instant;
  reviewers: Partial<Record<ReviewerKind, Review>>;
  /** Latest report on mail to the liaison and to each reviewer. */
  mail: Record<string, PartyReport['report']>;
}

type Named = readonly { kind: ReviewerKind; required: boolean }[];

/** Who stays keeps the answer that was given; a reviewer whose person changed is asked anew. */
const reviewersFrom = (before: PartyState['reviewers'], named: Named, changed: readonly ReviewerKind[]) =>
  Object.fromEntries(
    named.map(({ kind, required }) => {
      const { required: _, ...answer } = before[kind] ?? { required };
      return [kind, { required, ...(changed.includes(kind) ? {} : answer) }];
    }),
  );

const heldBy = (state: PartyState, data: Tenure & { office: string }, at: Instant): PartyState => {
  const { noticeAt: _, ...rest } = state;
  const { office, capacity, from, to } = data;
  const signatory = { office, capacity, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { ...rest, signatory, epoch: state.epoch + 1, heldSince: at };
};

export function evolveParty(state: PartyState | undefined, event: PartyEvent, at: Instant): PartyState {
  if (event.type === 'OfficesConfirmed') {
    const { structure, since, signatory, reviewers, agreement, party, agency } = event.data;
    // A set of offices comes with a version, and no answer outlives its version.
    const anewAsked = reviewersFrom({}, reviewers, []);
    const set = { structure, ...(since !== undefined && { since }) };
    const parts = { agreement, party, agency, confirmedAt: at, ...set, signatory, reviewers: anewAsked };
    // Another set of offices is vouched for anew, the mailbox of the one that signs too.
    const anew = state ? { epoch: state.epoch + 1, heldSince: at } : { epoch: 0 };
    return { ...parts, ...anew, mail: state?.mail ?? {} };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of a party`);
  switch (event.type) {
    case 'NoticeConfirmed':
      return { ...state, noticeAt: at };
    case 'HolderReplaced':
      return event.data.signs ? heldBy(state, event.data, at) : state;
    case 'DelegateNamed':
    case 'DelegationEnded':
      return heldBy(state, event.data, at);
    case 'ReviewersNamed':
      return { ...state, reviewers: reviewersFrom(state.reviewers, event.data.reviewers, event.data.changed) };
    case 'ReviewAnswered': {
      const { kind, answer, documentHash, version } = event.data;
      const { required = false } = state.reviewers[kind] ?? {};
      return { ...state, reviewers: { ...state.reviewers, [kind]: { required, answer, documentHash, version, at } } };
    }
    case 'PartyMailReported':
      return { ...state, mail: { ...state.mail, [event.data.to]: event.data.report } };
    case 'AlternateNamed':
    case 'AlternateEnded':
    case 'PartyPrepared':
    case 'MailAskedAgain':
      return state;
  }
}
