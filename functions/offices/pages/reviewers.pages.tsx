/** “Who must clear the text?”: nothing is chosen beforehand, and details are asked only of whoever is chosen. */
import { Button, Form } from '../../shared/pages/form.tsx';
import { actPage } from './party-shell.tsx';
import { formOf, type PartyView } from './party-view.ts';
import { ReviewerChoices } from './reviewer-choices.parts.tsx';

export const reviewersPage = (view: PartyView): string => {
  const { register, path, draft, missing, form: keys } = view;
  const confirming = missing.includes('offices');
  const answered = confirming ? draft.reviewers : (register.reviewers ?? {});
  const to = `${path}${confirming ? '/draft' : ''}/reviewers`;
  return actPage(view, {
    heading: 'Who must clear the text?',
    children: (
      <>
        {confirming && <p>Step 2 of 3. Nothing is confirmed yet.</p>}
        <Form to={to} page={to} keys={keys}>
          <ReviewerChoices
            form={formOf(view, 'reviewers')}
            domains={register.mailDomains}
            answered={answered}
            known={{ ...register.reviewers, ...answered }}
            legend="Before we ask your agency head"
            hint="Choose everyone who must, or “No one”. They get a link by email; their answers stay within your agency."
          />
          <Button>{confirming ? 'Continue' : 'Change who must clear the text'}</Button>
        </Form>
      </>
    ),
  });
};
