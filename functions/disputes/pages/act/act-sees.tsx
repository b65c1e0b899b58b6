/** What one needs to see for an act, beside its form: the claim that is answered, the proposal that is accepted, the decision that is vetoed. */
import type { ComponentChildren } from 'preact';
import type { Act } from '../../domain/offered.rules.ts';
import { entriesOf } from '../dispute-entry.ts';
import { Claim, Positions } from '../dispute-positions.tsx';
import { Proposal } from '../dispute-texts.tsx';
import type { ActView } from './act-view.ts';

const Sides = ({ view }: { view: ActView }) => (
  <details>
    <summary>What both sides say</summary>
    <Positions {...view} />
  </details>
);

const OnTable = ({ view }: { view: ActView }) =>
  view.dispute.text ? <Proposal {...view} version={view.dispute.text.version} /> : null;

const Decision = ({ view }: { view: ActView }) =>
  view.dispute.decision ? <Proposal {...view} version={view.dispute.decision.version} heading="The decision" /> : null;

const Reason = ({ view }: { view: ActView }) => {
  const reason = entriesOf(view.record, 'VetoReasoned').at(-1);
  return reason ? (
    <section class="concord-side">
      <h3>The reason of the veto</h3>
      <p class="concord-words" dir="auto">
        {reason.body?.reason ?? 'These words were removed by law.'}
      </p>
    </section>
  ) : null;
};

const SEES: Partial<Record<Act, (view: ActView) => ComponentChildren>> = {
  answer: (view) => <Claim {...view} />,
  join: (view) => <Sides view={view} />,
  propose: (view) => (
    <>
      <OnTable view={view} />
      <Sides view={view} />
    </>
  ),
  accept: (view) => <OnTable view={view} />,
  veto: (view) => <Decision view={view} />,
  'veto-reason': (view) => <Decision view={view} />,
  'veto-answer': (view) => <Reason view={view} />,
  dissent: (view) => <Decision view={view} />,
};

/** Beside the form where there is room; before it on a phone, with a way past it. */
export const Beside = ({ view, children }: { view: ActView; children: ComponentChildren }) => {
  const seen = SEES[view.act]?.(view);
  return seen ? (
    <>
      <p class="concord-past">
        <a href="#do">Go to the form</a>
      </p>
      <div class="concord-sides">
        <section aria-labelledby="seen">
          <h2 class="usa-sr-only" id="seen">
            What to read first
          </h2>
          {seen}
        </section>
        <div id="do">{children}</div>
      </div>
    </>
  ) : (
    <div>{children}</div>
  );
};
