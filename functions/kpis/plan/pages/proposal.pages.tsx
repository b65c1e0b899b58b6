/** The page of a proposal: what shall change and why, who has agreed, and the answer of the reader's own agency. */
import type { FormKeys } from '../../../shared/http/form-keys.ts';
import type { Refusal } from '../../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { layout } from '../../../shared/pages/layout.tsx';
import { sayInstant } from '../../../shared/time-words.ts';
import { LONGEST_REASON } from '../domain/proposal.rules.ts';
import type { Answer, ProposalTold } from '../domain/proposals-in.rules.ts';
import { Amendment, takesAmendment } from './amendment.tsx';
import type { PlanFrame } from './plan-frame.ts';
import { andBetween, FATES, type Fate, KIND_WORDS } from './plan-words.ts';

export interface ProposalView extends PlanFrame {
  path: string;
  agreement: string;
  form: FormKeys;
  one: ProposalTold;
  what: string;
  fate: Fate;
  /** Parties that have not answered. */
  waits: readonly string[];
  nameOf: (party: string) => string;
  may: 'answer' | 'withdraw' | undefined;
  done: string | undefined;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const DONE: Record<string, string> = {
  proposed: 'Your change is proposed. The offices that decide for the other agencies are told tomorrow morning.',
  agreed: 'Your agency has agreed. The change takes effect when every agency has agreed.',
  declined: 'Your agency has declined. Nothing changes.',
  withdrawn: 'Your proposal is withdrawn. Nothing changes.',
};

const REMOVED = 'Removed by law';

const byWhom = ({ nameOf, zone }: ProposalView, { party, at, words }: Answer): string =>
  [nameOf(party), words.by && `by ${words.by.name}`, sayInstant(at, zone)].filter(Boolean).join(', ');

const Facts = ({ view }: { view: ProposalView }) => {
  const { one, what, fate, waits, nameOf } = view;
  const { change, words, agreed, end } = one;
  return (
    <SummaryList
      of={[
        [KIND_WORDS[change.kind], what],
        ['Proposed', byWhom(view, one)],
        ['Why', words.reason ?? REMOVED],
        ...agreed.map((answer) => ['Agreed', byWhom(view, answer)] as const),
        ['Status', FATES[fate]],
        ['Waiting for', waits.length > 0 ? andBetween(waits.map(nameOf)) : undefined],
        ['Declined', end && one.status === 'declined' ? byWhom(view, end) : undefined],
        ['Why not', one.status === 'declined' ? (end?.words.reason ?? REMOVED) : undefined],
        ['Withdrawn', end && one.status === 'withdrawn' ? byWhom(view, end) : undefined],
      ]}
    />
  );
};

const Answering = ({ view: { path, form, typed, refused } }: { view: ProposalView }) => (
  <section aria-labelledby="act">
    <h2 id="act">Your answer</h2>
    <Form to={`${path}/agreement`} page={path} keys={form}>
      <p>The change takes effect when every agency has agreed. You cannot undo this.</p>
      <Button>Agree</Button>
    </Form>
    <h3>Or decline</h3>
    <Form to={`${path}/refusal`} page={path} keys={form}>
      <p>If one agency declines, the proposal is over, and nothing changes. You cannot undo this.</p>
      <Field
        name="reason"
        label="Why not?"
        hint="The others read it. It stays on the record."
        rows={4}
        maxlength={LONGEST_REASON}
        required
        value={typed.reason}
        error={refused.find(({ field }) => field === 'reason')}
      />
      <Button look="outline">Decline</Button>
    </Form>
  </section>
);

const Withdrawing = ({ view: { path, form } }: { view: ProposalView }) => (
  <Form to={`${path}/withdrawal`} page={path} keys={form}>
    <p>Your agency proposed this. It can take it back while it is open.</p>
    <Button look="outline">Withdraw it</Button>
  </Form>
);

export const proposalPage = (view: ProposalView): string => {
  const { person, frame, mou, one, may, done, refused, agreement, path } = view;
  const heading = `Proposal ${one.proposal}`;
  const [first] = refused;
  return layout({
    title: `${heading}: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>{heading}</h1>
        {first && <Alert refusal={first} />}
        {refused.some(({ code }) => takesAmendment(code)) && <Amendment agreement={agreement} />}
        {done !== undefined && DONE[done] && !first && <Notice kind="success">{DONE[done]}</Notice>}
        <Facts view={view} />
        {may === 'answer' && <Answering view={view} />}
        {may === 'withdraw' && <Withdrawing view={view} />}
        <p>
          <a href={path.replace(/\/[^/]+$/, '')}>All proposals</a>
        </p>
      </>
    ),
  });
};
