/** The people of an agency, entered once: who holds its offices and who clears texts for it. As data only. */
import type { Holder } from '../../offices/domain/holder.rules.ts';
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import type { Instant } from '../../shared/kernel.ts';

export interface AgencyOffice {
  title: string;
  holder: Holder;
  /** Mailboxes of those who held it before, the last one first: by them an MOU is found that still names one of them. */
  earlier: readonly string[];
}

/** By the office's key, as MOU files name it. */
export type AgencyOffices = Readonly<Record<string, AgencyOffice>>;

export interface People {
  offices: AgencyOffices;
  /** Nobody, where it is empty; absent until somebody has said. */
  reviewers?: Reviewers | undefined;
}

/** What the liaisons have vouched for: nothing else reaches an MOU. */
export interface ConfirmedPeople extends People {
  at: Instant;
  /** Name of the liaison. */
  by: string;
}

/** Kept beside the tip. */
export interface AgencyPeople {
  agency: string;
  entered: People;
  confirmed?: ConfirmedPeople | undefined;
  /** Counts the changes: what was read and has changed since is not overwritten. */
  changes: number;
}

export const NOBODY: People = { offices: {} };

/** By title: a table keeps them in no order. */
export const inOrder = (offices: AgencyOffices): [key: string, office: AgencyOffice][] =>
  Object.entries(offices).sort(([, one], [, other]) => one.title.localeCompare(other.title, 'en'));
