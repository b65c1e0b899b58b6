/** The confirmed offices: who holds each, whether mail arrives, and how a holder is replaced or a delegate named. */
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import type { Trouble } from '../../signing/domain/round.state.ts';
import { isFormer, officeNamed } from '../domain/office.rules.ts';
import { alternateLine, HolderFields, holderLine } from './holder-fields.tsx';
import { carriesOffice, type FormState, formOf, officesOf, type PartyView, turnAt } from './party-view.ts';

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

const seen = (view: PartyView, office: string) => ({ _seen: turnAt(view, office) });

const Replace = ({ view, office }: { view: PartyView; office: string }) => {
  const { register, path, form: keys } = view;
  const form = formOf(view, 'holder', office);
  const { title = '', holder } = officeNamed(view, office) ?? {};
  return (
    <details open={form.refused}>
      <summary>Replace the holder or correct the mailbox: {title}</summary>
      <Form to={`${path}/holders/${office}`} page={path} keys={keys} carries={seen(view, office)}>
        <HolderFields form={form} holder={holder} domains={register.mailDomains} />
        <Reason form={form} label="Reason for the change" />
        <Button look="outline">Replace the holder of {title}</Button>
      </Form>
    </details>
  );
};

const Delegate = ({ view, office }: { view: PartyView; office: string }) => {
  const { register, path, form: keys } = view;
  const ending = register.offices[office]?.delegator !== undefined;
  const of = carriesOffice(register, office);
  const carries = { ...seen(view, office), ...of };
  const form = formOf(view, ending ? 'delegate-end' : 'delegate', of._office);
  const whose = register.signatories.length === 1 ? '' : `: ${register.offices[office]?.title}`;
  return ending ? (
    <Form to={`${path}/delegate/end`} page={path} keys={keys} carries={carries}>
      <Reason form={form} label="Reason for ending the delegation" />
      <Button look="outline">End the delegation{whose}</Button>
    </Form>
  ) : (
    <details open={form.refused}>
      <summary>Name a delegate who signs in the head’s stead{whose}</summary>
      <Form to={`${path}/delegate`} page={path} keys={keys} carries={carries}>
        <HolderFields form={form} domains={register.mailDomains} delegate />
        <Reason form={form} label="Reason for the delegation" />
        <Button look="outline">Name the delegate{whose}</Button>
      </Form>
    </details>
  );
};

/** Who stands in, and the way to the page where one is named, which the holder has too. */
const Stands = ({ view, office }: { view: PartyView; office: string }) => {
  const { path, today } = view;
  const { title = '', alternate } = officeNamed(view, office) ?? {};
  const ongoing = view.ongoing || isFormer(view, office);
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
  const { register, agreement } = view;
  const open = agreement.status === 'out for signature';
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">Offices</h2>
      {officesOf(register).map(([key, { title, holder, delegator }]) => {
        const signs = register.signatories.includes(key);
        const trouble = signs && open && view.done === undefined ? troubleOf(view.signatories[key]?.mail) : undefined;
        const delegated = signs && delegator !== undefined;
        const answered = ['signed', 'declined'].includes(turnAt(view, key));
        return (
          <div key={key} class="concord-office">
            <h3 dir="auto">
              {title}
              {signs && ' (signs for your agency)'}
            </h3>
            <p dir="auto">{holderLine(holder)}</p>
            {delegated && <p dir="auto">Signs for {delegator.name}, who holds the office.</p>}
            <p>Mailbox: {holder.mailbox}</p>
            <Stands view={view} office={key} />
            {trouble && <p class="concord-trouble">{trouble}</p>}
            {agreement.status !== 'voided' && !delegated && <Replace view={view} office={key} />}
            {signs && open && (delegated || !answered) && <Delegate view={view} office={key} />}
          </div>
        );
      })}
    </section>
  );
};

/** Whoever began something under an earlier version ends it there: these offices go on until then. */
export const FormerOffices = ({ view }: { view: PartyView }) => {
  const { former, agreement } = view;
  const offices = officesOf({ offices: former, signatories: [] });
  return offices.length === 0 ? null : (
    <section aria-labelledby="former-offices">
      <h2 id="former-offices">Offices that only an earlier version names</h2>
      <p>
        Version {agreement.version} does not name {offices.length === 1 ? 'this office' : 'these offices'}. While an
        earlier version holds, or a dispute that was raised under it is open, whoever holds{' '}
        {offices.length === 1 ? 'it' : 'them'} acts in it and gets its email: replace holders here when they change.
      </p>
      {offices.map(([key, { title, holder }]) => (
        <div key={key} class="concord-office">
          <h3 dir="auto">{title}</h3>
          <p dir="auto">{holderLine(holder)}</p>
          <p>Mailbox: {holder.mailbox}</p>
          <Stands view={view} office={key} />
          <Replace view={view} office={key} />
        </div>
      ))}
    </section>
  );
};
