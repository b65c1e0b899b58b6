/** Who clears the text, with their answers, on the page of their liaison. */
import { SummaryList } from '../../shared/pages/elements.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import { REVIEWER_KINDS, type ReviewerKind } from '../domain/reviewer-kinds.ts';
import { SendAgain } from './mailbox-acts.tsx';
import type { PartyView } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

const ANSWERS = { cleared: 'Cleared', returned: 'Returned with comments' } as const;

const Review = ({ view, kind }: { view: PartyView; kind: ReviewerKind }) => {
  const { register, reviews, agreement } = view;
  const reviewer = register.reviewers?.[kind];
  const given = reviews.find((one) => one.kind === kind)?.answers ?? [];
  const cleared = given.some(({ answer, earlier }) => !earlier && answer === 'cleared');
  return (
    <section class="concord-card">
      <h3>{REVIEWERS[kind]}</h3>
      <SummaryList
        of={[
          ['Name', reviewer?.name],
          ['Work email address', reviewer?.mailbox],
          ['Who waits', reviewer?.required ? 'Required before the head is asked' : 'Advisory: nobody waits'],
          ['Answer', given.length === 0 ? 'Has not answered yet' : undefined],
        ]}
      />
      {given.map(({ answer, at, comments, earlier }) => (
        <div key={at}>
          <p>
            {ANSWERS[answer]} on {sayInstant(at, agreement.zone)}
            {earlier && ' (an earlier text)'}
          </p>
          {comments && (
            <blockquote class="concord-words" dir="auto">
              {comments}
            </blockquote>
          )}
        </div>
      ))}
      {agreement.status === 'out for signature' && !cleared && (
        <SendAgain view={view} to={kind} label={`Send the email to ${reviewer?.name ?? REVIEWERS[kind]} again`} />
      )}
    </section>
  );
};

export const Reviewing = ({ view }: { view: PartyView }) => {
  const { register, agreement, turn, path } = view;
  const named = REVIEWER_KINDS.filter((kind) => register.reviewers?.[kind]);
  const open = agreement.status === 'out for signature';
  return named.length === 0 && !open ? null : (
    <section aria-labelledby="reviews">
      <h2 id="reviews">Who clears the text</h2>
      {named.length === 0 ? <p>No one.</p> : <p>Answers and comments stay within your agency.</p>}
      {named.map((kind) => (
        <Review key={kind} view={view} kind={kind} />
      ))}
      {open && turn === 'waiting' && (
        <p>
          <a href={`${path}/reviewers`}>Change who must clear the text</a>
        </p>
      )}
    </section>
  );
};
