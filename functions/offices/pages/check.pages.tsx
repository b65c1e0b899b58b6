/** The last step of confirming: everything once, and one button. The form carries what the page shows, and nothing else is confirmed. */
import type { Refusal } from '../../shared/kernel.ts';
import { Notice } from '../../shared/pages/elements.tsx';
import { Button, FieldsOf, Form, Kept } from '../../shared/pages/form.tsx';
import { entryFindings } from '../domain/entry.rules.ts';
import type { Holder } from '../domain/holder.rules.ts';
import { REVIEWER_KINDS } from '../domain/reviewer-kinds.ts';
import type { Reviewers } from '../domain/reviewers.rules.ts';
import { askedName, NO_ONE } from '../reviewer-fields.ts';
import { entryPath, KeptHolder } from './entry.pages.tsx';
import { CAPACITIES, HOLDER_LABELS } from './holder-fields.tsx';
import { Card, factsOf, OfOffice } from './office-card.tsx';
import { actPage } from './party-shell.tsx';
import { asDrafted, authorityIn, type FormState, formOf, officesOf, type PartyView } from './party-view.ts';
import { REVIEWERS } from './words.parts.ts';

type Entered = Partial<Record<keyof Holder, string | undefined>>;

/** As it was sent, where that was refused; else as it was drafted. */
function enteredIn(view: PartyView, form: FormState, office: string): Entered {
  if (!form.refused) return { ...asDrafted(view, office)?.holder };
  const names = Object.keys(HOLDER_LABELS) as (keyof Holder)[];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = form.value(`offices.${office}.${name}`);
      return value ? [[name, value]] : [];
    }),
  );
}

const capacityOf = (sent: string | undefined): Holder['capacity'] =>
  sent !== undefined && Object.hasOwn(CAPACITIES, sent) ? (sent as Holder['capacity']) : 'incumbent';

const asHolder = ({ name = '', mailbox = '', capacity, ...more }: Entered): Holder => ({
  ...{ name, mailbox, capacity: capacityOf(capacity) },
  ...more,
});

/** Who must clear the text, in the fields of a form. */
const asFields = (reviewers: Reviewers): Record<string, string> => {
  const named = REVIEWER_KINDS.flatMap((kind) => (reviewers[kind] ? [[kind, reviewers[kind]] as const] : []));
  if (named.length === 0) return { [NO_ONE]: 'yes' };
  return Object.fromEntries(
    named.flatMap(([kind, { name, mailbox, required }]) => [
      [askedName(kind), 'yes'],
      [`reviewers.${kind}.name`, name],
      [`reviewers.${kind}.mailbox`, mailbox],
      [`reviewers.${kind}.need`, required ? 'required' : 'advisory'],
    ]),
  );
};

const sentReviewers = ({ refused }: PartyView): Record<string, string> =>
  Object.fromEntries(Object.entries(refused?.typed ?? {}).filter(([name]) => name.startsWith('reviewers.')));

/** Who clears it as facts; nothing where nobody has said. */
const clearedBy = (fields: Readonly<Record<string, string>>): [term: string, value: string][] =>
  REVIEWER_KINDS.filter((kind) => fields[askedName(kind)] === 'yes').map((kind) => [
    REVIEWERS[kind],
    [
      fields[`reviewers.${kind}.name`],
      fields[`reviewers.${kind}.mailbox`],
      fields[`reviewers.${kind}.need`] === 'advisory' ? 'advisory' : 'required',
    ].join(', '),
  ]);

const under = (form: FormState, prefix: string, findings: readonly Refusal[]): Refusal[] =>
  form.refused ? findings.filter(({ field = '' }) => field.startsWith(prefix)) : [];

const Clearing = ({ view, form, fields }: { view: PartyView; form: FormState; fields: Record<string, string> }) => {
  const by = clearedBy(fields);
  const answered = by.length > 0 || fields[NO_ONE] === 'yes';
  return (
    <Card
      level="h2"
      title="Who must clear the text"
      facts={by.length > 0 ? by : [['Answer', answered ? 'No one' : 'Not answered yet']]}
      wrong={under(form, 'reviewers', view.refused?.findings ?? [])}
    >
      <p>
        <a href={`${view.path}/draft/reviewers`}>{answered ? 'Change who must clear the text' : 'Answer this first'}</a>
      </p>
    </Card>
  );
};

export const checkPage = (view: PartyView): string => {
  const { register, path, form: keys, draft, text, refused } = view;
  const form = formOf(view, 'offices');
  const statute = authorityIn(text, register.party);
  const authority = form.value('authority') ?? statute;
  const fields = form.refused ? sentReviewers(view) : draft.reviewers ? asFields(draft.reviewers) : {};
  const offices = officesOf(register).map(([key, { title }]) => ({ key, title, entered: enteredIn(view, form, key) }));
  const wrongAt = (key: string, entered: Entered) =>
    form.refused
      ? under(form, `offices.${key}.`, refused?.findings ?? [])
      : entryFindings(view, key, asHolder(entered));
  const open = form.refused || draft.reviewers !== undefined;
  return actPage(view, {
    heading: 'Check everything, then confirm',
    children: (
      <>
        <p>Step 3 of 3. Email and links go only to what you confirm here.</p>
        {offices.map(({ key, title, entered }) => (
          <Card
            key={key}
            level="h2"
            title={title}
            signs={register.signatories.includes(key)}
            facts={factsOf(asHolder(entered))}
            wrong={wrongAt(key, entered)}
          >
            <p>
              <a href={entryPath(view, key)}>
                Change
                <OfOffice title={title} />
              </a>
            </p>
          </Card>
        ))}
        <Clearing view={view} form={form} fields={fields} />
        <Card
          level="h2"
          title="Authority to sign"
          facts={[['In the text', authority]]}
          wrong={under(form, 'authority', refused?.findings ?? [])}
        >
          <p class="concord-small">If it is wrong, ask the agency that organizes this agreement for a new version.</p>
        </Card>
        {open ? (
          <Form to={`${path}/offices`} page={`${path}/draft`} keys={keys}>
            {offices.map(({ key, title, entered }) => (
              <FieldsOf key={key} name={title}>
                <KeptHolder holder={entered} prefix={`offices.${key}.`} />
              </FieldsOf>
            ))}
            <Kept name="authority" label="Authority to sign" value={authority} recorded={authority} />
            {Object.entries(fields).map(([name, value]) => (
              <Kept key={name} name={name} label="Who must clear the text" value={value} recorded={value} />
            ))}
            <Button>Confirm the offices</Button>
          </Form>
        ) : (
          <Notice kind="warning" heading="One question is left">
            <p>Say who must clear the text, or that no one must. Then you can confirm.</p>
            <a class="usa-button" href={`${path}/draft/reviewers`}>
              Continue
            </a>
          </Notice>
        )}
      </>
    ),
  });
};
