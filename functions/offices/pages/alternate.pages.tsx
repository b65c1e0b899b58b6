/** The page of one office: who stands in for its holder in disputes, and until when. */

import { mouName } from '../../agreements/domain/mou-name.ts';
import type { FormKeys } from '../../shared/http/form-keys.ts';
import type { Refusal } from '../../shared/kernel.ts';
import { Alert, Notice, SummaryList } from '../../shared/pages/elements.tsx';
import { Button, Field, Form } from '../../shared/pages/form.tsx';
import { DayField } from '../../shared/pages/form-day.tsx';
import type { FrameView } from '../../shared/pages/frame.tsx';
import { layout, type SignedIn } from '../../shared/pages/layout.tsx';
import { sayDay } from '../../shared/time-words.ts';
import type { Holder } from '../domain/holder.rules.ts';
import type { Alternate } from '../domain/matter.rules.ts';
import { alternateLine, endsIn, holderLine } from './holder-fields.tsx';

export interface OfficeView {
  person: SignedIn;
  frame: FrameView;
  form: FormKeys;
  /** The MOU's. */
  number: string;
  party: string;
  domains: readonly string[];
  title: string;
  holder: Holder;
  /** Whose period is not over yet. */
  alternate: Alternate | undefined;
  /** Why nobody can stand in here. */
  closed: Refusal | undefined;
  path: string;
  back: { href: string; label: string };
  refused?: { act: string; findings: readonly Refusal[]; typed: Readonly<Record<string, string>> };
  /** The act before this page that was done. */
  done?: string;
}

const DONE: Record<string, (view: OfficeView) => string> = {
  alternate: ({ alternate, holder }) =>
    `The alternate is named.${
      alternate
        ? ` ${alternate.name} stands in for ${holder.name} from ${sayDay(alternate.from)} to ${sayDay(alternate.to)}. Next: tell ${alternate.name}, who finds the agreement at home after signing in, from the first day on.`
        : ''
    }`,
  'alternate-end': ({ holder }) =>
    `The alternate no longer stands in. Email about disputes goes to ${holder.name} alone.`,
};

/** A field of one of the two forms: what was typed in it, and what was wrong. */
const fieldOf = ({ refused }: OfficeView, act: string, name: string) => {
  const own = refused?.act === act ? refused : undefined;
  return {
    name,
    within: act,
    value: own?.typed[name],
    error: own?.findings.find(({ field }) => field === name),
  };
};

const Reason = ({ view, act, label }: { view: OfficeView; act: string; label: string }) => (
  <Field
    {...fieldOf(view, act, 'reason')}
    label={label}
    hint="It stays on the record, where the other parties read it"
    rows={3}
    maxlength={2000}
    required
  />
);

const Name = ({ view }: { view: OfficeView }) => {
  const field = (name: string) => fieldOf(view, 'alternate', name);
  return (
    <section aria-labelledby="name">
      <h2 id="name">{view.alternate ? 'Name another one instead' : 'Name an alternate'}</h2>
      <Form to={`${view.path}/alternate`} page={view.path} keys={view.form}>
        <Field {...field('name')} label="Name" maxlength={120} required autocomplete="off" />
        <Field
          {...field('mailbox')}
          label="Work email address"
          hint={endsIn(view.domains)}
          inputmode="email"
          maxlength={254}
          required
          autocomplete="off"
        />
        <DayField {...field('from')} label="First day" required />
        <DayField {...field('to')} label="Last day" hint="At most 180 days in all." required />
        <Reason view={view} act="alternate" label="Why someone stands in" />
        <Button>Name the alternate</Button>
      </Form>
    </section>
  );
};

const End = ({ view }: { view: OfficeView }) => (
  <section aria-labelledby="end">
    <h2 id="end">End it before the last day</h2>
    <Form to={`${view.path}/alternate/end`} page={view.path} keys={view.form}>
      <Reason view={view} act="alternate-end" label="Why it ends" />
      <Button look="outline">End the alternate’s period now</Button>
    </Form>
  </section>
);

export const alternatePage = (view: OfficeView): string => {
  const { number, title, party, holder, alternate, closed, back, refused, done } = view;
  const [first] = refused?.findings ?? [];
  return layout({
    title: `${mouName(number)}: alternate of ${title}`,
    person: view.person,
    frame: view.frame,
    status: done === undefined || refused || !Object.hasOwn(DONE, done) ? undefined : DONE[done]?.(view),
    main: (
      <>
        <h1>
          Alternate of <bdi>{title}</bdi>
        </h1>
        {first && <Alert refusal={first} />}
        <p>
          An alternate stands in for the holder of this office in disputes for a while. The alternate reads them, gets
          their email, and speaks and decides for the office. The record shows when it was the alternate who spoke. An
          alternate never signs the MOU, and names no alternate.
        </p>
        <SummaryList
          of={[
            ['Agency', party],
            ['Office', title],
            ['Holder', holderLine(holder)],
            ['Alternate', alternate ? alternateLine(alternate) : 'Nobody'],
          ]}
        />
        {closed && !refused && <Notice heading={closed.wrong}>{closed.remedy}</Notice>}
        {!closed && <Name view={view} />}
        {!closed && alternate && <End view={view} />}
        <p>
          <a href={back.href}>{back.label}</a>
        </p>
      </>
    ),
  });
};
