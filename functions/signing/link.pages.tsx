/** What a link shows before it is opened, and why one that was minted no longer opens; neither tells a stranger what the agreement says. */

import type { Agreement } from '../agreements/agreement.rules.ts';
import { mouName } from '../agreements/mou-name.ts';
import { Alert, Notice } from '../shared/elements.tsx';
import { Button } from '../shared/form.tsx';
import type { Refusal } from '../shared/kernel.ts';
import { layout } from '../shared/layout.tsx';
import { sayInstant } from '../shared/time-words.ts';
import type { Round } from './round.state.ts';

interface LinkView {
  token: string;
  agreement: Agreement;
  round: Round;
}

export const openLinkPage = ({ token, agreement, round, purpose }: LinkView & { purpose: 'sign' | 'read' }): string =>
  layout({
    title: `${mouName(agreement.number)}`,
    main: (
      <>
        <h1>{mouName(agreement.number)}</h1>
        {purpose === 'sign' ? (
          <p class="usa-intro">
            Your signature is asked for. Read the whole agreement first; opening it signs nothing. Sign or decline by{' '}
            <strong>{sayInstant(round.deadline, round.zone)}</strong>.
          </p>
        ) : (
          <p class="usa-intro">This link lets you read the agreement and its record.</p>
        )}
        <form method="post" action={`/sign/${token}`}>
          <Button>Open the agreement</Button>
        </form>
        <p class="usa-hint">
          You stay in for one hour on this device. The link is for you and your office: please do not forward it.
        </p>
      </>
    ),
  });

export const closedLinkPage = ({
  token,
  agreement,
  round,
  party,
  refused,
}: LinkView & { party: string; refused: Refusal }): string => {
  const signatory = round.signatories[party];
  const signedAt = signatory?.status === 'signed' && signatory.at;
  return layout({
    title: `${mouName(agreement.number)}`,
    main: (
      <>
        <h1>{mouName(agreement.number)}</h1>
        {signedAt ? (
          <Notice kind="success" heading="This link has done its work">
            Your agency signed on {sayInstant(signedAt, round.zone)}. Nothing is left to do.
          </Notice>
        ) : (
          <Alert refusal={refused} />
        )}
        <form method="post" action={`/sign/${token}/fresh`} class="margin-top-3">
          <p>
            {signedAt
              ? 'To read the agreement and its record, ask for a fresh link.'
              : 'A fresh link shows you where the agreement stands.'}{' '}
            It goes to the mailbox on record and to nobody else.
          </p>
          <Button look="outline">Send a fresh link</Button>
        </form>
      </>
    ),
  });
};

export const freshLinkPage = ({
  agreement,
  refused,
}: {
  agreement: Agreement;
  round: Round;
  refused?: Refusal;
}): string =>
  layout({
    title: `${mouName(agreement.number)}`,
    main: (
      <>
        <h1>{mouName(agreement.number)}</h1>
        {refused ? (
          <Alert refusal={refused} />
        ) : (
          <Notice kind="success" heading="A fresh link is on its way">
            It goes to the mailbox on record. All earlier links have ended. It usually arrives within a minute; some
            agencies’ mail gateways take longer.
          </Notice>
        )}
      </>
    ),
  });
