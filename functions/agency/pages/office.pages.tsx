/** One office of the agency’s register: its title, and who holds it. */
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { Choice } from '../../shared/pages/form-choices.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import type { AgencyOffice } from '../domain/people.ts';

export interface OfficeFormView {
  person: SignedIn;
  form: FormKeys;
  /** Of the register. */
  path: string;
  domains: readonly string[];
  /** Absent for a new one. */
  office?: AgencyOffice & { key: string };
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const Fields = ({ view: { office, domains, refused, typed } }: { view: OfficeFormView }) => {
  const { holder } = office ?? {};
  const field = (name: string, recorded?: string) => ({
    name,
    value: typed[name],
    recorded,
    error: refused.find((one) => one.field === name),
  });
  const hasTerm = [holder?.from, holder?.to, typed.from, typed.to].some(Boolean);
  return (
    <>
      <Field
        {...field('title', office?.title)}
        label="Title of the office"
        hint="As your MOUs call it, such as Director"
        maxlength={160}
        required
        autocomplete="off"
      />
      <Field {...field('name', holder?.name)} label="Name" maxlength={120} required autocomplete="off" />
      <Field
        {...field('mailbox', holder?.mailbox)}
        label="Work email address"
        hint={`Ends in ${domains.map((domain) => `@${domain}`).join(' or ')}`}
        inputmode="email"
        maxlength={254}
        required
        autocomplete="off"
      />
      <Choice
        {...field('capacity', holder?.capacity)}
        legend="Role"
        of={[
          ['incumbent', 'Incumbent'],
          ['acting', 'Acting'],
        ]}
        required
      />
      <Field
        {...field('instrument', holder?.instrument)}
        label="Appointing order, if acting"
        hint="The order or letter, with its number or date"
        maxlength={200}
      />
      <details open={hasTerm || refused.some(({ field: at }) => at === 'from' || at === 'to' || at === 'key')}>
        <summary>First and last day{office ? '' : ', short name'}</summary>
        <DayField {...field('from', holder?.from)} label="First day, if there is one" />
        <DayField {...field('to', holder?.to)} label="Last day, if there is one" />
        {!office && (
          <Field
            {...field('key')}
            label="Short name in MOU files, if there is one"
            hint="Such as director; without one, it is made of the title"
            maxlength={40}
            autocomplete="off"
          />
        )}
      </details>
    </>
  );
};

export const officePage = (view: OfficeFormView): string => {
  const { person, path, office, form, refused } = view;
  const [first] = refused;
  const to = office ? `${path}/offices/${office.key}` : `${path}/new`;
  return layout({
    title: office ? `Change ${office.title}` : 'Add an office',
    person,
    main: (
      <>
        <h1>
          {office ? (
            <>
              Change <bdi>{office.title}</bdi>
            </>
          ) : (
            'Add an office'
          )}
        </h1>
        {first && <Alert refusal={first} />}
        <p>MOUs stay as they are until you confirm your people and apply them.</p>
        <Form to={to} page={to} keys={form}>
          <Fields view={view} />
          <Button>{office ? 'Save the change' : 'Add the office'}</Button>
        </Form>
        {office && (
          <details>
            <summary>Remove this office from the register</summary>
            <p>MOUs that name it keep it and its holder.</p>
            <Form to={`${to}/removal`} page={to} keys={form}>
              <Button look="outline">Remove the office</Button>
            </Form>
          </details>
        )}
        <p>
          <a href={path}>Back to people and offices</a>
        </p>
      </>
    ),
  });
};
