/** What the guide tells: the agreement of the demonstration, who is to sign it, and the commands that go with it. */

export type SignatoryStatus = 'being prepared' | 'not yet asked' | 'waiting' | 'bounced' | 'signed' | 'declined';

export interface GuideSignatory {
  name: string;
  /** Of the office, such as "Secretary of Public Health". */
  title: string;
  agency?: string;
  mailbox: string;
  status: SignatoryStatus;
}

/** Someone else to be than a head. */
export interface GuidePerson {
  name: string;
  agency: string;
  mailbox: string;
  /** Where this person signs in and acts, in the service; nobody signs in who comes by a link of a mail. */
  page?: string;
}

export interface GuideReviewer extends GuidePerson {
  /** As what, such as "counsel, required". */
  reviews: string;
}

/** Someone who stands for an agency on a level of the ladder. */
export interface GuideMember extends GuidePerson {
  title: string;
  /** Numbered from 1. */
  level: { number: number; name: string };
}

/** Another agreement, in force, with a dispute to act in. */
export interface GuideBoard {
  number: string;
  title: string;
  /** The address of the dispute; of all disputes of the agreement; and of the queue of everything that is open. */
  page: string;
  docket: string;
  queue: string;
  /** Who speaks now for the agency that raised it, and for the one that it is raised against. */
  raised: GuidePerson;
  answers: GuidePerson;
  answered: boolean;
  /** Where it stands, in words. */
  standing: string;
  /** The level that has it; none once nobody has. */
  level?: number | undefined;
  /** When that level's time is over. */
  due?: string | undefined;
  members: readonly GuideMember[];
  liaisons: readonly GuidePerson[];
}

/** An agreement whose agencies report figures. */
export interface GuideFigures {
  number: string;
  title: string;
  agencies: number;
  /** That were reported. */
  months: number;
  reports: GuidePerson;
  /** Looks at all of it, and decides for an agency. */
  decides: GuidePerson;
  /** The addresses of the KPIs, of everything that is open, and of the figures as everyone may read them. */
  kpis: string;
  queue: string;
  everyone: string;
}

/** An agreement whose agencies choose again, before its term is over. */
export interface GuideReview {
  number: string;
  title: string;
  /** When the review opens by itself; absent while one is open, or none is ahead. */
  opensAt?: string | undefined;
  /** Where it stands, in words that go on after its title. */
  standing: string;
  /** A liaison who prepares, and the head who chooses, each with the page on which that is done. */
  prepares: GuidePerson;
  chooses: GuidePerson;
  /** Addresses of the review, its evidence, the closing, the timeline, and of what comes due for whoever is signed in. */
  review: string;
  evidence: string;
  closing: string;
  life: string;
  due: string;
}

/** One to look at, and perhaps to act in, as that person. */
export interface GuideAgreement {
  number: string;
  title: string;
  /** How it came about and where it stands, in words that go on after its title. */
  standing: string;
  page: string;
  who: GuidePerson;
  /** What there is to do there, from "to" on. */
  does: string;
}

/** A guide of what is being prepared has no ids and addresses yet: they are empty, and its pages lead nowhere. */
export interface Guide {
  /** The id that commands take. */
  agreement: string;
  /** The number that people use, such as MOU-2026-014. */
  number: string;
  title: string;
  /** Where the agreement stands, in words. */
  status?: string;
  /** In the order in which they are named in the agreement. */
  signatories: readonly GuideSignatory[];
  /** Who vouch for the offices of their agencies; where something is to be mended, the first one's. */
  liaisons?: readonly GuidePerson[];
  reviewers?: readonly GuideReviewer[];
  recordsOfficers?: readonly GuidePerson[];
  board?: GuideBoard;
  others?: readonly GuideAgreement[];
  figures?: GuideFigures;
  reviewed?: GuideReview;
  /** Address of the record in the service, for a browser that has opened a signing link. */
  record?: string;
  /** What the agency that organizes the agreement can do in a terminal. */
  commands: readonly { does: string; command: string }[];
}
