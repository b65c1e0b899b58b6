/** What a link shows before it is opened, and why one that was minted no longer opens; neither tells a stranger what the agreement says. */

import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { isReplaced } from '../../agreements/domain/in-force.rules.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyOf } from '../../agreements/domain/seats.rules.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Notice, Numbered } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { Checkbox } from '../../shared/pages/form-choices.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Round } from '../domain/round.state.ts';

interface LinkView {
  token: string;
  agreement: Agreement;
  round: Round;
}

/** What a stranger may know of it: who organizes it, and how emails call it. */
export interface LinkedTo {
  organizer: string;
  emailName: string | undefined;
}

export const openLinkPage = ({
  token,
  agreement,
  round,
  purpose,
  about: { organizer, emailName },
}: LinkView & { purpose: 'sign' | 'read'; about: LinkedTo }): string => {
  const heading = purpose === 'sign' ? 'Your signature is asked for' : 'Read the agreement and its record';
  return layout({
    title: `${mouName(agreement.number)}: ${heading}`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> {heading}
        </h1>
        <p>
          {emailName === undefined ? 'Organized' : [<bdi key="name">{emailName}</bdi>, ', organized']} by{' '}
          <bdi>{organizer}</bdi> ({agreement.organization})
        </p>
        {purpose === 'sign' && (
          <>
            <p>
              Sign or decline by <strong>{sayInstant(round.deadline, round.zone)}</strong>.
            </p>
            <p>Opening the agreement signs nothing. You read it first. Then you ask for a code, and sign or decline.</p>
          </>
        )}
        <Form to={`/sign/${token}`}>
          <Button>Open the agreement</Button>
        </Form>
        <p class="concord-small">
          It stays open for one hour on this device. The link is for you alone: please do not forward it.
        </p>
      </>
    ),
  });
};

export const closedLinkPage = ({
  token,
  agreement,
  round,
  party,
  refused,
  another,
}: LinkView & { party: string; refused: Refusal; another: boolean }): string => {
  const signatory = round.signatories[party];
  const replaced = isReplaced(agreement, round);
  const alone = !Object.keys(round.signatories).some((one) => one !== party && partyOf(one) === partyOf(party));
  const signedAt = !replaced && !another && signatory?.status === 'signed' && signatory.at;
  return layout({
    title: `${mouName(agreement.number)}: this link has ended`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> This link has ended
        </h1>
        {signedAt ? (
          <Notice kind="success" heading={alone ? 'Your agency has signed' : 'Your office has signed'}>
            It signed on {sayInstant(signedAt, round.zone)}. Nothing is left to do.
          </Notice>
        ) : (
          <Notice kind="warning" heading={refused.wrong}>
            {refused.remedy}
          </Notice>
        )}
        {replaced && !another && signatory?.status === 'signed' && (
          <p>Your signature on version {round.version} stays on record for that text and no longer counts.</p>
        )}
        {!another && (
          <Form to={`/sign/${token}/fresh`}>
            <p>
              {signedAt
                ? 'To read the agreement and its record, ask for a fresh link.'
                : `A fresh link shows you the status of the ${replaced ? 'new version' : 'agreement'}, and what you can do.`}{' '}
              It goes to the email address on record and to nobody else.
            </p>
            <Checkbox name="ready" label="Yes, send a fresh link to the email address on record." required />
            <Button look="outline">Send a fresh link</Button>
          </Form>
        )}
      </>
    ),
  });
};
