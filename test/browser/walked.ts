/** Which suite of pages types into which forms, sends them wrongly and looks that nothing is lost; and the forms in which nothing is typed. */

const MOU = '/agreements/{agreement}';
const DISPUTE = `${MOU}/disputes/{number}`;
const COMMITMENT = `${MOU}/commitments/{commitment}`;
const PARTY = `${MOU}/parties/{party}`;

/** By the suite's file, `dispute` for dispute-pages.test.ts. */
export const TYPED_IN: Readonly<Record<string, readonly string[]>> = {};

/** Buttons and boxes alone. */
export const NOTHING_TYPED: readonly string[] = [];

/** Forms that no scene shows, and why. */
export const UNSEEN: Readonly<Record<string, string>> = {};
