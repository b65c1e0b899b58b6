/** One office as a liaison corrects it before anything is confirmed: only its fields, and what this agency last confirmed elsewhere. */

import { Notice } from '../../shared/pages/elements.tsx';
import { Button, Form, Kept } from '../../shared/pages/form.tsx';
import { sayInstant } from '../../shared/time-words.ts';
import type { Holder } from '../domain/holder.rules.ts';
import type { LastConfirmed } from '../domain/last-confirmed.rules.ts';
import { HOLDER_LABELS, HolderFields } from './holder-fields.tsx';
import { OfOffice } from './office-card.tsx';
import { actPage } from './party-shell.tsx';
import { asDrafted, formOf, offerFor, type PartyView } from './party-view.ts';

export const entryPath = ({ path }: PartyView, office: string): string => `${path}/draft/offices/${office}`;

/** A holder as a form carries it, with the labels under which it was typed; what stands in no field is not carried. */
export const KeptHolder = ({
  holder,
  prefix = '',
}: {
  holder: Partial<Record<keyof Holder, string | undefined>>;
  prefix?: string;
}) => (
  <>
    {(Object.keys(HOLDER_LABELS) as (keyof Holder)[]).map((name) => {
      const value = holder[name] ?? '';
      return value === '' ? null : (
        <Kept key={name} name={`${prefix}${name}`} label={HOLDER_LABELS[name]} value={value} recorded={value} />
      );
    })}
  </>
);

const saysOf = ({ holder }: LastConfirmed, now: Holder | undefined): string =>
  holder.name === now?.name ? holder.mailbox : `${holder.name}, ${holder.mailbox}`;

/** What the agency last confirmed of this office; one press takes it over. */
export const Offer = ({ view, office }: { view: PartyView; office: string }) => {
  const offer = offerFor(view, office);
  const drafted = asDrafted(view, office);
  if (!offer || !drafted) return null;
  const last = saysOf(offer, drafted.holder);
  return (
    <Notice kind="warning" heading={`You last confirmed ${last}`}>
      <p dir="auto">
        That was in {offer.number} on {sayInstant(offer.at, view.agreement.zone)}. Here it says{' '}
        {saysOf({ ...offer, holder: drafted.holder }, offer.holder)}.
      </p>
      <Form to={entryPath(view, office)} page={entryPath(view, office)} keys={view.form}>
        <KeptHolder holder={{ ...offer.holder }} />
        <Button look="outline">
          Use {last}
          <OfOffice title={drafted.title} />
        </Button>
      </Form>
    </Notice>
  );
};

export const entryPage = (view: PartyView): string => {
  const { about: office, register, path, form: keys, draft } = view;
  const form = formOf(view, 'entry');
  const { title = '', holder } = asDrafted(view, office) ?? {};
  const to = entryPath(view, office);
  return actPage(view, {
    heading: `Change ${title}`,
    ...(draft.reviewers && { back: { href: `${path}/draft`, label: 'Back without a change' } }),
    children: (
      <>
        <p>Nothing is confirmed yet: you check everything once more on a page of its own.</p>
        {!form.refused && <Offer view={view} office={office} />}
        <Form to={to} page={to} keys={keys}>
          <HolderFields form={form} holder={holder} domains={register.mailDomains} />
          <Button>Keep this change</Button>
        </Form>
      </>
    ),
  });
};
