/** The confirmed offices: who holds each, whether mail arrives, and how a holder is replaced or a delegate named. */
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import type { Trouble } from '../../signing/domain/round.state.ts';
import { alternateLine, HolderFields, holderLine } from './holder-fields.tsx';
import { type FormState, formOf, officesOf, type PartyView } from './party-view.ts';

/** What is the matter with a mailbox, and what the liaison does about it. */
const TROUBLE: Record<Trouble, (mailbox: string) => string> = {
  bounced: (mailbox) =>
    `Mail to ${mailbox} came back. Check the address with the office, and correct it by replacing the holder’s entry below: mail goes there at once.`,
  suppressed: (mailbox) =>
    `Mail to ${mailbox} is held back, because it refused our mail before. Ask the office to have mail from us accepted and tell the operator; or name another mailbox below.`,
  rejected: (mailbox) => `Mail to ${mailbox} was not accepted. Name another mailbox below, or send the mail again.`,
  complained: (mailbox) =>
    `Mail to ${mailbox} was marked as spam. Call the office, and have mail from us accepted; or name another mailbox below.`,
};

/** Where the mailbox does not stand beside it, it is named. */
export const troubleOf = (mail: Trouble | 'delivered' | undefined, mailbox = 'this mailbox'): string | undefined =>
  mail && mail !== 'delivered' ? TROUBLE[mail](mailbox) : undefined;

const Reason = ({ form, label }: { form: FormState; label: string }) => (
  <Field
    name="reason"
    within={form.within}
    label={label}
    hint="It stays on the record"
    rows={3}
    maxlength={2000}
    required
    value={form.value('reason')}
    error={form.error('reason')}
  />
);

const seen = ({ signatory }: PartyView) => ({ _seen: signatory?.status ?? 'waiting' });

const Replace = ({ view, office }: { view: PartyView; office: string }) => {
  const { register, path, form: keys } = view;
  const form = formOf(view, 'holder', office);
  const { title = '', holder } = register.offices[office] ?? {};
  return (
    <details open={form.refused}>
      <summary>Replace the holder or correct the mailbox: {title}</summary>
      <Form to={`${path}/holders/${office}`} page={path} keys={keys} carries={seen(view)}>
        <HolderFields form={form} holder={holder} domains={register.mailDomains} />
        <Reason form={form} label="Reason for the change" />
        <Button look="outline">Replace the holder of {title}</Button>
      </Form>
    </details>
  );
};

const Delegate = ({ view }: { view: PartyView }) => {
  const { register, path, form: keys } = view;
  const ending = register.delegator !== undefined;
  const form = formOf(view, ending ? 'delegate-end' : 'delegate');
  return ending ? (
    <Form to={`${path}/delegate/end`} page={path} keys={keys} carries={seen(view)}>
      <Reason form={form} label="Reason for ending the delegation" />
      <Button look="outline">End the delegation</Button>
    </Form>
  ) : (
    <details open={form.refused}>
      <summary>Name a delegate who signs in the head’s stead</summary>
      <Form to={`${path}/delegate`} page={path} keys={keys} carries={seen(view)}>
        <HolderFields form={form} domains={register.mailDomains} delegate />
        <Reason form={form} label="Reason for the delegation" />
        <Button look="outline">Name the delegate</Button>
      </Form>
    </details>
  );
};

/** Who stands in, and the way to the page where one is named, which the holder has too. */
const Stands = ({ view, office }: { view: PartyView; office: string }) => {
  const { register, path, today, ongoing } = view;
  const { title = '', alternate } = register.offices[office] ?? {};
  const standing = alternate && today <= alternate.to ? alternate : undefined;
  return (
    <>
      {standing && <p dir="auto">Alternate in disputes: {alternateLine(standing)}</p>}
      {ongoing && (
        <p>
          <a href={`${path}/offices/${office}`}>
            {standing ? 'Change or end the alternate of' : 'Name an alternate for'} <bdi>{title}</bdi>
          </a>
        </p>
      )}
    </>
  );
};

export const Offices = ({ view }: { view: PartyView }) => {
  const { register, signatory, agreement } = view;
  const open = agreement.status === 'out for signature';
  const answered = signatory?.status === 'signed' || signatory?.status === 'declined';
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">Offices</h2>
      {officesOf(register).map(([key, { title, holder }]) => {
        const signs = key === register.signatory;
        const trouble = signs && open && view.done === undefined ? troubleOf(signatory?.mail) : undefined;
        const delegated = signs && register.delegator !== undefined;
        return (
          <div key={key} class="concord-office">
            <h3 dir="auto">
              {title}
              {signs && ' (signs for your agency)'}
            </h3>
            <p dir="auto">{holderLine(holder)}</p>
            {delegated && register.delegator && (
              <p dir="auto">Signs for {register.delegator.name}, who holds the office.</p>
            )}
            <p>Mailbox: {holder.mailbox}</p>
            <Stands view={view} office={key} />
            {trouble && <p class="concord-trouble">{trouble}</p>}
            {agreement.status !== 'voided' && !delegated && <Replace view={view} office={key} />}
            {signs && open && (delegated || !answered) && <Delegate view={view} />}
          </div>
        );
      })}
    </section>
  );
};
