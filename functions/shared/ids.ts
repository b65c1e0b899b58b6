/** Ids say what they are; secrets come from the system's random source and are kept only as hashes. */
import { randomBytes, randomInt } from 'node:crypto';
import { base32nopad } from '@scure/base';
import { ulid } from 'ulid';
import { sha256 } from './canonical.ts';

export const newAgreementId = (at: number): string => `mou_${ulid(at)}`;
export const newAgencyId = (at: number): string => `agy_${ulid(at)}`;
/** The people of an agency, whom its liaisons enter, have a stream of their own, known from the agency alone. */
export const peopleIdOf = (agency: string): string => `ppl_${agency.replace(/^agy_/, '')}`;
export const newCommandId = (): string => `cmd_${ulid()}`;
/** Names a signed-in session to its owner; the secret is another. */
export const newLoginId = (): string => `ses_${ulid()}`;
/** A request that stands on no stream: someone typed an address and asked for a mail. */
export const newAskingId = (): string => `ask_${ulid()}`;
/** One signing round per version of an MOU: its stream is known from the agreement alone, so that both are read at once. */
export const roundIdOf = (agreement: string, version: number): string =>
  `sig_${agreement.replace(/^mou_/, '')}-${version}`;

/** A party's offices within one agreement have a stream of their own, known from both names. */
export const partyIdOf = (agreement: string, party: string): string => `pty_${agreement.replace(/^mou_/, '')}-${party}`;
export const isPartyId = (stream: string): boolean => stream.startsWith('pty_');

/** Which disputes there are under an agreement, and when its clocks stood still, is a stream of its own. */
export const docketIdOf = (agreement: string): string => `dkt_${agreement.replace(/^mou_/, '')}`;
export const isDocketId = (stream: string): boolean => stream.startsWith('dkt_');
/** Disputes are numbered under their agreement: its stream is known from both. */
export const disputeIdOf = (agreement: string, number: number | ''): string =>
  `dsp_${agreement.replace(/^mou_/, '')}-${number}`;
export const isDisputeId = (stream: string): boolean => stream.startsWith('dsp_');
/** The agreement of a dispute, from the dispute's id alone. */
export const agreementOfDispute = (dispute: string): string =>
  `mou_${/^dsp_([0-9A-Z]+)-\d+$/.exec(dispute)?.[1] ?? ''}`;

/** The plan of an agreement's figures: which periods are closed, what was moved, what is open. */
export const planIdOf = (agreement: string): string => `kpl_${agreement.replace(/^mou_/, '')}`;
/** The agreement of a plan, from its id alone. */
export const agreementOfPlan = (plan: string): string => `mou_${plan.replace(/^kpl_/, '')}`;
/** What a party reports within one agreement, known from both names. */
export const reportsIdOf = (agreement: string, party: string): string =>
  `kpr_${agreement.replace(/^mou_/, '')}-${party}`;
/** Of either kind: figures belong to the record of their agreement. */
export const isFiguresId = (stream: string): boolean => stream.startsWith('kpl_') || stream.startsWith('kpr_');

/** What a party has committed itself to within one agreement, known from both names. */
export const commitmentsIdOf = (agreement: string, party: string): string =>
  `cmt_${agreement.replace(/^mou_/, '')}-${party}`;
export const isCommitmentsId = (stream: string): boolean => stream.startsWith('cmt_');
/** The agreement of commitments, from their id alone. */
export const agreementOfCommitments = (stream: string): string =>
  `mou_${/^cmt_([0-9A-Z]{26})-/.exec(stream)?.[1] ?? ''}`;

/** Reviews are numbered under their agreement: its stream is known from both. */
export const reviewIdOf = (agreement: string, number: number): string =>
  `srv_${agreement.replace(/^mou_/, '')}-${number}`;
export const isReviewId = (stream: string): boolean => stream.startsWith('srv_');
/** Reviews of an agreement that may be open: the last one, and the one before it, which may have been called for. */
export const reviewsThatMayBeOpen = (agreement: string, begun = 0): string[] =>
  [begun, begun - 1].filter((number) => number > 0).map((number) => reviewIdOf(agreement, number));
/** The agreement of a review, from the review's id alone. */
export const agreementOfReview = (review: string): string => `mou_${/^srv_([0-9A-Z]+)-\d+$/.exec(review)?.[1] ?? ''}`;

/** What happens when an agreement ends: the plan of its closing, and what became of it. */
export const closingIdOf = (agreement: string): string => `cls_${agreement.replace(/^mou_/, '')}`;
export const isClosingId = (stream: string): boolean => stream.startsWith('cls_');
/** The agreement of a closing, from its id alone. */
export const agreementOfClosing = (closing: string): string => `mou_${closing.replace(/^cls_/, '')}`;

/** How the record of an agreement is kept (holds, removals) is a stream of its own. */
export const keepingIdOf = (agreement: string): string => `ret_${agreement.replace(/^mou_/, '')}`;
export const newHoldId = (at: number): string => `hld_${ulid(at)}`;
export const newRemovalId = (at: number): string => `rmv_${ulid(at)}`;

/** 256 bits in lower-case base32 (52 characters): survives mail clients that change case or wrap at hyphens. */
export const newSecret = (): string => base32nopad.encode(randomBytes(32)).toLowerCase();
/** What the table keeps of a secret. 256 random bits need no salt. */
export const secretHash = (secret: string): string => sha256(secret);
export const looksLikeSecret = (text: string): boolean => /^[a-z2-7]{52}$/.test(text);

/**
 * So many digits, each as likely as the other, from a seed of 128 random bits. Whoever reads the table could work the code out, as six
 * digits can be found from any hash by trying a million; and would still lack the session that the act needs, which the table keeps
 * only as the hash of 256 random bits.
 */
export const codeOf = (seed: string, digits: number): string =>
  (BigInt(`0x${sha256(`code:${seed}`)}`) % 10n ** BigInt(digits)).toString().padStart(digits, '0');
/** Four digits that tie a mail to the page on which it was asked for. */
export const newCheckNumber = (): string => randomInt(0, 10_000).toString().padStart(4, '0');
export const newSalt = (): string => randomBytes(16).toString('hex');
/** Of a short word, under its salt: found by whoever reads the table and tries them all, and nobody else. */
export const codeHash = (code: string, salt: string): string => sha256(`${salt}:${code}`);
/** The agreement of a round, from the round's id alone. */
export const agreementIdOf = (round: string): string => `mou_${/^sig_([0-9A-Z]+)-\d+$/.exec(round)?.[1] ?? ''}`;
