/** A party's offices as its events leave them: decision state only; names and mailboxes stand in the register beside it. */
import { officeAt, seatOf } from '../../agreements/domain/seats.rules.ts';
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

/** An office that signs, with the tenure of its holder of today. */
export interface SigningOffice extends Tenure {
  office: string;
  /** Which holder of the party's signing offices this is: a link or session of another one is dead. */
  epoch: number;
  /** When today's holder took the office over; absent for whoever was confirmed with it. */
  heldSince?: Instant;
  /** When the word of the test notice came back; absent until then, and again after a new holder. */
  noticeAt?: Instant;
}

export interface PartyState {
  agreement: string;
  party: string;
  agency: string;
  confirmedAt: Instant;
  structure: string;
  /** The version that brought this set of offices; absent for the first. */
  since?: number;
  /** In the order of the text; all of them sign. */
  signatories: SigningOffice[];
  /** Raised with each new holder of one of them. */
  epoch: number;
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

const tenureOf = ({ office, capacity, from, to }: Tenure & { office: string }) => ({
  ...{ office, capacity },
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

/** The others that sign keep their holders, links and words. */
const heldBy = (state: PartyState, data: Tenure & { office: string }, at: Instant): PartyState => {
  const epoch = state.epoch + 1;
  const signatories = state.signatories.map((one) =>
    one.office === data.office ? { ...tenureOf(data), epoch, heldSince: at } : one,
  );
  return { ...state, signatories, epoch };
};

const officesOf = ({ signatories }: PartyState): string[] => signatories.map(({ office }) => office);

/** The office at that seat of the party. */
export const signingAt = (state: PartyState | undefined, seat: string): SigningOffice | undefined => {
  const office = state && officeAt(seat, state.party, officesOf(state));
  return state?.signatories.find((one) => one.office === office);
};

/** The seat of an office that signs for the party. */
export const seatIn = (state: PartyState, office: string): string => seatOf(state.party, office, officesOf(state));

/** Today's holder at that seat; of one that the party no longer has, whoever is there now is another. */
export const holderAt = (
  state: PartyState | undefined,
  seat: string,
): Pick<SigningOffice, 'epoch' | 'heldSince'> | undefined =>
  signingAt(state, seat) ?? (state && { epoch: state.epoch, heldSince: state.confirmedAt });

export function evolveParty(state: PartyState | undefined, event: PartyEvent, at: Instant): PartyState {
  if (event.type === 'OfficesConfirmed') {
    const { structure, since, signatories: signing, reviewers, agreement, party, agency } = event.data;
    // A set of offices comes with a version, and no answer outlives its version.
    const anewAsked = reviewersFrom({}, reviewers, []);
    const set = { structure, ...(since !== undefined && { since }) };
    const parts = { agreement, party, agency, confirmedAt: at, ...set, reviewers: anewAsked };
    // Another set of offices is vouched for anew, the mailboxes of those that sign too.
    const epoch = state ? state.epoch + 1 : 0;
    const signatories = signing.map((one) => ({ ...tenureOf(one), epoch, ...(state && { heldSince: at }) }));
    return { ...parts, signatories, epoch, mail: state?.mail ?? {} };
  }
  if (!state) throw new Error(`${event.type} cannot be the first event of a party`);
  switch (event.type) {
    case 'NoticeConfirmed':
      return {
        ...state,
        signatories: state.signatories.map((one) =>
          one.office === event.data.office ? { ...one, noticeAt: at } : one,
        ),
      };
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
