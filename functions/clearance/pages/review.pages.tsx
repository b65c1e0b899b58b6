/** The page on which a reviewer reads the whole text and clears it, or returns it with comments that stay within the agency. */
import type { Agreement } from '../../agreements/domain/agreement.state.ts';
import { mouName } from '../../agreements/domain/mou-name.ts';
import { partyName, type SignedMou } from '../../agreements/domain/signed-mou.ts';
import type { ShownFindings } from '../../agreements/findings/domain/shown.ts';
import { LeftOpen } from '../../agreements/findings/pages/left-open.parts.tsx';
import type { ShownRevision } from '../../agreements/pages/differences.parts.ts';
import { RevisionSection } from '../../agreements/pages/differences.parts.tsx';
import { YourPart } from '../../agreements/yours/pages/your-part.parts.tsx';
import { answered } from '../../offices/domain/readiness.rules.ts';
import { kindInWords, LONGEST_COMMENTS, type mayAnswer } from '../../offices/domain/review.rules.ts';
import { Reviews } from '../../offices/pages/reviews.parts.tsx';
import type { ReviewView } from '../../offices/reviews.reads.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice, Rendered } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { Checkbox, Choice } from '../../shared/pages/form-choices.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout } from '../../shared/pages/layout.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { Contents } from '../../signing/pages/contents.parts.tsx';
import { TextHash } from '../../signing/pages/sign.parts.tsx';
import type { VisitedReview } from '../authorize-review.ts';

export interface ReviewPage {
  frame: FrameView;
  visited: Pick<VisitedReview, 'agreement' | 'round' | 'registered' | 'asked' | 'of'>;
  text: SignedMou;
  html: string;
  findings: ShownFindings;
  reviews: readonly ReviewView[];
  may: ReturnType<typeof mayAnswer>;
  form: FormKeys;
  /** What this version changes, unless it is the first. */
  revision?: ShownRevision | undefined;
  refused?: Refusal;
  typed?: Record<string, string>;
}

const pathOf = ({ of }: ReviewPage['visited']): string => `/reviews/${of.round}/${of.party}/${of.kind}`;

/** What is asked, of whom and until when; or what was answered. */
const Standing = ({ text, visited: { agreement, round, registered, asked, of }, may }: ReviewPage) => {
  if (may.refused)
    return (
      <Notice kind="warning" heading={may.refused.wrong}>
        {may.refused.remedy}
      </Notice>
    );
  const { required, at } = may.review;
  const answer = answered(may.review, asked);
  if (answer === 'cleared')
    return (
      <Notice kind="success" heading="You have cleared this text">
        Recorded{at && ` on ${sayInstant(at, round.zone)}`}.{' '}
        {required
          ? 'Next, your agency’s head is asked to sign, once every required reviewer has cleared it.'
          : 'Your agency’s head sees it beside the text.'}{' '}
        You need to do nothing else.
      </Notice>
    );
  if (answer === 'returned')
    return (
      <Notice kind="success" heading="You have returned this text">
        Recorded{at && ` on ${sayInstant(at, round.zone)}`}. Your agency’s liaison reads your comments.{' '}
        {required ? 'Your agency’s head is not asked to sign before you clear it.' : 'Signing does not wait for it.'}{' '}
        You may still <a href="#answer">clear it, or add comments</a>.
      </Notice>
    );
  return (
    <div class="concord-asked">
      <p>
        You are asked as {kindInWords(of.kind)} of <strong dir="auto">{registered.name}</strong>.{' '}
        {required
          ? 'Your agency’s head is asked to sign only when you have cleared this text.'
          : 'Your view is asked for; signing does not wait for it.'}
      </p>
      <p>
        <bdi>{partyName(text, agreement.convener)}</bdi> ({agreement.organization}) organizes this agreement.
      </p>
      <p>
        Signing ends on <strong>{sayInstant(round.deadline, round.zone)}</strong>.
      </p>
      <p class="concord-small">You answer at the end. Read the text first.</p>
    </div>
  );
};

/** Whoever knows the version before reads this first, and the whole text all the same. */
const AnswerForm = ({ visited, form, refused, typed, may }: ReviewPage) => {
  const errorAt = (field: string) => (refused?.field === field ? refused : undefined);
  const cleared = !may.refused && answered(may.review, visited.asked) === 'cleared';
  const required = !may.refused && may.review.required;
  return (
    <Form
      to={`${pathOf(visited)}/answer`}
      page={pathOf(visited)}
      keys={form}
      carries={{ _documentHash: visited.asked.documentHash }}
    >
      <Choice
        name="answer"
        legend="Your answer"
        value={typed?.answer}
        error={errorAt('answer')}
        of={[
          ...(cleared ? [] : [['cleared', 'Clear: the text may go to our agency’s head'] as const]),
          ['returned', 'Return with comments: something must change first'],
        ]}
      />
      <Field
        name="comments"
        label="Comments"
        hint={`Needed when you return the text. Read by people of your own agency only. At most ${LONGEST_COMMENTS.toLocaleString('en-US')} characters. It is an official record, and no place for classified information.`}
        rows={8}
        maxlength={LONGEST_COMMENTS}
        value={typed?.comments}
        error={errorAt('comments')}
      />
      {/* Never ticked beforehand, and not after a refusal either: a machine that submits forms ticks nothing. */}
      <Checkbox
        name="read"
        label="I have read this text and answer for it as it is shown above."
        error={errorAt('read')}
      />
      {required && !cleared && (
        <p>You can change your answer until your agency’s head is asked to sign, and not after.</p>
      )}
      <Button>Send your answer</Button>
    </Form>
  );
};

export const reviewPage = (view: ReviewPage): string => {
  const { visited, html, findings, reviews, may, refused, frame } = view;
  const { agreement, registered, of, round } = visited;
  return layout({
    title: `${mouName(agreement.number)}: clearance by ${kindInWords(of.kind)}`,
    frame,
    main: (
      <>
        {refused && <Alert refusal={refused} />}
        <Standing {...view} />
        <YourPart text={view.text} party={of.party} {...{ html, findings }} />
        <section id="answers" aria-labelledby="answers-heading">
          <h2 id="answers-heading">
            Reviews of <bdi>{registered.name}</bdi>
          </h2>
          <p class="concord-small">Only your own agency sees this. Other agencies see how many have cleared.</p>
          <Reviews of={reviews} zone={round.zone} mine={of.kind} />
        </section>
        <RevisionSection of={view.revision} />
        <div id="text">
          <Contents html={html} then={may.refused ? undefined : { href: '#answer', label: 'Your answer' }} />
          <Rendered html={html} />
        </div>
        <TextHash hash={agreement.documentHash} />
        {!may.refused && (
          <section id="answer" aria-labelledby="answer-heading" class="concord-sign">
            <h2 id="answer-heading">Clear, or return with comments</h2>
            <LeftOpen of={findings} html={html} />
            <AnswerForm {...view} />
          </section>
        )}
      </>
    ),
  });
};

/** The round of an earlier text: its reviewers are asked anew for the text that came after it. */
export const supersededPage = ({ agreement, frame }: { agreement: Agreement; frame: FrameView }): string =>
  layout({
    title: `${mouName(agreement.number)}: a newer text is out`,
    frame,
    main: (
      <>
        <h1>A newer text is out</h1>
        <Notice kind="warning" heading="The text that you were asked about has been replaced">
          Your answer to it stays on record. Open the newest email from us to read and answer for the new text.
        </Notice>
      </>
    ),
  });
