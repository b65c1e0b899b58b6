/** Someone signs in the head's stead: who, by which order, and why; or the end of that. */
import { Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Form } from '../../shared/pages/form.tsx';
import { HolderFields, holderLine, Reason } from './holder-fields.tsx';
import { actPage } from './party-shell.tsx';
import { formOf, type PartyView, turnAt } from './party-view.ts';

const End = ({ view, to, title }: { view: PartyView; to: string; title: string }) => (
  <Form to={`${to}/end`} page={to} keys={view.form} carries={{ _seen: turnAt(view, view.about) }}>
    <Reason form={formOf(view, 'delegate-end', view.about)} label="Reason for ending the delegation" />
    <Button>
      End the delegation: <bdi>{title}</bdi>
    </Button>
  </Form>
);

const Name = ({ view, to, title }: { view: PartyView; to: string; title: string }) => {
  const form = formOf(view, 'delegate', view.about);
  return (
    <>
      <p>
        The record shows both names. A delegate signs under an appointing order, and names no delegate. Links to the
        head end.
      </p>
      <Form to={to} page={to} keys={view.form} carries={{ _seen: turnAt(view, view.about) }}>
        <HolderFields form={form} domains={view.register.mailDomains} delegate />
        <Reason form={form} label="Reason for the delegation" />
        <Button>
          Name the delegate: <bdi>{title}</bdi>
        </Button>
      </Form>
    </>
  );
};

export const delegatePage = (view: PartyView): string => {
  const { about: office, register, path, agreement } = view;
  const { title = '', holder, delegator } = register.offices[office] ?? {};
  const of = { view, to: `${path}/holders/${office}/delegate`, title };
  const open = agreement.status === 'out for signature';
  const answered = ['signed', 'declined'].includes(turnAt(view, office));
  return actPage(view, {
    heading: delegator ? `End the delegation for ${title}` : `Name a delegate for ${title}`,
    children: (
      <>
        <SummaryList
          of={[
            ['Holder', delegator ? holderLine(delegator) : holder && holderLine(holder)],
            ['Signs', delegator && holder && holderLine(holder)],
          ]}
        />
        {!open || (answered && !delegator) ? (
          <Notice heading="Nothing is left to be signed by a delegate">
            This office has answered, or the agreement is no longer out for signature.
          </Notice>
        ) : delegator ? (
          <End {...of} />
        ) : (
          <Name {...of} />
        )}
      </>
    ),
  });
};
