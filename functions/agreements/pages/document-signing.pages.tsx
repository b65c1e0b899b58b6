/** How an MOU is signed, or that it was signed elsewhere. */
import type { SignedMou } from '../domain/signed-mou.ts';
import { many, On } from './document.parts.tsx';
import { nameOf } from './document-terms.pages.tsx';

/** No signature is claimed that was not given here. */
const SignedBefore = ({ of }: { of: NonNullable<SignedMou['adopted']> }) => (
  <>
    <p>
      The parties signed this MOU elsewhere, on <On day={of.signedOn} />. Here nobody signs it: a liaison of each party
      confirms that these are the terms of the signed original, and it is in force here when all of them have.
    </p>
    <p>Where these terms and the signed original differ, the original counts.</p>
  </>
);

export const Signing = ({ mou }: { mou: SignedMou }) =>
  mou.adopted ? <SignedBefore of={mou.adopted} /> : <ToSign mou={mou} />;

const ToSign = ({ mou }: { mou: SignedMou }) => (
  <>
    <p>Signatures may be given for {many(mou.signing.periodDays, 'day')} from the day on which this MOU goes out.</p>
    {mou.signing.order.kind === 'all-at-once' ? (
      <p>All parties are asked to sign at once.</p>
    ) : (
      <>
        <p>The parties are asked in this order; a group is asked when the one before it has signed:</p>
        <ol>
          {mou.signing.order.groups.map((group) => (
            <li key={group.join()} dir="auto">
              {group.map((key) => nameOf(mou, key)).join(', ')}
            </li>
          ))}
        </ol>
      </>
    )}
  </>
);
