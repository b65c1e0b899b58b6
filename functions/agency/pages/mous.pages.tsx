/** What would change in each MOU of the agency, old and new, with a box for each; nothing is chosen beforehand. */
import { mouName } from '../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { Checkbox } from '../../shared/pages/form-choices.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { boxOf, MOST_AT_ONCE, seenBoxOf } from '../domain/applying.rules.ts';
import type { Plan } from '../domain/plan.rules.ts';
import { ChangesTable } from './differs.parts.tsx';
import { manyOf } from './people-words.parts.ts';

export interface MouToApply {
  agreement: string;
  party: string;
  number: string;
  title: string;
  version: number;
  as: string;
  status: string;
  plan: Plan;
  count: number;
  toApply: boolean;
  authority: string;
  seen: string;
}

export interface MousView {
  person: SignedIn;
  form: FormKeys;
  name: string;
  /** Of the register. */
  path: string;
  mous: readonly MouToApply[];
  /** Nobody is confirmed, so that nothing can be applied. */
  unconfirmed: boolean;
  /** Entries that are not confirmed and are not applied. */
  waiting: number;
  refused: readonly Refusal[];
  typed: Readonly<Record<string, string>>;
}

const nameOf = ({ number, title }: MouToApply): string => (title ? `${title} (${mouName(number)})` : mouName(number));

const Notes = ({ of: { plan, authority } }: { of: MouToApply }) => {
  const titles = (which: 'test' | 'link') =>
    plan.changes.filter(({ next }) => next === which).map(({ title }) => title);
  const [tested, asked] = [titles('test'), titles('link')];
  return (
    <ul class="usa-list">
      {plan.confirms && (
        <li dir="auto">
          Its offices are not confirmed yet. This confirms all of them, and the authority in its text: {authority}.
        </li>
      )}
      {!plan.confirms && tested.length > 0 && <li dir="auto">A test email goes to: {tested.join(', ')}.</li>}
      {!plan.confirms && asked.length > 0 && (
        <li dir="auto">A new link to sign goes to: {asked.join(', ')}. Links that were sent before end.</li>
      )}
      {plan.later > 0 && <li>{manyOf(plan.later, 'further change')} can be applied afterwards.</li>}
      {plan.same.length > 0 && <li dir="auto">Already the same: {plan.same.join(', ')}.</li>}
      {plan.unknown.length > 0 && <li dir="auto">Not in your register, stays as it is: {plan.unknown.join(', ')}.</li>}
      {plan.absent.length > 0 && <li dir="auto">Not in this MOU: {plan.absent.join(', ')}.</li>}
    </ul>
  );
};

const Mou = ({ of, typed }: { of: MouToApply; typed: MousView['typed'] }) => {
  const { plan, count } = of;
  return (
    <section class="concord-office" aria-labelledby={`${of.agreement}-${of.party}`}>
      <h3 id={`${of.agreement}-${of.party}`} dir="auto">
        {nameOf(of)}
      </h3>
      <p dir="auto">
        {of.status}
        {of.version > 1 && `, version ${of.version}`}, as {of.as}.{' '}
        <a href={`/agreements/${of.agreement}/parties/${of.party}`}>
          Offices in <bdi>{mouName(of.number)}</bdi>
        </a>
      </p>
      {count > 0 && <ChangesTable caption={`${count} differ`} changes={plan.changes} reviewers={plan.reviewers} />}
      <Notes of={of} />
      {plan.stopped ? (
        <Notice kind="warning" heading="It cannot be applied here now">
          <p dir="auto">
            {plan.stopped.wrong} {plan.stopped.remedy}
          </p>
        </Notice>
      ) : (
        <Checkbox
          name={boxOf(of)}
          label={`${plan.confirms ? 'Confirm the offices of' : 'Apply to'} ${nameOf(of)}`}
          checked={typed[boxOf(of)] === 'yes'}
        />
      )}
    </section>
  );
};

const Rule = () => (
  <details>
    <summary>How offices are matched</summary>
    <p>
      An office of an MOU is the one of your register with the same title; capitals and spaces do not count. Where no
      title is the same, the same short name counts. The holder there must then be someone whom your register knows for
      that office. Everything else stays as it is.
    </p>
  </details>
);

const Applying = ({ view, open }: { view: MousView; open: readonly MouToApply[] }) => {
  const { form, path, refused, typed } = view;
  const to = `${path}/mous`;
  const choosable = open.filter(({ plan }) => !plan.stopped);
  const seen = Object.fromEntries(choosable.map((one) => [seenBoxOf(one), one.seen]));
  return (
    <Form to={to} page={to} keys={form} carries={seen}>
      <h2>{manyOf(open.length, 'MOU differs', 'MOUs differ')} from your register</h2>
      <Rule />
      {open.map((one) => (
        <Mou key={`${one.agreement} ${one.party}`} of={one} typed={typed} />
      ))}
      {choosable.length > 0 && (
        <>
          <Field
            name="reason"
            label="Reason for the change"
            hint="It stays on the record of each chosen MOU, where the other parties read it"
            rows={3}
            maxlength={2000}
            required
            value={typed.reason}
            error={refused.find(({ field }) => field === 'reason')}
          />
          <p>
            Each chosen MOU changes as a whole, or not at all. You see afterwards what happened in each. At most{' '}
            {MOST_AT_ONCE} go at once.
          </p>
          <Button>Apply to the chosen MOUs</Button>
        </>
      )}
    </Form>
  );
};

export const mousPage = (view: MousView): string => {
  const { person, name, path, mous, unconfirmed, waiting, refused } = view;
  const [first] = refused;
  const open = mous.filter(({ toApply }) => toApply);
  const same = mous.filter(({ toApply }) => !toApply);
  return layout({
    title: `Apply the people of ${name} to MOUs`,
    person,
    main: (
      <>
        <h1>
          Apply the people of <bdi>{name}</bdi> to MOUs
        </h1>
        {first && <Alert refusal={first} />}
        {waiting > 0 && (
          <Notice kind="warning">
            {manyOf(waiting, 'entry is', 'entries are')} not confirmed and not applied:{' '}
            <a href={`${path}/confirmation`}>check and confirm</a>.
          </Notice>
        )}
        {unconfirmed && (
          <Notice heading="Nobody is confirmed yet.">
            <a href={path}>Confirm your agency’s people first.</a>
          </Notice>
        )}
        {!unconfirmed && open.length === 0 && <p>Every MOU names your people as your register has them.</p>}
        {open.length > 0 && <Applying view={view} open={open} />}
        {same.length > 0 && (
          <section aria-labelledby="same">
            <h2 id="same">{manyOf(same.length, 'MOU', 'MOUs')} without a difference</h2>
            <ul class="usa-list">
              {same.map((one) => (
                <li key={`${one.agreement} ${one.party}`} dir="auto">
                  {nameOf(one)}
                  {one.plan.same.length === 0 && ': none of your register’s offices is in it'}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>
          <a href={path}>Back to people and offices</a>
        </p>
      </>
    ),
  });
};
