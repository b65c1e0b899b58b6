/** A duty that is proposed for the plan of a closing, with one form for each thing that the reader's party may say to it. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { LONGEST_DUTY } from '../domain/proposal.rules.ts';

export interface DutyView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  mou: string;
  duty: number;
  does: string;
  /** Absent where it is not proposed any more. */
  facts: { about: string; owner: string; days: number; proposedBy: string; agreed: boolean } | undefined;
  may: { agree: boolean; object: boolean; takeBack: boolean };
  path: string;
  back: string;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const Acts = ({ view: { may, path, form, typed, refused } }: { view: DutyView }) => (
  <>
    {may.agree && (
      <section aria-labelledby="agree">
        <h2 id="agree">Take it on</h2>
        <Form to={`${path}/agreement`} page={path} keys={form}>
          <p>
            It becomes a duty of your agency in the closing, unless somebody objects before the end. You cannot undo
            this.
          </p>
          <Button>Agree for your agency</Button>
        </Form>
      </section>
    )}
    {may.object && (
      <section aria-labelledby="object">
        <h2 id="object">Object</h2>
        <Form to={`${path}/objection`} page={path} keys={form}>
          <p>It leaves the plan at once. You cannot undo this.</p>
          <Field
            name="reason"
            label="Why should it not be in the plan?"
            rows={4}
            maxlength={LONGEST_DUTY}
            required
            value={typed.reason}
            error={refused.find(({ field }) => field === 'reason')}
          />
          <Button look="outline">Object for your agency</Button>
        </Form>
      </section>
    )}
    {may.takeBack && (
      <section aria-labelledby="take-back">
        <h2 id="take-back">Take it back</h2>
        <Form to={`${path}/taking-back`} page={path} keys={form}>
          <p>It leaves the plan. You may propose it again.</p>
          <Button look="outline">Take back what your agency proposed</Button>
        </Form>
      </section>
    )}
  </>
);

export const dutyPage = (view: DutyView): string => {
  const { person, frame, mou, duty, does, facts, back, refused } = view;
  const [first] = refused;
  return layout({
    title: `Duty ${duty} of the closing plan: ${mou}`,
    person,
    frame,
    main: (
      <>
        <h1>Duty {duty} of the closing plan</h1>
        {first && <Alert refusal={first} />}
        <p class="concord-words" dir="auto">
          {does}
        </p>
        {facts && (
          <SummaryList
            of={[
              ['About', facts.about],
              ['Done by', facts.owner],
              ['When', `Within ${facts.days} ${facts.days === 1 ? 'day' : 'days'} after the end`],
              ['Proposed by', facts.proposedBy],
              ['Status', facts.agreed ? 'Agreed' : 'The agency that would do it has not agreed yet'],
            ]}
          />
        )}
        <Acts view={view} />
        <p>
          <a href={back}>Back to the plan</a>
        </p>
      </>
    ),
  });
};
