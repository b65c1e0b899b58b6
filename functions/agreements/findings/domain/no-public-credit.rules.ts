/** An MOU says who is named in public for what the parties achieve. */
import { type Finding, where } from './finding.ts';

export const noPublicCredit: Finding = {
  code: 'no-public-credit',
  title: 'Public credit is open',
  wrong: 'This MOU does not say who is named in public for what the parties achieve.',
  remedy: 'List in `publicCredit` what is made known, and which parties are named in which order.',
  find: ({ publicCredit }) => where(publicCredit.length === 0, 'publicCredit'),
};
