/** What a reviewer's link shows before it is opened, and why one that was minted no longer opens; neither tells what the agreement says. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import { kindInWords } from '../../offices/domain/review.rules.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Notice, Numbered } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Review } from '../authorize-review.ts';

interface LinkView {
  token: string;
  review: Review;
}

export const openReviewPage = ({ token, review: { agreement, round, of, registered } }: LinkView): string => {
  const heading = 'Your clearance is asked for';
  return layout({
    title: `${mouName(agreement.number)}: ${heading}`,
    main: (
      <>
        <h1>
          <Numbered number={mouName(agreement.number)} /> {heading}
        </h1>
        <p>
          You are asked as {kindInWords(of.kind)} of <strong dir="auto">{registered.name}</strong>.{' '}
          <strong>{agreement.organization}</strong> organizes this agreement. Signing ends on{' '}
          <strong>{sayInstant(round.deadline, round.zone)}</strong>.
        </p>
        <p>Opening the text answers nothing. You read it first. Then you clear it, or return it with comments.</p>
        <Form to={`/review/${token}`}>
          <Button>Open the text</Button>
        </Form>
        <p class="concord-small">
          It stays open for one hour on this device. The link is for you alone: please do not forward it.
        </p>
      </>
    ),
  });
};

/** Whoever was replaced, and whoever comes after the round, has nothing to ask a fresh link for. */
const mayAskAgain = ({ field }: Refusal): boolean => field === undefined;

export const closedReviewPage = ({ token, review, refused }: LinkView & { refused: Refusal }): string => {
  const name = mouName(review.agreement.number);
  return layout({
    title: `${name}: this link has ended`,
    main: (
      <>
        <h1>
          <Numbered number={name} /> This link has ended
        </h1>
        <Notice kind="warning" heading={refused.wrong}>
          {refused.remedy}
        </Notice>
        {mayAskAgain(refused) && (
          <Form to={`/review/${token}/fresh`}>
            <p>A fresh link goes to your email address on record and to nobody else.</p>
            <Button look="outline">Send a fresh link</Button>
          </Form>
        )}
      </>
    ),
  });
};
