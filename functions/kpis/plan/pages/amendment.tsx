/** What goes beyond the plan takes an amendment, and this is how to put one out. */
import { Notice } from '../../../shared/pages/elements.tsx';

export const Amendment = ({ agreement }: { agreement: string }) => (
  <Notice heading="How to amend the MOU">
    <p>
      An amendment is a version that follows the text in force. Every party signs it, and any party can send one out.
      Its organizer takes the MOU file, changes it, and sends it with <code>npm run mou -- amend {agreement} FILE</code>
      . Until all have signed, the text in force stays in force.
    </p>
    <p>
      <a href={`/agreements/${agreement}/people`}>Who organizes this MOU</a>
    </p>
  </Notice>
);

/** Refusals that no other proposal mends. */
const TAKE_AMENDMENT: readonly string[] = [
  'target-of-steps',
  'target-fixed',
  'target-beyond-band',
  'no-baseline',
  'changes-too-many',
];
export const takesAmendment = (code: string): boolean => TAKE_AMENDMENT.includes(code);
