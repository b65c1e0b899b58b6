/** What the guide tells: the agreement of the demonstration, who is to sign it, and the commands that go with it. */

export type SignatoryStatus = 'not yet asked' | 'waiting' | 'bounced' | 'signed' | 'declined';

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
  /** Address of the record in the service, for a browser that has opened a signing link. */
  record?: string;
  /** What the agency that organizes the agreement can do in a terminal. */
  commands: readonly { does: string; command: string }[];
}
