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

/** Who vouches for an agency's offices. */
export interface GuideLiaison {
  name: string;
  agency: string;
  mailbox: string;
  /** Where the liaison signs in and acts, in the service. */
  page: string;
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
  liaisons?: readonly GuideLiaison[];
  /** Address of the record in the service, for a browser that has opened a signing link. */
  record?: string;
  /** What the agency that organizes the agreement can do in a terminal. */
  commands: readonly { does: string; command: string }[];
}
