/** Where a person stands in an agreement, by each part that the person has in it. */
import type { KeyDate, Status } from '../../agreements/domain/status.rules.ts';
import type { Calendar } from '../../shared/calendar/business-days.ts';
import type { Instant, PlainDay } from '../../shared/kernel.ts';

/**
 * As what a person stands in an agreement: `office` is one that does not sign, `alternate` stands in for a holder in disputes,
 * `reviewer` answers for one kind of review, `records officer` keeps its record.
 */
export type Part = 'liaison' | 'records officer' | 'signatory' | 'reviewer' | 'office' | 'alternate';

/** Where one party of one agreement stands, as far as a person with that part needs to know. */
export interface Standing {
  agreement: string;
  number: string;
  title: string;
  party: string;
  partyName: string;
  part: Part;
  /** The reviewer's kind, of a reviewer. */
  of?: string;
  status: Status;
  /** By an office that only an earlier text names, which still has what began under that one. */
  former?: true;
  /** The version that is out to follow the text in force, which the round is of. */
  successor?: number;
  /** What comes next in the life of the agreement. */
  next?: KeyDate;
  /** How many other parties have given notice of withdrawal, and whether the own one has. */
  withdrawing?: { own: boolean; others: number };
  /** Absent before the round opened. */
  round?: {
    id: string;
    open: boolean;
    openedAt: Instant;
    deadline: Instant;
    calendar: Calendar;
    /** Where the signature of the person's own office stands; of who signs nothing, that of the party. */
    turn: 'waiting' | 'asked' | 'signed' | 'declined';
    signed: number;
    of: number;
    /** Some agency signs through several offices: then signatures are counted by office. */
    offices?: true;
  };
  /** Of an MOU that was signed elsewhere. */
  elsewhere?: {
    /** While it is being confirmed: whether the party has, and how many parties have not. */
    asks?: { confirmed: boolean; left: number; since: Instant; calendar: Calendar };
  };
  /** What the party still owes before its head is asked, in order. */
  lacks: readonly string[];
  /** Whose mail came back: `signatory`, or a reviewer's kind. */
  cameBack: readonly string[];
  /** Kinds of reviewers who returned the text that is out. */
  returned: readonly string[];
  /** Kinds of reviewers who have answered to the text that is out. */
  answered: readonly string[];
  /** Last day of a holder who only acts in the office that signs. */
  actsUntil?: PlainDay;
  /** Open notices, of a liaison: of other parties, to which this person may object, and `own` ones, which wait for those. */
  changes?: readonly { change: number; own: boolean; due: Instant; calendar: Calendar }[] | undefined;
  /** What waits in commitments, of a liaison: what its party has promised and what was promised to it. */
  commitments?: readonly WaitingCommitment[] | undefined;
  /** What waits in the figures of its KPIs for the office or liaison that the person is. */
  figures?: readonly WaitingFigures[] | undefined;
  /** What waits in its reviews for the office or liaison that the person is. */
  reviews?: readonly WaitingReview[] | undefined;
  /** Duties that others propose its party shall do in the closing, of a liaison. */
  duties?: readonly { duty: number; since: Instant; calendar: Calendar }[] | undefined;
  /** Other parties, or seats of theirs, whose signature made outside waits for an answer that this person may give. */
  offers: readonly { party: string; partyName: string }[];
  /** How many disputes are open under the agreement, whoever has a part in them. */
  openDisputes?: number;
  /** Open disputes of the party that this person may read. */
  disputes?: readonly OpenDispute[];
  /** Requests to remove words, of a records officer; `own` ones wait for another agency. */
  removals?: readonly { id: string; own: boolean; since: Instant; calendar: Calendar }[] | undefined;
}

export interface WaitingCommitment {
  key: string;
  /** What its party delivers within a month, or late; a delivery to answer; another day or measure to answer. */
  waits: 'deliver' | 'accept' | 'agree';
  /** Agreed in a dispute for named people. */
  named?: true;
  due?: Instant;
  since: Instant;
  calendar: Calendar;
}

export interface WaitingFigures {
  /** Figures that are due soon, a miss to explain, a proposal to answer. */
  waits: 'report' | 'explain' | 'proposal';
  about: readonly string[];
  due?: Instant;
  since: Instant;
  calendar: Calendar;
}

export interface WaitingReview {
  /** Answers to prepare, a choice to make, an amendment to draft. */
  waits: 'prepare' | 'choose' | 'draft';
  review: number;
  due: Instant;
  since: Instant;
  calendar: Calendar;
}

export interface OpenDispute {
  number: number;
  /** Whose: this person's, of someone else in the same agency, or of another agency. */
  turn: 'own' | 'own agency' | 'other agency';
  /** The claim was not answered yet, and `due` is the day of the answer. */
  answer?: boolean;
  due: Instant;
  since: Instant;
  calendar: Calendar;
}
