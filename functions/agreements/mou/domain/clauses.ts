/** The clauses that an MOU may carry, word for word; a changed word is a new version, and earlier versions stay for what was signed. */

export interface Clause {
  title: string;
  text: string;
}

const CLAUSES = {
  /**
   * A federal officer may not spend or promise beyond an appropriation (31 U.S.C. 1341, the Anti-Deficiency Act), and an obligation
   * needs a binding written agreement of its own (31 U.S.C. 1501(a)(1)); between agencies usually an order under 31 U.S.C. 1535.
   * States have their own limits, which "applicable law" covers.
   */
  'no-obligation-of-funds@1': {
    title: 'No obligation of funds',
    text: 'This MOU does not obligate funds and is not a promise to spend them. All that a party does under it depends on money lawfully available to that party. No party may be required to spend or obligate in advance of, or beyond, an appropriation (for federal agencies: 31 U.S.C. 1341). Money moves only by a separate written instrument, under its own legal authority, signed by officials who may obligate funds (for federal agencies: 31 U.S.C. 1501). Amounts named in this MOU are plans.',
  },
  /** An agency cannot give away by agreement what a statute gives it to decide; the clause says so in order that silence is not read otherwise. */
  'no-waiver-of-authority@1': {
    title: 'No waiver of authority',
    text: 'Each party keeps all powers and duties that the law gives it. Nothing in this MOU delegates, limits or waives them, and no party may use this MOU to direct the employees of another. Where a term of this MOU conflicts with applicable law, the law governs, and the other terms stand.',
  },
  /** The sense of the closing provision of federal executive orders, for example Executive Orders 13267 (2002) and 13478 (2008), section 3 of each. */
  'no-third-party-rights@1': {
    title: 'No third-party rights',
    text: 'This MOU is made for the internal management of the parties. It is not intended to create, and does not create, any right or benefit, substantive or procedural, enforceable at law or in equity by anyone against a party, its officers, employees or agents, or any other person.',
  },
  /**
   * Federal agencies keep records of their functions, policies and decisions (44 U.S.C. chapter 31, section 3101) and release them on
   * request (5 U.S.C. 552, the Freedom of Information Act); state agencies act under their own public-records laws.
   */
  'records-and-foia@1': {
    title: 'Records and freedom of information',
    text: 'This MOU, and what the parties write under it, are official records. Each party keeps its records as the law and its approved schedules require (for federal agencies: 44 U.S.C. chapter 31) and answers requests for them under the law that applies to it (for federal agencies: the Freedom of Information Act, 5 U.S.C. 552; for others: their public-records laws). A party asked for a record that another party supplied tells that party before releasing it, where the law allows, and then decides as its own law requires. No marking in this MOU takes a record out of those laws.',
  },
} as const satisfies Record<string, Clause>;

export type ClauseId = keyof typeof CLAUSES;

/** The ids in the order in which they are listed. */
export const CLAUSE_IDS = Object.keys(CLAUSES) as [ClauseId, ...ClauseId[]];

/** A new version of a clause keeps its name before the `@`; an MOU carries one version of each. */
export const clauseName = (id: ClauseId): string => id.slice(0, id.indexOf('@'));

export const clause = (id: ClauseId): Clause => CLAUSES[id];
