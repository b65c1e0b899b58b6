/** Someone new holds an office: who, and why. */
import { Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { isFormer, officeNamed } from '../domain/office.rules.ts';
import { HolderFields, holderLine, Reason } from './holder-fields.tsx';
import { actPage } from './party-shell.tsx';
import { formOf, type PartyView, turnAt } from './party-view.ts';

const effectOf = (view: PartyView, office: string): string => {
  if (!view.register.signatories.includes(office))
    return 'Email about this agreement goes to the new holder at once. It no longer reaches the one before.';
  return turnAt(view, office) === 'waiting'
    ? 'Links and sessions of the one before end. We send a test email to the new address.'
    : 'Links and sessions of the one before end. What was signed stays signed.';
};

export const successorPage = (view: PartyView): string => {
  const { about: office, register, path, form: keys, agreement } = view;
  const form = formOf(view, 'holder', office);
  const { title = '', holder, delegator } = officeNamed(view, office) ?? {};
  const to = `${path}/holders/${office}`;
  const closed = agreement.status === 'voided' && !isFormer(view, office);
  return actPage(view, {
    heading: `Someone new holds ${title}`,
    children: (
      <>
        <SummaryList of={[['Until now', holder && holderLine(holder)]]} />
        {closed ? (
          <Notice heading={`This agreement is ${agreement.status}`}>Nothing is to be changed here any more.</Notice>
        ) : delegator ? (
          <p>
            Someone signs for this office by delegation. <a href={`${to}/delegate`}>End the delegation</a> first.
          </p>
        ) : (
          <>
            <p>{effectOf(view, office)}</p>
            <Form to={to} page={to} keys={keys} carries={{ _seen: turnAt(view, office) }}>
              <HolderFields form={form} domains={register.mailDomains} />
              <Reason form={form} label="Reason for the change" />
              <Button>Replace the holder of {title}</Button>
            </Form>
            <p>
              Is it the same person under another address? <a href={`${to}/mailbox`}>Correct the email address</a>{' '}
              instead.
            </p>
          </>
        )}
      </>
    ),
  });
};
