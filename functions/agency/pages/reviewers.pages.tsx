/** Who clears texts for the agency, asked in the way in which each MOU asks it. */
import type { Reviewers } from '../../offices/domain/reviewers.rules.ts';
import { ReviewerChoices } from '../../offices/pages/reviewer-choices.parts.tsx';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';

export interface ReviewersView {
  person: SignedIn;
  form: FormKeys;
  /** Of the register. */
  path: string;
  domains: readonly string[];
  /** Absent until somebody has said. */
  reviewers: Reviewers | undefined;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

export const reviewersPage = (view: ReviewersView): string => {
  const { person, path, form, refused, typed, domains, reviewers } = view;
  const [first] = refused;
  const to = `${path}/reviewers`;
  return layout({
    title: 'Who clears texts for your agency',
    person,
    main: (
      <>
        <h1>Who clears a text before we ask your agency head?</h1>
        {first && <Alert refusal={first} />}
        <Form to={to} page={to} keys={form}>
          <ReviewerChoices
            form={{
              refused: refused.length > 0,
              within: 'reviewers',
              value: (name) => typed[name],
              error: (name) => refused.find(({ field }) => field === name),
            }}
            domains={domains}
            answered={reviewers}
            known={reviewers ?? {}}
            legend="Who clears texts for your agency"
            hint="Choose everyone who does, or “No one”."
          />
          <Button>Save who clears texts</Button>
        </Form>
        <p>
          <a href={path}>Back to people and offices</a>
        </p>
      </>
    ),
  });
};
