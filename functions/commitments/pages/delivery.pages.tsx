/** The page on which the party that made a commitment says that it is done, and shows where that can be seen. */
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { PdfField } from '../../shared/pages/form-file.tsx';
import { LONGEST_LINK, LONGEST_WORDS } from '../domain/acting.rules.ts';
import { actPage, errorOf } from './act-page.tsx';
import type { ActView } from './commitment-view.ts';

export const deliveryPage = (view: ActView): string => {
  const { path, form, typed } = view;
  const to = `${path}/delivery`;
  return actPage(
    view,
    'Say that it is delivered',
    <Form to={to} page={to} keys={form} files>
      <Field
        name="what"
        label="What was done"
        hint="The others compare it with the measure above. All parties can read it, and it stays on the record."
        rows={6}
        maxlength={LONGEST_WORDS}
        required
        value={typed.what}
        error={errorOf(view, 'what')}
      />
      <Field
        name="link"
        label="Where it can be seen (optional)"
        hint="A web address"
        maxlength={LONGEST_LINK}
        value={typed.link}
        error={errorOf(view, 'link')}
      />
      <PdfField
        label="A PDF that shows it (optional)"
        hint="Without a password"
        optional
        error={errorOf(view, 'file')}
      />
      <Button>Record it as delivered</Button>
    </Form>,
  );
};
