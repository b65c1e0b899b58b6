/** An office that signs gives notice for its party, or takes it back. */
import { Button, Field, Form } from '../../../shared/pages/form.tsx';
import { Checkbox } from '../../../shared/pages/form-choices.tsx';
import { LONGEST_REASON } from '../domain/notice.rules.ts';
import { WhatBecomes } from './becomes.parts.tsx';
import { type Acting, moment, sayEnds, type WithdrawalView } from './withdrawal-view.ts';

const errorIn = ({ refused }: WithdrawalView, name: string) => refused.find(({ field }) => field === name);

const Others = ({ of: { others }, view }: { of: Acting; view: WithdrawalView }) =>
  others.length === 0 ? null : (
    <p>
      You sign for{' '}
      {others.map(({ party, name }, index) => (
        <>
          {index > 0 && ', '}
          <a key={party} href={`${view.path}?party=${party}`}>
            {name}
          </a>
        </>
      ))}{' '}
      as well: that is a notice of its own.
    </p>
  );

export const Withdrawing = ({ of, view }: { of: Acting; view: WithdrawalView }) => {
  const { party, name, as, not, days = 0, until, ends, becomes } = of;
  return (
    <section aria-labelledby="act">
      <h2 id="act" dir="auto">
        Withdraw {name} from this MOU
      </h2>
      {not || !becomes ? (
        <p>
          {not?.wrong} {not?.remedy}
        </p>
      ) : (
        <>
          <p>
            You act as {as}. By the text in force an agency withdraws with {days} days of notice to all others; nobody
            has to agree. Its last day would be, at the latest:
          </p>
          <p>
            <strong>{moment(view, until)}</strong>
          </p>
          <p>
            The days run from the day on which the notice has reached all others, or from the fifth business day if that
            is earlier. {sayEnds(ends)} Until the last day the agency is a party like any other, and can take the notice
            back
            {view.next === undefined ? '' : `; it need not sign version ${view.next} if that is put out without it`}. If
            the others put out a text without it in the meantime, that has to be voided or changed first. Once all of
            them have signed it, the notice cannot be taken back.
          </p>
          <Form to={view.path} page={view.path} keys={view.form} carries={{ _party: party }}>
            <Field
              name="reason"
              label="Why does your agency withdraw?"
              hint="It stays on the record, where all parties read it"
              rows={4}
              maxlength={LONGEST_REASON}
              required
              value={view.typed.reason}
              error={errorIn(view, 'reason')}
            />
            <Checkbox
              name="sure"
              label={`${name} withdraws. I have read below what becomes of its disputes, KPIs, commitments and seats.`}
              required
              error={errorIn(view, 'sure')}
            />
            <Button look="secondary">Give notice of withdrawal to all parties</Button>
          </Form>
          <h3>What becomes of what {name} has under this MOU</h3>
          <WhatBecomes of={becomes} mou={`/agreements/${view.agreement}`} ends={ends !== undefined} />
        </>
      )}
      <Others of={of} view={view} />
    </section>
  );
};

export const Retracting = ({ of, view }: { of: Acting; view: WithdrawalView }) => (
  <section aria-labelledby="act">
    <h2 id="act" dir="auto">
      Stay: take the notice of {of.name} back
    </h2>
    {of.not ? (
      <p>
        {of.not.wrong} {of.not.remedy}
      </p>
    ) : (
      <>
        <p>
          You act as {of.as}. The agency stays a party, and everything goes on as if no notice had been given. All
          parties are told.
        </p>
        <Form to={`${view.path}/retraction`} page={view.path} keys={view.form} carries={{ _party: of.party }}>
          <Button look="outline">Take the notice back</Button>
        </Form>
      </>
    )}
    <Others of={of} view={view} />
  </section>
);
